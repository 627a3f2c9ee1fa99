import type { Announcer } from '../accounts/announcer.ts'
import { OPERATORS } from '../accounts/scope.ts'
import type { Accounts } from '../accounts/service.ts'
import type { NeedRow } from '../needs/tables.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database, Tx } from '../platform/db/database.ts'
import type { Timer } from '../platform/timers.ts'
import * as store from './store.ts'

/** From this score on, an operator who follows a need for long wants to hear of a pair. */
export const WORTH_A_LOOK = 60
const MONTH_MS = 30 * 86_400_000
const MOST = 20

/** Who follows a parked need hears of each strong pair once, when it appears. `rows` are about to replace what is stored. */
export function tellOfParked({ accounts, notices }: { accounts: Accounts; notices: Announcer }) {
  return async (tx: Tx, need: NeedRow, rows: readonly store.NewMatch[]) => {
    if (need.state !== 'parked') return
    const known = await store.strongPartners(tx, need.id, WORTH_A_LOOK)
    const fresh = rows.filter(({ score, achievementId }) => score >= WORTH_A_LOOK && !known.has(achievementId))
    if (fresh.length === 0) return
    const owner = need.ownerId ? (await accounts.cards([need.ownerId], tx)).get(need.ownerId) : undefined
    const region = owner?.region ?? need.region
    const operators = await accounts.officersOf(tx, OPERATORS, region ? [region] : [])
    const facts = { name: need.name, count: fresh.length }
    await notices.add(tx, operators, { code: 'parked_match', facts, subject: `need:${need.id}` })
  }
}

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
