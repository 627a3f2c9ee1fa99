import { HowItRanks } from '../features/matching/HowItRanks.tsx'
import { Page } from '../ui/Page.tsx'
import { useSay } from '../words/say.ts'

export function HowItRanksPage() {
  const app = useSay('app')
  return (
    <Page title={app('title', { page: app('page.howItRanks') })}>
      <HowItRanks />
    </Page>
  )
}
