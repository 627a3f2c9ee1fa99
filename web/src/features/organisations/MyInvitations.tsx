import { useQuery } from '@tanstack/react-query'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Refusals } from '../../ui/Refusals.tsx'
import { useLabels } from '../../words/labels.ts'
import { useSay } from '../../words/say.ts'
import css from './form.module.css'
import { myInvitationsQuery, useAcceptMine } from './memberQueries.ts'

/** Invitations that wait for this person's proven address; nothing when there is none. */
export function MyInvitations() {
  const say = useSay('organisations')
  const { label } = useLabels()
  const { data } = useQuery(myInvitationsQuery)
  const accept = useAcceptMine()
  if (!data || data.items.length === 0) return null
  return (
    <div className={css.group} style={{ gap: '12px', marginBottom: '24px' }}>
      <Refusals error={accept.error} rest={[]} />
      {data.items.map(({ id, by, organisation, role, appointment }) => (
        <Notice key={id} look="known">
          <p>
            {organisation
              ? say('invitation.mine', { by, organisation: organisation.name, role: say(`role.${role}`) })
              : say('invitation.mineOffice', {
                  by,
                  office: appointment ? label('role', appointment.role) : '',
                  region: appointment ? label('region', appointment.region) : '',
                })}
          </p>
          <p>
            <Button
              small
              look="known"
              disabled={accept.isPending}
              aria-label={`${say('invitation.accept')} ${organisation?.name ?? ''}`.trim()}
              onClick={() => accept.mutate(id)}
            >
              {say('invitation.accept')}
            </Button>
          </p>
        </Notice>
      ))}
    </div>
  )
}
