import { OPERATORS } from '../accounts/scope.ts'
import type { Clock } from '../platform/clock.ts'
import type { Tx } from '../platform/db/database.ts'
import { SYSTEM } from '../platform/trail.ts'
import { dayOf } from '../taxonomy/calendar.ts'
import * as work from './assignments/store.ts'
import { type AgentUses, agentChanges } from './changes.ts'
import { DORMANT_DAYS, remindedUntil, reminderDue } from './rules.ts'
import * as store from './store.ts'

const DAY = 86_400_000
const BATCH = 200

const daysAgo = (clock: Clock, days: number) => new Date(clock.millis() - days * DAY).toISOString()

/** What time does by itself. Each may run at any moment and as often as one likes; the answer is how many were changed. */
export function agentTimers(uses: AgentUses) {
  const { db, clock, trail, accounts, notices } = uses
  const { changed, tell } = agentChanges(uses)

  /** Looks again inside the write: what the agent did a moment ago counts. */
  async function fallAsleep(tx: Tx, id: string, since: string): Promise<boolean> {
    const before = await store.touch(tx, id)
    if (before?.state !== 'active' || before.lastActionAt >= since) return false
    const now = clock.now()
    const after = await store.update(tx, id, before.revision, { state: 'dormant', stateAt: now, updatedAt: now })
    const row = await changed(tx, null, { before, after, move: 'rest' })
    await tell(tx, row, { code: 'agent_dormant', facts: {} })
    return true
  }

  return [
    {
      name: 'agents.dormant',
      async run(): Promise<number> {
        const since = daysAgo(clock, DORMANT_DAYS)
        let count = 0
        for (const row of await store.silent(db.read, since, BATCH)) {
          const seen = await store.lastSeen(db.read, row.id)
          const done = await db.write(async (tx) => {
            if (seen === null || seen < since) return fallAsleep(tx, row.id, since)
            await store.acted(tx, row.id, seen)
            return false
          })
          if (done) count += 1
        }
        return count
      },
    },
    {
      name: 'agents.certificates',
      async run(): Promise<number> {
        const today = dayOf(clock.now())
        let count = 0
        for (const row of await store.expiring(db.read, ['qualified', 'active', 'dormant'], remindedUntil(today))) {
          const expires = row.certificateExpires as string
          const days = reminderDue(expires, row.certificateReminded, today)
          if (days === null) continue
          const told = await db.write(async (tx) => {
            if (!(await store.remind(tx, row, days))) return false
            const facts = { expiresAt: `${expires}T00:00:00.000Z` }
            await tell(tx, row, { code: 'agent_certificate_expiring', facts })
            return true
          })
          if (told) count += 1
        }
        return count
      },
    },
    {
      name: 'agents.offers',
      async run(): Promise<number> {
        let count = 0
        for (const row of await work.overdue(db.read, clock.now(), BATCH)) {
          const lapsed = await db.write(async (tx) => {
            const moved = await work.move(tx, row, 'lapsed', { endedAt: clock.now() })
            if (!moved) return false
            await trail.record(tx, SYSTEM, 'assignment.lapsed', row.subject, { assignment: row.id, agent: row.agentId })
            const told = row.by ? [row.by] : await accounts.officersOf(tx, OPERATORS, row.region ? [row.region] : [])
            const by = (await store.byId(tx, row.agentId))?.name ?? ''
            await notices.add(tx, told, { code: 'assignment_lapsed', facts: { by }, subject: row.subject })
            return true
          })
          if (lapsed) count += 1
        }
        return count
      },
    },
  ]
}
