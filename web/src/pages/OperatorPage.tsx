import { Page } from '../ui/Page.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'

export function OperatorPage() {
  return (
    <Page title="">
      <Skeleton />
    </Page>
  )
}
