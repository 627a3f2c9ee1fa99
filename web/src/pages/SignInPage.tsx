import { SignInForm } from '../features/accounts/SignInForm.tsx'
import { Page } from '../ui/Page.tsx'
import { useSay } from '../words/say.ts'
import { useReturn } from './useReturn.ts'

export function SignInPage() {
  const say = useSay('app')
  const { goBack, search } = useReturn()
  return (
    <Page narrow title={say('title', { page: say('page.signIn') })}>
      <SignInForm onDone={goBack} search={search} />
    </Page>
  )
}
