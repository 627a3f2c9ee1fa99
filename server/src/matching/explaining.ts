import type { NeedRow } from '../needs/tables.ts'
import { termsOf } from '../search/embedded/terms.ts'
import { dropsOf, type Told } from './carrying.ts'
import { bestPairs, type SentencePair, type Sentences, sentencesOf } from './sentences.ts'
import type { Pair } from './signals.ts'
import { achievementParts, needParts, toldOfAchievement, toldOfNeed } from './texts.ts'

const MOST = 3

/** Sentences that answer each other, the one that carries the score most first. */
export function createExplaining({ sentences }: { sentences: Sentences }) {
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

  const tellings = new WeakMap<NeedRow, Promise<Told>>()
  /** One need stands in every pair of its list. */
  function toldByNeed(need: NeedRow): Promise<Told> {
    const made = tellings.get(need) ?? told(needParts(need), toldOfNeed(need))
    tellings.set(need, made)
    return made
  }

  return async function sentencePairs({ pair }: { pair: Pair }): Promise<SentencePair[]> {
    const need = await toldByNeed(pair.need)
    const achievement = await told(achievementParts(pair.achievement), toldOfAchievement(pair.achievement))
    return bestPairs(need.sentences, achievement.sentences, dropsOf(pair, need, achievement), MOST)
  }
}
