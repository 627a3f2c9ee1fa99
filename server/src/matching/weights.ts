import type { SignalCode } from '@keqiao/shared/matching'
import { z } from 'zod'
import file from './fusion.json' with { type: 'json' }

/** Learnt by `npm run fusion`, which says in the file from what; to be read and changed by hand as well. */
const Fusion = z.object({
  /** Raised with any change: stored runs name the version that made them. */
  version: z.string(),
  /** What each signal may contribute; only those both sides speak to count. */
  weights: z.record(z.string(), z.number().nonnegative()).transform((weights) => weights as Record<SignalCode, number>),
  /** From the weighted mean of the signals (0–1) to how likely readers are to give at least grade 1, 2 and 3. */
  link: z.object({ slope: z.number().positive(), atLeast: z.tuple([z.number(), z.number(), z.number()]) }),
})
export type Fusion = z.infer<typeof Fusion>

export const FUSION = Fusion.parse(file)
export const WEIGHTS_VERSION = FUSION.version
export const WEIGHTS = FUSION.weights

/** What readers' grades 0–3 count as marks of a hundred: off topic, same field, solves the main part, would call at once. */
export const MARKS = [0, 30, 70, 100] as const

/** The mark that readers give such pairs on average: 85 is 85 whatever the need (proportional odds). */
export function markOf(mean: number, { link }: Pick<Fusion, 'link'> = FUSION): number {
  return link.atLeast.reduce((sum, intercept, i) => {
    const step = (MARKS[i + 1] as number) - (MARKS[i] as number)
    return sum + step / (1 + Math.exp(-(link.slope * mean + intercept)))
  }, 0)
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
