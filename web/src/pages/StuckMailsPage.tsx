import { SignInFirst } from '../features/accounts/MembersOnly.tsx'
import { useMe } from '../features/accounts/queries.ts'
import { StuckMails } from '../features/notices/StuckMails.tsx'
import { Page } from '../ui/Page.tsx'
import { ReadingHead } from '../ui/Reading.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { useSay } from '../words/say.ts'

export function StuckMailsPage() {
  const app = useSay('app')
  const say = useSay('notices')
  const me = useMe()
  return (
    <Page title={app('title', { page: say('stuck.title') })}>
      {me.isPending ? (
        <Skeleton lines={6} />
      ) : me.person ? (
        <>
          <ReadingHead title={say('stuck.title')} />
          <StuckMails />
        </>
      ) : (
        <SignInFirst />
      )}
    </Page>
  )
}
