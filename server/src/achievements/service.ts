import type { Achievement, AchievementCard, AchievementDraft } from '@keqiao/shared/achievements'
import type { Viewer } from '../accounts/viewer.ts'
import { createLife, type Uses } from '../listings/life.ts'
import { originsOf } from '../listings/origins.store.ts'
import { createListingStore } from '../listings/store.ts'
import { cardOf, draftOf, recordOf } from './record.ts'
import * as rules from './rules.ts'
import { type AchievementRow, achievements } from './tables.ts'

export type Achievements = ReturnType<typeof createAchievements>

export function createAchievements(uses: Uses) {
  const store = createListingStore<AchievementRow>(achievements)
  const life = createLife<AchievementRow, AchievementDraft, Achievement, AchievementCard>(
    { kind: 'achievement', store, rules, show: { draftOf, recordOf, cardOf } },
    uses,
  )
  return {
    ...life,

    /** The lists it is known from, with its numbers there. */
    async origins(viewer: Viewer, id: string) {
      await life.seen(viewer, id)
      return originsOf(uses.db.read, 'achievement', id)
    },
  }
}
