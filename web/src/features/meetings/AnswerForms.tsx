import { MeetingAnswer, type MeetingSlot } from '@keqiao/shared/meetings'
import { DECLINE_REASONS } from '@keqiao/shared/taxonomy'
import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { SelectField, TextArea } from '../../ui/Field.tsx'
import { Refusals } from '../../ui/Refusals.tsx'
import { useFaults } from '../../ui/useFaults.ts'
import { useLabels } from '../../words/labels.ts'
import { useSay } from '../../words/say.ts'
import css from './meetings.module.css'
import { span } from './when.ts'

interface Sending {
  error: unknown
  isPending: boolean
  reset: () => void
}

export function DeclineForm({ sending, onSend }: { sending: Sending; onSend: (sent: MeetingAnswer) => void }) {
  const say = useSay('meetings')
  const { label } = useLabels()
  const [reason, setReason] = useState<string>('CAPACITY')
  const [text, setText] = useState('')
  const checked = MeetingAnswer.safeParse({ move: 'decline', reason, text: text.trim() || null })
  const { form, fault, rest, changed, submit } = useFaults(checked, sending)
  return (
    <form ref={form} className={css.form} noValidate onSubmit={submit(onSend)}>
      <SelectField
        label={say('answer.declineReason')}
        value={reason}
        error={fault('reason')}
        onChange={(event) => {
          setReason(event.target.value)
          changed()
        }}
      >
        {DECLINE_REASONS.map((code) => (
          <option key={code} value={code}>
            {label('decline_reason', code)}
          </option>
        ))}
      </SelectField>
      <TextArea
        label={say('answer.declineText')}
        rows={2}
        maxLength={200}
        value={text}
        error={fault('text')}
        onChange={(event) => {
          setText(event.target.value)
          changed()
        }}
      />
      <Refusals error={sending.error} rest={rest(['reason', 'text'])} />
      <p>
        <Button type="submit" disabled={sending.isPending}>
          {say('answer.declineSend')}
        </Button>
      </p>
    </form>
  )
}

export function SlotForm({
  slots,
  sending,
  onSend,
}: {
  slots: MeetingSlot[]
  sending: Sending
  onSend: (startsAt: string) => void
}) {
  const say = useSay('meetings')
  const [startsAt, setStartsAt] = useState(slots[0]?.startsAt ?? '')
  const checked = MeetingAnswer.safeParse({ move: 'counter', startsAt })
  const { form, fault, rest, changed, submit } = useFaults(checked, sending)
  return (
    <form ref={form} className={css.form} noValidate onSubmit={submit(() => onSend(startsAt))}>
      <SelectField
        label={say('answer.slotTitle')}
        hint={say('answer.slotHint')}
        value={startsAt}
        error={fault('startsAt')}
        onChange={(event) => {
          setStartsAt(event.target.value)
          changed()
        }}
      >
        {slots.map((slot) => (
          <option key={slot.startsAt} value={slot.startsAt}>
            {span(slot)}
          </option>
        ))}
      </SelectField>
      <Refusals error={sending.error} rest={rest(['startsAt'])} />
      <p>
        <Button type="submit" look="known" disabled={sending.isPending}>
          {say('answer.slotSend')}
        </Button>
      </p>
    </form>
  )
}
