import type { SearchHit } from '@keqiao/shared/search'
import { percent } from '../../words/format.ts'
import { useSay } from '../../words/say.ts'
import css from './WhyFound.module.css'

/** What the order rests on: wording and meaning. */
export function WhyFound({ hit }: { hit: Pick<SearchHit, 'words' | 'meaning'> }) {
  const say = useSay('search')
  return (
    <p className={css.why}>
      <span className={css.label}>{say('why')}</span>
      {(['words', 'meaning'] as const).map((part) => (
        <span key={part} className={css.part} title={say(`${part}Why`)}>
          {say(part, { percent: percent(hit[part]) })}
          <span className={css.bar} aria-hidden="true">
            <span className={css[part]} style={{ width: percent(hit[part]) }} />
          </span>
        </span>
      ))}
    </p>
  )
}
