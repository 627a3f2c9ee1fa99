import { expect, test } from 'vitest'
import { squarify } from './treemap.ts'

const values = [6, 6, 4, 3, 2, 2, 1]

test('each tile’s area is its share of the whole', () => {
  const tiles = squarify(values, (n) => n, 600, 400)
  for (const { item, width, height } of tiles) expect(width * height).toBeCloseTo((item / 24) * 240_000, 6)
  expect(tiles).toHaveLength(values.length)
})

test('tiles lie inside the picture and do not overlap', () => {
  const tiles = squarify(values, (n) => n, 600, 400)
  for (const a of tiles) {
    expect(a.x + a.width).toBeLessThanOrEqual(600.000001)
    expect(a.y + a.height).toBeLessThanOrEqual(400.000001)
    for (const b of tiles) {
      if (a === b) continue
      const apart =
        a.x + a.width <= b.x + 1e-6 || b.x + b.width <= a.x + 1e-6 || a.y + a.height <= b.y + 1e-6 || b.y + b.height <= a.y + 1e-6
      expect(apart).toBe(true)
    }
  }
})

test('a field without listings gets no tile', () => {
  expect(squarify([3, 0], (n) => n, 10, 10)).toEqual([{ item: 3, x: 0, y: 0, width: 10, height: 10 }])
  expect(squarify([0], (n) => n, 10, 10)).toEqual([])
})
