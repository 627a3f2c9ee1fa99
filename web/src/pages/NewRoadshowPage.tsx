import { useNavigate } from 'react-router'
import { paths } from '../app/paths.ts'
import { SignInFirst } from '../features/accounts/MembersOnly.tsx'
import { useMe } from '../features/accounts/queries.ts'
import { EventForm } from '../features/roadshow/organise/EventForm.tsx'
import { useCreate } from '../features/roadshow/organise/queries.ts'
import { newValues } from '../features/roadshow/organise/values.ts'
import { ButtonLink } from '../ui/Button.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Page } from '../ui/Page.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { useSay } from '../words/say.ts'
import css from './MeetingsPage.module.css'
import { useHosts } from './useHosts.ts'

export function NewRoadshowPage() {
  const app = useSay('app')
  const say = useSay('organise')
  const me = useMe()
  return (
    <Page title={app('title', { page: say('form.page') })}>
      {me.isPending ? (
        <Skeleton lines={10} />
      ) : !me.person ? (
        <SignInFirst />
      ) : me.isMember || me.isOperator ? (
        <Fresh />
      ) : (
        <Empty level={1} title={say('who.title')} text={say('who.text')}>
          <ButtonLink look="known" to={paths.apply}>
            {say('who.apply')}
          </ButtonLink>
        </Empty>
      )}
    </Page>
  )
}

function Fresh() {
  const say = useSay('organise')
  const navigate = useNavigate()
  const { organisations } = useMe()
  const hosts = useHosts()
  const create = useCreate()
  const hostId = hosts[0]?.id ?? ''
  const region = organisations.find(({ id }) => id === hostId)?.region ?? ''
  return (
    <div className={css.page}>
      <header className={css.head}>
        <h1>{say('form.page')}</h1>
        <p className={css.lead}>{say('newLead')}</p>
      </header>
      <EventForm
        keptAs="keqiao.draft.roadshow.new"
        initial={newValues({ hostId, region })}
        hosts={hosts}
        sending={create}
        submit={say('form.create')}
        onSend={(draft, sent) =>
          create.mutate(draft, {
            onSuccess: ({ id }) => {
              sent()
              void navigate(paths.organise(id))
            },
          })
        }
      />
    </div>
  )
}
