import { Link, useSearchParams } from 'react-router'
import { paths } from '../app/paths.ts'
import { SignInFirst } from '../features/accounts/MembersOnly.tsx'
import { useMe } from '../features/accounts/queries.ts'
import { useRestoreAchievement, useTakeDownAchievement } from '../features/achievements/queries.ts'
import { AgentDesk } from '../features/agents/AgentDesk.tsx'
import { Attachments } from '../features/attachments/Attachments.tsx'
import { ExportLinks } from '../features/interchange/ExportLinks.tsx'
import { KnowledgeDesk } from '../features/knowledge/KnowledgeDesk.tsx'
import { feedbackAddress } from '../features/matching/queries.ts'
import { useRestoreNeed, useTakeDownNeed } from '../features/needs/queries.ts'
import { DeskFile } from '../features/organisations/DeskFile.tsx'
import { DeskList } from '../features/organisations/DeskList.tsx'
import { Officials } from '../features/organisations/Officials.tsx'
import { RevealContact } from '../features/privacy/RevealContact.tsx'
import { SecrecyWords } from '../features/review/SecrecyWords.tsx'
import { OrganisedList } from '../features/roadshow/organise/OrganisedList.tsx'
import { OperatorListings } from '../features/statistics/OperatorListings.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Page } from '../ui/Page.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Tabs } from '../ui/Tabs.tsx'
import { useSay } from '../words/say.ts'
import css from './OperatorPage.module.css'

export function OperatorPage() {
  const app = useSay('app')
  const say = useSay('statistics')
  const me = useMe()
  return (
    <Page title={app('title', { page: say('operator.title') })}>
      <h1 style={{ fontSize: 'var(--s-title)', marginBottom: '16px' }}>{say('operator.title')}</h1>
      {me.isPending ? (
        <Skeleton lines={8} />
      ) : me.isOperator ? (
        <Desk />
      ) : me.person ? (
        <Empty title={say('operator.forbidden')} />
      ) : (
        <SignInFirst level={2} />
      )}
    </Page>
  )
}

const TABS = ['listings', 'organisations', 'agents', 'events', 'words', 'knowledge', 'people'] as const

/** Tabs are addresses; a further one is a key here, its words and its part below. */
function Desk() {
  const say = useSay('statistics')
  const agents = useSay('agents')
  const organisations = useSay('organisations')
  const organise = useSay('organise')
  const review = useSay('review')
  const knowledge = useSay('knowledge')
  const me = useMe()
  const [params] = useSearchParams()
  const words = {
    listings: say('operator.listings'),
    organisations: organisations('desk.tab'),
    agents: agents('desk.tab'),
    events: organise('desk.tab'),
    words: review('words.tab'),
    knowledge: knowledge('tab'),
    people: organisations('office.tab'),
  }
  const tabs = TABS.filter((tab) => tab !== 'people' || me.isProvinceOperator)
  const tab = tabs.find((each) => each === params.get('tab')) ?? 'listings'
  const id = params.get('id')
  return (
    <>
      <Tabs
        label={say('operator.title')}
        here={tab}
        tabs={tabs.map((key) => ({
          key,
          to: key === 'listings' ? paths.operator : `${paths.operator}?tab=${key}`,
          text: words[key],
        }))}
      />
      {tab === 'listings' && <Listings />}
      {tab === 'organisations' &&
        (id ? <DeskFile id={id} licence={<Attachments subject={`organisation:${id}`} purpose="licence" />} /> : <DeskList />)}
      {tab === 'agents' && (
        <AgentDesk
          files={(id) => <Attachments subject={`agent:${id}`} purpose="certificate" />}
          phone={(id, masked) => <RevealContact subject={`agent:${id}`} masked={[masked]} />}
        />
      )}
      {tab === 'events' && (
        <OrganisedList
          page={Math.max(1, Number(params.get('page')) || 1)}
          to={(page) => `${paths.operator}?tab=events&page=${page}`}
        />
      )}
      {tab === 'words' && <SecrecyWords />}
      {tab === 'knowledge' && <KnowledgeDesk />}
      {tab === 'people' && <Officials />}
    </>
  )
}

function Listings() {
  const notices = useSay('notices')
  const matching = useSay('matching')
  const { runsTheHouse } = useMe()
  const [params] = useSearchParams()
  const actions = {
    achievement: { takeDown: useTakeDownAchievement(), restore: useRestoreAchievement() },
    need: { takeDown: useTakeDownNeed(), restore: useRestoreNeed() },
  }
  return (
    <>
      {runsTheHouse && (
        <p className={css.ways}>
          <Link to={paths.stuckMails}>{notices('stuck.title')}</Link>
          <a href={feedbackAddress}>{matching('feedback')}</a>
        </p>
      )}
      <OperatorListings actions={actions} />
      <ExportLinks list="all" kind={params.get('kind') === 'need' ? 'need' : 'achievement'} />
    </>
  )
}
