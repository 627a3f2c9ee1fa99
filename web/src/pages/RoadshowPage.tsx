import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'
import { ProblemError } from '../api/call.ts'
import { paths } from '../app/paths.ts'
import { useMe } from '../features/accounts/queries.ts'
import { EventSheet } from '../features/roadshow/EventSheet.tsx'
import { roadshowQuery } from '../features/roadshow/queries.ts'
import { SignupForm } from '../features/roadshow/SignupForm.tsx'
import { ButtonLink } from '../ui/Button.tsx'
import { Page } from '../ui/Page.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Trouble } from '../ui/Trouble.tsx'
import { useSay } from '../words/say.ts'
import { NotFoundPage } from './NotFoundPage.tsx'

export function RoadshowPage() {
  const { id = '' } = useParams()
  const app = useSay('app')
  const say = useSay('roadshow')
  const meetings = useSay('meetings')
  const me = useMe()
  const { data, error, isPending, refetch } = useQuery(roadshowQuery(id))
  if (error instanceof ProblemError && (error.code === 'not_found' || error.code === 'invalid_input')) return <NotFoundPage />
  const known = {
    name: me.person?.name ?? '',
    contact: me.person?.email ?? '',
    organisation: me.organisations[0]?.name ?? '',
  }
  return (
    <Page title={app('title', { page: data?.title ?? '' })}>
      {isPending && <Skeleton large lines={8} />}
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {data && !me.isPending && (
        <EventSheet event={data}>
          <SignupForm
            key={id}
            event={data}
            known={known}
            notice={
              <Link to={paths.privacyNotice} target="_blank">
                {say('form.notice')}
              </Link>
            }
          />
        </EventSheet>
      )}
      {data?.organises && (
        <p>
          <ButtonLink to={paths.roadshowMeetings(id)}>{meetings('organiser.page')}</ButtonLink>
        </p>
      )}
    </Page>
  )
}
