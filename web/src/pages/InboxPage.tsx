import { useParams, useSearchParams } from 'react-router'
import { SignInFirst } from '../features/accounts/MembersOnly.tsx'
import { useMe } from '../features/accounts/queries.ts'
import { Inbox } from '../features/notices/Inbox.tsx'
import { OpenNotice } from '../features/notices/OpenNotice.tsx'
import { Page } from '../ui/Page.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { useSay } from '../words/say.ts'

export function InboxPage() {
  const app = useSay('app')
  const say = useSay('notices')
  const me = useMe()
  const { id } = useParams()
  const [params] = useSearchParams()
  const page = Math.max(1, Number(params.get('page')) || 1)
  return (
    <Page title={app('title', { page: say('title') })}>
      {me.isPending ? (
        <Skeleton lines={8} />
      ) : !me.person ? (
        <SignInFirst />
      ) : id ? (
        <OpenNotice id={id} />
      ) : (
        <Inbox unread={params.get('unread') === 'true'} page={page} />
      )}
    </Page>
  )
}
