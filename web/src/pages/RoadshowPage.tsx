import { OVER_ROADSHOWS } from '@keqiao/shared/roadshow-life'
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { isGone } from '../api/call.ts'
import { paths } from '../app/paths.ts'
import { useMe } from '../features/accounts/queries.ts'
import { Attachments } from '../features/attachments/Attachments.tsx'
import { EventSheet } from '../features/roadshow/EventSheet.tsx'
import { roadshowQuery } from '../features/roadshow/queries.ts'
import { SignupForm } from '../features/roadshow/SignupForm.tsx'
import { Intentions } from '../features/turnout/Intentions.tsx'
import { ButtonLink } from '../ui/Button.tsx'
import { Page } from '../ui/Page.tsx'
import { Section } from '../ui/Reading.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Trouble } from '../ui/Trouble.tsx'
import { useSay } from '../words/say.ts'
import { NotFoundPage } from './NotFoundPage.tsx'
import css from './WorkspacePage.module.css'

/** Something may have been said of the projects. */
const BEGUN: readonly string[] = ['live', ...OVER_ROADSHOWS]

export function RoadshowPage() {
  const { id = '' } = useParams()
  const app = useSay('app')
  const organise = useSay('organise')
  const turnout = useSay('turnout')
  const me = useMe()
  const { data, error, isPending, refetch } = useQuery(roadshowQuery(id))
  if (isGone(error)) return <NotFoundPage />
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
        <EventSheet
          event={data}
          files={
            <Attachments
              subject={`roadshow:${id}`}
              title={(files) => <Section title={organise('materials.title')}>{files}</Section>}
            />
          }
          call={
            data.callIsOpen && (
              <ButtonLink look="known" to={paths.submitProject(id)}>
                {organise('submit.go')}
              </ButtonLink>
            )
          }
        >
          <SignupForm key={id} event={data} known={known} />
        </EventSheet>
      )}
      <p className={css.actions}>
        {data?.organises && (
          <ButtonLink look="known" to={paths.organise(id)}>
            {organise('organise')}
          </ButtonLink>
        )}
        {data?.state === 'reg_open' && me.isMember && <ButtonLink to={paths.delegation(id)}>{turnout('page.link')}</ButtonLink>}
      </p>
      {data && !data.organises && me.isMember && BEGUN.includes(data.state) && <Intentions id={id} />}
    </Page>
  )
}
