import { dot } from '../embedding/vector.ts'
import { scoreOf } from './score.ts'
import type { Part } from './sentences.ts'
import type { Pair } from './signals.ts'

/** BM25's constant: how soon a word said again adds little. */
const K1 = 1.2
const B = 0.75

/** One side's text as the score sees it. */
export interface Told {
  sentences: Part[]
  /** Terms of what is not a sentence: name, keywords, object. */
  around: ReadonlyMap<string, number>
  /** Which sentences say the problem; those that would say it in their stead. */
  problem: ReadonlySet<string>
  instead: ReadonlySet<string>
}

interface Summed {
  terms: Map<string, number>
  length: number
}

function sum({ sentences, around }: Told, without?: Part): Summed {
  const terms = new Map(around)
  for (const part of sentences) {
    if (part === without) continue
    for (const [term, count] of part.terms) terms.set(term, (terms.get(term) ?? 0) + count)
  }
  let length = 0
  for (const count of terms.values()) length += count
  return { terms, length }
}

/** Share of what is asked that the text reaches, every word as rare as the other: good enough to compare with and without. */
function wordShare(asked: ReadonlyMap<string, number>, { terms, length }: Summed, whole: number): number {
  const norm = K1 * (1 - B + (B * length) / Math.max(1, whole))
  let reached = 0
  let ceiling = 0
  for (const [term, times] of asked) {
    const weight = 1 + Math.log(times)
    ceiling += weight * (K1 + 1)
    const count = terms.get(term)
    if (count !== undefined) reached += (weight * count * (K1 + 1)) / (count + norm)
  }
  return ceiling === 0 ? 0 : reached / ceiling
}

const long = (part: Part) => part.sentence.length

/** The direction of several sentences together, the longer ones more. */
function direction(parts: readonly Part[]): Float32Array | null {
  const [first] = parts
  if (!first) return null
  const summed = new Float32Array(first.vector.length)
  for (const part of parts)
    for (let i = 0; i < summed.length; i++) summed[i] = (summed[i] as number) + long(part) * (part.vector[i] as number)
  const size = Math.sqrt(dot(summed, summed))
  return size === 0 ? null : summed.map((value) => value / size)
}

const cosine = (a: Float32Array | null, b: Float32Array | null) => (a && b ? dot(a, b) : null)
const moved = (from: number | null, before: number | null, after: number | null) =>
  from === null || after === null ? null : from + after - (before ?? after)

const problemOf = ({ sentences, problem, instead }: Told, without?: Part) => {
  const said = sentences.filter((part) => part !== without && problem.has(part.sentence))
  return direction(said.length > 0 ? said : sentences.filter((part) => part !== without && instead.has(part.sentence)))
}

/**
 * What the score would lose without each sentence, on both sides: by the words that go, the meaning that shifts, and the
 * problem that is told otherwise or no more. Estimated from what is known of the sentences, asked of the scorer itself.
 */
export function dropsOf(pair: Pair, need: Told, achievement: Told): Record<'need' | 'achievement', number[]> {
  const now = scoreOf(pair).weight
  const [needSum, achievementSum] = [sum(need), sum(achievement)]
  const words = wordShare(needSum.terms, achievementSum, achievementSum.length)
  const [needWay, achievementWay] = [direction(need.sentences), direction(achievement.sentences)]
  const [needProblem, achievementProblem] = [problemOf(need), problemOf(achievement)]
  const meaning = cosine(needWay, achievementWay)
  const problem = cosine(needProblem, achievementProblem)
  const dropOf = (side: 'need' | 'achievement', part: Part) => {
    const isNeed = side === 'need'
    const told = isNeed ? need : achievement
    const left = sum(told, part)
    const share = isNeed
      ? wordShare(left.terms, achievementSum, achievementSum.length)
      : wordShare(needSum.terms, left, achievementSum.length)
    const way = direction(told.sentences.filter((other) => other !== part))
    const others = isNeed ? achievementWay : needWay
    const problemLeft = told.problem.has(part.sentence) || told.instead.has(part.sentence) ? problemOf(told, part) : undefined
    const changed: Pair = {
      ...pair,
      words: words === 0 ? pair.words : (pair.words * share) / words,
      meaning: moved(pair.meaning, meaning, cosine(way, others)) ?? 0,
      ...(problemLeft !== undefined && {
        problem: moved(pair.problem, problem, cosine(problemLeft, isNeed ? achievementProblem : needProblem)),
      }),
    }
    return now - scoreOf(changed).weight
  }
  return {
    need: need.sentences.map((part) => dropOf('need', part)),
    achievement: achievement.sentences.map((part) => dropOf('achievement', part)),
  }
}
