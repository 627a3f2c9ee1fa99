import { type DeskFile, type OrganisationMove, VERIFIED_HOW, type VerifiedHow } from '@keqiao/shared/organisations'
import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { TextArea } from '../../ui/Field.tsx'
import { Refusals } from '../../ui/Refusals.tsx'
import { useRefused } from '../../ui/useRefused.ts'
import { placedIssues } from '../../words/placeIssues.ts'
import { useProblemWords } from '../../words/problem.ts'
import { useSay } from '../../words/say.ts'
import css from './form.module.css'
import { useDecide } from './queries.ts'
import { ReturnReasons, reasonsOf } from './ReturnReasons.tsx'

const PLACED = ['how', 'text', 'returned']

/** The moves that are this operator's now; each asks what it needs. */
export function Decisions({ file }: { file: DeskFile }) {
  const say = useSay('organisations')
  const [move, setMove] = useState<OrganisationMove | null>(null)
  if (file.may.length === 0) return null
  return (
    <section className={css.group}>
      <h3>{say('decide.title')}</h3>
      <p className={css.actions}>
        {file.may.map((each) => (
          <Button
            key={each}
            look={each === 'approve' ? 'known' : 'plain'}
            aria-pressed={move === each}
            onClick={() => setMove(each)}
          >
            {say(`move.${each}`)}
          </Button>
        ))}
      </p>
      {move && <Decision key={move} file={file} move={move} onDone={() => setMove(null)} />}
    </section>
  )
}

function Decision({ file, move, onDone }: { file: DeskFile; move: OrganisationMove; onDone: () => void }) {
  const say = useSay('organisations')
  const { issue } = useProblemWords()
  const decide = useDecide(file.id)
  const [how, setHow] = useState<VerifiedHow | null>(null)
  const [text, setText] = useState('')
  const [returned, setReturned] = useState<Record<string, string>>({})
  const { box } = useRefused<HTMLDivElement>(decide.error, PLACED)
  const issues = placedIssues(decide.error)
  const fault = (part: string, at?: number) => {
    const placed = issues.find(({ name }) => name[0] === part && name[1] === at)
    return placed && issue(placed.issue.code === 'too_small' ? { code: 'required', facts: {} } : placed.issue)
  }
  const send = () =>
    decide.mutate(
      { move, revision: file.revision, how, text: text.trim() || null, returned: move === 'return' ? reasonsOf(returned) : [] },
      { onSuccess: onDone },
    )
  return (
    <div ref={box} className={`${css.form} ${css.wide}`}>
      <Refusals error={decide.error} rest={issues.filter(({ name }) => !PLACED.includes(String(name[0])))} />
      {move === 'approve' && <How how={how} onChange={setHow} error={fault('how')} />}
      {move === 'return' && <ReturnReasons reasons={returned} onChange={setReturned} fault={(at) => fault('returned', at)} />}
      {move !== 'approve' && (
        <TextArea
          label={say(move === 'return' ? 'decide.more' : 'decide.reason')}
          hint={say('decide.seen')}
          required={move !== 'return'}
          rows={3}
          maxLength={300}
          value={text}
          onChange={(event) => setText(event.target.value)}
          error={fault('text')}
        />
      )}
      <p className={css.actions}>
        <Button look="known" disabled={decide.isPending} onClick={send}>
          {say(`decide.do.${move}`)}
        </Button>
      </p>
    </div>
  )
}

function How({
  how,
  onChange,
  error,
}: {
  how: VerifiedHow | null
  onChange: (how: VerifiedHow) => void
  error: string | undefined
}) {
  const say = useSay('organisations')
  return (
    <fieldset className={css.choices} aria-describedby={error ? 'how-error' : undefined}>
      <legend>{say('decide.how')}</legend>
      {VERIFIED_HOW.map((each) => (
        <label key={each} className={css.radio}>
          <input
            type="radio"
            name="how"
            value={each}
            checked={how === each}
            aria-invalid={Boolean(error)}
            onChange={() => onChange(each)}
          />
          {say(`how.${each}`)}
        </label>
      ))}
      {error && (
        <p id="how-error" className={css.error} role="alert">
          {error}
        </p>
      )}
    </fieldset>
  )
}
