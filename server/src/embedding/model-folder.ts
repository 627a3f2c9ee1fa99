import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { knownFamily, type ModelUse, type Pooling } from './model-use.ts'

/** transformers.js names a weight file by its number format. */
const WEIGHT_FILES = {
  q8: 'model_quantized.onnx',
  int8: 'model_int8.onnx',
  uint8: 'model_uint8.onnx',
  fp32: 'model.onnx',
  fp16: 'model_fp16.onnx',
} as const

export type Dtype = keyof typeof WEIGHT_FILES
export const isDtype = (name: string): name is Dtype => Object.hasOwn(WEIGHT_FILES, name)

export interface ModelFolder {
  dtype: Dtype
  use: ModelUse
  /** Short hash of weights, tokenizer and the way they are used. */
  revision: string
}

export const weightFile = (dtype: Dtype) => `onnx/${WEIGHT_FILES[dtype]}`

interface Wish {
  dtype: Dtype
  use: Partial<ModelUse>
}

/** Checks that a model folder is whole and says how the model is used. Throws a plain sentence that names what is missing. */
export async function readModelFolder(folder: string, model: string, wish: Wish): Promise<ModelFolder> {
  const at = path.join(folder, model)
  for (const name of ['config.json', 'tokenizer.json', 'tokenizer_config.json']) {
    if (!existsSync(path.join(at, name))) throw new Error(`The model ${model} is not whole: ${path.join(at, name)} is missing.`)
    readJson(at, name)
  }
  const found = [wish.dtype, ...(Object.keys(WEIGHT_FILES) as Dtype[])].find((one) => existsSync(path.join(at, weightFile(one))))
  if (!found)
    throw new Error(
      `The model ${model} is not whole: ${path.join(at, weightFile(wish.dtype))} is missing, and so is any other dtype.`,
    )
  const use = { ...knownFamily(model), ...pooled(at), ...stated(at), ...wish.use }
  const hash = createHash('sha256').update(JSON.stringify([use.pooling, use.queryPrefix, use.passagePrefix]))
  for (const name of ['tokenizer.json', weightFile(found)]) {
    const inner = createHash('sha256')
    await pipeline(createReadStream(path.join(at, name)), inner)
    hash.update(inner.digest())
  }
  return { dtype: found, use, revision: hash.digest('hex').slice(0, 12) }
}

function readJson(at: string, name: string): Record<string, unknown> {
  const file = path.join(at, name)
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>
  } catch (fault) {
    throw new Error(`The model file ${file} is not valid JSON.`, { cause: fault })
  }
}

/** What sentence-transformers writes beside a model. */
function pooled(at: string): { pooling?: Pooling } {
  if (!existsSync(path.join(at, '1_Pooling/config.json'))) return {}
  const config = readJson(at, '1_Pooling/config.json')
  if (config.pooling_mode_cls_token === true) return { pooling: 'cls' }
  return config.pooling_mode_mean_tokens === true ? { pooling: 'mean' } : {}
}

/** What `keqiao.json` says goes before what can be guessed. */
function stated(at: string): Partial<ModelUse> {
  if (!existsSync(path.join(at, 'keqiao.json'))) return {}
  const { pooling, queryPrefix, passagePrefix } = readJson(at, 'keqiao.json')
  if (pooling !== undefined && pooling !== 'mean' && pooling !== 'cls')
    throw new Error(`${path.join(at, 'keqiao.json')}: pooling must be "mean" or "cls", not ${JSON.stringify(pooling)}.`)
  return {
    ...(pooling === undefined ? {} : { pooling }),
    ...(typeof queryPrefix === 'string' ? { queryPrefix } : {}),
    ...(typeof passagePrefix === 'string' ? { passagePrefix } : {}),
  }
}
