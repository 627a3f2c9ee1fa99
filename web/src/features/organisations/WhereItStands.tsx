import type { Me } from '@keqiao/shared/accounts'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { paths } from '../../app/paths.ts'
import { useSay } from '../../words/say.ts'
import css from './form.module.css'
import { fileQuery } from './queries.ts'
import { StateNotice } from './StateNotice.tsx'

/** In the workspace: one's organisations, and for each that is not simply active who must act next. */
export function WhereItStands({ organisations }: { organisations: Me['organisations'] }) {
  const say = useSay('organisations')
  return (
    <div className={css.group} style={{ gap: '12px' }}>
      <p className={css.actions}>
        {organisations.map(({ id, name }) => (
          <span key={id} className={css.actions}>
            <Link to={paths.organisation(id)}>{name}</Link>
            <Link to={paths.members(id)} aria-label={say('own.membersOf', { name })}>
              {say('own.members')}
            </Link>
          </span>
        ))}
      </p>
      {organisations
        .filter(({ state }) => state !== 'active')
        .map(({ id }) => (
          <Waiting key={id} id={id} />
        ))}
    </div>
  )
}

function Waiting({ id }: { id: string }) {
  const say = useSay('organisations')
  const { data } = useQuery(fileQuery(id))
  if (!data) return null
  return (
    <StateNotice file={data}>
      <p>
        <Link to={paths.organisation(id)}>{say(data.state === 'returned' ? 'own.correct' : 'own.see', { name: data.name })}</Link>
      </p>
    </StateNotice>
  )
}
