import { useSearchParams } from 'react-router'
import { paths } from '../app/paths.ts'
import { ClaimDesk } from '../features/provenance/ClaimList.tsx'
import { Page } from '../ui/Page.tsx'
import { ReadingHead } from '../ui/Reading.tsx'
import { useSay } from '../words/say.ts'
import { ReviewersOnly } from './ReviewersOnly.tsx'
import { ReviewTabs } from './ReviewTabs.tsx'

export function ClaimsPage() {
  const app = useSay('app')
  const say = useSay('provenance')
  const [params] = useSearchParams()
  const page = Math.max(1, Number(params.get('page')) || 1)
  return (
    <Page title={app('title', { page: say('claims.title') })}>
      <ReadingHead title={say('claims.title')} lead={say('claims.intro')} />
      <ReviewersOnly>
        <ReviewTabs here="claims" />
        <ClaimDesk page={page} to={(next) => `${paths.claims}?page=${next}`} />
      </ReviewersOnly>
    </Page>
  )
}
