import type { SignalCode } from '@keqiao/shared/matching'

/** Raise it with any change below: stored runs name the version that made them. */
export const WEIGHTS_VERSION = '2026.2'

/** What each signal may contribute; only those both sides speak to count, and share 100 among them. */
export const WEIGHTS: Record<SignalCode, number> = {
  words: 40,
  meaning: 8,
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
}

/**
 * Word shares saturate: `half` of a need's word weight shared is worth 0.5. Cosines are stretched between two ends. Chosen on
 * `needs-introduction` and `seeds/judged` together.
 */
export const SCALES = {
  words: { half: 0.06 },
  meaning: { low: 0.2, high: 0.8 },
  problem: { low: 0.15, high: 0.7 },
  object: { low: 0.1, high: 0.8 },
}

/** Below these a side counts as silent about the other's words, meaning, problem or object. */
export const THIN = { words: 0.2, meaning: 0.4, part: 0.2 }

/** A must that is missed by no more than this part is a matter for talks: it lowers the score, but does not cap it. */
export const NEAR_MISS = 0.2
