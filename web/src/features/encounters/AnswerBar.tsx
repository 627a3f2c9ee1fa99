import type { EncounterAnswer } from '@keqiao/shared/encounters'
import type { EncounterMove, EncounterState } from '@keqiao/shared/lifecycle'
import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Refusals } from '../../ui/Refusals.tsx'
import css from './encounters.module.css'
import { useSaying } from './saying.ts'
import { TextForm } from './TextForm.tsx'

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
        <TextForm
          label={say('answer.contestLabel')}
          hint={say('answer.contestHint')}
          send={say('answer.contestSend')}
          isPending={sending.isPending}
          error={sending.error}
          onSend={(text) => onAnswer({ answer: 'contest', text }, () => setContesting(false))}
        />
      </Dialog>
    </section>
  )
}
