import { describe, expect, it } from 'vitest'
import { poolTokens } from './pooling.ts'

const tokens = { data: Float32Array.of(3, 0, 0, 4, 9, 9, /**/ 0, 2, 9, 9, 9, 9), dims: [2, 3, 2] }
const mask = BigInt64Array.of(1n, 1n, 0n, 1n, 0n, 0n)

describe('pooling', () => {
  it('averages the tokens of each text, without the padding, to unit length', () => {
    const pooled = [...poolTokens(tokens, mask, 'mean')]
    expect(pooled.map((value) => Math.round(value * 100) / 100)).toEqual([0.6, 0.8, 0, 1])
  })

  it('takes the first token where the model is trained for that', () => {
    expect([...poolTokens(tokens, mask, 'cls')]).toEqual([1, 0, 0, 1])
  })

  it('gives a text without direction a unit vector all the same', () => {
    expect([...poolTokens({ data: new Float32Array(2), dims: [1, 1, 2] }, BigInt64Array.of(1n), 'mean')]).toEqual([1, 0])
  })
})
