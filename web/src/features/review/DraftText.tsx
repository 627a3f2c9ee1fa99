import type { ReviewItem } from '@keqiao/shared/review'
import type { RiskMark } from '@keqiao/shared/risks'
import { RECORDS } from '../../ui/Reading.tsx'
import { useFieldWord } from '../../words/draftFields.ts'
import { useSay } from '../../words/say.ts'
import { type Line, useLines } from './lines.ts'
import { Marked } from './Marked.tsx'
import css from './review.module.css'
import { WaitingFiles } from './WaitingFiles.tsx'

/** Never shown as a text of the draft: the name is the title, the rest is for forms. */
const APART = ['name', 'externalRef', 'organise']

/** The draft, field by field, with the marks of risk in it. */
export function DraftText({
  draft,
  marks,
  without = [],
}: {
  draft: object
  marks: readonly RiskMark[]
  without?: readonly string[]
}) {
  const linesOf = useLines()
  const wordOf = useFieldWord()
  const fields = Object.entries(draft)
    .filter(([field]) => !APART.includes(field) && !without.includes(field))
    .map(([field, value]) => ({ field, lines: linesOf(field, value) }))
    .filter(({ lines }) => lines.length > 0)
  return (
    <dl className={css.draft}>
      {fields.map(({ field, lines }) => (
        <div key={field}>
          <dt>{wordOf(field)}</dt>
          <dd lang={RECORDS}>
            <Lines lines={lines} marks={marks} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** What differs from what the public reads, both ways beside each other. */
export function Changes({ item }: { item: Pick<ReviewItem, 'draft' | 'before' | 'changed' | 'marks' | 'attachments'> }) {
  const say = useSay('review')
  const linesOf = useLines()
  const wordOf = useFieldWord()
  const sideOf = (draft: object | null, field: string) => linesOf(field, (draft as Record<string, unknown> | null)?.[field])
  return (
    <section className={css.changes} aria-labelledby="changes-title">
      <h3 id="changes-title">{say('changes.title', { count: item.changed.length })}</h3>
      {item.changed.map((field) => (
        <div key={field} className={css.change}>
          <h4>{wordOf(field)}</h4>
          {field === 'contact' ? (
            <p>{say('changes.contact')}</p>
          ) : field === 'attachments' ? (
            <WaitingFiles files={item.attachments.items.filter(({ waiting }) => waiting)} />
          ) : (
            <>
              <Side title={say('changes.before')} lines={sideOf(item.before, field)} />
              <Side title={say('changes.after')} lines={sideOf(item.draft, field)} marks={item.marks} isNew />
            </>
          )}
        </div>
      ))}
    </section>
  )
}

function Side({
  title,
  lines,
  marks = [],
  isNew,
}: {
  title: string
  lines: Line[]
  marks?: readonly RiskMark[]
  isNew?: boolean
}) {
  const say = useSay('review')
  return (
    <div className={isNew ? `${css.side} ${css.new}` : css.side}>
      <p className={css.caption}>{title}</p>
      <div lang={RECORDS}>{lines.length === 0 ? <p>{say('changes.nothing')}</p> : <Lines lines={lines} marks={marks} />}</div>
    </div>
  )
}

function Lines({ lines, marks }: { lines: readonly Line[]; marks: readonly RiskMark[] }) {
  const shown = lines.map((line, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: lines are told apart by their place alone
    <p key={at}>
      {line.map(({ text, path }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        <Marked key={i} text={text} marks={path ? marks.filter((mark) => mark.field === path) : []} />
      ))}
    </p>
  ))
  return shown
}
