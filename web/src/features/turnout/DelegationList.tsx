import type { Delegation } from '@keqiao/shared/delegations'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Empty } from '../../ui/Empty.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { dateTime } from '../../words/format.ts'
import { useLanguage, useSay } from '../../words/say.ts'
import css from './desk.module.css'
import { delegationQuery, delegationsQuery } from './queries.ts'
import { STATE_LOOK } from './SignupDesk.tsx'

/** The delegations that were sent, each with how everybody stands. */
export function DelegationList({ id }: { id: string }) {
  const say = useSay('turnout')
  const { data, error, refetch } = useQuery(delegationsQuery(id))
  return (
    <section className={css.part} aria-labelledby="delegations-title">
      <h2 id="delegations-title">{say('delegations.title')}</h2>
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={3} />}
      {data?.items.length === 0 && <Empty level={3} title={say('delegations.none.title')} text={say('delegations.none.text')} />}
      {data?.items.map((one) => (
        <One key={one.id} delegation={one} />
      ))}
    </section>
  )
}

function One({ delegation: { id, name, organisation, at, counts } }: { delegation: Delegation }) {
  const say = useSay('turnout')
  const language = useLanguage()
  const [open, setOpen] = useState(false)
  const states = Object.entries(counts).map(([state, count]) => say('delegations.count', { state: say(`state.${state}`), count }))
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <strong>{name}</strong>{' '}
        <span className={css.faint}>{[organisation, dateTime(at, language)].filter(Boolean).join(' · ')}</span>
        <p>{states.join(say('delegations.and'))}</p>
      </summary>
      {open && <People id={id} />}
    </details>
  )
}

function People({ id }: { id: string }) {
  const say = useSay('turnout')
  const { data, error } = useQuery(delegationQuery(id))
  if (error) return <Trouble error={error} />
  if (!data) return <Skeleton lines={3} />
  return (
    <ul className={css.people}>
      {data.people.map((row) => (
        <li key={row.id} data-look={STATE_LOOK[row.state]}>
          <strong>{row.name}</strong>
          <span>{say(`state.${row.state}`)}</span>
          <span className={css.faint}>{[say(`mode.${row.seatMode ?? row.mode}`), row.contact].join(' · ')}</span>
        </li>
      ))}
    </ul>
  )
}
