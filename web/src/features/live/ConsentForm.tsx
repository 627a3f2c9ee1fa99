import { ConsentNote } from '@keqiao/shared/replays'
import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { TextField, TickField } from '../../ui/Field.tsx'
import { Refusals } from '../../ui/Refusals.tsx'
import { useFaults } from '../../ui/useFaults.ts'
import { useSay } from '../../words/say.ts'
import host from './host.module.css'
import css from './live.module.css'
import { useConsent } from './replays.ts'

interface Given {
  presentation: string
  speaker: string
  /** The speaker, or an organiser who notes a signed paper. */
  as: 'give' | 'note'
  onDone: () => void
}

export function ConsentForm({ presentation, speaker, as, onDone }: Given) {
  const say = useSay('live')
  const sending = useConsent(presentation)
  const [evidence, setEvidence] = useState('')
  const [secrecyTick, setSecrecyTick] = useState(false)
  const checked = ConsentNote.safeParse({ speaker, evidence: as === 'note' ? evidence : null, secrecyTick })
  const { form, fault, rest, changed, submit } = useFaults(checked, sending)
  return (
    <form ref={form} className={css.part} noValidate onSubmit={submit((note) => sending.mutate(note, { onSuccess: onDone }))}>
      {as === 'give' && <p>{say('replay.giveText')}</p>}
      {as === 'note' && (
        <TextField
          label={say('replay.evidence')}
          hint={say('replay.evidenceHint')}
          maxLength={200}
          required
          value={evidence}
          error={fault('evidence')}
          onChange={(event) => {
            setEvidence(event.target.value)
            changed()
          }}
        />
      )}
      <TickField
        label={say('replay.secrecy')}
        checked={secrecyTick}
        error={fault('secrecyTick')}
        onChange={(event) => {
          setSecrecyTick(event.target.checked)
          changed()
        }}
      />
      <Refusals error={sending.error} rest={rest(['evidence', 'secrecyTick'])} />
      <div className={host.steps}>
        <Button type="submit" look="known" disabled={sending.isPending}>
          {say(`replay.${as}Do`)}
        </Button>
        <Button look="quiet" onClick={onDone}>
          {say('replay.cancel')}
        </Button>
      </div>
    </form>
  )
}
