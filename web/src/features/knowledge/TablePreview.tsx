import type { KnowledgeChange, KnowledgeCheck } from '@keqiao/shared/knowledge-file'
import { ProblemError } from '../../api/call.ts'
import { Button } from '../../ui/Button.tsx'
import { Hidden } from '../../ui/Hidden.tsx'
import { RECORDS } from '../../ui/Reading.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { useLabels } from '../../words/labels.ts'
import { useProblemWords } from '../../words/problem.ts'
import { useSay } from '../../words/say.ts'
import css from './knowledge.module.css'

interface Props {
  check: KnowledgeCheck
  importing: boolean
  error: Error | null
  onImport: () => void
  onLookAgain: () => void
}

/** What is wrong with the table, or what it would change. */
export function TablePreview({ check, importing, error, onImport, onLookAgain }: Props) {
  const say = useSay('knowledge')
  const { issue } = useProblemWords()
  const { fileName: file, rows, added, changed, unchanged, unnamed, faulty, faults, changes } = check
  if (faulty > 0)
    return (
      <>
        <p role="alert" className={css.bad}>
          {say('table.faulty', { file, count: faulty })}
        </p>
        <ol className={css.faults}>
          {faults.map((fault) => (
            <li key={`${fault.row} ${fault.column} ${fault.code}`}>
              <strong>{say('table.fault', { row: fault.row, column: fault.column })}</strong>
              <span>{issue(fault)}</span>
            </li>
          ))}
        </ol>
        <More count={faulty - faults.length} />
      </>
    )
  if (added + changed === 0) return <p role="status">{say('table.nothing', { file, rows })}</p>
  return (
    <>
      <p role="status">{say('table.sum', { file, added, changed, unchanged, unnamed })}</p>
      <ol className={css.changes}>
        {changes.map((change) => (
          <ChangeRow key={change.row} change={change} />
        ))}
      </ol>
      <More count={added + changed - changes.length} />
      {error && <Trouble error={error} />}
      {error instanceof ProblemError && error.code === 'knowledge_moved' ? (
        <p>
          <Button onClick={onLookAgain}>{say('table.lookAgain')}</Button>
        </p>
      ) : (
        <p>
          <Button look="known" disabled={importing} onClick={onImport}>
            {say(importing ? 'table.importing' : 'table.import', { count: added + changed })}
          </Button>
        </p>
      )}
    </>
  )
}

function More({ count }: { count: number }) {
  const say = useSay('knowledge')
  return count > 0 && <p className={css.faint}>{say('table.more', { count })}</p>
}

function ChangeRow({ change: { code, title, turned, parts } }: { change: KnowledgeChange }) {
  const say = useSay('knowledge')
  const { label } = useLabels()
  const worded = (part: string, word: string) => (part === 'field' ? label('field', word) : word)
  return (
    <li className={css.entry}>
      <p className={css.where}>
        {code ? <span className={css.code}>{code}</span> : <Tag look="outline">{say('table.isNew')}</Tag>}
        <span lang={RECORDS}>{title}</span>
        {turned && <Tag look={turned === 'off' ? 'alarm' : 'outline'}>{say(`table.turned.${turned}`)}</Tag>}
      </p>
      <dl className={css.parts}>
        {parts.map(({ part, added, removed }) => (
          <div key={part}>
            <dt>{say(part === 'field' || part === 'reason' ? `table.part.${part}` : `part.${part}`)}</dt>
            <dd lang={RECORDS}>
              {added.length + removed.length === 0 && say('table.order')}
              {removed.map((word) => (
                <del key={word}>
                  <Hidden>{say('table.removed')}</Hidden>
                  {worded(part, word)}
                </del>
              ))}
              {added.map((word) => (
                <ins key={word}>
                  <Hidden>{say('table.added')}</Hidden>
                  {worded(part, word)}
                </ins>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </li>
  )
}
