import { type ListingState, VISIBLE_STATES } from '@keqiao/shared/listings'
import type { Issue } from '@keqiao/shared/problem'
import type { ListingRow } from './store.ts'

/** What one import step did; `refused` names the row's place in the batch and the field. */
export interface ImportOutcome {
  created: number
  updated: number
  unchanged: number
  refused: { index: number; code: string; path: string }[]
}

interface Rules<Row, Draft> {
  faults(draft: Draft): Issue[]
  missingToPublish(draft: Draft): Issue[]
  isShowcaseOnly(draft: Draft): boolean
  draftOf(row: Row): Draft
}

/** Which rows are new, which change, which stay; decided before anything is written. */
export function planImport<Row extends ListingRow, Draft extends { externalRef: string | null }>(
  drafts: Draft[],
  known: Row[],
  rules: Rules<Row, Draft>,
  publish: boolean,
) {
  const rows = new Map(known.map((row) => [row.externalRef, row]))
  const outcome: ImportOutcome = { created: 0, updated: 0, unchanged: 0, refused: [] }
  const inserts: { draft: Draft; state: ListingState }[] = []
  const updates: { row: Row; draft: Draft; state: ListingState }[] = []
  const seen = new Map<string, Draft>()
  for (const [index, draft] of drafts.entries()) {
    const refuse = (code: string, path: string) => void outcome.refused.push({ index, code, path })
    const row = draft.externalRef ? rows.get(draft.externalRef) : undefined
    const earlier = draft.externalRef ? seen.get(draft.externalRef) : undefined
    const before = earlier ?? (row && rules.draftOf(row))
    const missing = rules.missingToPublish(draft)
    const fault = rules.faults(draft)[0]
    if (fault) refuse(fault.code, fault.path)
    else if (before && sameDraft(draft, before)) outcome.unchanged++
    else if (earlier) refuse('duplicate_ref', 'externalRef')
    // What the public reads stays complete.
    else if (row?.state === 'published' && missing[0]) refuse(missing[0].code, missing[0].path)
    else {
      const state = rules.isShowcaseOnly(draft) ? 'unclaimed' : missing.length === 0 && publish ? 'published' : 'draft'
      if (row)
        updates.push({ row, draft, state: row.state === 'unclaimed' && VISIBLE_STATES.includes(state) ? state : row.state })
      else inserts.push({ draft, state })
      outcome[row ? 'updated' : 'created']++
    }
    if (draft.externalRef) seen.set(draft.externalRef, draft)
  }
  return { outcome, inserts, updates }
}

/** Equal in every field, whatever the order of keys inside lists of objects. */
function sameDraft<T extends object>(a: T, b: T): boolean {
  return canonical(a) === canonical(b)
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : (inner ?? null),
  )
}
