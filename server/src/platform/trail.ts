import type { Clock } from './clock.ts'
import type { Tx } from './db/database.ts'
import { trail } from './trail.tables.ts'

export type Trail = ReturnType<typeof createTrail>

export function createTrail(clock: Clock) {
  return {
    async record(tx: Tx, actor: { id: string } | null, action: string, subject: string, facts: Record<string, unknown> = {}) {
      await tx.insert(trail).values({ at: clock.now(), actorId: actor?.id ?? null, action, subject, facts })
    },
  }
}
