import type { Fusion } from '@keqiao/server/matching/weights'
import { SIGNALS, type SignalCode } from '@keqiao/shared/matching'

/** One judged pair: the values of its signals in the order of `SIGNALS` (null: unsaid), and its grade 0–3. */
export interface Graded {
  values: (number | null)[]
  grade: number
}

/** Where learning begins: weights set by hand, so that the same grades always give the same file. */
export const BEGIN: Pick<Fusion, 'weights' | 'link'> = {
  weights: {
    words: 40,
    meaning: 3,
    problem: 6,
    object: 10,
    keywords: 4,
    indicators: 7,
    field: 8,
    industry: 3,
    maturity: 2,
    mode: 1,
    price: 1.5,
    region: 0.5,
    time: 1,
  },
  link: { slope: 26, atLeast: [-11.5, -14.5, -15] },
}
/** Readers' grades are few: the weights stay near those of the beginning unless the grades insist. */
const HOLD = 0.03
const STEPS = 1500
const GRADES = 3

const logistic = (z: number) => 1 / (1 + Math.exp(-z))

/**
 * Proportional odds on the weighted mean of the known signals, by Adam with fixed steps: the same pairs give the same weights.
 * Weights are kept positive (their logarithms are learnt), sum to 100, and are held near `from`.
 */
export function fit(pairs: readonly Graded[], from = BEGIN): Pick<Fusion, 'weights' | 'link'> {
  const prior = SIGNALS.map((code) => Math.log(from.weights[code]))
  const n = prior.length
  const theta = [...prior, from.link.slope, ...from.link.atLeast]
  const [first, second] = [theta.map(() => 0), theta.map(() => 0)]
  for (let step = 1; step <= STEPS; step++) {
    const slopes = gradient(pairs, theta, n)
    for (let i = 0; i < n; i++) slopes[i] = (slopes[i] as number) + 2 * HOLD * ((theta[i] as number) - (prior[i] as number))
    for (let i = 0; i < theta.length; i++) {
      first[i] = 0.9 * (first[i] as number) + 0.1 * (slopes[i] as number)
      second[i] = 0.999 * (second[i] as number) + 0.001 * (slopes[i] as number) ** 2
      const move = (first[i] as number) / (1 - 0.9 ** step) / (Math.sqrt((second[i] as number) / (1 - 0.999 ** step)) + 1e-9)
      theta[i] = (theta[i] as number) - (i < n ? 0.02 : 0.1) * move
    }
  }
  const learnt = theta.slice(0, n).map(Math.exp)
  const scale = 100 / learnt.reduce((sum, weight) => sum + weight, 0)
  const rounded = (value: number, digits: number) => Number(value.toFixed(digits))
  return {
    weights: Object.fromEntries(SIGNALS.map((code, i) => [code, rounded((learnt[i] as number) * scale, 2)])) as Record<
      SignalCode,
      number
    >,
    link: {
      slope: rounded(theta[n] as number, 2),
      atLeast: theta.slice(n + 1).map((intercept) => rounded(intercept, 2)) as [number, number, number],
    },
  }
}

/** Of the mean loss over pairs, where a pair's loss is that of the three questions "at least grade 1, 2, 3". */
function gradient(pairs: readonly Graded[], theta: readonly number[], n: number): number[] {
  const slopes = theta.map(() => 0)
  const weights = theta.slice(0, n).map(Math.exp)
  const slope = theta[n] as number
  for (const { values, grade } of pairs) {
    let sum = 0
    let known = 0
    for (const [i, value] of values.entries()) {
      if (value === null) continue
      sum += (weights[i] as number) * value
      known += weights[i] as number
    }
    const mean = known > 0 ? sum / known : 0
    let off = 0
    for (let k = 0; k < GRADES; k++) {
      const wrong = (logistic(slope * mean + (theta[n + 1 + k] as number)) - (grade > k ? 1 : 0)) / pairs.length
      slopes[n + 1 + k] = (slopes[n + 1 + k] as number) + wrong
      off += wrong
    }
    slopes[n] = (slopes[n] as number) + off * mean
    for (const [i, value] of values.entries())
      if (value !== null && known > 0)
        slopes[i] = (slopes[i] as number) + (off * slope * (weights[i] as number) * (value - mean)) / known
  }
  return slopes
}
