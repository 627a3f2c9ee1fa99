import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useParams } from 'react-router'
import { isGone, ProblemError } from '../api/call.ts'
import { paths } from '../app/paths.ts'
import { CheckIn } from '../features/checkins/CheckIn.tsx'
import { DoorLinks } from '../features/checkins/DoorLinks.tsx'
import { keepPage } from '../features/checkins/keepPage.ts'
import { LeftBehind } from '../features/checkins/LeftBehind.tsx'
import { type At, doorQuery, helperQuery } from '../features/checkins/queries.ts'
import { ButtonLink } from '../ui/Button.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Page } from '../ui/Page.tsx'
import { Trouble } from '../ui/Trouble.tsx'
import { useSay } from '../words/say.ts'
import { NotFoundPage } from './NotFoundPage.tsx'

/** For organisers, by the event's address. */
export function CheckInPage() {
  const { id = '' } = useParams()
  return <DoorPage key={id} at={{ id }} />
}

const EVENT_OF = (token: string) => `keqiao.door.${token}`

/** For helpers, by their link; which event it is of is kept for when the network is away. */
export function HelperPage() {
  const { token = '' } = useParams()
  const say = useSay('checkins')
  const { data, error, errorUpdatedAt, refetch } = useQuery(helperQuery(token))
  const is = (code: string) => error instanceof ProblemError && error.code === code
  useEffect(() => {
    if (data) localStorage.setItem(EVENT_OF(token), data.roadshowId)
  }, [data, token])
  const known = localStorage.getItem(EVENT_OF(token))
  const id = data?.roadshowId ?? (is('offline') ? known : null)
  if (id) return <DoorPage key={id} at={{ id, door: token }} />
  return (
    <Page title={say('page')} narrow>
      {isGone(error) || is('link_spent') ? (
        <Empty level={1} title={say('helper.gone')} text={say('helper.goneText')} />
      ) : (
        error && <Trouble error={error} onRetry={() => void refetch()} />
      )}
      {is('link_spent') && known && <LeftBehind at={{ id: known, door: token }} heardAt={errorUpdatedAt} />}
    </Page>
  )
}

function DoorPage({ at }: { at: At }) {
  const app = useSay('app')
  const say = useSay('checkins')
  const { data, dataUpdatedAt, error, refetch } = useQuery(doorQuery(at))
  const isMine = data !== undefined
  useEffect(() => {
    if (isMine) void keepPage().catch(() => undefined)
  }, [isMine])
  const isOwn = useOwnDocument()
  if (isGone(error) && !data) return <NotFoundPage />
  if (!isOwn) return null
  const isAway = error instanceof ProblemError && error.code === 'offline'
  return (
    <Page title={app('title', { page: say('page') })}>
      {error && !isAway && <Trouble error={error} onRetry={() => void refetch()} />}
      <CheckIn at={at} door={data} heardAt={isAway ? null : dataUpdatedAt}>
        {data?.organises && (
          <>
            <DoorLinks id={at.id} />
            <p>
              <ButtonLink to={paths.badges(at.id)}>{say('toBadges')}</ButtonLink>
            </p>
          </>
        )}
      </CheckIn>
    </Page>
  )
}

/** The camera is allowed to documents of this address only: whoever came by a link inside the site loads it anew. */
function useOwnDocument(): boolean {
  const [entry] = performance.getEntriesByType('navigation')
  const isOwn = !entry || new URL(entry.name).pathname === location.pathname
  useEffect(() => {
    if (!isOwn) location.reload()
  }, [isOwn])
  return isOwn
}
