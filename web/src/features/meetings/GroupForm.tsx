import { GroupInvitation } from '@keqiao/shared/meeting-plans'
import { type MeetingPerson, MOST_INVITED } from '@keqiao/shared/meetings'
import { useId, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { CheckField, TextArea, TextField } from '../../ui/Field.tsx'
import { Refusals } from '../../ui/Refusals.tsx'
import { useFaults } from '../../ui/useFaults.ts'
import { useSay } from '../../words/say.ts'
import css from './meetings.module.css'
import { useInviteGroup } from './queries.ts'

const SHOWN = 30
const MOST = MOST_INVITED + 1

interface Given {
  id: string
  guests: readonly MeetingPerson[]
  onSent: () => void
}

/** Who, and what for: each of them is asked. */
export function GroupForm({ id, guests, onSent }: Given) {
  const say = useSay('meetings')
  const common = useSay('common')
  const sending = useInviteGroup(id)
  const whoError = useId()
  const [people, setPeople] = useState<readonly string[]>([])
  const [q, setQ] = useState('')
  const [reason, setReason] = useState('')
  const checked = GroupInvitation.safeParse({ people, reason })
  const { form, fault, has, rest, changed, submit } = useFaults(checked, sending)
  const chosen = guests.filter((one) => people.includes(one.id))
  const found = guests.filter(({ name, organisation }) =>
    `${name} ${organisation}`.toLowerCase().includes(q.trim().toLowerCase()),
  )
  const error = has('people', 'too_small') ? say('groups.few') : fault('people')
  const toggle = (one: string) => {
    setPeople(people.includes(one) ? people.filter((other) => other !== one) : [...people, one])
    changed()
  }
  return (
    <form
      ref={form}
      className={css.form}
      noValidate
      onSubmit={submit((invitation) => sending.mutate(invitation, { onSuccess: onSent }))}
    >
      <fieldset className={css.pick}>
        <legend>{say('groups.who', { most: MOST })}</legend>
        {guests.length > 8 && (
          <TextField label={say('groups.search')} type="search" value={q} onChange={(event) => setQ(event.target.value)} />
        )}
        {chosen.length > 0 && (
          <p aria-live="polite">{say('group.with', { names: chosen.map(({ name }) => name).join(common('listJoin')) })}</p>
        )}
        <div className={css.choices}>
          {found.slice(0, SHOWN).map(({ id: one, name, organisation }) => (
            <CheckField
              key={one}
              label={`${name} · ${organisation}`}
              checked={people.includes(one)}
              disabled={people.length >= MOST && !people.includes(one)}
              aria-invalid={Boolean(error)}
              aria-describedby={whoError}
              onChange={() => toggle(one)}
            />
          ))}
          {found.length > SHOWN && <p className={css.faint}>{say('groups.more', { count: found.length - SHOWN })}</p>}
          {found.length === 0 && <p className={css.faint}>{say(guests.length === 0 ? 'groups.nobody' : 'groups.noneFound')}</p>}
        </div>
        <p id={whoError} className={css.error} role="alert">
          {error}
        </p>
      </fieldset>
      <TextArea
        label={say('groups.reason')}
        hint={say('groups.reasonHint')}
        rows={2}
        maxLength={200}
        required
        value={reason}
        error={fault('reason')}
        onChange={(event) => {
          setReason(event.target.value)
          changed()
        }}
      />
      <p className={css.faint}>{say('group.text')}</p>
      <Refusals error={sending.error} rest={rest(['people', 'reason'])} />
      <p>
        <Button type="submit" look="known" disabled={sending.isPending}>
          {say('groups.send')}
        </Button>
      </p>
    </form>
  )
}
