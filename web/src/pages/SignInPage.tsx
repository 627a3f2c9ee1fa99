import { Navigate } from 'react-router'
import { paths } from '../app/paths.ts'
import { useMe } from '../features/accounts/queries.ts'
import { SignInForm } from '../features/security/SignInForm.tsx'
import { Page } from '../ui/Page.tsx'
import { useSay } from '../words/say.ts'
import { useReturn } from './useReturn.ts'

export function SignInPage() {
  const say = useSay('app')
  const me = useMe()
  const { search, to } = useReturn()
  // Whoever is signed in, now or before, goes on; with an expired password first to where it is changed.
  if (me.person) return <Navigate to={me.passwordExpired ? paths.security : to} replace />
  return (
    <Page narrow title={say('title', { page: say('page.signIn') })}>
      <SignInForm search={search} />
    </Page>
  )
}
