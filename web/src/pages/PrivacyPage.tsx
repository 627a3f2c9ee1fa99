import { useState } from 'react'
import { SignInFirst } from '../features/accounts/MembersOnly.tsx'
import { useMe } from '../features/accounts/queries.ts'
import { SettingsTabs } from '../features/accounts/SettingsTabs.tsx'
import { Farewell } from '../features/privacy/EraseSection.tsx'
import { PrivacySheet } from '../features/privacy/PrivacySheet.tsx'
import { ProofForm } from '../features/security/ProofForm.tsx'
import { useSignOut } from '../features/security/queries.ts'
import { Page } from '../ui/Page.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { useSay } from '../words/say.ts'

export function PrivacyPage() {
  const app = useSay('app')
  const say = useSay('privacy')
  const me = useMe()
  const signOut = useSignOut()
  const [gone, setGone] = useState(false)
  const leave = () => {
    setGone(true)
    signOut.mutate({})
  }
  return (
    <Page narrow title={app('title', { page: say('title') })}>
      {gone ? (
        <Farewell />
      ) : me.isPending ? (
        <Skeleton lines={12} />
      ) : me.person ? (
        <>
          <SettingsTabs here="privacy" />
          <PrivacySheet proof={(proving) => <ProofForm {...proving} />} onGone={leave} />
        </>
      ) : (
        <SignInFirst />
      )}
    </Page>
  )
}
