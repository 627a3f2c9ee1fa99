import type { ListingKind } from '@keqiao/shared/listings'
import type { Database } from '../platform/db/database.ts'
import type { Outbox, Topic } from '../platform/outbox.ts'

/** Decisions whose ten seconds are over; subjects are `need:<decision id>`. */
export function decisionJob(lives: Record<ListingKind, { applyDecision(id: string): Promise<void> }>): Topic {
  return {
    most: 16,
    apart: true,
    async handle(subjects) {
      for (const subject of subjects) {
        const [kind, id] = subject.split(':') as [ListingKind, string]
        await lives[kind].applyDecision(id)
      }
    },
  }
}

/** Counts marks of risk anew after the words changed, a bounded step at a time; subjects are `need:<last id>`. */
export function remarkJob(
  lives: Record<ListingKind, { markAgain(after: string): Promise<string | null> }>,
  outbox: Outbox,
  db: Database,
): Topic {
  return {
    most: 2,
    async handle(subjects) {
      for (const subject of subjects) {
        const [kind, after] = subject.split(':') as [ListingKind, string]
        const next = await lives[kind].markAgain(after)
        if (next) await db.write((tx) => outbox.add(tx, 'remark', `${kind}:${next}`))
      }
    },
  }
}
