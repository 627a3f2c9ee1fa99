import { READABLE_STATES } from '@keqiao/shared/lifecycle'
import type { Viewer } from '../accounts/viewer.ts'
import type { Tx } from '../platform/db/database.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Context, ListingDraft } from './context.ts'
import type { createEditing } from './editing.ts'
import * as history from './history.store.ts'
import { mustBeActive } from './progress.ts'
import { changesText, FILES, isReviewed } from './rules.ts'
import type { ListingRow } from './store.ts'

/** In its owner's hands, and read as a whole before anybody else sees it. */
const OWN: readonly ListingRow['state'][] = ['draft', 'returned']
const WITH_READERS: readonly ListingRow['state'][] = ['org_review', 'org_confirm', 'triage', 'center_review']

/** Files that are to be public come before the same eyes as the text. */
export function createFiling<Row extends ListingRow, Draft extends ListingDraft, Rec, Card>(
  use: Context<Row, Draft, Rec, Card>,
  { putBeside }: Pick<ReturnType<typeof createEditing<Row, Draft, Rec, Card>>, 'putBeside'>,
) {
  const { kind, store, show } = use
  const { clock } = use.uses

  return {
    /** Part of what is read next; beside a record that was reviewed already it waits with the pending version. */
    async askPublic(tx: Tx, viewer: Viewer, id: string): Promise<'now' | 'waits'> {
      const row = await store.lock(tx, id)
      if (!row) throw new Refusal('not_found')
      if (OWN.includes(row.state)) return 'now'
      if (WITH_READERS.includes(row.state)) {
        // Whoever has opened it has not seen this file: another revision, and no decision on the earlier one holds.
        await store.update(tx, id, row.revision, { updatedAt: clock.now() })
        return 'now'
      }
      if (!isReviewed(row.state) && !READABLE_STATES.includes(row.state))
        throw new Refusal('transition_refused', { state: row.state, move: 'edit', allowed: [] })
      mustBeActive(viewer, row.ownerId)
      const before = await history.pendingOf(tx, kind, id)
      const changed = [...new Set([...(before?.changed ?? []), FILES])]
      // An edit that came back goes in again by its owner's hand only, and one file more is no other submission.
      const stays = before && (before.state === 'returned' ? changesText(before) : before.changed.includes(FILES))
      if (stays) await history.putPending(tx, { ...before, changed, revision: before.revision + 1 })
      else {
        const draft = before && changesText(before) ? (before.draft as unknown as Draft) : show.draftOf(row)
        await putBeside(tx, viewer, row, { before, draft, changed, risks: before?.risks ?? row.risks })
      }
      return 'waits'
    },

    lock: (tx: Tx, id: string) => store.lock(tx, id),

    /** No file waits any more: what waits is the text alone, or nothing. */
    async noneWaits(tx: Tx, id: string) {
      const pending = await history.pendingOf(tx, kind, id)
      if (!pending?.changed.includes(FILES)) return
      const changed = pending.changed.filter((one) => one !== FILES)
      if (changed.length === 0) await history.dropPending(tx, kind, id)
      else await history.putPending(tx, { ...pending, changed, revision: pending.revision + 1 })
    },
  }
}
