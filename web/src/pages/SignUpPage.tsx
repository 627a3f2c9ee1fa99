import { Navigate } from 'react-router'
import { useMe } from '../features/accounts/queries.ts'
import { SignUpForm } from '../features/security/SignUpForm.tsx'
import { Page } from '../ui/Page.tsx'
import { useSay } from '../words/say.ts'
import { useReturn } from './useReturn.ts'

export function SignUpPage() {
  const say = useSay('app')
  const me = useMe()
  const { search, to } = useReturn()
  if (me.person) return <Navigate to={to} replace />
  return (
    <Page narrow title={say('title', { page: say('page.signUp') })}>
      <SignUpForm search={search} />
    </Page>
  )
}
