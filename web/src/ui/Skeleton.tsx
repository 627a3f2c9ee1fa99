import { useSay } from '../words/say.ts'
import hidden from './hidden.module.css'
import css from './Skeleton.module.css'

const WIDTHS = ['62%', '94%', '81%', '88%', '45%', '76%']

/** Lines where text will stand. */
export function Skeleton({ lines = 4, large }: { lines?: number; large?: boolean }) {
  const say = useSay('common')
  return (
    <div aria-busy="true">
      <span className={hidden.hidden} role="status">
        {say('loading')}
      </span>
      {Array.from({ length: lines }, (_, at) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: lines never move
          key={at}
          aria-hidden="true"
          className={css.line}
          style={{ width: WIDTHS[at % WIDTHS.length], ...(large && at === 0 ? { height: '2.2em' } : {}) }}
        />
      ))}
    </div>
  )
}
