import type { RoadshowCard } from '@keqiao/shared/roadshow'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { paths } from '../../app/paths.ts'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { useSay } from '../../words/say.ts'
import { type Asked, filterOf, writeAsked } from './asked.ts'
import { EventRow } from './EventRow.tsx'
import css from './Month.module.css'
import { roadshowsQuery } from './queries.ts'
import { beijing, dayKey } from './when.ts'

const SHANGHAI = 8 * 3_600_000
const startOf = (year: number, month: number, day = 1) => new Date(Date.UTC(year, month - 1, day) - SHANGHAI).toISOString()
const keyOf = (year: number, month: number) => {
  const { year: y, month: m } = beijing(startOf(year, month))
  return `${y}-${String(m).padStart(2, '0')}`
}

/** A month at a glance; on a phone the days with something on them, one below the other. */
export function Month({ asked }: { asked: Asked }) {
  const say = useSay('roadshow')
  const now = beijing(new Date().toISOString())
  const [year, month] = asked.month ? (asked.month.split('-').map(Number) as [number, number]) : [now.year, now.month]
  const query = { when: 'all' as const, from: startOf(year, month), to: startOf(year, month + 1), size: 100, ...filterOf(asked) }
  const { data, error, isPending, refetch } = useQuery(roadshowsQuery(query))
  const to = (step: number) => writeAsked({ ...asked, month: keyOf(year, month + step) })
  return (
    <section className={css.month} aria-labelledby="month-title">
      <header>
        <h2 id="month-title">{say('month.title', { year, month })}</h2>
        <nav aria-label={say('view.month')}>
          <Link to={to(-1)} preventScrollReset>
            {say('month.before')}
          </Link>
          <Link to={to(1)} preventScrollReset>
            {say('month.after')}
          </Link>
        </nav>
      </header>
      {isPending && <Skeleton lines={10} />}
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {data && (
        <>
          <Days year={year} month={month} cards={data.items} />
          {data.items.length === 0 && <p className={css.none}>{say('month.free')}</p>}
          <div className={css.below}>
            {data.items.map((card) => (
              <EventRow key={card.id} card={card} level={3} />
            ))}
          </div>
        </>
      )}
    </section>
  )
}

function Days({ year, month, cards }: { year: number; month: number; cards: readonly RoadshowCard[] }) {
  const say = useSay('roadshow')
  const today = dayKey(new Date().toISOString())
  const count = new Date(Date.UTC(year, month, 0)).getUTCDate()
  // Weeks begin on Monday.
  const before = (beijing(startOf(year, month)).weekday + 6) % 7
  const byDay = Map.groupBy(cards, ({ startsAt }) => dayKey(startsAt))
  return (
    <ol className={css.days} style={{ '--before': before } as React.CSSProperties}>
      {Array.from({ length: count }, (_, n) => {
        const key = `${year}-${month}-${n + 1}`
        const here = byDay.get(key) ?? []
        return (
          <li key={key} className={here.length > 0 ? css.busy : undefined} aria-current={key === today ? 'date' : undefined}>
            <span className={css.number}>
              {n + 1}
              <small>{say(`weekday.${(before + n + 1) % 7}`)}</small>
            </span>
            {here.map(({ id, title, startsAt }) => (
              <Link key={id} to={paths.roadshow(id)}>
                <span>{beijing(startsAt).time}</span> {title}
              </Link>
            ))}
          </li>
        )
      })}
    </ol>
  )
}
