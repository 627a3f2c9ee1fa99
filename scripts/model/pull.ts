import { createWriteStream, existsSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Dtype, weightFile } from '@keqiao/server/embedding/model-folder'
import { knownFamily } from '@keqiao/server/embedding/model-use'

export interface PullProgress {
  file: string
  received: number
  /** Null where the hub does not say. */
  total: number | null
}

export interface PullOptions {
  /** As the hub names it: `Xenova/bge-small-zh-v1.5`. */
  model: string
  /** Address of the hub or of a mirror with its file layout. */
  hub: string
  /** The folder of models; the model gets a folder of its own below. */
  into: string
  dtype?: Dtype
  onProgress?: (progress: PullProgress) => void
}

const REQUIRED = ['config.json', 'tokenizer.json', 'tokenizer_config.json']
const OPTIONAL = ['special_tokens_map.json', '1_Pooling/config.json']

/** Fetches a model that transformers.js can load. What is there whole is kept; what was begun goes on where it stopped. */
export async function pullModel({ model, hub, into, dtype = 'q8', onProgress = () => {} }: PullOptions): Promise<string> {
  if (!/^[\w.-]+\/[\w.-]+$/.test(model) || model.includes('..'))
    throw new Error(`“${model}” is not a model name such as owner/name.`)
  const folder = path.join(into, model)
  const base = `${hub.replace(/\/+$/, '')}/${model}/resolve/main`
  for (const name of [...REQUIRED, ...OPTIONAL, weightFile(dtype)]) {
    const found = await pullFile(`${base}/${name}`, folder, name, onProgress)
    if (!found && !OPTIONAL.includes(name)) throw new Error(`The hub has no ${name} for ${model} (404 at ${base}/${name}).`)
  }
  // Written down so that the folder says for itself how it is used, also after it is moved or renamed.
  if (!existsSync(path.join(folder, 'keqiao.json')) && !existsSync(path.join(folder, '1_Pooling/config.json')))
    writeFileSync(path.join(folder, 'keqiao.json'), `${JSON.stringify(knownFamily(model), null, 2)}\n`)
  return folder
}

async function ask(url: string, headers: Record<string, string>): Promise<Response> {
  try {
    return await fetch(url, { headers: { 'accept-encoding': 'identity', ...headers } })
  } catch (fault) {
    throw new Error(`The hub cannot be reached at ${url}.`, { cause: fault })
  }
}

/** Size of the whole file, as far as the reply says. */
function wholeSize(reply: Response): number | null {
  const range = /\/(\d+)$/.exec(reply.headers.get('content-range') ?? '')
  const said = range?.[1] ?? reply.headers.get('x-linked-size') ?? reply.headers.get('content-length')
  return said === null ? null : Number(said)
}

async function pullFile(url: string, folder: string, name: string, onProgress: (p: PullProgress) => void): Promise<boolean> {
  const file = path.join(folder, name)
  const part = `${file}.part`
  if (existsSync(file)) return true
  let begun = existsSync(part) ? statSync(part).size : 0
  let reply = await ask(url, begun > 0 ? { range: `bytes=${begun}-` } : {})
  if (reply.status === 416) {
    // The part is as long as the file or longer: not to be trusted, begin again.
    await reply.body?.cancel()
    rmSync(part)
    begun = 0
    reply = await ask(url, {})
  }
  if (reply.status === 404) {
    await reply.body?.cancel()
    return false
  }
  if (!reply.ok || !reply.body) throw new Error(`The hub answered ${reply.status} for ${url}.`)
  if (reply.status !== 206) begun = 0

  const total = wholeSize(reply)
  mkdirSync(path.dirname(file), { recursive: true })
  let received = begun
  const body = Readable.fromWeb(reply.body as Parameters<typeof Readable.fromWeb>[0])
  body.on('data', (chunk: Uint8Array) => {
    received += chunk.length
    onProgress({ file: name, received, total })
  })
  try {
    await pipeline(body, createWriteStream(part, { flags: begun > 0 ? 'a' : 'w' }))
  } catch (fault) {
    throw new Error(`${name} broke off after ${received} bytes; the same command goes on from there.`, { cause: fault })
  }
  if (total !== null && received !== total) {
    rmSync(part)
    throw new Error(`${name} has ${received} bytes where the hub promised ${total}; it was thrown away.`)
  }
  renameSync(part, file)
  return true
}
