import type { AgentFile } from '@keqiao/shared/agents'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearchParams } from 'react-router'
import { paths } from '../app/paths.ts'
import { SignInFirst } from '../features/accounts/MembersOnly.tsx'
import { useMe } from '../features/accounts/queries.ts'
import { AgentForm } from '../features/agents/AgentForm.tsx'
import { OwnMoves } from '../features/agents/OwnMoves.tsx'
import { myAgentQuery } from '../features/agents/queries.ts'
import { Figures, Standing } from '../features/agents/Standing.tsx'
import { WorkList } from '../features/agents/WorkList.tsx'
import { Attachments } from '../features/attachments/Attachments.tsx'
import { Waiting } from '../features/encounters/Waiting.tsx'
import { MyRequests } from '../features/grants/MyRequests.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Page } from '../ui/Page.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Tabs } from '../ui/Tabs.tsx'
import { Trouble } from '../ui/Trouble.tsx'
import { Workshop } from '../ui/Workshop.tsx'
import { useSay } from '../words/say.ts'
import css from './MyAgentPage.module.css'

export function MyAgentPage() {
  const app = useSay('app')
  const say = useSay('agents')
  const me = useMe()
  return (
    <Page title={app('title', { page: say('own.title') })}>
      {me.isPending ? <Skeleton lines={8} /> : me.person ? <Mine /> : <SignInFirst />}
    </Page>
  )
}

function Mine() {
  const { data, error, isPending, refetch } = useQuery(myAgentQuery)
  if (isPending) return <Skeleton lines={8} />
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  return data.agent ? <Existing agent={data.agent} /> : <Fresh />
}

function Fresh() {
  const say = useSay('agents')
  return (
    <>
      <header className={css.head}>
        <h1>{say('own.applyTitle')}</h1>
        <p>{say('own.applyIntro')}</p>
      </header>
      <Form agent={null} />
    </>
  )
}

const TABS = ['overview', 'work', 'asked', 'profile'] as const
const addressOf = (tab: (typeof TABS)[number], page = 1) =>
  `${paths.myAgent}${tab === 'overview' ? '' : `?tab=${tab}`}${page > 1 ? `&page=${page}` : ''}`

function Existing({ agent }: { agent: AgentFile }) {
  const say = useSay('agents')
  const [params] = useSearchParams()
  const tab = TABS.find((each) => each === params.get('tab')) ?? 'overview'
  const page = Math.max(1, Number(params.get('page')) || 1)
  const again = agent.state === 'returned' || agent.state === 'withdrawn'
  const done = params.get('done')
  return (
    <>
      <header className={css.head}>
        <h1>{say('own.title')}</h1>
      </header>
      <Waiting />
      <Tabs
        label={say('own.title')}
        here={tab}
        tabs={TABS.map((key) => ({ key, to: addressOf(key), text: say(`own.tabs.${key}`) }))}
      />
      <div className={css.body}>
        {tab === 'overview' && (
          <>
            {(done === 'apply' || done === 'save') && (
              <Notice look="fine">
                <p>{say(`own.done.${done}`)}</p>
              </Notice>
            )}
            <Standing agent={agent} actions={<OwnMoves agent={agent} />} />
            {!again && <Figures agent={agent} files={<Attachments subject={`agent:${agent.id}`} purpose="certificate" />} />}
            {again && <Form agent={agent} />}
          </>
        )}
        {tab === 'work' && <WorkList page={page} to={(next) => addressOf('work', next)} />}
        {tab === 'asked' && <MyRequests page={page} to={(next) => addressOf('asked', next)} />}
        {tab === 'profile' && <Form key={agent.revision} agent={agent} />}
      </div>
    </>
  )
}

function Form({ agent }: { agent: AgentFile | null }) {
  const navigate = useNavigate()
  const { organisations, person } = useMe()
  const agencies = organisations.filter(({ kind, state }) => kind === 'TTO' && state === 'active')
  const applies = agent === null || agent.state === 'returned' || agent.state === 'withdrawn'
  return (
    <Workshop>
      <div className={css.form}>
        <AgentForm
          agent={agent}
          agencies={agencies}
          files={<Attachments subject={`agent:${person?.id}`} purpose="certificate" />}
          onSent={() => navigate(`${paths.myAgent}?done=${applies ? 'apply' : 'save'}`, { replace: true })}
        />
      </div>
    </Workshop>
  )
}
