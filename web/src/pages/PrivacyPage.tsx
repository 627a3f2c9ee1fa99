import { SignInFirst } from '../features/accounts/MembersOnly.tsx'
import { useMe } from '../features/accounts/queries.ts'
import { PrivacySheet } from '../features/privacy/PrivacySheet.tsx'
import { ProofForm } from '../features/security/ProofForm.tsx'
import { Page } from '../ui/Page.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { useSay } from '../words/say.ts'

export function PrivacyPage() {
  const app = useSay('app')
  const say = useSay('privacy')
  const me = useMe()
  return (
    <Page narrow title={app('title', { page: say('title') })}>
      {me.isPending ? (
        <Skeleton lines={12} />
      ) : me.person ? (
        <PrivacySheet proof={(proving) => <ProofForm {...proving} />} />
      ) : (
        <SignInFirst />
      )}
    </Page>
  )
}
