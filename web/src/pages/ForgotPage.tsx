import { ForgotForm } from '../features/security/ForgotForm.tsx'
import { Page } from '../ui/Page.tsx'
import { useSay } from '../words/say.ts'

export function ForgotPage() {
  const say = useSay('app')
  return (
    <Page narrow title={say('title', { page: say('page.reset') })}>
      <ForgotForm />
    </Page>
  )
}
