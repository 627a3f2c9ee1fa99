import type { Match } from '@keqiao/shared/matching'
import { Hidden } from '../../ui/Hidden.tsx'
import { percent } from '../../words/format.ts'
import { useSay } from '../../words/say.ts'
import css from './ScoreFigure.module.css'

type Scored = Pick<Match, 'score' | 'low' | 'high' | 'confidence'>

/** The score as a number on a line from 0 to 100, with the stretch it may lie in. */
export function ScoreFigure({ match: { score, low, high, confidence }, brief }: { match: Scored; brief?: boolean }) {
  const say = useSay('matching')
  const range = low === high ? say('noRange') : say('range', { low, high })
  return (
    <div className={css.figure}>
      <p className={css.score}>
        <Hidden>{say('score', { score })}</Hidden>
        <span aria-hidden="true">{score}</span>
      </p>
      <div className={css.line} aria-hidden="true">
        <span className={css.stretch} style={{ left: `${low}%`, width: `${Math.max(high - low, 1)}%` }} />
        <span className={css.point} style={{ left: `${score}%` }} />
      </div>
      <p className={css.words}>
        {brief ? (
          <span title={range} aria-hidden="true">
            {say('points')}
          </span>
        ) : (
          <>
            {range}
            <span>{say('confidence', { percent: percent(confidence) })}</span>
          </>
        )}
      </p>
    </div>
  )
}
