import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { isGone } from '../api/call.ts'
import { Badges } from '../features/checkins/Badges.tsx'
import { badgesQuery } from '../features/checkins/queries.ts'
import { Empty } from '../ui/Empty.tsx'
import { Page } from '../ui/Page.tsx'
import { RECORDS } from '../ui/Reading.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Trouble } from '../ui/Trouble.tsx'
import { useSay } from '../words/say.ts'
import { NotFoundPage } from './NotFoundPage.tsx'

export function BadgesPage() {
  const { id = '' } = useParams()
  const app = useSay('app')
  const say = useSay('checkins')
  const { data, error, isPending, refetch } = useQuery(badgesQuery(id))
  if (isGone(error)) return <NotFoundPage />
  return (
    <Page title={app('title', { page: say('badges.page') })}>
      {isPending && <Skeleton lines={8} />}
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {data && (
        <>
          <header>
            <h1>{say('badges.page')}</h1>
            <p>
              <span lang={RECORDS}>{data.event.title}</span> · {say('badges.lead')}
            </p>
          </header>
          {data.items.length === 0 ? (
            <Empty title={say('badges.none')} text={say('badges.noneText')} />
          ) : (
            <Badges title={data.event.title} items={data.items} />
          )}
        </>
      )}
    </Page>
  )
}
