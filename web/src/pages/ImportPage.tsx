import { Page } from '../ui/Page.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'

export function ImportPage() {
  return (
    <Page title="">
      <Skeleton />
    </Page>
  )
}
