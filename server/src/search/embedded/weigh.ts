import type { Query } from '../engine.ts'
import { alphaOf } from './fuse.ts'

export interface Candidates {
  places: number[]
  words: Float64Array
  meaning: Float64Array
  /** What the order rests on. */
  scores: Float64Array
}

/** As `fuse` does, over the segments' candidates. */
export function weigh({ places, words, meaning, scores }: Candidates, query: Query, terms: number, vector: boolean) {
  let best = 0
  let low = 1
  let high = -1
  for (let i = 0; i < places.length; i++) {
    best = Math.max(best, words[i] as number)
    low = Math.min(low, meaning[i] as number)
    high = Math.max(high, meaning[i] as number)
  }
  const alpha = alphaOf(query, { vector, best, terms })
  for (let i = 0; i < places.length; i++) {
    const near = high > low ? ((meaning[i] as number) - low) / (high - low) : 0
    const word = best > 0 ? (words[i] as number) / best : 0
    scores[i] = (1 - alpha) * word + alpha * near
  }
}
