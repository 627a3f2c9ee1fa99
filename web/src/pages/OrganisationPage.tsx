import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { isGone } from '../api/call.ts'
import { useMe } from '../features/accounts/queries.ts'
import { Attachments } from '../features/attachments/Attachments.tsx'
import { OrganisationSheet } from '../features/organisations/OrganisationSheet.tsx'
import { OwnOrganisation } from '../features/organisations/OwnOrganisation.tsx'
import { organisationQuery } from '../features/organisations/queries.ts'
import { Page } from '../ui/Page.tsx'
import { Section } from '../ui/Reading.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Trouble } from '../ui/Trouble.tsx'
import { useSay } from '../words/say.ts'
import { NotFoundPage } from './NotFoundPage.tsx'

export function OrganisationPage() {
  const { id = '' } = useParams()
  const app = useSay('app')
  const say = useSay('organisations')
  const me = useMe()
  const { data, error, isPending, refetch } = useQuery(organisationQuery(id))
  if (isGone(error)) return <NotFoundPage />
  return (
    <Page title={app('title', { page: data?.name ?? '' })}>
      {isPending && <Skeleton large lines={8} />}
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {data?.isKnown && <OwnOrganisation id={id} operator={me.isOperator} />}
      {data && <OrganisationSheet organisation={data} />}
      {data?.isKnown && me.administers(id) && (
        <Section title={say('licence.title')}>
          <p>{say('licence.hint')}</p>
          <Attachments subject={`organisation:${id}`} purpose="licence" />
        </Section>
      )}
    </Page>
  )
}
