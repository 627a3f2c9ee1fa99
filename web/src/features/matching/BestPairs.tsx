import type { Match } from '@keqiao/shared/matching'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { paths } from '../../app/paths.ts'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { useSay } from '../../words/say.ts'
import css from './BestPairs.module.css'
import { BothRanks } from './MutualRank.tsx'
import { bestMatchesQuery } from './queries.ts'
import { ScoreFigure } from './ScoreFigure.tsx'
import { SentencePairs } from './SentencePairs.tsx'

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
        <Pair key={match.id} match={match} />
      ))}
    </section>
  )
}

function Pair({ match }: { match: Match }) {
  return (
    <article className={css.pair}>
      <div className={css.ends}>
        <h3 className={css.need}>
          <Link to={paths.need(match.needId)}>{match.need.name}</Link>
        </h3>
        <ScoreFigure match={match} brief />
        <h3 className={css.achievement}>
          <Link to={paths.achievement(match.achievementId)}>{match.achievement.name}</Link>
        </h3>
      </div>
      <p className={css.ranks}>
        <BothRanks match={match} />
      </p>
      <SentencePairs reasons={match.reasons} most={1} />
    </article>
  )
}
