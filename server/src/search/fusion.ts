import type { Query } from './engine.ts'

/** Meaning's part of the score; less for a few words, which say exactly what they want (`matching.md` §7.4). */
const ALPHA = 0.2
const ALPHA_SHORT = 0.1
const SHORT_TERMS = 8
/** A search box shows what reaches this part of the best word score. */
export const PRECISE_CUT = 0.3
/** Meaning alone lets a document in from here on. */
export const PRECISE_COSINE = 0.55
/** The best by meaning, and in a wide query by words, that are in the running. */
export const PRECISE_NEAR = 50
export const WIDE = 200

/** Weighted scores, never ranks: (1−α)·words/best + α·meaning between its own ends. Rank fusion was measured to hurt. */
export function fused(words: ArrayLike<number>, meaning: ArrayLike<number> | null, query: Query, terms: number): Float64Array {
  let best = 0
  let low = 1
  let high = -1
  for (let i = 0; i < words.length; i++) {
    best = Math.max(best, words[i] as number)
    low = Math.min(low, meaning ? (meaning[i] as number) : 0)
    high = Math.max(high, meaning ? (meaning[i] as number) : 0)
  }
  const alpha =
    query.by === 'words' || !meaning ? 0 : query.by === 'meaning' || best === 0 ? 1 : terms <= SHORT_TERMS ? ALPHA_SHORT : ALPHA
  return Float64Array.from(words, (word, i) => {
    const near = meaning && high > low ? ((meaning[i] as number) - low) / (high - low) : 0
    return (1 - alpha) * (best > 0 ? word / best : 0) + alpha * near
  })
}
