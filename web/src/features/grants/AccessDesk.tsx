import type { Grant } from '@keqiao/shared/grants'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { paths } from '../../app/paths.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Pager } from '../../ui/Pager.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { useSay } from '../../words/say.ts'
import desk from './desk.module.css'
import { GrantList } from './GrantList.tsx'
import css from './grants.module.css'
import { MyRequests } from './MyRequests.tsx'
import { givenQuery, requestsQuery } from './queries.ts'
import { RequestCard } from './RequestCard.tsx'

export const ACCESS_LISTS = ['requests', 'given', 'mine'] as const
export type AccessList = (typeof ACCESS_LISTS)[number]

interface Props {
  list: AccessList
  page: number
  to: (list: AccessList, page?: number) => string
  /** An administrator of some organisation here; the server decides which records are theirs. */
  mayDecide: boolean
  ownNeeds: string
}

/** What was asked of the house, what it gave, and what this person asked of others. */
export function AccessDesk({ list, page, to, mayDecide, ownNeeds }: Props) {
  const say = useSay('grants')
  const turn = (next: number) => to(list, next)
  return (
    <div className={desk.desk}>
      <nav className={desk.lists} aria-label={say('title')}>
        {ACCESS_LISTS.map((each) => (
          <Link key={each} to={to(each)} aria-current={each === list ? 'page' : undefined}>
            {say(`desk.${each}`)}
          </Link>
        ))}
      </nav>
      {list === 'requests' && <Requests page={page} to={turn} mayDecide={mayDecide} ownNeeds={ownNeeds} />}
      {list === 'given' && <Given page={page} to={turn} mayDecide={mayDecide} ownNeeds={ownNeeds} />}
      {list === 'mine' && <MyRequests page={page} to={turn} />}
    </div>
  )
}

interface ListProps {
  page: number
  to: (page: number) => string
  mayDecide: boolean
  ownNeeds: string
}

function Requests({ page, to, mayDecide, ownNeeds }: ListProps) {
  const say = useSay('grants')
  const { data, error, isPending, refetch } = useQuery(requestsQuery('owner', page))
  if (isPending) return <Skeleton lines={6} />
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  if (data.total === 0)
    return (
      <Empty title={say('desk.none.requests')} text={say('desk.none.requestsText')}>
        <ButtonLink to={ownNeeds}>{say('desk.ownNeeds')}</ButtonLink>
      </Empty>
    )
  return (
    <>
      <ul className={css.cards}>
        {data.items.map((request) => (
          <RequestCard
            key={request.id}
            request={request}
            mayDecide={mayDecide}
            about={<RecordLink subject={request.subject} name={request.name} />}
          />
        ))}
      </ul>
      <Pager page={data.page} size={data.size} total={data.total} to={to} />
    </>
  )
}

function Given({ page, to, mayDecide, ownNeeds }: ListProps) {
  const say = useSay('grants')
  const { data, error, isPending, refetch } = useQuery(givenQuery(page))
  if (isPending) return <Skeleton lines={6} />
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  if (data.total === 0)
    return (
      <Empty title={say('desk.none.given')} text={say('desk.none.givenText')}>
        <ButtonLink to={ownNeeds}>{say('desk.ownNeeds')}</ButtonLink>
      </Empty>
    )
  const about = ({ subject, name }: Grant) => <RecordLink subject={subject} name={name} />
  return (
    <>
      <GrantList grants={data.items} mayWithdraw={mayDecide} about={about} />
      <Pager page={data.page} size={data.size} total={data.total} to={to} />
    </>
  )
}

/** Its own record, at the place where access is given. */
function RecordLink({ subject, name }: { subject: string; name: string | null }) {
  const say = useSay('grants')
  const [kind, id = ''] = subject.split(':')
  const address = kind === 'achievement' ? paths.achievement(id) : paths.needAccess(id)
  return <Link to={address}>{name ?? say('unnamed')}</Link>
}
