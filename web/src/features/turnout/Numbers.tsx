import { OVER_ROADSHOWS } from '@keqiao/shared/roadshow-life'
import type { ModeNumbers, TurnoutNumbers } from '@keqiao/shared/turnout'
import { useQuery } from '@tanstack/react-query'
import { Hidden } from '../../ui/Hidden.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { clock, dateTime } from '../../words/format.ts'
import { useLabels } from '../../words/labels.ts'
import { useLanguage, useSay } from '../../words/say.ts'
import { Chart } from './Chart.tsx'
import { Funnel } from './Funnel.tsx'
import css from './numbers.module.css'
import { numbersQuery } from './queries.ts'

const COLUMNS = ['signedUp', 'pending', 'confirmed', 'waiting', 'offered', 'came', 'noShow'] as const
const DAY = 86_400_000
/** Before it, four of five steps are nought. */
const BEGUN: readonly string[] = ['live', ...OVER_ROADSHOWS]

/** With the days between on which nobody signed up. */
function everyDay(days: TurnoutNumbers['byDay']): TurnoutNumbers['byDay'] {
  const [first, last] = [days[0], days.at(-1)]
  if (!first || !last) return []
  const counts = new Map(days.map(({ day, count }) => [day, count]))
  const length = Math.round((Date.parse(last.day) - Date.parse(first.day)) / DAY) + 1
  return Array.from({ length }, (_, n) => {
    const day = new Date(Date.parse(first.day) + n * DAY).toISOString().slice(0, 10)
    return { day, count: counts.get(day) ?? 0 }
  })
}

/** How many signed up, have a place, wait, and came; while the event runs it counts by itself. */
export function Numbers({ id }: { id: string }) {
  const say = useSay('turnout')
  const language = useLanguage()
  const { data, error, refetch } = useQuery(numbersQuery(id))
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton lines={6} />
  return (
    <section className={css.numbers} aria-labelledby="numbers-title">
      <header>
        <h2 id="numbers-title">{say('numbers.title')}</h2>
        <p className={css.faint}>
          {say(data.state === 'live' ? 'numbers.live' : 'numbers.at', { when: dateTime(data.at, language) })}
        </p>
      </header>
      <ModeTable modes={data.modes} />
      {BEGUN.includes(data.state) && (
        <>
          <h3>{say('funnel.title')}</h3>
          <Funnel figures={data.funnel} />
        </>
      )}
      {data.funnel.signedUp > 0 && <Charts numbers={data} />}
    </section>
  )
}

function ModeTable({ modes }: { modes: ModeNumbers[] }) {
  const say = useSay('turnout')
  return (
    <div className={css.scroll}>
      <table className={css.table}>
        <caption>
          <Hidden>{say('numbers.title')}</Hidden>
        </caption>
        <thead>
          <tr>
            <td />
            <th scope="col">{say('numbers.places')}</th>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {say(`numbers.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {modes.map((row) => (
            <tr key={row.mode}>
              <th scope="row">{say(`mode.${row.mode}`)}</th>
              <td data-head={say('numbers.places')}>{say('numbers.of', { taken: row.taken, capacity: row.capacity })}</td>
              {COLUMNS.map((column) => (
                <td key={column} data-head={say(`numbers.${column}`)} data-none={row[column] === 0 || undefined}>
                  {row[column]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Charts({ numbers: { byDay, byRole, byRegion, arrivals } }: { numbers: TurnoutNumbers }) {
  const say = useSay('turnout')
  const { label } = useLabels()
  return (
    <div className={css.charts}>
      <Chart
        title={say('chart.byDay')}
        kind="line"
        head={say('chart.day')}
        rows={everyDay(byDay).map(({ day, count }) => ({ key: day, label: day.slice(5), count }))}
      />
      <Chart
        title={say('chart.byRole')}
        kind="bar"
        head={say('chart.role')}
        rows={byRole.map(({ role, count }) => ({ key: role, label: label('signup_role', role), count }))}
      />
      {byRegion.some(({ region }) => region !== null) && (
        <Chart
          title={say('chart.byRegion')}
          kind="bar"
          head={say('chart.region')}
          rows={byRegion.map(({ region, count }) => ({
            key: region ?? '',
            label: region ? label('region', region) : say('chart.unknown'),
            count,
          }))}
        />
      )}
      {arrivals.length > 0 && (
        <Chart
          title={say('chart.arrivals')}
          kind="bar"
          head={say('chart.time')}
          rows={arrivals.map(({ at, count }) => ({ key: at, label: clock(at), count }))}
        />
      )}
    </div>
  )
}
