import { CAP_LIMITS, type CAPS, type MatchKind, SIGNALS, type SignalShare } from '@keqiao/shared/matching'
import { unverifiedPart } from './indicators.ts'
import { type Pair, SIGNAL_OF } from './signals.ts'
import { FUSION, type Fusion, markOf, NEAR_MISS, THIN } from './weights.ts'

/** Marks: below the first a pair is hardly more than the same field; from the second on readers would have it. */
const LOW = 20
const GOOD = 50

export type Cap = (typeof CAPS)[number]

export interface Scored {
  /** 0–100, capped, not rounded. */
  weight: number
  low: number
  high: number
  /** Weight of the signals that spoke over the weight of all, 0–1. */
  confidence: number
  signals: SignalShare[]
  caps: Cap[]
  kind: MatchKind
}

/**
 * Score and confidence are two numbers. The weighted mean of the signals that both sides speak to becomes the mark that readers
 * give such pairs; the shares say whose part of the mean is how large. Silent signals only widen the range: all of them
 * against, all of them for.
 */
export function scoreOf(pair: Pair, fusion: Fusion = FUSION): Scored {
  const values = SIGNALS.map((code) => ({ code, weight: fusion.weights[code], value: SIGNAL_OF[code](pair) }))
  const all = values.reduce((sum, { weight }) => sum + weight, 0)
  const known = values.filter((signal) => signal.value !== null)
  const knownWeight = known.reduce((sum, { weight }) => sum + weight, 0)
  const sum = known.reduce((total, { weight, value }) => total + weight * (value as number), 0)
  // Indicators that nobody can judge yet are as open as a signal that is silent.
  const indicators = known.find(({ code }) => code === 'indicators')
  const open = indicators ? indicators.weight * unverifiedPart(pair.judged) : 0
  const surely = sum - open * (indicators?.value ?? 0)
  const caps = capsOf(pair, values)
  const limit = Math.min(100, ...caps.map((cap) => CAP_LIMITS[cap]))
  const score = knownWeight > 0 ? markOf(sum / knownWeight, fusion) : 0
  // Capped scores keep their order among themselves: a hair below the limit, by what they would have been.
  const weight = score <= limit ? score : limit - 0.4 * (1 - score / 100)
  return {
    weight,
    low: Math.min(Math.round(weight), Math.round(markOf(surely / all, fusion))),
    high: Math.max(Math.round(weight), Math.min(limit, Math.round(markOf((surely + open + all - knownWeight) / all, fusion)))),
    confidence: (knownWeight - open) / all,
    signals: values.map(({ code, weight, value }) => ({
      code,
      weight,
      value,
      share: value === null || sum === 0 ? 0 : (weight * value) / sum,
    })),
    caps,
    kind: kindOf(pair, values, weight, caps),
  }
}

type Values = { code: string; value: number | null }[]
const valueIn = (values: Values, code: string) => values.find((signal) => signal.code === code)?.value ?? null

function capsOf(pair: Pair, values: Values): Cap[] {
  const caps: Cap[] = []
  if (pair.judged.some(({ wanted, gap }) => wanted.must && gap > NEAR_MISS)) caps.push('indicator_conflict')
  const problem = valueIn(values, 'problem')
  const object = valueIn(values, 'object')
  const textThin = (valueIn(values, 'words') ?? 0) < THIN.words && (valueIn(values, 'meaning') ?? 0) < THIN.meaning
  if (problem !== null && object !== null && textThin) {
    if (problem < THIN.part && object < THIN.part) caps.push('neither_object_nor_problem')
    else if (problem < THIN.part) caps.push('object_without_problem')
  }
  if (textThin && (problem ?? 0) < THIN.part && (object ?? 0) < THIN.part) caps.push('field_only')
  return caps
}

function kindOf(pair: Pair, values: Values, weight: number, caps: Cap[]): MatchKind {
  if (caps.includes('field_only') || caps.includes('neither_object_nor_problem'))
    return (valueIn(values, 'field') ?? 0) >= 0.5 ? 'field_only' : 'low'
  if (weight < LOW) return 'low'
  const must = pair.judged.filter(({ wanted }) => wanted.must)
  if (must.length > 0 && must.every(({ verdict }) => verdict === 'unverified') && weight >= GOOD) return 'to_verify'
  const problem = valueIn(values, 'problem')
  const field = valueIn(values, 'field')
  if (weight >= GOOD && (field === null || field >= 0.7)) return 'direct'
  if (problem !== null && problem >= 0.5 && field !== null && field < 0.5) return 'transfer'
  return 'component'
}
