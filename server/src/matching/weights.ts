import type { CAPS, SignalCode } from '@keqiao/shared/matching'

/** Raise it with any change below: stored runs name the version that made them. */
export const WEIGHTS_VERSION = '2026.1'

/** What each signal may contribute; only those both sides speak to count, and share 100 among them. */
export const WEIGHTS: Record<SignalCode, number> = {
  words: 40,
  meaning: 12,
  problem: 12,
  object: 8,
  keywords: 6,
  indicators: 8,
  field: 5,
  industry: 2,
  maturity: 3,
  mode: 1,
  price: 1.5,
  region: 0.5,
  time: 1,
}

/** Most a score may be when something decisive speaks against it (`domain.md` B.3). */
export const CAP_LIMITS: Record<(typeof CAPS)[number], number> = {
  indicator_conflict: 35,
  neither_object_nor_problem: 40,
  field_only: 45,
  object_without_problem: 65,
}

/** Word shares and cosines become 0–1 between these ends; chosen on `needs-introduction` and `seeds/judged`. */
export const SCALES = {
  words: { low: 0, high: 0.32 },
  meaning: { low: 0.1, high: 0.8 },
  part: { low: 0.15, high: 0.75 },
}

/** Below these a side counts as silent about the other's problem or object. */
export const THIN = { words: 0.25, meaning: 0.35, part: 0.25 }
