import type { Match } from '@keqiao/shared/matching'
import { expect, test } from 'vitest'
import { grade } from './worth.ts'

const ranked = (...scores: number[]) => scores.map((score) => ({ score }) as Match)
const sizes = (...scores: number[]) => {
  const { best, fitsWell, fair, low } = grade(ranked(...scores))
  return [best, fitsWell, fair.length, low.length]
}

test.each([
  ['one that fits well, one worth a look, one that is not', [62, 20, 19], [62, true, 2, 1]],
  ['the best is just good enough', [50], [50, true, 1, 0]],
  ['worth a look, but nothing fits well', [49, 21, 12], [49, false, 2, 1]],
  ['nothing is worth a look', [19, 15], [19, false, 0, 2]],
  ['nothing at all', [], [0, false, 0, 0]],
])('%s', (_, scores, expected) => expect(sizes(...scores)).toEqual(expected))
