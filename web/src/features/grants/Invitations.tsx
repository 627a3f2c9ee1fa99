import type { AccessInvitation } from '@keqiao/shared/grants'
import { Button } from '../../ui/Button.tsx'
import { Grid } from '../../ui/Grid.tsx'
import { Refusals } from '../../ui/Refusals.tsx'
import { date } from '../../words/format.ts'
import { useLanguage, useSay } from '../../words/say.ts'
import { useRevoke } from './queries.ts'

/** Invitations by mail, those that wait first; what was accepted stands among what was given. */
export function Invitations({ items, mayDecide }: { items: readonly AccessInvitation[]; mayDecide: boolean }) {
  const say = useSay('grants')
  const language = useLanguage()
  const revoke = useRevoke()
  if (items.length === 0) return null
  return (
    <>
      <Refusals error={revoke.error} rest={[]} />
      <Grid
        caption={say('invite.sent')}
        rows={[...items].sort((a, b) => Number(b.state === 'open') - Number(a.state === 'open'))}
        keyOf={({ id }) => id}
        columns={[
          { key: 'email', title: say('invite.email'), cell: ({ email }) => email },
          {
            key: 'what',
            title: say('given.what'),
            cell: ({ scopes }) => scopes.map((one) => say(`what.${one}`)).join(say('and')),
          },
          {
            key: 'state',
            title: say('given.state'),
            cell: ({ state, expiresAt }) => say(`invite.state.${state}`, { at: date(expiresAt, language) }),
          },
          {
            key: 'action',
            title: say('given.action'),
            cell: ({ id, email, state }) =>
              state === 'open' && mayDecide ? (
                <Button
                  small
                  look="quiet"
                  disabled={revoke.isPending}
                  aria-label={say('invite.revokeOf', { email })}
                  onClick={() => revoke.mutate(id)}
                >
                  {say('invite.revoke')}
                </Button>
              ) : null,
          },
        ]}
      />
    </>
  )
}
