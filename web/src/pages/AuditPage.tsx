import { SignInFirst } from '../features/accounts/MembersOnly.tsx'
import { useMe } from '../features/accounts/queries.ts'
import { ChainLine } from '../features/trail/ChainLine.tsx'
import css from '../features/trail/Trail.module.css'
import { TrailList } from '../features/trail/TrailList.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Page } from '../ui/Page.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { useSay } from '../words/say.ts'

export function AuditPage() {
  const app = useSay('app')
  const say = useSay('trail')
  const me = useMe()
  return (
    <Page title={app('title', { page: say('title') })}>
      <h1 style={{ fontSize: 'var(--s-title)', marginBottom: '16px' }}>{say('title')}</h1>
      {me.isPending ? (
        <Skeleton lines={8} />
      ) : me.isAuditor ? (
        <div className={css.desk}>
          <ChainLine />
          <TrailList />
        </div>
      ) : me.person ? (
        <Empty title={say('forbidden')} text={say('forbiddenText')} />
      ) : (
        <SignInFirst level={2} />
      )}
    </Page>
  )
}
