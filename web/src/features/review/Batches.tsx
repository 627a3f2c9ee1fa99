import type { BatchApproval, ImportBatch } from '@keqiao/shared/review'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { dateTime } from '../../words/format.ts'
import { useLanguage, useSay } from '../../words/say.ts'
import { addressOf } from './asked.ts'
import css from './forms.module.css'
import { batchesQuery, useApproveBatch } from './queries.ts'

/** Whole imports: what of them can be approved at once, and what is under way. */
export function Batches() {
  const say = useSay('review')
  const { data } = useQuery(batchesQuery)
  const approve = useApproveBatch()
  const shown = data?.approvals.filter(({ state }) => state === 'working' || state === 'done') ?? []
  if (!data || data.items.length + shown.length === 0) return null
  return (
    <section className={css.batches} aria-labelledby="batches-title">
      <h2 id="batches-title">{say('batch.title')}</h2>
      <ul>
        {data.items.map((batch) => (
          <Batch
            key={batch.importId}
            batch={batch}
            busy={approve.isPending}
            onApprove={() => approve.mutate({ kind: batch.kind, importId: batch.importId })}
          />
        ))}
        {shown.map((approval) => (
          <li key={approval.id}>
            <Progress approval={approval} />
          </li>
        ))}
      </ul>
      {approve.isError && <Trouble error={approve.error} />}
    </section>
  )
}

function Batch({ batch, busy, onApprove }: { batch: ImportBatch; busy: boolean; onApprove: () => void }) {
  const say = useSay('review')
  const listings = useSay('listings')
  const language = useLanguage()
  const [opened] = useState<Parameters<typeof addressOf>[0]>({
    kind: batch.kind,
    version: undefined,
    risk: 'any',
    importId: batch.importId,
    page: 1,
  })
  return (
    <li>
      <p>
        {say('batch.line', {
          owner: batch.owner?.name ?? listings('noOwner'),
          when: dateTime(batch.submittedAt, language),
          total: batch.total,
          clean: batch.clean,
        })}
      </p>
      <div className={css.buttons}>
        {batch.clean > 0 && (
          <Button small disabled={busy} onClick={onApprove}>
            {say('batch.approve', { count: batch.clean })}
          </Button>
        )}
        <ButtonLink small look="quiet" to={addressOf(opened)}>
          {say('batch.open')}
        </ButtonLink>
      </div>
    </li>
  )
}

function Progress({ approval: { state, approved, total } }: { approval: BatchApproval }) {
  const say = useSay('review')
  return (
    <p role="status">
      {say(state === 'done' ? 'batch.done' : 'batch.working', { approved, total })}{' '}
      {state === 'working' && <progress max={total} value={approved} aria-label={say('batch.progress')} />}
    </p>
  )
}
