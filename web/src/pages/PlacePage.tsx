import { useQuery } from '@tanstack/react-query'
import { useLocation, useParams } from 'react-router'
import { isGone } from '../api/call.ts'
import { LinkMaterials } from '../features/attachments/LinkMaterials.tsx'
import { ToMeetings } from '../features/meetings/ToMeetings.tsx'
import { MySignup } from '../features/roadshow/MySignup.tsx'
import { signupQuery } from '../features/roadshow/queries.ts'
import { Marking } from '../features/turnout/Marking.tsx'
import { Page } from '../ui/Page.tsx'
import { Section } from '../ui/Reading.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Trouble } from '../ui/Trouble.tsx'
import { useSay } from '../words/say.ts'
import { NotFoundPage } from './NotFoundPage.tsx'

export function PlacePage() {
  const { token = '' } = useParams()
  const app = useSay('app')
  const say = useSay('roadshow')
  const organise = useSay('organise')
  const { state } = useLocation() as { state: { fresh?: boolean } | null }
  const { data, error, isPending, refetch } = useQuery(signupQuery(token))
  if (isGone(error)) return <NotFoundPage />
  return (
    <Page title={app('title', { page: say('mine.title') })} narrow>
      {isPending && <Skeleton large lines={6} />}
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {data && <MySignup token={token} signup={data} fresh={state?.fresh === true} />}
      {data && <LinkMaterials token={token} title={(files) => <Section title={organise('materials.title')}>{files}</Section>} />}
      {data && <ToMeetings token={token} />}
      {data && <Marking token={token} />}
    </Page>
  )
}
