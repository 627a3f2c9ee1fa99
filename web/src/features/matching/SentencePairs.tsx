import type { Reason } from '@keqiao/shared/matching'
import { RECORDS } from '../../ui/Reading.tsx'
import { Segments } from '../../ui/Segments.tsx'
import { percent } from '../../words/format.ts'
import { useSay } from '../../words/say.ts'
import css from './SentencePairs.module.css'

/** The two colours meet half way. */
function Bridge() {
  return (
    <svg className={css.bridge} viewBox="0 0 112 40" preserveAspectRatio="none" aria-hidden="true" fill="none" strokeWidth="2">
      <path d="M0 39C12 14 34 3 56 3" stroke="var(--wanted)" vectorEffect="non-scaling-stroke" />
      <path d="M112 39C100 14 78 3 56 3" stroke="var(--known)" vectorEffect="non-scaling-stroke" />
    </svg>
  )
}

/** What the need says, what the achievement says, and the line between them. */
export function SentencePairs({ reasons, most = 3 }: { reasons: readonly Reason[]; most?: number }) {
  const say = useSay('matching')
  const pairs = reasons.filter((reason) => reason.code === 'sentence_pair').slice(0, most)
  if (pairs.length === 0) return null
  return (
    <div className={css.pairs}>
      {pairs.map((pair, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pairs of one match never move
        <figure key={at} className={css.pair}>
          <blockquote className={css.need}>
            <span className={css.says}>{say('needSays')}</span>
            <p lang={RECORDS}>
              <Segments of={pair.need} />
            </p>
          </blockquote>
          <figcaption className={css.join}>
            <Bridge />
            <span className={css.alike}>{say('similarity', { percent: percent(pair.similarity) })}</span>
            {!pair.carries && <span className={css.aside}>{say('carriesNothing')}</span>}
          </figcaption>
          <blockquote className={css.achievement}>
            <span className={css.says}>{say('achievementSays')}</span>
            <p lang={RECORDS}>
              <Segments of={pair.achievement} />
            </p>
          </blockquote>
        </figure>
      ))}
    </div>
  )
}
