import { DataMap } from '../features/privacy/DataMap.tsx'
import { Page } from '../ui/Page.tsx'
import { useSay } from '../words/say.ts'

export function DataMapPage() {
  const app = useSay('app')
  const say = useSay('privacy')
  return (
    <Page title={app('title', { page: say('map.title') })}>
      <DataMap />
    </Page>
  )
}
