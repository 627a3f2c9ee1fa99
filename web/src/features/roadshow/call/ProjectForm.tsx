import type { Candidate } from '@keqiao/shared/encounters'
import { ProjectDraft } from '@keqiao/shared/presentations'
import type { Roadshow } from '@keqiao/shared/roadshow'
import { type ReactNode, useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { SelectField, TextArea, TextField, TickField } from '../../../ui/Field.tsx'
import form from '../../../ui/form.module.css'
import { KeptNote } from '../../../ui/KeptNote.tsx'
import { forget, keep, readKept } from '../../../ui/kept.ts'
import { Refusals } from '../../../ui/Refusals.tsx'
import { useFaults } from '../../../ui/useFaults.ts'
import { useSay } from '../../../words/say.ts'
import css from '../organise/organise.module.css'
import { useSubmitProject } from '../organise/queries.ts'

type Kind = 'achievement' | 'need'
export type Chosen = Candidate & { kind: Kind }
interface Props {
  event: Roadshow
  initial: { chosen: Chosen | null; kind: Kind; speaker: string }
  pick: (given: {
    kind: Kind
    value: Candidate | null
    error: string | undefined
    onChange: (chosen: Candidate | null) => void
  }) => ReactNode
  onDone: () => void
}

const PARTS = ['subject', 'speaker', 'speakerTitle', 'minutes', 'pitch', 'secrecyTick']

/** One of one's own, who speaks and why; nothing secret, and the recording as one likes. */
export function ProjectForm({ event, initial, pick, onDone }: Props) {
  const say = useSay('organise')
  const keptAs = `keqiao.draft.project.${event.id}`
  const fresh = { ...initial, speakerTitle: '', minutes: '10', pitch: '', secrecyTick: false, recordConsent: false }
  const [kept] = useState(() => readKept<typeof fresh>(keptAs))
  const [restored, setRestored] = useState(kept !== null)
  // A tick is given anew each time.
  const [values, setValues] = useState(kept ? { ...kept, chosen: initial.chosen ?? kept.chosen, secrecyTick: false } : fresh)
  const sending = useSubmitProject(event.id)
  const { chosen, kind, minutes, speakerTitle, ...rest } = values
  const faults = useFaults(
    ProjectDraft.safeParse({
      ...rest,
      subject: chosen ? `${chosen.kind}:${chosen.id}` : undefined,
      speakerTitle: speakerTitle.trim() || null,
      minutes: minutes.trim() === '' ? undefined : Number(minutes),
    }),
    sending,
  )
  const set = (more: Partial<typeof fresh>) => {
    const next = { ...values, ...more }
    setValues(next)
    keep(keptAs, next)
    faults.changed()
  }
  const text = (name: 'speaker' | 'speakerTitle' | 'minutes' | 'pitch') => ({
    label: say(`submit.${name}`),
    value: values[name],
    error: faults.fault(name),
    onChange: ({ target }: { target: { value: string } }) => set({ [name]: target.value }),
  })
  const send = faults.submit((body) =>
    sending.mutate(body, {
      onSuccess: () => {
        forget(keptAs)
        onDone()
      },
    }),
  )
  return (
    <form ref={faults.form} className={css.form} noValidate onSubmit={send}>
      <div className={form.group}>
        <SelectField
          label={say('submit.kind')}
          value={kind}
          onChange={({ target }) => set({ kind: target.value as Kind, chosen: null })}
        >
          <option value="achievement">{say('submit.achievement')}</option>
          <option value="need">{say('submit.need')}</option>
        </SelectField>
        {pick({
          kind,
          value: chosen,
          error: faults.fault('subject'),
          onChange: (one) => set({ chosen: one && { ...one, kind } }),
        })}
        <div className={form.pair}>
          <TextField required maxLength={40} hint={say('submit.speakerHint')} {...text('speaker')} />
          <TextField maxLength={60} {...text('speakerTitle')} />
          <TextField required type="number" min={3} max={60} inputMode="numeric" {...text('minutes')} />
        </div>
        <TextArea required rows={4} maxLength={500} hint={say('submit.pitchHint')} {...text('pitch')} />
        <TickField
          label={say('submit.secrecyTick')}
          checked={values.secrecyTick}
          error={faults.fault('secrecyTick')}
          onChange={({ target }) => set({ secrecyTick: target.checked })}
        />
        <TickField
          label={say('submit.recordConsent')}
          hint={say('submit.recordHint')}
          checked={values.recordConsent}
          onChange={({ target }) => set({ recordConsent: target.checked })}
        />
      </div>
      <Refusals error={sending.error} rest={faults.rest(PARTS)} />
      <div className={form.bar}>
        <Button type="submit" look="known" disabled={sending.isPending}>
          {say('submit.send')}
        </Button>
        <KeptNote
          restored={restored}
          onDiscard={() => {
            forget(keptAs)
            setRestored(false)
            setValues(fresh)
          }}
        />
      </div>
    </form>
  )
}
