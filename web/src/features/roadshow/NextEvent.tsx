import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { paths } from '../../app/paths.ts'
import { useSay } from '../../words/say.ts'
import { EventRow } from './EventRow.tsx'
import css from './NextEvent.module.css'
import { roadshowsQuery } from './queries.ts'

/** The next event on the home page; nothing while none is planned. */
export function NextEvent() {
  const say = useSay('roadshow')
  const { data } = useQuery(roadshowsQuery({ when: 'upcoming', size: 1, kind: [], field: [], region: [] }))
  const next = data?.items[0]
  if (!next) return null
  return (
    <section className={css.next} aria-labelledby="next-event">
      <header>
        <h2 id="next-event">{say('next.title')}</h2>
        <Link to={paths.roadshows}>{say('next.all')}</Link>
      </header>
      <EventRow card={next} level={3} />
    </section>
  )
}
