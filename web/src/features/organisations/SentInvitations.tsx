import type { Invitation } from '@keqiao/shared/members'
import { Button } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Grid } from '../../ui/Grid.tsx'
import { Refusals } from '../../ui/Refusals.tsx'
import { date } from '../../words/format.ts'
import { useLabels } from '../../words/labels.ts'
import { useLanguage, useSay } from '../../words/say.ts'
import css from './form.module.css'
import { useResend, useRevoke } from './memberQueries.ts'

/** Invitations that wait, to send again or take back. */
export function SentInvitations({ items }: { items: readonly Invitation[] }) {
  const say = useSay('organisations')
  const language = useLanguage()
  const { label } = useLabels()
  const resend = useResend()
  const revoke = useRevoke()
  if (items.length === 0) return <Empty level={3} text={say('invite.none')} />
  const offer = ({ role, appointment }: Invitation) =>
    appointment ? `${label('role', appointment.role)} · ${label('region', appointment.region)}` : say(`role.${role}`)
  return (
    <div className={css.group}>
      <Refusals error={resend.error ?? revoke.error} rest={[]} />
      <Grid
        caption={say('invite.sent')}
        rows={items}
        keyOf={({ id }) => id}
        columns={[
          { key: 'email', title: say('members.email'), cell: ({ email }) => email },
          { key: 'offer', title: say('members.role'), cell: offer },
          {
            key: 'state',
            title: say('invite.state'),
            cell: ({ state, expiresAt }) => say(`invitationState.${state}`, { at: date(expiresAt, language) }),
          },
          {
            key: 'action',
            title: say('members.action'),
            cell: ({ id, email }) => (
              <span className={css.actions}>
                <Button
                  small
                  disabled={resend.isPending}
                  aria-label={say('invite.resendOf', { email })}
                  onClick={() => resend.mutate(id)}
                >
                  {say('invite.resend')}
                </Button>
                <Button
                  small
                  look="quiet"
                  disabled={revoke.isPending}
                  aria-label={say('invite.revokeOf', { email })}
                  onClick={() => revoke.mutate(id)}
                >
                  {say('invite.revoke')}
                </Button>
              </span>
            ),
          },
        ]}
      />
    </div>
  )
}
