import type { ReactNode } from 'react'
import { SignInFirst } from '../features/accounts/MembersOnly.tsx'
import { useMe } from '../features/accounts/queries.ts'
import { Empty } from '../ui/Empty.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { useSay } from '../words/say.ts'

/** What reviewers see; others are told so, and who has not signed in is led there. */
export function ReviewersOnly({ children }: { children: ReactNode }) {
  const app = useSay('app')
  const me = useMe()
  if (me.isPending) return <Skeleton lines={8} />
  if (me.isReviewer) return children
  return me.person ? <Empty level={2} title={app('reviewersOnly')} /> : <SignInFirst level={2} />
}
