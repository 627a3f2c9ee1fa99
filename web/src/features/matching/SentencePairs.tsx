import type { Reason } from '@keqiao/shared/matching'
import { Segments } from '../../ui/Segments.tsx'
import { percent } from '../../words/format.ts'
import { useSay } from '../../words/say.ts'
import css from './SentencePairs.module.css'

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
            <p>
              <Segments of={pair.need} />
            </p>
          </blockquote>
          <figcaption className={css.join}>
            <span className={css.bridge} aria-hidden="true" />
            <span className={css.alike}>{say('similarity', { percent: percent(pair.similarity) })}</span>
          </figcaption>
          <blockquote className={css.achievement}>
            <span className={css.says}>{say('achievementSays')}</span>
            <p>
              <Segments of={pair.achievement} />
            </p>
          </blockquote>
        </figure>
      ))}
    </div>
  )
}
