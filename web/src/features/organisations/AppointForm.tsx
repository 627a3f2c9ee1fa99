import { OFFICES, OfficeDraft, PROVINCE } from '@keqiao/shared/members'
import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { SelectField, TextField } from '../../ui/Field.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Refusals } from '../../ui/Refusals.tsx'
import { useFaults } from '../../ui/useFaults.ts'
import { useLabels } from '../../words/labels.ts'
import { useSay } from '../../words/say.ts'
import css from './form.module.css'
import { useAppoint } from './memberQueries.ts'

export function AppointForm() {
  const say = useSay('organisations')
  const { entries, label } = useLabels()
  const appoint = useAppoint()
  const [typed, setTyped] = useState({ email: '', role: 'REVIEWER', region: PROVINCE })
  const faults = useFaults(OfficeDraft.safeParse({ ...typed, email: typed.email.trim() }), appoint)
  const change = (part: keyof typeof typed) => (event: { target: { value: string } }) => {
    setTyped((now) => ({ ...now, [part]: event.target.value }))
    faults.changed()
  }
  const send = faults.submit((draft) => appoint.mutate(draft, { onSuccess: () => setTyped((now) => ({ ...now, email: '' })) }))
  const sent = appoint.isSuccess && typed.email === ''
  const emailFault = faults.has('email', 'not_yourself')
    ? faults.fault('email')
    : faults.fault('email') && say('invite.emailFault')
  const areas = entries('region', PROVINCE).map(({ code }) => code)
  return (
    <form ref={faults.form} className={css.group} onSubmit={send} noValidate>
      <Refusals error={appoint.error} rest={faults.rest(['email', 'role', 'region'])} />
      {sent && (
        <Notice look="fine">
          <p>{say('office.sent', { email: appoint.data.email })}</p>
        </Notice>
      )}
      <div className={css.inline}>
        <TextField
          label={say('members.email')}
          type="email"
          inputMode="email"
          autoComplete="off"
          required
          value={typed.email}
          onChange={change('email')}
          error={sent ? undefined : emailFault}
        />
        <SelectField label={say('office.role')} value={typed.role} onChange={change('role')}>
          {OFFICES.map((code) => (
            <option key={code} value={code}>
              {label('role', code)}
            </option>
          ))}
        </SelectField>
        <SelectField label={say('field.region')} value={typed.region} onChange={change('region')} error={faults.fault('region')}>
          {[PROVINCE, ...areas].map((code) => (
            <option key={code} value={code}>
              {label('region', code)}
            </option>
          ))}
        </SelectField>
        <Button type="submit" look="known" disabled={appoint.isPending}>
          {say('office.submit')}
        </Button>
      </div>
      <p className={css.note}>{say('office.hint')}</p>
    </form>
  )
}
