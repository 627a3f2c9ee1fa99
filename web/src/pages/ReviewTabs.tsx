import { paths } from '../app/paths.ts'
import { Tabs } from '../ui/Tabs.tsx'
import { useSay } from '../words/say.ts'

/** What reviewers have to do, side by side. */
export function ReviewTabs({ here }: { here: 'queue' | 'duplicates' | 'claims' }) {
  const say = useSay('review')
  return (
    <Tabs
      label={say('tabs.label')}
      here={here}
      tabs={[
        { key: 'queue', to: paths.review, text: say('tabs.queue') },
        { key: 'duplicates', to: paths.duplicates, text: say('tabs.duplicates') },
        { key: 'claims', to: paths.claims, text: say('tabs.claims') },
      ]}
    />
  )
}
