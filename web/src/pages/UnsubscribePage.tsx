import { useSearchParams } from 'react-router'
import { StopForm } from '../features/notices/StopForm.tsx'
import { Page } from '../ui/Page.tsx'
import { useSay } from '../words/say.ts'

export function UnsubscribePage() {
  const app = useSay('app')
  const say = useSay('notices')
  const [params] = useSearchParams()
  return (
    <Page narrow title={app('title', { page: say('stop.page') })}>
      <StopForm token={params.get('token') ?? ''} />
    </Page>
  )
}
