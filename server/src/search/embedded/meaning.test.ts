import { describe, expect, test } from 'vitest'
import { createVectorIndex } from './meaning.ts'

/** Unit vectors that are always the same ones. */
function unit(dimensions: number, seed: number): Float32Array {
  const vector = Float32Array.from({ length: dimensions }, (_, i) => Math.sin((i + 1) * (seed + 1) * 12.9898))
  const length = Math.hypot(...vector)
  return vector.map((value) => value / length)
}

describe('the scan over all vectors', () => {
  test.each([16, 250, 256])('finds the cosine of every slot with %i dimensions, also beyond its first memory', (dimensions) => {
    const index = createVectorIndex(dimensions)
    const vectors = Array.from({ length: 5000 }, (_, i) => unit(dimensions, i))
    vectors.forEach((vector, slot) => {
      index.add(slot, vector)
    })
    const query = unit(dimensions, 77_777)
    const cosines = index.scan(query)
    for (const [slot, vector] of vectors.entries()) {
      const exact = vector.reduce((sum, value, i) => sum + value * (query[i] as number), 0)
      expect(Math.abs((cosines[slot] as number) - exact)).toBeLessThan(0.02)
    }
  })

  test('a slot out of order and a vector of another length are refused', () => {
    const index = createVectorIndex(16)
    expect(() => index.add(1, unit(16, 1))).toThrow('out of order')
    expect(() => index.add(0, unit(8, 1))).toThrow('8 dimensions given, 16 expected')
  })
})
