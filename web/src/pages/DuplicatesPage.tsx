import { useSearchParams } from 'react-router'
import { paths } from '../app/paths.ts'
import { DuplicateList } from '../features/provenance/DuplicateList.tsx'
import { Page } from '../ui/Page.tsx'
import { ReadingHead } from '../ui/Reading.tsx'
import { useSay } from '../words/say.ts'
import { ReviewersOnly } from './ReviewersOnly.tsx'
import { ReviewTabs } from './ReviewTabs.tsx'

export function DuplicatesPage() {
  const app = useSay('app')
  const say = useSay('provenance')
  const [params] = useSearchParams()
  const page = Math.max(1, Number(params.get('page')) || 1)
  return (
    <Page title={app('title', { page: say('duplicates.title') })}>
      <ReadingHead title={say('duplicates.title')} lead={say('duplicates.intro')} />
      <ReviewersOnly>
        <ReviewTabs here="duplicates" />
        <DuplicateList page={page} to={(next) => `${paths.duplicates}?page=${next}`} />
      </ReviewersOnly>
    </Page>
  )
}
