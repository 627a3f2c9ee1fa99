import { Page } from '../ui/Page.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'

export function WorkspacePage() {
  return (
    <Page title="">
      <Skeleton />
    </Page>
  )
}
