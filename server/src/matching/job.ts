import type { Topic } from '../platform/outbox.ts'
import { idOf, kindOf } from '../search/indexer.ts'
import type { Matching } from './service.ts'

/** Outbox topic `indexed`: the lists of what has just become findable, or gone. */
export const matchingJob = (matching: Matching): Topic => ({
  // Few at a time: between two batches, what was just changed gets into the index.
  most: 4,
  async handle(subjects) {
    for (const subject of subjects) {
      if (kindOf(subject) === 'need') await matching.refreshNeed(idOf(subject))
      else await matching.refreshAchievement(idOf(subject))
    }
  },
})
