import { Events } from '../features/roadshow/Events.tsx'
import { Page } from '../ui/Page.tsx'
import { useSay } from '../words/say.ts'
import css from './AgentsPage.module.css'

export function RoadshowsPage() {
  const app = useSay('app')
  const say = useSay('roadshow')
  return (
    <Page title={app('title', { page: say('title') })}>
      <header className={css.head}>
        <div>
          <h1>{say('title')}</h1>
          <p>{say('lead')}</p>
        </div>
      </header>
      <Events />
    </Page>
  )
}
