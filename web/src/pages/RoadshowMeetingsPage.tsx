import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { paths } from '../app/paths.ts'
import { BookForm } from '../features/meetings/BookForm.tsx'
import { Groups } from '../features/meetings/Groups.tsx'
import { Planning } from '../features/meetings/Planning.tsx'
import { fileQuery } from '../features/meetings/queries.ts'
import { Timetable } from '../features/meetings/Timetable.tsx'
import { ButtonLink } from '../ui/Button.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Page } from '../ui/Page.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { useSay } from '../words/say.ts'
import css from './MeetingsPage.module.css'

/** For organisers: settings, the plan before it is published, and who sits where when. */
export function RoadshowMeetingsPage() {
  const { id = '' } = useParams()
  const app = useSay('app')
  const say = useSay('meetings')
  const { data, error, isPending } = useQuery(fileQuery(id))
  const cells =
    data?.meetings.map(({ id: key, people, startsAt, place }) => ({ key, people, startsAt, place, score: null })) ?? []
  return (
    <Page title={app('title', { page: say('organiser.page') })}>
      {isPending && <Skeleton lines={8} />}
      {error && (
        <Empty level={1} title={app('error.notFound.title')}>
          <ButtonLink to={paths.home}>{app('error.home')}</ButtonLink>
        </Empty>
      )}
      {data && (
        <div className={css.page}>
          <header className={css.head}>
            <p className={css.event}>{data.event.title}</p>
            <h1>{say('organiser.title')}</h1>
            <p className={css.lead}>
              {data.book
                ? say('organiser.lead', {
                    people: data.people,
                    slots: data.slots.length,
                    places: data.book.places.length,
                    agreed: cells.length,
                  })
                : say('organiser.leadNone')}
            </p>
          </header>
          <details className={css.settings} open={!data.book}>
            <summary>{say('organiser.settings')}</summary>
            <BookForm key={data.revision} id={id} file={data} />
          </details>
          {data.book && <Planning id={id} file={data} />}
          {data.book && <Groups id={id} file={data} />}
          {cells.length > 0 && (
            <section className={css.now}>
              <h2>{say('organiser.gridNow')}</h2>
              <Timetable file={data} cells={cells} label={say('organiser.gridNow')} />
            </section>
          )}
        </div>
      )}
    </Page>
  )
}
