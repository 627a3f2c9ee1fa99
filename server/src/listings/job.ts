import type { ListingKind } from '@keqiao/shared/listings'
import type { Topic } from '../platform/outbox.ts'

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
