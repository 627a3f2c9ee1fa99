import type { RoadshowFile } from '@keqiao/shared/roadshow'
import type { RoadshowMove } from '@keqiao/shared/roadshow-life'
import { type FormEvent, useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { TextArea, TextField } from '../../../ui/Field.tsx'
import form from '../../../ui/form.module.css'
import { Refusals } from '../../../ui/Refusals.tsx'
import { useRefused } from '../../../ui/useRefused.ts'
import { instantOf } from '../../../words/format.ts'
import { useProblemWords } from '../../../words/problem.ts'
import { useSay } from '../../../words/say.ts'
import css from './organise.module.css'
import type { useMove } from './queries.ts'

interface Props {
  file: RoadshowFile
  move: RoadshowMove | null
  asks: 'reason' | 'dates' | null
  sending: ReturnType<typeof useMove>
  onClose: () => void
}

/** A step of which everybody who signed up will read the reason, or learn the new date. */
export function MoveDialog({ move, ...rest }: Props) {
  const say = useSay('organise')
  return (
    <Dialog open={move !== null} onClose={rest.onClose} title={move ? say(`move.${move}`) : ''} sheet>
      {move && <Asked key={move} move={move} {...rest} />}
    </Dialog>
  )
}

const TIMES = ['startsAt', 'endsAt', 'regClosesAt'] as const
const NONE = { startsAt: '', endsAt: '', regClosesAt: '' }

function Asked({ file, move, asks, sending, onClose }: Props & { move: RoadshowMove }) {
  const say = useSay('organise')
  const common = useSay('common')
  const { issue } = useProblemWords()
  const [reason, setReason] = useState('')
  const [dates, setDates] = useState(NONE)
  const [tried, setTried] = useState(false)
  const { box, at, whole, goToFirst } = useRefused(sending.error, ['reason', ...TIMES])
  const isMissing = asks === 'reason' && !reason.trim()
  const send = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (isMissing) return void goToFirst()
    const times = TIMES.map((name) => [name, instantOf(dates[name])] as const).filter(([, instant]) => instant)
    const body = { move, revision: file.revision, reason: reason.trim() || null, ...Object.fromEntries(times) }
    sending.mutate(body, { onSuccess: onClose })
  }
  return (
    <form ref={box} className={css.small} onSubmit={send} noValidate>
      <p>{say(`moveWhy.${move === 'return' ? 'return' : asks === null ? 'sure' : move}`)}</p>
      {asks === 'dates'
        ? TIMES.map((name) => (
            <TextField
              key={name}
              label={say(`form.${name}`)}
              type="datetime-local"
              required={name !== 'regClosesAt'}
              hint={name === 'regClosesAt' && say('form.regClosesHint')}
              value={dates[name]}
              error={at(name)}
              onChange={(event) => setDates({ ...dates, [name]: event.target.value })}
            />
          ))
        : asks === 'reason' && (
            <TextArea
              label={say('moveWhy.label')}
              required
              rows={3}
              maxLength={300}
              value={reason}
              error={tried && isMissing ? issue({ code: 'reason_missing', facts: {} }) : at('reason')}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
      <Refusals error={whole} rest={[]} />
      <p className={form.bar}>
        <Button type="submit" look="known" disabled={sending.isPending}>
          {say(`move.${move}`)}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {common('cancel')}
        </Button>
      </p>
    </form>
  )
}
