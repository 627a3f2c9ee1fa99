import { expect, test } from 'vitest'
import { mannWhitney, median } from './mann-whitney.ts'

// By hand: U = 0, 10 and 9 of 25; σ² = 25 · 11 / 12, with ties 25 / 12 · (11 − 108 / 90); p = erfc((|U − 12.5| − ½) / σ√2).
test.each([
  [[1, 2, 3, 4, 5], [6, 7, 8, 9, 10], 0.01219],
  [[1, 3, 5, 7, 9], [2, 4, 6, 8, 10], 0.6761],
  [[1, 1, 2, 2, 3], [1, 2, 2, 3, 3], 0.50673],
])('of %j and %j p is %f', (a, b, p) => {
  expect(mannWhitney(a, b)).toBeCloseTo(p, 3)
})

test('the same numbers twice are one distribution', () => {
  expect(mannWhitney([5, 5, 5], [5, 5, 5])).toBe(1)
})

test('finds a shift of a fifth of the spread among a thousand', () => {
  const noise = (n: number) => Math.sin(n * 12.9898) * 43758.5453 - Math.floor(Math.sin(n * 12.9898) * 43758.5453)
  const a = Array.from({ length: 1000 }, (_, n) => noise(n))
  const b = Array.from({ length: 1000 }, (_, n) => noise(n + 5000) + 0.2)
  expect(mannWhitney(a, b)).toBeLessThan(1e-6)
  expect(
    mannWhitney(
      a,
      Array.from({ length: 1000 }, (_, n) => noise(n + 9000)),
    ),
  ).toBeGreaterThan(0.01)
})

test.each([
  [[3, 1, 2], 2],
  [[4, 1, 3, 2], 2.5],
])('the median of %j is %f', (values, middle) => {
  expect(median(values)).toBe(middle)
})
