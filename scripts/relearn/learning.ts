import { GRADE_OF, verdictsOf } from '@keqiao/server/matching/feedback'
import type { MarkedPair } from '@keqiao/server/matching/store'
import type { Fusion } from '@keqiao/server/matching/weights'
import { SIGNALS } from '@keqiao/shared/matching'
import { interval, mean } from '../eval/metrics.ts'
import { fit, type Graded } from '../fusion/fit.ts'
import { calibrationError, type Shown } from '../fusion/showing.ts'

/** Fewer say more of those who marked than of what fits. */
export const LEAST_OF_EACH = 20
/** A score must go on meaning what it means. */
const MOST_ERROR_ADDED = 0.5

export interface Learnable {
  pairs: Graded[]
  people: number
  marks: number
  /** Pairs that are listed no more, and those on which people disagree evenly. */
  unlisted: number
  even: number
}

/** What can be learnt from: of each pair that is still listed, its signals and what most people say. */
export function learnableOf(marks: readonly MarkedPair[]): Learnable {
  const signals = new Map(marks.map((mark) => [`${mark.needId} ${mark.achievementId}`, mark.signals]))
  const verdicts = verdictsOf(marks)
  const said = verdicts.filter(({ verdict }) => verdict !== null)
  const pairs = said.flatMap(({ needId, achievementId, verdict }) => {
    const seen = signals.get(`${needId} ${achievementId}`)
    if (!seen || !verdict) return []
    return [{ values: SIGNALS.map((code) => seen.find((one) => one.code === code)?.value ?? null), grade: GRADE_OF[verdict] }]
  })
  return {
    pairs,
    people: new Set(marks.map(({ personId }) => personId)).size,
    marks: marks.length,
    unlisted: said.length - pairs.length,
    even: verdicts.length - said.length,
  }
}

export const isEnough = ({ pairs }: Learnable) =>
  [0, 2].every((grade) => pairs.filter((pair) => pair.grade === grade).length >= LEAST_OF_EACH)

/**
 * New weights, held near those in force. What a mean is worth stays: marks know no grades between yes and no. Null when those
 * that fit score lower than those that do not: whoever marked so meant something else.
 */
export function relearnt(pairs: readonly Graded[], inForce: Fusion): Fusion | null {
  const { weights, link } = fit(pairs, inForce)
  return link.slope > 0 ? { ...inForce, weights } : null
}

export interface Comparison {
  before: { ndcg10: number; error: number }
  after: { ndcg10: number; error: number }
  difference: number
  low: number
  high: number
  /** Why these weights are not to be stored; empty when they may be. */
  worse: ('ranking' | 'calibration')[]
}

/** Both on the judged set, which nothing was learnt from here. */
export function compare(before: readonly Shown[], after: readonly Shown[]): Comparison {
  const of = (shown: readonly Shown[]) => ({
    ndcg10: mean(shown.map(({ ndcg }) => ndcg)),
    error: calibrationError(shown.flatMap(({ marks }) => marks)),
  })
  const [one, other] = [of(before), of(after)]
  const differences = after.map(({ ndcg }, i) => ndcg - (before[i] as Shown).ndcg)
  const [low, high] = interval(differences)
  return {
    before: one,
    after: other,
    difference: mean(differences),
    low,
    high,
    worse: [
      ...(other.ndcg10 < one.ndcg10 ? (['ranking'] as const) : []),
      ...(other.error > one.error + MOST_ERROR_ADDED ? (['calibration'] as const) : []),
    ],
  }
}
