import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { chooseEmbedder } from './choose.ts'
import { embedderSuite } from './embedder.suite.ts'
import { openOnnxEmbedder } from './onnx.ts'

// Loads a model; machines that run other tests beside it are slow.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const MODELS = path.resolve(import.meta.dirname, '../../../seeds/models')
const MODEL = 'keqiao-zh-1'

embedderSuite('the model that ships', () => openOnnxEmbedder({ folder: MODELS, model: MODEL }))

const scratch = mkdtempSync(path.join(tmpdir(), 'keqiao-models-'))
afterAll(() => rmSync(scratch, { recursive: true }))

/** A copy of the shipped model that a test may spoil. */
function copy(name: string): string {
  const folder = path.join(scratch, name)
  mkdirSync(folder)
  cpSync(path.join(MODELS, MODEL), path.join(folder, MODEL), { recursive: true })
  return folder
}

const cosine = (a: ArrayLike<number> = [], b: ArrayLike<number> = []) =>
  Array.from(a).reduce((sum, value, d) => sum + value * (b[d] ?? 0), 0)

describe('the model that ships', () => {
  it('puts a need nearer to the achievement that answers it than to another, with few words in common', async () => {
    const embedder = await openOnnxEmbedder({ folder: MODELS, model: MODEL })
    const [need] = await embedder.embed(['我们的果园想用机器代替人工采摘苹果'], 'query')
    const [robot, alloy] = await embedder.embed(
      ['面向林果收获的视觉伺服机械臂：目标检测与抓取路径规划', '高强铝合金的热处理工艺与疲劳性能'],
      'passage',
    )
    expect(cosine(need, robot)).toBeGreaterThan(cosine(need, alloy) + 0.1)
    await embedder.close()
  })
})

describe('a model folder', () => {
  it('is refused with the name of the file that is missing', async () => {
    const folder = copy('no-tokenizer')
    rmSync(path.join(folder, MODEL, 'tokenizer.json'))
    await expect(openOnnxEmbedder({ folder, model: MODEL })).rejects.toThrow(/tokenizer\.json is missing/)
    const bare = copy('no-weights')
    rmSync(path.join(bare, MODEL, 'onnx'), { recursive: true })
    await expect(openOnnxEmbedder({ folder: bare, model: MODEL })).rejects.toThrow(/model_quantized\.onnx is missing/)
    await expect(chooseEmbedder({ kind: 'onnx', model: 'nobody/none', folders: [MODELS] })).rejects.toThrow(/nobody\/none/)
  })

  it('with broken weights is refused instead of hanging', async () => {
    const folder = copy('broken')
    writeFileSync(path.join(folder, MODEL, 'onnx/model_quantized.onnx'), 'not a model')
    await expect(openOnnxEmbedder({ folder, model: MODEL })).rejects.toThrow(/cannot be used/)
  })

  it('gives another id when the way it is used changes, for its vectors no longer compare', async () => {
    const folder = copy('prefixed')
    writeFileSync(path.join(folder, MODEL, 'keqiao.json'), JSON.stringify({ pooling: 'mean', queryPrefix: '寻找：' }))
    const [plain, prefixed] = await Promise.all([
      openOnnxEmbedder({ folder: MODELS, model: MODEL }),
      openOnnxEmbedder({ folder, model: MODEL }),
    ])
    expect(prefixed.id).not.toBe(plain.id)
    const [asQuery] = await prefixed.embed(['果树采摘'], 'query')
    const [byHand] = await prefixed.embed(['寻找：果树采摘'], 'passage')
    expect(cosine(asQuery, byHand)).toBeGreaterThan(0.9999)
    await Promise.all([plain.close(), prefixed.close()])
  })

  it('is taken from the first folder that holds it', async () => {
    const folder = copy('own')
    writeFileSync(path.join(folder, MODEL, 'keqiao.json'), JSON.stringify({ pooling: 'cls' }))
    const own = await chooseEmbedder({ kind: 'onnx', model: MODEL, folders: [path.join(scratch, 'none'), folder, MODELS] })
    const shipped = await chooseEmbedder({ kind: 'onnx', model: MODEL, folders: [MODELS, folder] })
    expect(own.id).not.toBe(shipped.id)
    await Promise.all([own.close(), shipped.close()])
  })
})

describe('a closed embedder', () => {
  it('rejects what was pending and what comes later', async () => {
    const embedder = await openOnnxEmbedder({ folder: MODELS, model: MODEL })
    const pending = embedder.embed(['采摘机器人'.repeat(1000)], 'passage')
    const refused = expect(pending).rejects.toThrow(/is closed/)
    await embedder.close()
    await refused
    await expect(embedder.embed(['后来'], 'query')).rejects.toThrow(/is closed/)
  })
})
