import type { Roadshow } from '@keqiao/shared/roadshow'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearchParams } from 'react-router'
import { isGone } from '../api/call.ts'
import { paths } from '../app/paths.ts'
import { MembersOnly } from '../features/accounts/MembersOnly.tsx'
import { useMe } from '../features/accounts/queries.ts'
import { achievementQuery } from '../features/achievements/queries.ts'
import { Pick } from '../features/encounters/Pick.tsx'
import { needQuery } from '../features/needs/queries.ts'
import { type Chosen, ProjectForm } from '../features/roadshow/call/ProjectForm.tsx'
import { roadshowQuery } from '../features/roadshow/queries.ts'
import { ButtonLink } from '../ui/Button.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Page } from '../ui/Page.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Trouble } from '../ui/Trouble.tsx'
import { dateTime } from '../words/format.ts'
import { useLanguage, useSay } from '../words/say.ts'
import css from './MeetingsPage.module.css'
import { NotFoundPage } from './NotFoundPage.tsx'

export function SubmitProjectPage() {
  const { id = '' } = useParams()
  const app = useSay('app')
  const say = useSay('organise')
  const { data, error, isPending, refetch } = useQuery(roadshowQuery(id))
  if (isGone(error)) return <NotFoundPage />
  return (
    <Page title={app('title', { page: say('submit.title') })}>
      {isPending && <Skeleton lines={8} />}
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {data && (
        <MembersOnly>
          <Submit event={data} />
        </MembersOnly>
      )}
    </Page>
  )
}

function Submit({ event }: { event: Roadshow }) {
  const say = useSay('organise')
  const language = useLanguage()
  const navigate = useNavigate()
  const me = useMe()
  const [params] = useSearchParams()
  const [kind = '', id = ''] = (params.get('subject') ?? '').split(':')
  const achievement = useQuery({ ...achievementQuery(id), enabled: kind === 'achievement' })
  const need = useQuery({ ...needQuery(id), enabled: kind === 'need' })
  const asked = kind === 'need' ? need : achievement
  const isAsked = kind === 'need' || kind === 'achievement'
  if (!event.callIsOpen)
    return (
      <Empty level={1} title={say('submit.over')} text={say('submit.overText')}>
        <ButtonLink to={paths.roadshow(event.id)}>{event.title}</ButtonLink>
      </Empty>
    )
  if (isAsked && asked.isPending) return <Skeleton lines={8} />
  const chosen: Chosen | null =
    isAsked && asked.data ? { kind: kind as Chosen['kind'], id, name: asked.data.name, hint: null } : null
  return (
    <div className={css.page}>
      <header className={css.head}>
        <p className={css.event}>
          <Link to={paths.roadshow(event.id)}>{event.title}</Link>
        </p>
        <h1>{say('submit.title')}</h1>
        <p className={css.lead}>
          {say('submit.lead', { closes: event.callClosesAt ? dateTime(event.callClosesAt, language) : '' })}
        </p>
      </header>
      <ProjectForm
        event={event}
        initial={{ chosen, kind: chosen?.kind ?? 'achievement', speaker: me.person?.name ?? '' }}
        pick={(given) => (
          <Pick label={say(`submit.${given.kind}`)} hint={say('submit.ownOnly')} placeholder={say('submit.search')} {...given} />
        )}
        onDone={() => void navigate(paths.projects)}
      />
    </div>
  )
}
