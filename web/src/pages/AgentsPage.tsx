import { paths } from '../app/paths.ts'
import { useMe } from '../features/accounts/queries.ts'
import { Directory } from '../features/agents/Directory.tsx'
import { ButtonLink } from '../ui/Button.tsx'
import { Page } from '../ui/Page.tsx'
import { useSay } from '../words/say.ts'
import css from './AgentsPage.module.css'

export function AgentsPage() {
  const app = useSay('app')
  const say = useSay('agents')
  const me = useMe()
  return (
    <Page title={app('title', { page: say('directory.title') })}>
      <header className={css.head}>
        <div>
          <h1>{say('directory.title')}</h1>
          <p>{say('directory.intro')}</p>
        </div>
        <ButtonLink small to={paths.myAgent}>
          {say(me.isAgent ? 'directory.mine' : 'directory.join')}
        </ButtonLink>
      </header>
      <Directory />
    </Page>
  )
}
