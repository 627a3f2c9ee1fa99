import { setImmediate as nextTurn } from 'node:timers/promises'
import type { AchievementRow } from '../achievements/tables.ts'
import type { NeedRow } from '../needs/tables.ts'
import { termsOf } from '../search/embedded/terms.ts'
import { lossesOf, type Told } from './carrying.ts'
import type { Ranker } from './rank.ts'
import { bestPairs, type SentencePair, type Sentences, sentencesOf } from './sentences.ts'
import type { Pair } from './signals.ts'
import { achievementParts, needParts, needWithout, toldOfAchievement, toldOfNeed } from './texts.ts'

const MOST = 3

/** Sentences that answer each other, and whether a score rests on them. */
export function createExplaining({ sentences, ranker }: { sentences: Sentences; ranker: Pick<Ranker, 'weigh'> }) {
  async function told(
    parts: (string | null)[],
    { around, problem, instead }: { around: (string | null)[]; problem: string | null; instead: string | null },
  ): Promise<Told> {
    const terms = new Map<string, number>()
    for (const text of around) if (text) termsOf(text, { into: terms })
    return {
      sentences: await sentences.partsOf(sentencesOf(...parts)),
      around: terms,
      problem: new Set(sentencesOf(problem)),
      instead: new Set(sentencesOf(instead)),
    }
  }

  /** What the score of each achievement loses without each sentence of the need, as the ranker weighs them. */
  async function needLosses(need: NeedRow, { sentences }: Told, rows: AchievementRow[]): Promise<Map<string, number[]>> {
    const now = await ranker.weigh(need, rows)
    const losses = new Map(rows.map(({ id }) => [id, new Array<number>(sentences.length).fill(0)]))
    for (const [at, { sentence }] of sentences.entries()) {
      const less = needWithout(need, sentence)
      if (less === need) continue
      const then = await ranker.weigh(less, rows)
      for (const [id, weight] of now) (losses.get(id) as number[])[at] = weight - (then.get(id) ?? 0)
      // One need is some sentences times some pairs; between two, requests get their turn.
      await nextTurn()
    }
    return losses
  }

  /** Sentences of pairs of one need, by achievement; of each pair, the one that carries the score most first. */
  return async function sentencePairs(need: NeedRow, pairs: Pair[]): Promise<Map<string, SentencePair[]>> {
    const ours = await told(needParts(need), toldOfNeed(need))
    const losses = await needLosses(
      need,
      ours,
      pairs.map(({ achievement }) => achievement),
    )
    const found = new Map<string, SentencePair[]>()
    for (const pair of pairs) {
      const { id } = pair.achievement
      const theirs = await told(achievementParts(pair.achievement), toldOfAchievement(pair.achievement))
      const asks = { parts: ours.sentences, losses: losses.get(id) ?? [] }
      found.set(id, bestPairs(asks, { parts: theirs.sentences, losses: lossesOf(pair, ours, theirs) }, MOST))
      await nextTurn()
    }
    return found
  }
}
