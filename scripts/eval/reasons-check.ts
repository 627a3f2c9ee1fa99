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

/** Takes the sentence that is shown as the main reason out of the record and scores the pair again. */
export async function checkReasons(services: Services, { needIds, side, pairs, least }: Wanted): Promise<Checked[]> {
  const { ranker, sentencePairs } = services.matching
  const checked: Checked[] = []
  for (const need of await services.needs.load(needIds)) {
    const best = (await ranker.rank(need)).filter(({ scored }) => scored.weight >= least).slice(0, pairs)
    for (const ranked of best) {
      const [main] = await sentencePairs(ranked)
      if (!main) continue
      const sentence = main[side].map(({ text }) => text).join('')
      const after = await weightWithout(services, ranked, side, sentence)
      checked.push({
        ...{ needId: need.id, achievementId: ranked.pair.achievement.id, sentence },
        ...{ before: ranked.scored.weight, after },
      })
    }
  }
  return checked
}

export const falls = (checked: readonly Checked[]) => checked.filter(({ before, after }) => after < before).length
