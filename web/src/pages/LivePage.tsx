import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { useParams } from 'react-router'
import { isGone } from '../api/call.ts'
import { paths } from '../app/paths.ts'
import { Countdown } from '../features/live/Countdown.tsx'
import css from '../features/live/live.module.css'
import { livePageQuery } from '../features/live/queries.ts'
import { Room } from '../features/live/Room.tsx'
import { ButtonLink } from '../ui/Button.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Page } from '../ui/Page.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Trouble } from '../ui/Trouble.tsx'
import { dateTime } from '../words/format.ts'
import { useLanguage, useSay } from '../words/say.ts'

/** Behind a person's own link: when the room opens, and then the room. */
export function LivePage() {
  const { token = '' } = useParams()
  const app = useSay('app')
  const say = useSay('live')
  const language = useLanguage()
  const client = useQueryClient()
  const { data, error, isPending, refetch } = useQuery(livePageQuery(token))
  const opens = useCallback(() => void client.invalidateQueries({ queryKey: ['live', 'page', token] }), [client, token])
  return (
    <Page title={app('title', { page: say('page') })}>
      {isPending && <Skeleton lines={8} />}
      {error && !isGone(error) && <Trouble error={error} onRetry={() => void refetch()} />}
      {isGone(error) && (
        <Empty level={1} title={say('unknown')} text={say('unknownText')}>
          <ButtonLink to={paths.home}>{app('error.home')}</ButtonLink>
        </Empty>
      )}
      {data && !isGone(error) && (
        <div className={css.page}>
          <header className={css.head}>
            <p className={css.event}>{say('page')}</p>
            <h1>{data.event.title}</h1>
            {data.phase === 'open' && <p className={css.lead}>{say(data.checksIn ? 'open.text' : 'open.presents')}</p>}
          </header>
          {data.phase === 'open' && <Room token={token} page={data} />}
          {data.phase === 'before' && (
            <section className={css.waiting}>
              <h2>{say('before.title')}</h2>
              <p>{say('before.text', { at: dateTime(data.opensAt, language) })}</p>
              <Countdown until={data.opensAt} ahead={data.ahead} onOver={opens} />
            </section>
          )}
          {(data.phase === 'none' || data.phase === 'over') && (
            <section className={css.waiting}>
              <h2>{say(`${data.phase}.title`)}</h2>
              <p>{say(`${data.phase}.text`)}</p>
            </section>
          )}
          <p className={css.links}>
            <ButtonLink to={paths.signup(token)}>{say('toSignup')}</ButtonLink>
            <ButtonLink look="quiet" to={paths.roadshow(data.event.id)}>
              {say('toEvent')}
            </ButtonLink>
          </p>
        </div>
      )}
    </Page>
  )
}
