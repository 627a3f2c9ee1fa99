import type { Query } from './engine.ts'

/** Meaning's part of the score; less for a few words, which say exactly what they want (`matching.md` §7.4). */
const ALPHA = 0.2
const ALPHA_SHORT = 0.1
/** What is ranked again afterwards is let in more freely. */
const ALPHA_WIDE = 0.3
const SHORT_TERMS = 8
/** A search box shows what reaches this part of the best word score. */
export const PRECISE_CUT = 0.3
/** Meaning alone lets a document in from here on. */
export const PRECISE_COSINE = 0.55
/** So many of the nearest are in the running; in a wide query so many on either side. */
export const PRECISE_NEAR = 50
export const WIDE = 200

export interface Candidates {
  words: Float64Array
  meaning: Float64Array
  /** What the order rests on. */
  scores: Float64Array
}

function alphaOf(query: Query, { vector, best, terms }: { vector: boolean; best: number; terms: number }): number {
  if (query.by === 'words' || !vector) return 0
  if (query.by === 'meaning' || best === 0) return 1
  if (query.breadth === 'wide') return ALPHA_WIDE
  return terms <= SHORT_TERMS ? ALPHA_SHORT : ALPHA
}

/** Weighted scores, never ranks: (1−α)·words/best + α·meaning between its own ends. Rank fusion was measured to hurt. */
export function weigh({ words, meaning, scores }: Candidates, query: Query, terms: number, vector: boolean) {
  let best = 0
  let low = 1
  let high = -1
  for (let i = 0; i < words.length; i++) {
    best = Math.max(best, words[i] as number)
    low = Math.min(low, meaning[i] as number)
    high = Math.max(high, meaning[i] as number)
  }
  const alpha = alphaOf(query, { vector, best, terms })
  for (let i = 0; i < words.length; i++) {
    const near = high > low ? ((meaning[i] as number) - low) / (high - low) : 0
    const word = best > 0 ? (words[i] as number) / best : 0
    scores[i] = (1 - alpha) * word + alpha * near
  }
}
