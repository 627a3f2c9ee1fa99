import { ResetForm } from '../features/security/ResetForm.tsx'
import { Page } from '../ui/Page.tsx'
import { useSay } from '../words/say.ts'
import { useToken } from './useToken.ts'

export function ResetPage() {
  const say = useSay('app')
  const token = useToken()
  return (
    <Page narrow title={say('title', { page: say('page.reset') })}>
      <ResetForm key={token} token={token} />
    </Page>
  )
}
