import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearchParams } from 'react-router'
import { paths } from '../app/paths.ts'
import { AccessInvitationSheet } from '../features/grants/AccessInvitationSheet.tsx'
import { accessInvitationQuery } from '../features/grants/queries.ts'
import { ButtonLink } from '../ui/Button.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Page } from '../ui/Page.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { useSay } from '../words/say.ts'

/** Where a mailed invitation to read something leads. */
export function AccessPage() {
  const app = useSay('app')
  const say = useSay('grants')
  const accounts = useSay('accounts')
  const navigate = useNavigate()
  const [params] = useSearchParams()
  const token = params.get('token') ?? ''
  const { data, error, isPending } = useQuery(accessInvitationQuery(token))
  const to = `?to=${encodeURIComponent(paths.access(token))}`
  const signIn = (
    <p style={{ display: 'flex', flexWrap: 'wrap', gap: '12px' }}>
      <ButtonLink look="known" to={paths.signIn + to}>
        {accounts('signIn.title')}
      </ButtonLink>
      <ButtonLink to={paths.signUp + to}>{accounts('signUp.title')}</ButtonLink>
    </p>
  )
  return (
    <Page narrow title={app('title', { page: say('invited.page') })}>
      {isPending && <Skeleton lines={6} />}
      {error && (
        <Empty level={1} title={say('invited.unknown')} text={say('invited.unknownText')}>
          <ButtonLink to={paths.home}>{app('error.home')}</ButtonLink>
        </Empty>
      )}
      {data && (
        <AccessInvitationSheet token={token} invitation={data} signIn={signIn} onAccepted={(address) => navigate(address)} />
      )}
    </Page>
  )
}
