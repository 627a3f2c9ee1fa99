import type { ListingKind } from '@keqiao/shared/listings'
import type { Topic } from '../platform/outbox.ts'
import { idOf, kindOf } from '../search/indexer.ts'
import type { Matching } from './service.ts'

interface Follower {
  handle(named: string[]): Promise<void>
}

/** Outbox topic `indexed`: the lists of what has just become findable, or gone; and what else follows an achievement's change, or any. */
export const indexedJob = (
  matching: Matching,
  { ofAll, ofAchievements }: { ofAll: Follower[]; ofAchievements: Follower[] },
): Topic => ({
  // Few at a time: between two batches, what was just changed gets into the index.
  most: 4,
  async handle(subjects) {
    const of = (kind: ListingKind) => subjects.filter((subject) => kindOf(subject) === kind).map(idOf)
    const achievements = of('achievement')
    for (const id of achievements) await matching.refreshAchievement(id)
    // Lists of needs know nothing of each other: while one is searched, another is scored.
    await Promise.all(of('need').map(matching.refreshNeed))
    for (const follower of ofAchievements) await follower.handle(achievements)
    for (const follower of ofAll) await follower.handle(subjects)
  },
})
