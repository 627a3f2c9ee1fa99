import { Page } from '../ui/Page.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'

export function EditNeedPage() {
  return (
    <Page title="">
      <Skeleton />
    </Page>
  )
}
