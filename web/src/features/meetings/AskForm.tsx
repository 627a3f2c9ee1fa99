import { type Fitting, MeetingRequest } from '@keqiao/shared/meetings'
import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { TextArea } from '../../ui/Field.tsx'
import { Refusals } from '../../ui/Refusals.tsx'
import { useFaults } from '../../ui/useFaults.ts'
import { useSay } from '../../words/say.ts'
import css from './meetings.module.css'
import { useAsk } from './queries.ts'
import { Why } from './Why.tsx'

/** One sentence, to one person or to several at once. */
export function AskForm({ token, people, onSent }: { token: string; people: readonly Fitting[]; onSent: () => void }) {
  const say = useSay('meetings')
  const sending = useAsk(token)
  const [reason, setReason] = useState('')
  const checked = MeetingRequest.safeParse({ to: people.map(({ id }) => id), reason })
  const { form, fault, rest, changed, submit } = useFaults(checked, sending)
  const [only] = people
  const alone = people.length === 1
  return (
    <form
      ref={form}
      className={css.form}
      noValidate
      onSubmit={submit((request) => sending.mutate(request, { onSuccess: onSent }))}
    >
      {alone && only ? (
        <Why reasons={only.reasons} />
      ) : (
        <ul className={css.party}>
          {people.map(({ id, name, organisation }) => (
            <li key={id}>
              <span>
                <strong>{name}</strong> {organisation}
              </span>
            </li>
          ))}
        </ul>
      )}
      <TextArea
        label={say('ask.reason')}
        hint={say('ask.hint')}
        rows={3}
        maxLength={200}
        required
        value={reason}
        error={fault('reason')}
        onChange={(event) => {
          setReason(event.target.value)
          changed()
        }}
      />
      <p className={css.faint}>{say(alone ? 'ask.text' : 'group.text')}</p>
      <Refusals error={sending.error} rest={rest(['reason'])} />
      <p>
        <Button type="submit" look="known" disabled={sending.isPending}>
          {say('ask.send')}
        </Button>
      </p>
    </form>
  )
}
