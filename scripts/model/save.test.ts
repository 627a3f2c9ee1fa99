import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openOnnxEmbedder } from '@keqiao/server/embedding/onnx'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { Random } from './random.ts'
import { saveModel } from './save.ts'
import { dot, embedAll, type TokenTable } from './table.ts'
import { SPECIAL_PIECES, Tokenizer, type Vocabulary } from './tokenizer.ts'

// Loads a model; machines that run other tests beside it are slow.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const SHIPPED = path.resolve(import.meta.dirname, '../../seeds/models/keqiao-zh-1')
const DIMENSIONS = 64
const scratch = mkdtempSync(path.join(tmpdir(), 'keqiao-save-'))
afterAll(() => rmSync(scratch, { recursive: true }))

function shippedVocabulary(): Vocabulary {
  const { model } = JSON.parse(readFileSync(path.join(SHIPPED, 'tokenizer.json'), 'utf8')) as {
    model: { vocab: [string, number][] }
  }
  return { pieces: model.vocab.map(([piece]) => piece), scores: model.vocab.map(([, score]) => score) }
}

/** Every token points somewhere else, so one token cut differently turns the vector of its text. */
function scatteredTable(size: number): TokenTable {
  const random = new Random(11)
  const rows = Float32Array.from({ length: size * DIMENSIONS }, () => random.normal())
  return { dimensions: DIMENSIONS, rows, logWeights: new Float32Array(size) }
}

/** Words, numbers, Latin, full-width forms, characters that no vocabulary has, and all kinds of signs, run together. */
function sentences(vocabulary: Vocabulary, count: number): string[] {
  const random = new Random(5)
  const pick = <Item>(items: readonly Item[]) => items[random.below(items.length)] as Item
  const odd = '，|。| |\n|（|％|Ａｌ₂Ｏ₃|SiC-MOSFET|β-环糊精|450nm|㎡|𠮷𠮷|龘|🤖|É|ﬁ|½|々|2.5'.split('|')
  return Array.from({ length: count }, () =>
    Array.from({ length: 5 + random.below(40) }, () =>
      random.next() < 0.15 ? pick(odd) : pick(vocabulary.pieces.slice(SPECIAL_PIECES.length)),
    ).join(''),
  )
}

describe('a saved model', () => {
  it('cuts and embeds 500 sentences in transformers.js exactly as in training', async () => {
    const vocabulary = shippedVocabulary()
    const table = scatteredTable(vocabulary.pieces.length)
    // The specials are trained to nothing; here too.
    table.logWeights.fill(-20, 0, SPECIAL_PIECES.length)
    saveModel(path.join(scratch, 'scattered'), vocabulary, table)
    const tokenizer = new Tokenizer(vocabulary)
    const texts = sentences(vocabulary, 500)
    const trained = embedAll(
      table,
      texts.map((text) => tokenizer.encode(text)),
    )
    const embedder = await openOnnxEmbedder({ folder: scratch, model: 'scattered' })
    const served = await embedder.embed(texts, 'passage')
    const different = texts.filter((_, i) => dot(trained, i * DIMENSIONS, served[i] as Float32Array, 0, DIMENSIONS) < 0.9995)
    expect(different).toEqual([])
    await embedder.close()
  })

  it('that ships stays below twelve megabytes', () => {
    const files = ['config.json', 'keqiao.json', 'tokenizer.json', 'tokenizer_config.json', 'onnx/model_quantized.onnx']
    const bytes = files.reduce((sum, name) => sum + statSync(path.join(SHIPPED, name)).size, 0)
    expect(bytes).toBeLessThan(12_000_000)
  })
})
