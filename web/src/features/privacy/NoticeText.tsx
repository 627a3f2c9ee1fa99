import type { NoticeBlock } from '@keqiao/shared/privacy'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { paths } from '../../app/paths.ts'
import { useSay } from '../../words/say.ts'
import css from './notice.module.css'

/** The blocks of a notice; points that follow each other are one list. */
export function NoticeText({ blocks }: { blocks: readonly NoticeBlock[] }) {
  const linked = useLinked()
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
        if (first.kind === 'title')
          return (
            <h2 key={first.text} id={anchorOf(blocks, first.text)}>
              {first.text}
            </h2>
          )
        if (first.kind === 'text') return <p key={first.text}>{linked(first.text)}</p>
        return (
          <ul key={first.text}>
            {[first, ...more].map(({ text }) => (
              <li key={text}>{point(text, linked)}</li>
            ))}
          </ul>
        )
      })}
    </div>
  )
}

/** The titles of a notice, to jump to. */
export function NoticeContents({ blocks }: { blocks: readonly NoticeBlock[] }) {
  const say = useSay('privacy')
  return (
    <nav className={css.contents} aria-label={say('notice.contents')}>
      <h2>{say('notice.contents')}</h2>
      <ol>
        {titlesOf(blocks).map((title) => (
          <li key={title}>
            <a href={`#${anchorOf(blocks, title)}`}>{title}</a>
          </li>
        ))}
      </ol>
    </nav>
  )
}

const titlesOf = (blocks: readonly NoticeBlock[]) => blocks.filter(({ kind }) => kind === 'title').map(({ text }) => text)
const anchorOf = (blocks: readonly NoticeBlock[], title: string) => `part-${titlesOf(blocks).indexOf(title) + 1}`

/** What a point is about comes before its colon. */
function point(text: string, linked: (text: string) => ReactNode): ReactNode {
  const [, about, rest] = /^([^：:]{1,40})(?:：|: )(.+)$/.exec(text) ?? []
  if (!about || !rest) return linked(text)
  return (
    <>
      <strong>{about}</strong>
      <span>{linked(rest)}</span>
    </>
  )
}

/** Pages that the text names are links to them. */
function useLinked() {
  const say = useSay('privacy')
  const places = (['privacy', 'dataMap', 'howItRanks'] as const).map((key) => [say(`notice.named.${key}`), paths[key]] as const)
  return (text: string): ReactNode => {
    let parts: ReactNode[] = [text]
    for (const [name, to] of places)
      parts = parts.flatMap((part) => {
        const at = typeof part === 'string' ? part.indexOf(name) : -1
        if (typeof part !== 'string' || at < 0) return [part]
        return [
          part.slice(0, at),
          <Link key={name} to={to}>
            {name}
          </Link>,
          part.slice(at + name.length),
        ]
      })
    return parts
  }
}
