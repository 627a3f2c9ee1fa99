import { InvitationDraft } from '@keqiao/shared/members'
import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { SelectField, TextField } from '../../ui/Field.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Refusals } from '../../ui/Refusals.tsx'
import { useFaults } from '../../ui/useFaults.ts'
import { useSay } from '../../words/say.ts'
import css from './form.module.css'
import { useInvite } from './memberQueries.ts'

/** Invites an address; the answer is the same whether or not it has an account. */
export function InviteForm({ id }: { id: string }) {
  const say = useSay('organisations')
  const invite = useInvite(id)
  const [email, setEmail] = useState('')
  const [role, setRole] = useState('member')
  const faults = useFaults(InvitationDraft.safeParse({ email: email.trim(), role }), invite)
  const send = faults.submit((draft) => invite.mutate(draft, { onSuccess: () => setEmail('') }))
  return (
    <form ref={faults.form} className={css.group} onSubmit={send} noValidate>
      <Refusals error={invite.error} rest={faults.rest(['email', 'role'])} />
      {invite.isSuccess && email === '' && (
        <Notice look="fine">
          <p>{say('invite.done', { email: invite.data.email })}</p>
        </Notice>
      )}
      <div className={css.inline}>
        <TextField
          label={say('members.email')}
          type="email"
          inputMode="email"
          autoComplete="off"
          required
          value={email}
          onChange={(event) => {
            setEmail(event.target.value)
            faults.changed()
          }}
          error={email === '' && invite.isSuccess ? undefined : faults.fault('email') && say('invite.emailFault')}
        />
        <SelectField label={say('members.role')} value={role} onChange={(event) => setRole(event.target.value)}>
          <option value="member">{say('role.member')}</option>
          <option value="admin">{say('role.admin')}</option>
        </SelectField>
        <Button type="submit" look="known" disabled={invite.isPending}>
          {say('invite.submit')}
        </Button>
      </div>
      <p className={css.note}>{say('invite.hint')}</p>
    </form>
  )
}
