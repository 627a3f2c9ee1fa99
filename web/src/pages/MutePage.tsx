import { useSearchParams } from 'react-router'
import { MuteForm } from '../features/alerts/MuteForm.tsx'
import { Page } from '../ui/Page.tsx'
import { useSay } from '../words/say.ts'

export function MutePage() {
  const app = useSay('app')
  const say = useSay('alerts')
  const [params] = useSearchParams()
  return (
    <Page narrow title={app('title', { page: say('link.page') })}>
      <MuteForm token={params.get('token') ?? ''} />
    </Page>
  )
}
