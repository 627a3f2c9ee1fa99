import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from 'react-router'
import { paths } from '../app/paths.ts'
import { SignInFirst } from '../features/accounts/MembersOnly.tsx'
import { useMe } from '../features/accounts/queries.ts'
import { InviteForm } from '../features/organisations/InviteForm.tsx'
import { Members } from '../features/organisations/Members.tsx'
import { sentInvitationsQuery } from '../features/organisations/memberQueries.ts'
import { SentInvitations } from '../features/organisations/SentInvitations.tsx'
import { Page } from '../ui/Page.tsx'
import { Section } from '../ui/Reading.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { useSay } from '../words/say.ts'
import { NotFoundPage } from './NotFoundPage.tsx'

export function MembersPage() {
  const { id = '' } = useParams()
  const app = useSay('app')
  const say = useSay('organisations')
  const me = useMe()
  const navigate = useNavigate()
  const own = me.organisations.find((organisation) => organisation.id === id)
  const isAdmin = own?.membership === 'admin'
  if (!me.isPending && me.person && !own) return <NotFoundPage />
  return (
    <Page title={app('title', { page: say('members.title') })}>
      {!me.isPending && !me.person ? (
        <SignInFirst />
      ) : (
        <div style={{ display: 'grid', gap: '36px' }}>
          <header>
            <h1 style={{ fontSize: 'var(--s-title)' }}>{say('members.title')}</h1>
            {own && <Link to={paths.organisation(id)}>{own.name}</Link>}
          </header>
          {own ? <Members id={id} isAdmin={isAdmin} onLeft={() => navigate(paths.workspace)} /> : <Skeleton lines={6} />}
          {isAdmin && (
            <Section title={say('invite.title')}>
              <InviteForm id={id} />
            </Section>
          )}
          {isAdmin && (
            <Section title={say('invite.sent')}>
              <Sent id={id} />
            </Section>
          )}
        </div>
      )}
    </Page>
  )
}

function Sent({ id }: { id: string }) {
  const { data } = useQuery(sentInvitationsQuery(id))
  return data ? <SentInvitations items={data.items} /> : <Skeleton lines={2} />
}
