import type { Member } from '@keqiao/shared/members'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Grid } from '../../ui/Grid.tsx'
import { Refusals } from '../../ui/Refusals.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { date } from '../../words/format.ts'
import { useLanguage, useSay } from '../../words/say.ts'
import css from './form.module.css'
import { LeaveDialog } from './LeaveDialog.tsx'
import { membersQuery, useRemoveMember, useSetRole } from './memberQueries.ts'

/** Who belongs to an organisation, and what its administrators do about it. */
export function Members({ id, isAdmin, onLeft }: { id: string; isAdmin: boolean; onLeft: () => void }) {
  const say = useSay('organisations')
  const language = useLanguage()
  const { data, error, isPending } = useQuery(membersQuery(id))
  const setRole = useSetRole(id)
  const remove = useRemoveMember(id)
  const [leaving, setLeaving] = useState(false)
  if (isPending) return <Skeleton lines={5} />
  if (error) return <Trouble error={error} />
  const busy = setRole.isPending || remove.isPending
  const actions = (member: Member) => (
    <span className={css.actions}>
      {isAdmin && (
        <Button
          small
          disabled={busy}
          aria-label={say(`members.${member.role === 'admin' ? 'lowerOf' : 'raiseOf'}`, { name: member.name })}
          onClick={() => setRole.mutate({ personId: member.id, role: member.role === 'admin' ? 'member' : 'admin' })}
        >
          {say(member.role === 'admin' ? 'members.lower' : 'members.raise')}
        </Button>
      )}
      {member.you ? (
        <Button small look="quiet" onClick={() => setLeaving(true)}>
          {say('members.leave')}
        </Button>
      ) : (
        isAdmin && (
          <Button
            small
            look="quiet"
            disabled={busy}
            aria-label={say('members.removeOf', { name: member.name })}
            onClick={() => remove.mutate(member.id)}
          >
            {say('members.remove')}
          </Button>
        )
      )}
    </span>
  )
  return (
    <div className={css.group}>
      <Refusals error={setRole.error ?? remove.error} rest={[]} />
      <Grid
        caption={say('members.title')}
        rows={data.items}
        keyOf={({ id: person }) => person}
        columns={[
          {
            key: 'name',
            title: say('members.name'),
            cell: ({ name, you }) => (you ? say('members.you', { name }) : name),
          },
          { key: 'email', title: say('members.email'), cell: ({ email }) => email },
          { key: 'role', title: say('members.role'), cell: ({ role }) => say(`role.${role}`) },
          { key: 'since', title: say('members.since'), cell: ({ since }) => date(since, language) },
          { key: 'action', title: say('members.action'), cell: actions },
        ]}
      />
      <LeaveDialog id={id} open={leaving} onClose={() => setLeaving(false)} onLeft={onLeft} />
    </div>
  )
}
