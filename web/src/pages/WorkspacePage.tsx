import type { AchievementCard } from '@keqiao/shared/achievements'
import type { ListingState } from '@keqiao/shared/lifecycle'
import type { NeedCard } from '@keqiao/shared/needs'
import type { Page as Paged } from '@keqiao/shared/primitives'
import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { Link, useSearchParams } from 'react-router'
import { paths } from '../app/paths.ts'
import { MembersOnly } from '../features/accounts/MembersOnly.tsx'
import { useMe } from '../features/accounts/queries.ts'
import { myAchievementsQuery } from '../features/achievements/queries.ts'
import { Attachments } from '../features/attachments/Attachments.tsx'
import { Waiting } from '../features/encounters/Waiting.tsx'
import { ACCESS_LISTS, AccessDesk, type AccessList } from '../features/grants/AccessDesk.tsx'
import { ExportLinks } from '../features/interchange/ExportLinks.tsx'
import { ImportList } from '../features/interchange/ImportList.tsx'
import { myNeedsQuery } from '../features/needs/queries.ts'
import { MyInvitations } from '../features/organisations/MyInvitations.tsx'
import { WhereItStands } from '../features/organisations/WhereItStands.tsx'
import { MyClaims } from '../features/provenance/ClaimList.tsx'
import { OwnProjects } from '../features/roadshow/call/OwnProjects.tsx'
import { Todos } from '../features/statistics/Todos.tsx'
import { ButtonLink } from '../ui/Button.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Grid } from '../ui/Grid.tsx'
import { Meter } from '../ui/Meter.tsx'
import { Page } from '../ui/Page.tsx'
import { Pager } from '../ui/Pager.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Tabs } from '../ui/Tabs.tsx'
import { Tag } from '../ui/Tag.tsx'
import { Trouble } from '../ui/Trouble.tsx'
import { dateTime } from '../words/format.ts'
import { useLanguage, useSay } from '../words/say.ts'
import css from './WorkspacePage.module.css'

const TABS = ['achievements', 'needs', 'access', 'projects', 'imports', 'claims'] as const
type TabKey = (typeof TABS)[number]
const addressOf = (tab: TabKey, page = 1, list?: AccessList) =>
  `${paths.workspace}?tab=${tab}${list ? `&list=${list}` : ''}${page > 1 ? `&page=${page}` : ''}`

export function WorkspacePage() {
  const app = useSay('app')
  const say = useSay('statistics')
  return (
    <Page title={app('title', { page: say('workspace.title') })}>
      <Invited />
      <MembersOnly>
        <Workspace />
      </MembersOnly>
    </Page>
  )
}

function Invited() {
  const { person } = useMe()
  return person && <MyInvitations />
}

function Workspace() {
  const app = useSay('app')
  const say = useSay('statistics')
  const organise = useSay('organise')
  const { organisations } = useMe()
  const [params] = useSearchParams()
  const companies = organisations.every(({ kind }) => kind === 'ENT' || kind === 'ALLY')
  const tab = TABS.find((each) => each === params.get('tab')) ?? (companies ? 'needs' : 'achievements')
  const page = Math.max(1, Number(params.get('page')) || 1)
  return (
    <>
      <header className={css.head}>
        <div>
          <h1>{say('workspace.title')}</h1>
          <WhereItStands organisations={organisations} />
        </div>
        <p className={css.actions}>
          <ButtonLink look="wanted" to={paths.newNeed}>
            {app('nav.postNeed')}
          </ButtonLink>
          <ButtonLink look="known" to={paths.newAchievement}>
            {app('nav.postAchievement')}
          </ButtonLink>
          <ButtonLink to={paths.imports}>{app('nav.import')}</ButtonLink>
          <ButtonLink to={paths.organised}>{organise('title')}</ButtonLink>
        </p>
      </header>
      <Waiting />
      <Todos />
      <Tabs
        label={say('workspace.title')}
        here={tab}
        tabs={TABS.map((key) => ({
          key,
          to: addressOf(key),
          text: say(`workspace.tabs.${key}`),
          ...(key === 'needs' ? { look: 'wanted' as const } : {}),
        }))}
      />
      <div className={css.list}>
        {tab === 'achievements' && <MyAchievements page={page} />}
        {tab === 'needs' && <MyNeeds page={page} />}
        {tab === 'access' && (
          <AccessDesk
            list={ACCESS_LISTS.find((each) => each === params.get('list')) ?? 'requests'}
            page={page}
            to={(list, next) => addressOf('access', next, list)}
            mayDecide={organisations.some(({ membership }) => membership === 'admin')}
            ownNeeds={addressOf('needs')}
          />
        )}
        {tab === 'projects' && (
          <OwnProjects
            page={page}
            to={(next) => addressOf('projects', next)}
            files={(id) => <Attachments subject={`presentation:${id}`} />}
          />
        )}
        {tab === 'claims' && <MyClaims page={page} to={(next) => addressOf('claims', next)} />}
        {tab === 'imports' && <ImportList offer page={page} to={(next) => addressOf('imports', next)} />}
      </div>
    </>
  )
}

const MyAchievements = ({ page }: { page: number }) => <Mine tab="achievements" query={useQuery(myAchievementsQuery(page))} />
const MyNeeds = ({ page }: { page: number }) => <Mine tab="needs" query={useQuery(myNeedsQuery(page))} />

function Mine({ tab, query }: { tab: 'achievements' | 'needs'; query: UseQueryResult<Paged<AchievementCard | NeedCard>> }) {
  const app = useSay('app')
  const say = useSay('statistics')
  const listings = useSay('listings')
  const language = useLanguage()
  const { data, error, isPending, refetch } = query
  const edit = tab === 'needs' ? paths.editNeed : paths.editAchievement
  if (isPending) return <Skeleton lines={6} />
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  if (data.total === 0) {
    return (
      <Empty title={say(`workspace.none.${tab}.title`)} text={say(`workspace.none.${tab}.text`)}>
        <ButtonLink look={tab === 'needs' ? 'wanted' : 'known'} to={tab === 'needs' ? paths.newNeed : paths.newAchievement}>
          {app(tab === 'needs' ? 'nav.postNeed' : 'nav.postAchievement')}
        </ButtonLink>
        <ButtonLink to={paths.imports}>{app('nav.import')}</ButtonLink>
      </Empty>
    )
  }
  return (
    <>
      <ExportLinks list="mine" kind={tab === 'needs' ? 'need' : 'achievement'} />
      <Grid
        caption={say(`workspace.tabs.${tab}`)}
        rows={data.items}
        keyOf={({ id }) => id}
        columns={[
          {
            key: 'name',
            title: say('workspace.columns.name'),
            cell: ({ kind, id, name }) => <Link to={paths.listing(kind, id)}>{name}</Link>,
          },
          {
            key: 'state',
            title: say('workspace.columns.state'),
            cell: ({ state, pendingState }) => (
              <>
                <StateTag state={state as ListingState} />
                {pendingState && <Tag look="outline">{listings('pending.title')}</Tag>}
              </>
            ),
          },
          {
            key: 'quality',
            title: say('workspace.columns.quality'),
            cell: ({ quality }) => (
              <span className={css.quality}>
                {quality}
                <Meter parts={[{ key: 'quality', share: quality / 100 }]} label={listings('quality.score', { score: quality })} />
              </span>
            ),
          },
          { key: 'updated', title: say('workspace.columns.updated'), cell: ({ updatedAt }) => dateTime(updatedAt, language) },
          {
            key: 'action',
            title: say('workspace.columns.action'),
            cell: ({ id, name, state }) =>
              // Under review nothing can be changed before it is taken back.
              IN_REVIEW.includes(state) ? null : (
                <Link to={edit(id)} aria-label={`${say('workspace.edit')} ${name}`}>
                  {say('workspace.edit')}
                </Link>
              ),
          },
        ]}
      />
      <Pager page={data.page} size={data.size} total={data.total} to={(page) => addressOf(tab, page)} />
    </>
  )
}

const IN_REVIEW = ['org_review', 'org_confirm', 'triage', 'center_review']
const LOOKS: Partial<Record<ListingState, 'fine' | 'alarm' | 'outline'>> = {
  published: 'fine',
  open: 'fine',
  returned: 'alarm',
  rejected: 'alarm',
  taken_down: 'alarm',
  draft: 'outline',
}

function StateTag({ state }: { state: ListingState }) {
  const say = useSay('listings')
  const look = LOOKS[state]
  return (
    <Tag title={say(`state.${state}`)} {...(look ? { look } : {})}>
      {say(`stateShort.${state}`)}
    </Tag>
  )
}
