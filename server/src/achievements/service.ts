import type { Achievement, AchievementCard, AchievementDraft } from '@keqiao/shared/achievements'
import { createLife, type Uses } from '../listings/life.ts'
import { createListingStore } from '../listings/store.ts'
import { cardOf, draftOf, recordOf } from './record.ts'
import * as rules from './rules.ts'
import { type AchievementRow, achievements } from './tables.ts'

export type Achievements = ReturnType<typeof createAchievements>

export function createAchievements(uses: Uses) {
  const store = createListingStore<AchievementRow>(achievements)
  return createLife<AchievementRow, AchievementDraft, Achievement, AchievementCard>(
    { kind: 'achievement', store, rules, show: { draftOf, recordOf, cardOf } },
    uses,
  )
}
