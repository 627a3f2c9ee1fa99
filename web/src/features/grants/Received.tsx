import type { Grant } from '@keqiao/shared/grants'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { RECORDS } from '../../ui/Reading.tsx'
import { date } from '../../words/format.ts'
import { useLanguage, useSay } from '../../words/say.ts'
import desk from './desk.module.css'
import css from './grants.module.css'
import { receivedQuery } from './queries.ts'
import { placeOf, thingOf } from './who.ts'

/** What others opened to this person, by record: hidden ones are found nowhere else. */
export function Received() {
  const say = useSay('grants')
  const language = useLanguage()
  const { data } = useQuery(receivedQuery)
  if (!data || data.items.length === 0) return null
  const subjects = [...new Set(data.items.map(({ subject }) => subject))]
  const records = subjects.map((subject) => data.items.filter((one) => one.subject === subject))
  const untilOf = (grants: Grant[]) => grants.map(({ until }) => until).sort()[0]
  return (
    <section className={desk.received} aria-labelledby="received-title">
      <h2 id="received-title">{say('received.title')}</h2>
      <ul className={desk.opened}>
        {records.map((grants) => {
          const [first] = grants as [Grant]
          const until = untilOf(grants.filter((one) => one.until !== null))
          return (
            <li key={first.subject} className={desk.openedRow}>
              <Link to={placeOf(first.subject)} lang={RECORDS}>
                {first.name}
              </Link>
              <span className={css.note}>
                {say('received.what', { what: grants.map((one) => thingOf(one, say)).join(say('and')) })}
                {until && say('standing.until', { until: date(until, language) })}
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
