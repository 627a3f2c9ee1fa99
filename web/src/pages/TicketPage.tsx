import { useQuery } from '@tanstack/react-query'
import { useParams, useSearchParams } from 'react-router'
import { isGone } from '../api/call.ts'
import { ticketQuery } from '../features/checkins/queries.ts'
import { TicketCard } from '../features/checkins/TicketCard.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Page } from '../ui/Page.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Trouble } from '../ui/Trouble.tsx'
import { useSay } from '../words/say.ts'

export function TicketPage() {
  const { token = '' } = useParams()
  const [search] = useSearchParams()
  const app = useSay('app')
  const say = useSay('checkins')
  const { data, error, isPending, refetch } = useQuery(ticketQuery(token))
  return (
    <Page title={app('title', { page: say('ticket.page') })} narrow>
      {isPending && <Skeleton lines={4} />}
      {isGone(error) && <Empty level={1} title={say('ticket.gone')} text={say('ticket.goneText')} />}
      {error && !isGone(error) && <Trouble error={error} onRetry={() => void refetch()} />}
      {data && <TicketCard token={token} companionId={search.get('companion')} page={data} />}
    </Page>
  )
}
