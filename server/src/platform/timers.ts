import { and, eq, lte } from 'drizzle-orm'
import type { Logger } from 'pino'
import type { Clock } from './clock.ts'
import type { Database } from './db/database.ts'
import { timerRuns } from './timers.tables.ts'

/** Work that time brings: does what is due now, may run twice, says how much it did. */
export interface Timer {
  name: string
  run(): Promise<number>
}
export type Timers = ReturnType<typeof createTimers>

const EVERY_MS = 60_000

/** Runs every timer once a minute by the injected clock; with several processes one of them takes each turn. */
export function createTimers({ db, clock, logger, timers }: { db: Database; clock: Clock; logger: Logger; timers: Timer[] }) {
  let ticked = Number.NEGATIVE_INFINITY

  /** True for one process per turn. */
  async function takeTurn(name: string): Promise<boolean> {
    const now = clock.millis()
    return db.write(async (tx) => {
      await tx.insert(timerRuns).values({ name, ranAt: 0 }).onConflictDoNothing()
      const due = and(eq(timerRuns.name, name), lte(timerRuns.ranAt, now - EVERY_MS))
      return (await tx.update(timerRuns).set({ ranAt: now }).where(due).returning()).length > 0
    })
  }

  return {
    all: timers,

    /** Every timer whose minute has come; one that fails does not hold up the others. */
    async tick() {
      if (clock.millis() - ticked < EVERY_MS) return
      ticked = clock.millis()
      for (const timer of timers) {
        if (!(await takeTurn(timer.name))) continue
        try {
          await timer.run()
        } catch (fault) {
          logger.error({ timer: timer.name, fault }, 'timer failed')
        }
      }
    },
  }
}
