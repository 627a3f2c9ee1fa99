import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from 'react-router'
import { paths } from '../app/paths.ts'
import { InvitationSheet } from '../features/organisations/InvitationSheet.tsx'
import { invitationQuery } from '../features/organisations/memberQueries.ts'
import { ButtonLink } from '../ui/Button.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Page } from '../ui/Page.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { useSay } from '../words/say.ts'

export function InvitationPage() {
  const { token = '' } = useParams()
  const app = useSay('app')
  const say = useSay('organisations')
  const accounts = useSay('accounts')
  const navigate = useNavigate()
  const { data, error, isPending } = useQuery(invitationQuery(token))
  const to = `?to=${encodeURIComponent(paths.invitation(token))}`
  const signIn = (
    <p style={{ display: 'flex', gap: '12px' }}>
      <ButtonLink look="known" to={paths.signIn + to}>
        {accounts('signIn.title')}
      </ButtonLink>
      <ButtonLink to={paths.signUp + to}>{accounts('signUp.title')}</ButtonLink>
    </p>
  )
  return (
    <Page narrow title={app('title', { page: say('invitation.page') })}>
      {isPending && <Skeleton lines={6} />}
      {error && <Empty level={1} title={say('invitation.unknown')} text={say('invitation.unknownText')} />}
      {data && (
        <InvitationSheet
          token={token}
          invitation={data}
          signIn={signIn}
          onAccepted={({ organisation }) => navigate(organisation ? paths.members(organisation.id) : paths.workspace)}
        />
      )}
    </Page>
  )
}
