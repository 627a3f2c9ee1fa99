import type { ListingState } from '@keqiao/shared/lifecycle'
import type { Context, ListingDraft } from './context.ts'
import * as history from './history.store.ts'
import type { ListingRow } from './store.ts'

/** On their way to the public: what somebody will decide upon. */
const ON_THE_WAY: readonly ListingState[] = ['org_review', 'org_confirm', 'triage', 'center_review']
const STEP = 200

export function createMarking<Row extends ListingRow, Draft extends ListingDraft, Rec, Card>({
  kind,
  store,
  show,
  uses: { db, risks },
}: Context<Row, Draft, Rec, Card>) {
  /** One step of counting marks of risk anew; answers where to go on, null at the end. */
  return async function markAgain(after: string): Promise<string | null> {
    const mark = await risks.marker()
    const rows = await store.inStatesAfter(db.read, { states: ON_THE_WAY, after, most: STEP })
    const pending = after === '' ? await history.pendingOfKind(db.read, kind) : []
    await db.write(async (tx) => {
      for (const row of rows) {
        const risks = mark(kind, show.draftOf(row)).length
        if (risks !== row.risks) await store.set(tx, row.id, { risks })
      }
      for (const row of pending) {
        const risks = mark(kind, row.draft).length
        if (risks !== row.risks) await history.setPendingRisks(tx, row, risks)
      }
    })
    return rows.length === STEP ? ((rows.at(-1) as Row).id ?? null) : null
  }
}
