import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { paths } from '../app/paths.ts'
import { MyMeetingList } from '../features/meetings/MyMeetingList.tsx'
import { PeopleToMeet } from '../features/meetings/PeopleToMeet.tsx'
import { mineQuery } from '../features/meetings/queries.ts'
import { TakePart } from '../features/meetings/TakePart.tsx'
import { ButtonLink } from '../ui/Button.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Page } from '../ui/Page.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { dateTime } from '../words/format.ts'
import { useLanguage, useSay } from '../words/say.ts'
import css from './MeetingsPage.module.css'

/** Behind a person's own link: when I am there, whom I could meet, whom I meet. */
export function MeetingsPage() {
  const { token = '' } = useParams()
  const app = useSay('app')
  const say = useSay('meetings')
  const language = useLanguage()
  const { data, error, isPending } = useQuery(mineQuery(token))
  const at = data?.book && (data.state === 'before' ? data.book.bookOpensAt : data.book.bookClosesAt)
  return (
    <Page title={app('title', { page: say('page') })}>
      {isPending && <Skeleton lines={8} />}
      {error && (
        <Empty level={1} title={say('unknown')} text={say('unknownText')}>
          <ButtonLink to={paths.home}>{app('error.home')}</ButtonLink>
        </Empty>
      )}
      {data && (
        <div className={css.page}>
          <header className={css.head}>
            <p className={css.event}>{data.event.title}</p>
            <h1>{say('page')}</h1>
            <p className={css.lead}>
              {say(`state.${data.state}`, {
                at: at ? dateTime(at, language) : '',
                most: data.book?.mostEach ?? 0,
                minutes: data.book?.slotMinutes ?? 0,
              })}
            </p>
          </header>
          {data.book && data.state !== 'no_place' && (
            <>
              <MyMeetingList token={token} mine={data} />
              <TakePart token={token} mine={data} />
              <PeopleToMeet token={token} mine={data} />
            </>
          )}
          <p>
            <ButtonLink to={paths.signup(token)}>{say('back')}</ButtonLink>
          </p>
        </div>
      )}
    </Page>
  )
}
