import type { Match } from '@keqiao/shared/matching'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { paths } from '../../app/paths.ts'
import { RECORDS } from '../../ui/Reading.tsx'
import { useSay } from '../../words/say.ts'
import { BothRanks } from './MutualRank.tsx'
import css from './PairSheet.module.css'
import { ScoreFigure } from './ScoreFigure.tsx'
import { SentencePairs } from './SentencePairs.tsx'

interface Props {
  match: Match
  /** Whose the two are, for those who bring them together. */
  withOwners?: boolean
  children?: ReactNode
}

/** A pair in nobody's list: both ends, the score between them, the sentences that meet. */
export function PairSheet({ match, withOwners = false, children }: Props) {
  const { need, achievement } = match
  const listings = useSay('listings')
  return (
    <article className={css.pair}>
      <div className={css.ends}>
        <div className={css.side}>
          <h3 className={css.need} lang={RECORDS}>
            <Link to={paths.need(match.needId)}>{need.name}</Link>
          </h3>
          {withOwners && <p className={css.owner}>{need.owner?.name ?? listings('anonymous')}</p>}
        </div>
        <ScoreFigure match={match} brief />
        <div className={css.side}>
          <h3 lang={RECORDS}>
            <Link to={paths.achievement(match.achievementId)}>{achievement.name}</Link>
          </h3>
          {withOwners && <p className={css.owner}>{achievement.owner?.name ?? achievement.unitName ?? listings('noOwner')}</p>}
        </div>
      </div>
      <p className={css.ranks}>
        <BothRanks match={match} />
      </p>
      <SentencePairs reasons={match.reasons} most={1} />
      {children && <div className={css.actions}>{children}</div>}
    </article>
  )
}
