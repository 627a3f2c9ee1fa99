import { ENCOUNTER_STATES } from '@keqiao/shared/lifecycle'
import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import { paths } from '../app/paths.ts'
import { SignInFirst } from '../features/accounts/MembersOnly.tsx'
import { useMe } from '../features/accounts/queries.ts'
import { EncounterList } from '../features/encounters/EncounterList.tsx'
import { encountersQuery } from '../features/encounters/queries.ts'
import { ButtonLink } from '../ui/Button.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Page } from '../ui/Page.tsx'
import { Pager } from '../ui/Pager.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Tabs } from '../ui/Tabs.tsx'
import { Trouble } from '../ui/Trouble.tsx'
import { useSay } from '../words/say.ts'
import css from './EncountersPage.module.css'

type State = (typeof ENCOUNTER_STATES)[number]
const addressOf = (state: State | undefined, page = 1) => {
  const asked = new URLSearchParams({ ...(state && { state }), ...(page > 1 && { page: String(page) }) })
  return asked.size > 0 ? `${paths.encounters}?${asked}` : paths.encounters
}

export function EncountersPage() {
  const app = useSay('app')
  const say = useSay('encounters')
  const me = useMe()
  return (
    <Page title={app('title', { page: say('title') })}>
      {me.isPending ? <Skeleton lines={8} /> : me.person ? <Own /> : <SignInFirst />}
    </Page>
  )
}

function Own() {
  const say = useSay('encounters')
  const [params] = useSearchParams()
  const state = ENCOUNTER_STATES.find((one) => one === params.get('state'))
  return (
    <>
      <header className={css.head}>
        <div>
          <h1>{say('title')}</h1>
          <p>{say('lead')}</p>
        </div>
        <ButtonLink look="known" to={paths.newEncounter}>
          {say('new')}
        </ButtonLink>
      </header>
      <Tabs
        label={say('filter.label')}
        here={state ?? 'all'}
        tabs={[undefined, ...ENCOUNTER_STATES].map((one) => ({
          key: one ?? 'all',
          to: addressOf(one),
          text: say(`filter.${one ?? 'all'}`),
        }))}
      />
      <Found state={state} page={Math.max(1, Number(params.get('page')) || 1)} />
    </>
  )
}

function Found({ state, page }: { state: State | undefined; page: number }) {
  const say = useSay('encounters')
  const { data, error, isPending, refetch } = useQuery(encountersQuery({ page, ...(state && { state }) }))
  if (isPending) return <Skeleton lines={8} />
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  if (data.total === 0)
    return state ? (
      <Empty title={say('none.filtered')}>
        <ButtonLink to={paths.encounters}>{say('none.all')}</ButtonLink>
      </Empty>
    ) : (
      <Empty title={say('none.title')} text={say('none.text')}>
        <ButtonLink look="known" to={paths.newEncounter}>
          {say('new')}
        </ButtonLink>
      </Empty>
    )
  return (
    <>
      <EncounterList items={data.items} />
      <Pager page={data.page} size={data.size} total={data.total} to={(next) => addressOf(state, next)} />
    </>
  )
}
