import { useNavigate } from 'react-router'
import { paths } from '../app/paths.ts'
import { WelcomeForm } from '../features/security/WelcomeForm.tsx'
import { Page } from '../ui/Page.tsx'
import { useSay } from '../words/say.ts'
import { useToken } from './useToken.ts'

export function WelcomePage() {
  const say = useSay('app')
  const token = useToken()
  const navigate = useNavigate()
  return (
    <Page narrow title={say('title', { page: say('page.signUp') })}>
      <WelcomeForm key={token} token={token} onDone={() => navigate(paths.workspace, { replace: true })} />
    </Page>
  )
}
