import { useSearchParams } from 'react-router'
import { paths } from '../app/paths.ts'
import { SignInFirst } from '../features/accounts/MembersOnly.tsx'
import { useMe } from '../features/accounts/queries.ts'
import { OrganisedList } from '../features/roadshow/organise/OrganisedList.tsx'
import { ButtonLink } from '../ui/Button.tsx'
import { Page } from '../ui/Page.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { useSay } from '../words/say.ts'
import css from './EncountersPage.module.css'

export function OrganisedPage() {
  const app = useSay('app')
  const say = useSay('organise')
  const me = useMe()
  const [params] = useSearchParams()
  return (
    <Page title={app('title', { page: say('title') })}>
      {me.isPending ? (
        <Skeleton lines={8} />
      ) : !me.person ? (
        <SignInFirst />
      ) : (
        <>
          <header className={css.head}>
            <div>
              <h1>{say('title')}</h1>
              <p>{say('lead')}</p>
            </div>
            <ButtonLink look="known" to={paths.newRoadshow}>
              {say('new')}
            </ButtonLink>
          </header>
          <OrganisedList
            page={Math.max(1, Number(params.get('page')) || 1)}
            to={(page) => `${paths.organised}${page > 1 ? `?page=${page}` : ''}`}
          />
        </>
      )}
    </Page>
  )
}
