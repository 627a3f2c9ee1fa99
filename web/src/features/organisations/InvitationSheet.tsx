import type { OpenInvitation } from '@keqiao/shared/members'
import type { ReactNode } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Facts } from '../../ui/Reading.tsx'
import { Refusals } from '../../ui/Refusals.tsx'
import { dateTime } from '../../words/format.ts'
import { useLabels } from '../../words/labels.ts'
import { useLanguage, useSay } from '../../words/say.ts'
import css from './form.module.css'
import { useAccept } from './memberQueries.ts'

interface Props {
  token: string
  invitation: OpenInvitation
  /** Signing in or up on the way, for whoever is nobody yet or somebody else. */
  signIn: ReactNode
  onAccepted: (accepted: OpenInvitation) => void
}

/** Who invites to what, before anything is accepted. */
export function InvitationSheet({ token, invitation, signIn, onAccepted }: Props) {
  const say = useSay('organisations')
  const language = useLanguage()
  const { label } = useLabels()
  const accept = useAccept(token)
  const { by, organisation, role, appointment, email, state, expiresAt, forYou } = invitation
  const region = appointment ? label('region', appointment.region) : ''
  const office = appointment ? label('role', appointment.role) : ''
  return (
    <div className={css.group}>
      <header className={css.head}>
        <h1>
          {organisation
            ? say('invitation.title', { organisation: organisation.name })
            : say('invitation.officeTitle', { office, region })}
        </h1>
        <p>{say(by ? 'invitation.by' : 'invitation.byNobody', { by })}</p>
      </header>
      <Facts
        items={[
          { label: say('field.region'), value: organisation && label('region', organisation.region) },
          { label: say('members.role'), value: organisation ? say(`role.${role}`) : `${office} · ${region}` },
          { label: say('invitation.means'), value: say(`invitation.mean.${role ?? 'office'}`) },
          { label: say('invitation.to'), value: email },
          { label: say('invitation.until'), value: state === 'open' && dateTime(expiresAt, language) },
        ]}
      />
      <Refusals error={accept.error} rest={[]} />
      {state !== 'open' && (
        <Notice look={state === 'accepted' ? 'fine' : 'alarm'}>
          <p>{say(`invitation.over.${state}`)}</p>
        </Notice>
      )}
      {state === 'open' && forYou === null && (
        <Notice look="known">
          <p>{say('invitation.signIn', { email })}</p>
          {signIn}
        </Notice>
      )}
      {state === 'open' && forYou === false && (
        <Notice look="alarm">
          <p>{say('invitation.other', { email })}</p>
          {signIn}
        </Notice>
      )}
      {state === 'open' && forYou && (
        <p className={css.actions}>
          <Button look="known" disabled={accept.isPending} onClick={() => accept.mutate(undefined, { onSuccess: onAccepted })}>
            {say('invitation.accept')}
          </Button>
          <span className={css.note}>{say('invitation.ignore')}</span>
        </p>
      )}
    </div>
  )
}
