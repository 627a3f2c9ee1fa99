import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { isGone } from '../api/call.ts'
import { paths } from '../app/paths.ts'
import { SignInFirst } from '../features/accounts/MembersOnly.tsx'
import { useMe } from '../features/accounts/queries.ts'
import { roadshowQuery } from '../features/roadshow/queries.ts'
import { DelegationForm } from '../features/turnout/DelegationForm.tsx'
import { DelegationList } from '../features/turnout/DelegationList.tsx'
import { Empty } from '../ui/Empty.tsx'
import { SelectField } from '../ui/Field.tsx'
import { Page } from '../ui/Page.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Trouble } from '../ui/Trouble.tsx'
import { useSay } from '../words/say.ts'
import css from './MeetingsPage.module.css'
import { NotFoundPage } from './NotFoundPage.tsx'

/** The contact person of an organisation signs up several people together. */
export function DelegationPage() {
  const { id = '' } = useParams()
  const app = useSay('app')
  const say = useSay('turnout')
  const me = useMe()
  const { data, error, isPending, refetch } = useQuery(roadshowQuery(id))
  if (isGone(error)) return <NotFoundPage />
  return (
    <Page title={app('title', { page: say('page.title') })}>
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {(isPending || me.isPending) && <Skeleton lines={6} />}
      {data && !me.isPending && (
        <div className={css.page}>
          <header className={css.head}>
            <p className={css.event}>{say('page.lead')}</p>
            <h1>{data.title}</h1>
            <p>
              <Link to={paths.roadshow(id)}>{say('page.back')}</Link>
            </p>
          </header>
          {me.person ? <Own id={id} /> : <SignInFirst />}
        </div>
      )}
    </Page>
  )
}

function Own({ id }: { id: string }) {
  const say = useSay('turnout')
  const { organisations } = useMe()
  const active = organisations.filter(({ state }) => state === 'active')
  const [chosen, setChosen] = useState(active[0]?.id ?? '')
  const sender = active.find((one) => one.id === chosen)
  if (!sender) return <Empty title={say('page.none.title')} text={say('page.none.text')} />
  return (
    <>
      {active.length > 1 && (
        <SelectField label={say('page.sender')} value={chosen} onChange={({ target }) => setChosen(target.value)}>
          {active.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </SelectField>
      )}
      <DelegationForm key={chosen} id={id} sender={{ organisationId: sender.id, name: sender.name }} />
      <DelegationList id={id} />
    </>
  )
}
