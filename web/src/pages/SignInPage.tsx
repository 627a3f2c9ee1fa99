import { Navigate } from 'react-router'
import { useMe } from '../features/accounts/queries.ts'
import { SignInForm } from '../features/security/SignInForm.tsx'
import { Page } from '../ui/Page.tsx'
import { useSay } from '../words/say.ts'
import { useReturn } from './useReturn.ts'

export function SignInPage() {
  const say = useSay('app')
  const me = useMe()
  const { goBack, search, to } = useReturn()
  if (me.person) return <Navigate to={to} replace />
  return (
    <Page narrow title={say('title', { page: say('page.signIn') })}>
      <SignInForm onDone={goBack} search={search} />
    </Page>
  )
}
