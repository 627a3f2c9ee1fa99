import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { isGone } from '../api/call.ts'
import { AgentSheet } from '../features/agents/AgentSheet.tsx'
import { useAgentName } from '../features/agents/name.ts'
import { agentQuery } from '../features/agents/queries.ts'
import { RevealContact } from '../features/privacy/RevealContact.tsx'
import { Page } from '../ui/Page.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Trouble } from '../ui/Trouble.tsx'
import { useSay } from '../words/say.ts'
import { NotFoundPage } from './NotFoundPage.tsx'

export function AgentPage() {
  const { id = '' } = useParams()
  const app = useSay('app')
  const nameOf = useAgentName()
  const { data, error, isPending, refetch } = useQuery(agentQuery(id))
  if (isGone(error)) return <NotFoundPage />
  return (
    <Page title={app('title', { page: data ? nameOf(data) : '' })}>
      {isPending && <Skeleton large lines={8} />}
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {data && (
        <AgentSheet
          agent={data}
          phone={data.phone && !data.mine ? <RevealContact subject={`agent:${id}`} masked={[data.phone]} /> : undefined}
        />
      )}
    </Page>
  )
}
