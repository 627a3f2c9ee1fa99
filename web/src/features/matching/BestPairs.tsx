import { useQuery } from '@tanstack/react-query'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { useSay } from '../../words/say.ts'
import css from './BestPairs.module.css'
import { PairSheet } from './PairSheet.tsx'
import { bestMatchesQuery } from './queries.ts'

const SHOWN = 2

/** The surest matches of the library, each drawn with the sentences that meet. Silent when there are none. */
export function BestPairs() {
  const say = useSay('matching')
  const { data, isPending } = useQuery(bestMatchesQuery(SHOWN))
  if (isPending) {
    return (
      <div className={css.waiting}>
        <Skeleton lines={10} />
      </div>
    )
  }
  if (!data || data.items.length === 0) return null
  return (
    <section className={css.section} aria-labelledby="best-title">
      <header className={css.head}>
        <h2 id="best-title">{say('best')}</h2>
        <p>{say('bestIntro')}</p>
      </header>
      {data.items.map((match) => (
        <PairSheet key={match.id} match={match} />
      ))}
    </section>
  )
}
