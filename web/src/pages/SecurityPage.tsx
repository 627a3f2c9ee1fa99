import { SignInFirst } from '../features/accounts/MembersOnly.tsx'
import { useMe } from '../features/accounts/queries.ts'
import { SettingsTabs } from '../features/accounts/SettingsTabs.tsx'
import { SecuritySheet } from '../features/security/SecuritySheet.tsx'
import { Page } from '../ui/Page.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { useSay } from '../words/say.ts'

export function SecurityPage() {
  const say = useSay('app')
  const me = useMe()
  return (
    <Page narrow title={say('title', { page: say('page.security') })}>
      {me.isPending ? (
        <Skeleton lines={10} />
      ) : me.person ? (
        <>
          <SettingsTabs here="security" />
          <SecuritySheet passwordExpired={me.passwordExpired} />
        </>
      ) : (
        <SignInFirst />
      )}
    </Page>
  )
}
