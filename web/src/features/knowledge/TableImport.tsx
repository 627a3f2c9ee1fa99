import type { KnowledgeKind } from '@keqiao/shared/knowledge'
import type { KnowledgeCheck } from '@keqiao/shared/knowledge-file'
import { useState } from 'react'
import { ProblemError } from '../../api/call.ts'
import { Button } from '../../ui/Button.tsx'
import { FileDrop } from '../../ui/FileDrop.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { useSay } from '../../words/say.ts'
import css from './knowledge.module.css'
import { useCheckTable, useImportTable } from './queries.ts'
import { TablePreview } from './TablePreview.tsx'

/** A table as the whole list or part of it: looked at first, then taken in whole or not at all. */
export function TableImport({ kind, onClose }: { kind: KnowledgeKind; onClose: () => void }) {
  const say = useSay('knowledge')
  const check = useCheckTable(kind)
  const take = useImportTable(kind)
  const [shown, setShown] = useState<{ file: File; check: KnowledgeCheck } | null>(null)
  const look = (file: File) => {
    take.reset()
    setShown(null)
    check.mutate(file, { onSuccess: (check) => setShown({ file, check }) })
  }
  return (
    <section className={css.table} aria-labelledby="table-title">
      <div className={css.head}>
        <h2 id="table-title">{say(`table.title.${kind}`)}</h2>
        <Button small look="quiet" onClick={onClose}>
          {say('table.close')}
        </Button>
      </div>
      <p>{say('table.lead')}</p>
      <ul className={css.rules}>
        {(['rows', 'cells'] as const).map((rule) => (
          <li key={rule}>{say(`table.rules.${rule}`)}</li>
        ))}
      </ul>
      {check.error !== null && <Trouble error={check.error} />}
      {check.error instanceof ProblemError && <Headings facts={check.error.facts} />}
      {take.data && (
        <Notice look="fine">
          <p>{say('table.done', { ...take.data })}</p>
        </Notice>
      )}
      <FileDrop accept=".csv,.xlsx" disabled={check.isPending || take.isPending} onFiles={([file]) => file && look(file)}>
        <span>{say(check.isPending ? 'table.reading' : shown ? 'table.again' : 'table.drop')}</span>
      </FileDrop>
      {shown && (
        <TablePreview
          check={shown.check}
          importing={take.isPending}
          error={take.error}
          onImport={() => take.mutate({ file: shown.file, seen: shown.check.seen }, { onSuccess: () => setShown(null) })}
          onLookAgain={() => look(shown.file)}
        />
      )}
    </section>
  )
}

/** Which headings the table lacks, and which nobody knows. */
function Headings({ facts }: { facts: Record<string, unknown> }) {
  const say = useSay('knowledge')
  const common = useSay('common')
  const named = (['missing', 'unknown', 'repeated'] as const).filter((part) => ((facts[part] as unknown[]) ?? []).length > 0)
  if (named.length === 0) return null
  return (
    <ul>
      {named.map((part) => (
        <li key={part}>{say(`table.heading.${part}`, { names: (facts[part] as string[]).join(common('listJoin')) })}</li>
      ))}
    </ul>
  )
}
