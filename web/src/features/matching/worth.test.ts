import type { Match } from '@keqiao/shared/matching'
import { expect, test } from 'vitest'
import { grade } from './worth.ts'

const ranked = (...scores: number[]) => scores.map((score) => ({ score }) as Match)
const sizes = (...scores: number[]) => {
  const { best, fitsWell, fair, low } = grade(ranked(...scores))
  return [best, fitsWell, fair.length, low.length]
}

test.each([
  ['one that fits well, one worth a look, one that is not', [62, 30, 29], [62, true, 2, 1]],
  ['the best is just good enough', [40], [40, true, 1, 0]],
  ['worth a look, but nothing fits well', [39, 31, 12], [39, false, 2, 1]],
  ['nothing is worth a look', [29, 15], [29, false, 0, 2]],
  ['nothing at all', [], [0, false, 0, 0]],
])('%s', (_, scores, expected) => expect(sizes(...scores)).toEqual(expected))
