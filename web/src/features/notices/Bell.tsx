import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { paths } from '../../app/paths.ts'
import { useSay } from '../../words/say.ts'
import css from './Bell.module.css'
import { unreadQuery } from './queries.ts'

/** The way to the inbox, with how much of it is unread. */
export function Bell() {
  const say = useSay('notices')
  const { data } = useQuery(unreadQuery)
  const count = data?.count ?? 0
  return (
    <Link className={css.bell} to={paths.inbox} aria-label={count > 0 ? say('bell.unread', { count }) : say('bell.none')}>
      <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">
        <path
          d="M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15zM10 20.5h4"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.6"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      {count > 0 && (
        <span className={css.count} aria-hidden="true">
          {count > 99 ? '99+' : count}
        </span>
      )}
    </Link>
  )
}
