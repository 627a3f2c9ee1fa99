import { useQuery } from '@tanstack/react-query'
import { SignInFirst } from '../features/accounts/MembersOnly.tsx'
import { useMe } from '../features/accounts/queries.ts'
import { SettingsTabs } from '../features/accounts/SettingsTabs.tsx'
import { PreferencesForm } from '../features/notices/PreferencesForm.tsx'
import { preferencesQuery } from '../features/notices/queries.ts'
import { Page } from '../ui/Page.tsx'
import { ReadingHead } from '../ui/Reading.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Trouble } from '../ui/Trouble.tsx'
import { useSay } from '../words/say.ts'

export function NoticeSettingsPage() {
  const app = useSay('app')
  const say = useSay('notices')
  const me = useMe()
  return (
    <Page narrow title={app('title', { page: say('settings') })}>
      {me.isPending ? <Skeleton lines={8} /> : me.person ? <Settings /> : <SignInFirst />}
    </Page>
  )
}

function Settings() {
  const say = useSay('notices')
  const { data, error, isPending, refetch } = useQuery(preferencesQuery)
  if (isPending) return <Skeleton lines={8} />
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  return (
    <>
      <SettingsTabs here="notices" />
      <ReadingHead title={say('settings')} lead={say('settingsLead')} />
      <PreferencesForm kept={data} />
    </>
  )
}
