import type { Match } from '@keqiao/shared/matching'

/** Points. Below the first a page says that nothing fits well; below the second a match is not worth a look unasked. */
const WELL = 50
const LOOK = 20
/** The first ones are read, the next looked through, the others asked for. */
export const OPEN = 3
export const FIRST = 10

/** What of a ranked list is shown, what stays folded, and whether its best fits at all. */
export function grade(ranked: readonly Match[]) {
  const best = Math.max(0, ...ranked.map(({ score }) => score))
  return {
    best,
    fitsWell: best >= WELL,
    fair: ranked.filter(({ score }) => score >= LOOK),
    low: ranked.filter(({ score }) => score < LOOK),
  }
}
