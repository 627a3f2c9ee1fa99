import type { Services } from '@keqiao/server/services'
import { type Side, weightWithout } from './removal.ts'

export interface Checked {
  needId: string
  achievementId: string
  sentence: string
  before: number
  after: number
}

interface Wanted {
  needIds: string[]
  side: Side
  /** The best pairs of each need. */
  pairs: number
  /** Below this a pair is not shown as one that fits. */
  least: number
}

/**
 * Takes the sentence that is shown as the main reason out of the record and scores the pair again. `without` counts the pairs of
 * which no sentence is said to carry the score.
 */
export async function checkReasons(services: Services, { needIds, side, pairs, least }: Wanted) {
  const { ranker, sentencePairs } = services.matching
  const checked: Checked[] = []
  let without = 0
  for (const need of await services.needs.load(needIds)) {
    const best = (await ranker.rank(need)).filter(({ scored }) => scored.weight >= least).slice(0, pairs)
    for (const ranked of best) {
      const [main] = (await sentencePairs(need, [ranked.pair])).get(ranked.pair.achievement.id) ?? []
      if (!main?.carries) {
        without++
        continue
      }
      const sentence = main[side].map(({ text }) => text).join('')
      const after = await weightWithout(services, ranked, side, sentence)
      checked.push({
        ...{ needId: need.id, achievementId: ranked.pair.achievement.id, sentence },
        ...{ before: ranked.scored.weight, after },
      })
    }
  }
  return { checked, without }
}

export const falls = (checked: readonly Checked[]) => checked.filter(({ before, after }) => after < before).length
