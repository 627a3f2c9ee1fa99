import { paths } from '../app/paths.ts'
import { useMe } from '../features/accounts/queries.ts'
import { Events } from '../features/roadshow/Events.tsx'
import { ButtonLink } from '../ui/Button.tsx'
import { Page } from '../ui/Page.tsx'
import { useSay } from '../words/say.ts'
import css from './AgentsPage.module.css'

export function RoadshowsPage() {
  const app = useSay('app')
  const say = useSay('roadshow')
  const organise = useSay('organise')
  const me = useMe()
  return (
    <Page title={app('title', { page: say('title') })}>
      <header className={css.head}>
        <div>
          <h1>{say('title')}</h1>
          <p>{say('lead')}</p>
        </div>
        {(me.isMember || me.isOperator) && <ButtonLink to={paths.organised}>{organise('title')}</ButtonLink>}
      </header>
      <Events />
    </Page>
  )
}
