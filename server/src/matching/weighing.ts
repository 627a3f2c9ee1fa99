import { SIGNALS } from '@keqiao/shared/matching'
import { MARKS, NEAR_MISS, WEIGHTS, WEIGHTS_VERSION } from './weights.ts'

/** What is in force, for the page and the document that explain the ranking. */
export function weighing() {
  const [off, field, solves, calls] = MARKS
  return {
    version: WEIGHTS_VERSION,
    weights: SIGNALS.map((code) => ({ code, weight: WEIGHTS[code] })),
    nearMiss: NEAR_MISS,
    marks: { off, field, solves, calls },
  }
}
