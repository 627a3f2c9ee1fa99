import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { isGone } from '../api/call.ts'
import { paths } from '../app/paths.ts'
import { HostRoom } from '../features/live/HostRoom.tsx'
import css from '../features/live/live.module.css'
import { hostQuery } from '../features/live/queries.ts'
import { Replays } from '../features/live/Replays.tsx'
import { ButtonLink } from '../ui/Button.tsx'
import { Page } from '../ui/Page.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Trouble } from '../ui/Trouble.tsx'
import { dateTime } from '../words/format.ts'
import { useLanguage, useSay } from '../words/say.ts'
import { NotFoundPage } from './NotFoundPage.tsx'

/** For organisers, who steer the room, and for those who present in it. */
export function HostLivePage() {
  const { id = '' } = useParams()
  const app = useSay('app')
  const say = useSay('live')
  const language = useLanguage()
  const { data, error, isPending, refetch } = useQuery(hostQuery(id))
  const title = say(data?.role === 'presenter' ? 'page' : 'host.page')
  if (isGone(error)) return <NotFoundPage />
  return (
    <Page title={app('title', { page: title })}>
      {isPending && <Skeleton lines={8} />}
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {data && (
        <div className={css.page}>
          <header className={css.head}>
            <p className={css.event}>{title}</p>
            <h1>{data.event.title}</h1>
            <p className={css.lead}>{say(`host.lead.${data.phase}`, { at: dateTime(data.opensAt, language) })}</p>
          </header>
          {data.phase !== 'none' && <HostRoom id={id} page={data} />}
          <Replays id={id} />
          <p className={css.links}>
            <ButtonLink to={paths.roadshow(id)}>{say('toEvent')}</ButtonLink>
          </p>
        </div>
      )}
    </Page>
  )
}
