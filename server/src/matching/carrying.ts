import { dot } from '../embedding/vector.ts'
import { K1, lengthNorm } from '../search/bm25.ts'
import { scoreOf } from './score.ts'
import type { Part } from './sentences.ts'
import type { Pair } from './signals.ts'

/** One side's text as the score sees it. */
export interface Told {
  sentences: Part[]
  /** Terms of what is not a sentence: name, keywords, object. */
  around: ReadonlyMap<string, number>
  /** Which sentences say the problem; those that would say it in their stead. */
  problem: ReadonlySet<string>
  instead: ReadonlySet<string>
}

interface Words {
  /** Of each term that is asked: how often the whole says it, and each sentence. */
  whole: Float64Array
  each: Float64Array[]
  length: number
  lengths: number[]
}

function wordsOf({ sentences, around }: Told, places: ReadonlyMap<string, number>): Words {
  let lengthNow = 0
  const countsIn = (of: ReadonlyMap<string, number>) => {
    const counts = new Float64Array(places.size)
    lengthNow = 0
    for (const [term, count] of of) {
      lengthNow += count
      const place = places.get(term)
      if (place !== undefined) counts[place] = count
    }
    return counts
  }
  const whole = countsIn(around)
  let length = lengthNow
  const lengths: number[] = []
  const each = sentences.map(({ terms }) => {
    const counts = countsIn(terms)
    for (let i = 0; i < counts.length; i++) whole[i] = (whole[i] as number) + (counts[i] as number)
    length += lengthNow
    lengths.push(lengthNow)
    return counts
  })
  return { whole, each, length, lengths }
}

const asks = new WeakMap<Told, { places: Map<string, number>; asked: Float64Array }>()

/** A need is compared with many achievements: what it asks is counted once. */
function asksOf(need: Told) {
  const known = asks.get(need)
  if (known) return known
  const places = new Map<string, number>()
  for (const terms of [need.around, ...need.sentences.map((part) => part.terms)])
    for (const term of terms.keys()) if (!places.has(term)) places.set(term, places.size)
  const made = { places, asked: wordsOf(need, places).whole }
  asks.set(need, made)
  return made
}

/** Share of what is asked that is reached, without one sentence if given; every word as rare as the next: good enough to compare. */
function wordShare(asked: Float64Array, reached: Words, without?: number): number {
  const out = without === undefined ? null : (reached.each[without] as Float64Array)
  const length = reached.length - (without === undefined ? 0 : (reached.lengths[without] as number))
  const norm = lengthNorm(length, Math.max(1, reached.length))
  let sum = 0
  let ceiling = 0
  for (let i = 0; i < asked.length; i++) {
    const weight = (1 + Math.log(asked[i] as number)) * (K1 + 1)
    ceiling += weight
    const count = (reached.whole[i] as number) - (out ? (out[i] as number) : 0)
    if (count > 0) sum += (weight * count) / (count + norm)
  }
  return ceiling === 0 ? 0 : sum / ceiling
}

/** The direction of several sentences together, the longer ones more; `add` with −1 takes one out again. */
function add(to: Float32Array, { sentence, vector }: Part, times = 1): Float32Array {
  const weight = times * sentence.length
  for (let i = 0; i < to.length; i++) to[i] = (to[i] as number) + weight * (vector[i] as number)
  return to
}
const together = (parts: readonly Part[]) =>
  parts.length === 0
    ? null
    : parts.reduce<Float32Array>((to, part) => add(to, part), new Float32Array((parts[0] as Part).vector.length))

function cosine(a: Float32Array | null, b: Float32Array | null): number | null {
  if (!a || !b) return null
  const size = Math.sqrt(dot(a, a) * dot(b, b))
  return size < 1e-6 ? 0 : dot(a, b) / size
}
const moved = (from: number | null, before: number | null, after: number | null) =>
  from === null || after === null ? null : from + after - (before ?? after)

const problemOf = ({ sentences, problem, instead }: Told, without?: Part) => {
  const said = sentences.filter((part) => part !== without && problem.has(part.sentence))
  return together(said.length > 0 ? said : sentences.filter((part) => part !== without && instead.has(part.sentence)))
}

/**
 * What the score would lose without each sentence of the achievement: by the words that go, the meaning that shifts, and the
 * problem that is told no more. Estimated from what is known of the sentences, asked of the scorer itself.
 */
export function lossesOf(pair: Pair, need: Told, achievement: Told): number[] {
  const now = scoreOf(pair).weight
  const { places, asked } = asksOf(need)
  const reached = wordsOf(achievement, places)
  const words = wordShare(asked, reached)
  const [ours, theirs] = [together(need.sentences), together(achievement.sentences)]
  const meaning = cosine(theirs, ours)
  const asksFor = problemOf(need)
  const problem = cosine(problemOf(achievement), asksFor)

  return achievement.sentences.map((part, at) => {
    const left = theirs && achievement.sentences.length > 1 ? add(Float32Array.from(theirs), part, -1) : null
    const tells = achievement.problem.has(part.sentence) || achievement.instead.has(part.sentence)
    const changed: Pair = {
      ...pair,
      words: words === 0 ? pair.words : (pair.words * wordShare(asked, reached, at)) / words,
      meaning: moved(pair.meaning, meaning, cosine(left, ours)) ?? 0,
      ...(tells && { problem: moved(pair.problem, problem, cosine(problemOf(achievement, part), asksFor)) }),
    }
    return now - scoreOf(changed).weight
  })
}
