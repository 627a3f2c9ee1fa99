import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Embedder } from './embedder.ts'

const NEED = '需要一种能在高温下工作的碳化硅功率模块，用于新能源汽车电机控制器，要求寿命不低于十年。'
const TEXTS = [NEED, '水稻病虫害图像识别', 'SiC MOSFET 封装 engine-10kV', '。，！', '']

const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, d) => sum + value * (b[d] as number), 0)

/** What every embedder must show. */
export function embedderSuite(name: string, open: () => Promise<Embedder>) {
  describe(`embedder: ${name}`, () => {
    let embedder: Embedder
    beforeAll(async () => {
      embedder = await open()
    })
    afterAll(() => embedder.close())

    it('gives every text one vector of the promised dimension, of unit length, in order', async () => {
      const vectors = await embedder.embed(TEXTS, 'passage')
      expect(vectors).toHaveLength(TEXTS.length)
      for (const vector of vectors) {
        expect(vector).toHaveLength(embedder.dimensions)
        expect(dot(vector, vector)).toBeCloseTo(1, 4)
      }
    })

    it('gives the same text the same vector, also after it was closed and opened again', async () => {
      const [first] = await embedder.embed([NEED], 'passage')
      const again = await open()
      const [second] = await again.embed([NEED], 'passage')
      expect(again.id).toBe(embedder.id)
      expect(second).toEqual(first)
      await again.close()
    })

    it('gives a text in a batch the vector that it has alone', async () => {
      const many = Array.from({ length: 150 }, (_, i) => `${TEXTS[i % TEXTS.length]}第${i}号`)
      const together = await embedder.embed(many, 'query')
      for (const place of [0, 1, 63, 64, 149]) {
        const [alone] = await embedder.embed([many[place] as string], 'query')
        expect(dot(together[place] as Float32Array, alone as Float32Array)).toBeGreaterThan(0.999)
      }
    })

    it('takes an empty text, a text of signs only and no text at all', async () => {
      expect(await embedder.embed([], 'query')).toEqual([])
      const [empty, signs] = await embedder.embed(['', '——？'], 'query')
      expect(dot(empty as Float32Array, empty as Float32Array)).toBeCloseTo(1, 4)
      expect(dot(signs as Float32Array, signs as Float32Array)).toBeCloseTo(1, 4)
    })

    it('takes a text of 5,000 characters and still tells what it is about', async () => {
      const long = NEED.repeat(Math.ceil(5000 / NEED.length)).slice(0, 5000)
      const [vector, short, other] = await embedder.embed([long, NEED, '水稻病虫害图像识别'], 'passage')
      expect(dot(vector as Float32Array, short as Float32Array)).toBeGreaterThan(
        dot(vector as Float32Array, other as Float32Array),
      )
    })

    it('answers many calls at once, each with its own vectors', async () => {
      const answers = await Promise.all(TEXTS.map((text) => embedder.embed([text], 'passage')))
      const together = await embedder.embed(TEXTS, 'passage')
      for (const [i, [alone]] of answers.entries()) {
        expect(dot(alone as Float32Array, together[i] as Float32Array)).toBeGreaterThan(0.999)
      }
    })
  })
}
