import { Link, useSearchParams } from 'react-router'
import { paths, type SubscriptionTab } from '../app/paths.ts'
import { SignInFirst } from '../features/accounts/MembersOnly.tsx'
import { useMe } from '../features/accounts/queries.ts'
import { SettingsTabs } from '../features/accounts/SettingsTabs.tsx'
import { Hits } from '../features/alerts/Hits.tsx'
import type { HitsOf } from '../features/alerts/queries.ts'
import { SearchList } from '../features/alerts/SearchList.tsx'
import { WatchList } from '../features/alerts/WatchList.tsx'
import { CardRow } from '../features/listings/CardRow.tsx'
import { writeAsked } from '../features/search/address.ts'
import { Page } from '../ui/Page.tsx'
import { ReadingHead } from '../ui/Reading.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Tabs } from '../ui/Tabs.tsx'
import { useSay } from '../words/say.ts'
import css from './SubscriptionsPage.module.css'

const TABS: readonly SubscriptionTab[] = ['searches', 'need', 'achievement']

export function SubscriptionsPage() {
  const app = useSay('app')
  const say = useSay('alerts')
  const me = useMe()
  const [params] = useSearchParams()
  const page = Math.max(1, Number(params.get('page')) || 1)
  const tab = TABS.find((each) => each === params.get('tab')) ?? 'searches'
  const of = hitsOf(params)
  return (
    <Page title={app('title', { page: say('title') })}>
      {me.isPending ? (
        <Skeleton lines={8} />
      ) : !me.person ? (
        <SignInFirst />
      ) : of ? (
        <Found of={of} page={page} />
      ) : (
        <Lists tab={tab} page={page} isMember={me.isMember} />
      )}
    </Page>
  )
}

function hitsOf(params: URLSearchParams): HitsOf | null {
  const [source, batch] = [params.get('source'), params.get('batch')]
  return source ? { source } : batch ? { batch } : null
}

function Found({ of, page }: { of: HitsOf; page: number }) {
  const say = useSay('alerts')
  const address = 'source' in of ? paths.hits(of.source) : paths.alert(of.batch)
  return (
    <>
      <ReadingHead eyebrow={<Link to={paths.subscriptions()}>{say('hits.back')}</Link>} title={say('hits.title')} />
      <Hits
        of={of}
        page={page}
        to={(next) => `${address}&page=${next}`}
        row={(card, below) => <CardRow level={2} card={card} below={below} />}
      />
    </>
  )
}

function Lists({ tab, page, isMember }: { tab: SubscriptionTab; page: number; isMember: boolean }) {
  const say = useSay('alerts')
  const shown = isMember ? TABS : TABS.slice(0, 1)
  return (
    <>
      <SettingsTabs here="subscriptions" />
      <ReadingHead title={say('title')} lead={say('lead')} />
      <div className={css.tabs}>
        <Tabs
          label={say('title')}
          here={tab}
          tabs={shown.map((key) => ({
            key,
            to: paths.subscriptions(key),
            text: say(`tabs.${key}`),
            ...(key === 'need' && { look: 'wanted' as const }),
          }))}
        />
      </div>
      {tab === 'searches' ? (
        <SearchList
          addressOf={({ asked }) => writeAsked({ ...asked, sort: asked.q ? 'relevance' : 'date', as: 'meant', page: 1 })}
        />
      ) : (
        <WatchList kind={tab} page={page} to={(next) => `${paths.subscriptions(tab)}&page=${next}`} />
      )}
    </>
  )
}
