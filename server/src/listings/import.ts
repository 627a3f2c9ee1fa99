import type { Issue } from '@keqiao/shared/problem'
import type { Destination } from './editing.ts'
import { changedFields, isReviewed } from './rules.ts'
import type { ListingRow } from './store.ts'

/** What one import step did; `refused` names the row's place in the batch and the field. */
export interface ImportOutcome {
  created: number
  updated: number
  unchanged: number
  refused: { index: number; code: string; path: string }[]
}

interface Rules<Row, Draft> {
  material: readonly (keyof Draft)[]
  faults(draft: Draft): Issue[]
  missingToPublish(draft: Draft): Issue[]
  isShowcaseOnly(draft: Draft): boolean
  /** Says something that a reviewer must see before the public does. */
  isRisky(before: Draft, draft: Draft): boolean
  draftOf(row: Row): Draft
  /** A file's row as it may replace what is there. */
  imported(draft: Draft, before: Draft): Draft
}

/** Which rows are new, which change at once, which wait beside a reviewed record, which stay; decided before anything is written. */
export function planImport<Row extends ListingRow, Draft extends { externalRef: string | null }>(
  drafts: Draft[],
  known: Row[],
  rules: Rules<Row, Draft>,
  to: Destination,
) {
  const rows = new Map(known.map((row) => [row.externalRef, row]))
  const outcome: ImportOutcome = { created: 0, updated: 0, unchanged: 0, refused: [] }
  const inserts: { draft: Draft; to: Destination }[] = []
  const updates: { row: Row; draft: Draft }[] = []
  const beside: { row: Row; draft: Draft; changed: string[] }[] = []
  const seen = new Map<string, Draft>()
  for (const [index, given] of drafts.entries()) {
    const refuse = (code: string, path: string) => void outcome.refused.push({ index, code, path })
    const row = given.externalRef ? rows.get(given.externalRef) : undefined
    const earlier = given.externalRef ? seen.get(given.externalRef) : undefined
    const before = earlier ?? (row && rules.draftOf(row))
    const draft = before ? rules.imported(given, before) : given
    const missing = rules.missingToPublish(draft)
    const fault = rules.faults(draft)[0]
    const changed = before ? changedFields(before, draft) : []
    if (fault) refuse(fault.code, fault.path)
    else if (before && changed.length === 0) outcome.unchanged++
    else if (earlier) refuse('duplicate_ref', 'externalRef')
    // What the public reads stays complete.
    else if (row && isReviewed(row.state) && missing[0]) refuse(missing[0].code, missing[0].path)
    else {
      const waits =
        to !== 'listed' &&
        row &&
        isReviewed(row.state) &&
        (changed.some((field) => rules.material.includes(field as never)) || (before && rules.isRisky(before, draft)))
      if (waits) beside.push({ row, draft, changed })
      else if (row) updates.push({ row, draft })
      else inserts.push({ draft, to: missing.length === 0 || rules.isShowcaseOnly(draft) ? to : 'draft' })
      outcome[row ? 'updated' : 'created']++
    }
    if (draft.externalRef) seen.set(draft.externalRef, draft)
  }
  return { outcome, inserts, updates, beside }
}
