import { createContext, type Listing, type ListingDraft, type Uses } from './context.ts'
import { createDeciding } from './deciding.ts'
import { createEditing } from './editing.ts'
import { createFiling } from './filing.ts'
import { createImporting } from './importing.ts'
import { createMarking } from './marking.ts'
import { createMoving } from './moving.ts'
import { createReading } from './reading.ts'
import type { ListingRow } from './store.ts'
import { createListingTimers } from './timers.ts'

export type { Entitlements, Listing, ListingDraft, RecordHead, Uses } from './context.ts'
export { UNDO_MS } from './deciding.ts'

/** The life every listing leads, whatever its kind: read, edited, moved, decided upon, imported, and aging. */
export function createLife<Row extends ListingRow, Draft extends ListingDraft, Rec, Card>(
  listing: Listing<Row, Draft, Rec, Card>,
  uses: Uses,
) {
  const context = createContext<Row, Draft, Rec, Card>(listing, uses)
  const { begun, created, putBeside, ...editing } = createEditing(context)
  const { make, step: _, ...moving } = createMoving(context)
  return {
    ...createReading(context),
    ...editing,
    ...moving,
    ...createDeciding(context, { make }),
    ...createFiling(context, { putBeside }),
    importMany: createImporting(context, { faults: editing.faults, begun, created }),
    markAgain: createMarking(context),
    timers: createListingTimers(context, moving),
    context,
  }
}
