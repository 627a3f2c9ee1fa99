import type { NoticeBlock } from '@keqiao/shared/privacy'
import css from './privacy.module.css'

/** The blocks of a notice; points that follow each other are one list. */
export function NoticeText({ blocks }: { blocks: readonly NoticeBlock[] }) {
  const groups: NoticeBlock[][] = []
  for (const block of blocks) {
    const last = groups.at(-1)
    if (block.kind === 'point' && last?.[0]?.kind === 'point') last.push(block)
    else groups.push([block])
  }
  return (
    <div className={css.text}>
      {groups.map(([first, ...more]) => {
        if (!first) return null
        if (first.kind === 'title') return <h2 key={first.text}>{first.text}</h2>
        if (first.kind === 'text') return <p key={first.text}>{first.text}</p>
        return (
          <ul key={first.text}>
            {[first, ...more].map(({ text }) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        )
      })}
    </div>
  )
}
