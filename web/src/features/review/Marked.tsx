import type { RiskMark } from '@keqiao/shared/risks'
import { useSay } from '../../words/say.ts'
import css from './review.module.css'

/** A text with its marks of risk where they stand; each says what it is. */
export function Marked({ text, marks }: { text: string; marks: readonly RiskMark[] }) {
  const say = useSay('review')
  const parts: React.ReactNode[] = []
  let from = 0
  for (const { code, start, end } of marks) {
    if (start < from || end > text.length) continue
    parts.push(text.slice(from, start))
    parts.push(
      <mark key={start} className={css.risk} title={say(`risk.${code}`)}>
        {text.slice(start, end)}
      </mark>,
    )
    from = end
  }
  return [...parts, text.slice(from)]
}
