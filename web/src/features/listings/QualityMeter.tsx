import type { Quality } from '@keqiao/shared/listings'
import { Meter } from '../../ui/Meter.tsx'
import { useSay } from '../../words/say.ts'
import css from './QualityMeter.module.css'

/** How complete the record is, and the sentence that would add most. */
export function QualityMeter({ quality }: { quality: Quality }) {
  const say = useSay('listings')
  const score = say('quality.score', { score: quality.score })
  const best = quality.missing.slice(0, 3)
  return (
    <section className={css.quality} aria-label={say('quality.title')}>
      <p className={css.score}>{score}</p>
      <Meter parts={[{ key: 'score', share: quality.score / 100 }]} label={score} />
      {best.length === 0 && <p>{say('quality.full')}</p>}
      <ul className={css.next}>
        {best.map(({ part, points }) => {
          const key = `quality.part.${part}`
          return <li key={part}>{say('quality.next', { points, part: say(key) === key ? part : say(key) })}</li>
        })}
      </ul>
    </section>
  )
}
