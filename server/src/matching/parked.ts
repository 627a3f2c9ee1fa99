import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/db/database.ts'
import type { Timer } from '../platform/timers.ts'
import * as store from './store.ts'

const MONTH_MS = 30 * 86_400_000
const MOST = 20

/** Parked needs are matched again every month, whatever changed or did not. */
export const parkedTimer = (
  { db, clock }: { db: Database; clock: Clock },
  matching: { refreshNeed(id: string): Promise<void> },
): Timer => ({
  name: 'matching.parked',
  async run() {
    const due = await store.parkedSince(db.read, new Date(clock.millis() - MONTH_MS).toISOString(), MOST)
    for (const id of due) await matching.refreshNeed(id)
    return due.length
  },
})
