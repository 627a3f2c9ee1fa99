import type { AccessRequest } from '@keqiao/shared/grants'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { paths } from '../../app/paths.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Pager } from '../../ui/Pager.tsx'
import { RECORDS } from '../../ui/Reading.tsx'
import { Refusals } from '../../ui/Refusals.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { date } from '../../words/format.ts'
import { useLanguage, useSay } from '../../words/say.ts'
import css from './grants.module.css'
import { requestsQuery, useTakeBack } from './queries.ts'
import { Received } from './Received.tsx'
import { type AskedScope, standingOf } from './sight.ts'
import { placeOf, thingOf } from './who.ts'

/** What this person asked of others, and how it stands. */
export function MyRequests({ page, to }: { page: number; to: (page: number) => string }) {
  const say = useSay('grants')
  const { data, error, isPending, refetch } = useQuery(requestsQuery('asker', page))
  if (isPending) return <Skeleton lines={6} />
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  if (data.total === 0)
    return (
      <>
        <Received />
        <Empty title={say('desk.none.mine')} text={say('desk.none.mineText')}>
          <ButtonLink look="wanted" to={`${paths.search}?kind=need`}>
            {say('desk.browse')}
          </ButtonLink>
        </Empty>
      </>
    )
  return (
    <>
      {page === 1 && <Received />}
      <ul className={css.cards}>
        {data.items.map((request) => (
          <Mine key={request.id} request={request} />
        ))}
      </ul>
      <Pager page={data.page} size={data.size} total={data.total} to={to} />
    </>
  )
}

function Mine({ request }: { request: AccessRequest }) {
  const say = useSay('grants')
  const language = useLanguage()
  const takeBack = useTakeBack()
  const { id, subject, name, scope, reason, text, state, askedAt, dueAt, answeredAt, ended, until } = request
  const standing = state === 'withdrawn' ? 'takenBack' : standingOf(request)
  const day = (at: string | null | undefined) => (at ? date(at, language) : '')
  return (
    <li className={standing === 'asked' ? `${css.card} ${css.waits}` : css.card}>
      <p className={css.about}>
        {name ? (
          <Link to={placeOf(subject)} lang={RECORDS}>
            {name}
          </Link>
        ) : (
          say('mine.hidden')
        )}
      </p>
      <p className={css.who}>{say('mine.asked', { what: thingOf(request, say) })}</p>
      <p className={css.quote} lang={RECORDS}>
        {reason}
      </p>
      <p className={css.note}>
        {say('askedOn', { at: day(askedAt) })}{' '}
        {standing === 'takenBack'
          ? say('mine.takenBack')
          : say(`standing.${standing}.${scope as AskedScope}`, { due: day(dueAt), at: day(ended?.at ?? answeredAt) })}
        {standing === 'live' && until && say('standing.until', { until: day(until) })}
      </p>
      {text && <p className={css.note}>{say('standing.said', { text })}</p>}
      <Refusals error={takeBack.error} rest={[]} />
      {standing === 'asked' && (
        <p className={css.buttons}>
          <Button small disabled={takeBack.isPending} onClick={() => takeBack.mutate(id)}>
            {say('takeBack')}
          </Button>
        </p>
      )}
    </li>
  )
}
