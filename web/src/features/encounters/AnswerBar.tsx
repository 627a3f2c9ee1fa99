import type { EncounterAnswer } from '@keqiao/shared/encounters'
import type { EncounterMove, EncounterState } from '@keqiao/shared/lifecycle'
import { type FormEvent, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextArea } from '../../ui/Field.tsx'
import { Refusals } from '../../ui/Refusals.tsx'
import { useRefused } from '../../ui/useRefused.ts'
import { useProblemWords } from '../../words/problem.ts'
import css from './encounters.module.css'
import { useSaying } from './saying.ts'

interface Props {
  state: EncounterState
  moves: readonly EncounterMove[]
  /** For whom one answers, where no account says it. */
  you?: string
  sending: { isPending: boolean; error: unknown }
  onAnswer: (said: EncounterAnswer, then: () => void) => void
}

/** Was it so? Two answers, and what each of them means. */
export function AnswerBar({ state, moves, you, sending, onAnswer }: Props) {
  const { say } = useSaying()
  const [contesting, setContesting] = useState(false)
  if (!moves.includes('confirm')) return null
  return (
    <section className={css.answer} aria-label={say('answer.title')}>
      <div>
        <h2>{say('answer.title')}</h2>
        <p>{say('answer.text')}</p>
        {state === 'one_sided' && <p>{say('answer.late')}</p>}
        {you && <p>{you}</p>}
      </div>
      <Refusals error={contesting ? null : sending.error} rest={[]} />
      <p className={css.buttons}>
        <Button look="known" disabled={sending.isPending} onClick={() => onAnswer({ answer: 'confirm' }, () => {})}>
          {say('answer.confirm')}
        </Button>
        {moves.includes('contest') && (
          <Button aria-haspopup="dialog" onClick={() => setContesting(true)}>
            {say('answer.contest')}
          </Button>
        )}
      </p>
      <Dialog open={contesting} onClose={() => setContesting(false)} title={say('answer.contestTitle')} sheet>
        <Contest
          isPending={sending.isPending}
          error={sending.error}
          onSend={(text) => onAnswer({ answer: 'contest', text }, () => setContesting(false))}
        />
      </Dialog>
    </section>
  )
}

interface ContestProps {
  isPending: boolean
  error: unknown
  onSend: (text: string) => void
}

function Contest({ isPending, error, onSend }: ContestProps) {
  const { say } = useSaying()
  const { issue } = useProblemWords()
  const [tried, setTried] = useState(false)
  const { box, at, whole, goToFirst } = useRefused(error, ['text'])
  const [text, setText] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (text.trim()) onSend(text.trim())
    else goToFirst()
  }
  return (
    <form ref={box} className={css.form} onSubmit={submit} noValidate>
      <TextArea
        label={say('answer.contestLabel')}
        hint={say('answer.contestHint')}
        rows={4}
        maxLength={500}
        required
        value={text}
        error={tried && !text.trim() ? issue({ code: 'required', facts: {} }) : at('text')}
        onChange={(event) => setText(event.target.value)}
      />
      <Refusals error={whole} rest={[]} />
      <p>
        <Button type="submit" look="known" disabled={isPending}>
          {say('answer.contestSend')}
        </Button>
      </p>
    </form>
  )
}
