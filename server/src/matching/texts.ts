import type { AchievementRow } from '../achievements/tables.ts'
import type { NeedRow } from '../needs/tables.ts'
import { textWithout } from './sentences.ts'

/** What a need asks the engine: its own structure, keywords once more. A name cut from the text is not asked twice. */
export const needText = (need: NeedRow) =>
  [
    need.background?.startsWith(need.name) ? null : need.name,
    need.difficulty,
    need.background,
    need.research,
    need.object,
    need.keywords.join('，'),
  ]
    .filter(Boolean)
    .join('\n')

/** What an achievement asks of needs: what it solves, not how. */
export const achievementText = (achievement: AchievementRow) =>
  [
    achievement.name,
    achievement.problem,
    achievement.publicSummary,
    achievement.abstract,
    achievement.object,
    achievement.scenarios,
    achievement.keywords.join('，'),
  ]
    .filter(Boolean)
    .join('\n')

/** The need as it would be without one of its sentences; itself where nothing that it asks holds it. */
export function needWithout(need: NeedRow, sentence: string): NeedRow {
  const left = (text: string | null) => text && textWithout(text, sentence)
  const [difficulty, background, research] = [left(need.difficulty), left(need.background), left(need.research)]
  const isSame = difficulty === need.difficulty && background === need.background && research === need.research
  return isSame ? need : { ...need, difficulty, background, research }
}

export const needProblem = (need: NeedRow) => need.difficulty ?? need.background
export const needParts = (need: NeedRow) => [need.difficulty, need.background, need.research, need.constraints]
export const achievementParts = (achievement: AchievementRow) => [
  achievement.problem,
  achievement.publicSummary,
  achievement.abstract,
  achievement.solution,
  achievement.scenarios,
  ...achievement.innovations,
]

/** What the score reads of each side beside its sentences, and which of them say the problem. */
export const toldOfNeed = (need: NeedRow) => ({
  around: [need.background?.startsWith(need.name) ? null : need.name, need.object, need.keywords.join('，')],
  problem: need.difficulty,
  instead: need.difficulty === null ? null : need.background,
})
export const toldOfAchievement = ({ name, keywords, object, problem }: AchievementRow) => ({
  around: [name, object, keywords.join('，')],
  problem,
  instead: null,
})
