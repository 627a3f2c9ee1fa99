import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openOnnxEmbedder } from '@keqiao/server/embedding/onnx'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type PullProgress, pullModel } from './pull.ts'

// Loads a model; machines that run other tests beside it are slow.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const SHIPPED = path.resolve(import.meta.dirname, '../../seeds/models/keqiao-zh-1')
const MODEL = 'someone/bge-small-zh-v9'
const WEIGHTS = 'onnx/model_quantized.onnx'

/** A hub on this machine: /owner/name/resolve/main/<file>, with ranges, serving the shipped model under another name. */
interface Hub {
  address: string
  asked: { file: string; range: string | undefined }[]
  /** Cuts the connection of this file after so many bytes, once. */
  cutAfter: Map<string, number>
  /** Says this size instead of the true one. */
  claims: Map<string, number>
  missing: Set<string>
  server: Server
}

async function openHub(): Promise<Hub> {
  const hub: Omit<Hub, 'address' | 'server'> = { asked: [], cutAfter: new Map(), claims: new Map(), missing: new Set() }
  const server = createServer((request, response) => {
    const file = (request.url ?? '').replace(`/${MODEL}/resolve/main/`, '')
    const range = request.headers.range
    hub.asked.push({ file, range })
    if (hub.missing.has(file) || !existsSync(path.join(SHIPPED, file))) return void response.writeHead(404).end('Entry not found')
    const whole = readFileSync(path.join(SHIPPED, file))
    const from = range ? Number(/bytes=(\d+)-/.exec(range)?.[1]) : 0
    if (from >= whole.length) return void response.writeHead(416, { 'content-range': `bytes */${whole.length}` }).end()
    const body = whole.subarray(from)
    const claim = hub.claims.get(file)
    response.writeHead(range ? 206 : 200, {
      ...(claim === undefined ? { 'content-length': body.length } : { 'x-linked-size': claim }),
      ...(range ? { 'content-range': `bytes ${from}-${whole.length - 1}/${whole.length}` } : {}),
    })
    const cut = hub.cutAfter.get(file)
    if (cut === undefined) return void response.end(body)
    hub.cutAfter.delete(file)
    response.write(body.subarray(0, cut), () => setImmediate(() => response.destroy()))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return Object.assign(hub, { server, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
}

let hub: Hub
let into: string
beforeEach(async () => {
  hub = await openHub()
  into = mkdtempSync(path.join(tmpdir(), 'keqiao-pull-'))
})
afterEach(async () => {
  hub.server.closeAllConnections()
  await new Promise((done) => hub.server.close(done))
  rmSync(into, { recursive: true })
})

const at = (file: string) => path.join(into, MODEL, file)
const pull = (onProgress: (progress: PullProgress) => void = () => {}) =>
  pullModel({ model: MODEL, hub: hub.address, into, onProgress })

describe('pulling a model', () => {
  it('brings a folder that the embedder opens, used the way its family is meant to be', async () => {
    const folder = await pull()
    expect(folder).toBe(path.join(into, MODEL))
    expect(JSON.parse(readFileSync(at('keqiao.json'), 'utf8'))).toMatchObject({
      pooling: 'cls',
      queryPrefix: '为这个句子生成表示以用于检索相关文章：',
    })
    const embedder = await openOnnxEmbedder({ folder: into, model: MODEL })
    expect(embedder.id).toMatch(/^someone\/bge-small-zh-v9@[0-9a-f]{12}$/)
    expect((await embedder.embed(['高温合金'], 'query'))[0]).toHaveLength(embedder.dimensions)
    await embedder.close()
  })

  it('tells how far it is, up to the whole size', async () => {
    const seen: PullProgress[] = []
    await pull((progress) => seen.push(progress))
    const weights = seen.filter(({ file }) => file === WEIGHTS)
    const size = statSync(path.join(SHIPPED, WEIGHTS)).size
    expect(weights.length).toBeGreaterThan(1)
    expect(weights.at(-1)).toEqual({ file: WEIGHTS, received: size, total: size })
  })

  it('goes on where a broken download stopped, and asks for nothing twice', async () => {
    hub.cutAfter.set(WEIGHTS, 300_000)
    await expect(pull()).rejects.toThrow(/broke off after \d+ bytes/)
    expect(existsSync(at(WEIGHTS))).toBe(false)
    const begun = statSync(at(`${WEIGHTS}.part`)).size
    expect(begun).toBeGreaterThan(0)

    hub.asked.length = 0
    await pull()
    expect(hub.asked.find(({ file }) => file === WEIGHTS)?.range).toBe(`bytes=${begun}-`)
    expect(hub.asked.some(({ file }) => file === 'tokenizer.json')).toBe(false)
    expect(readFileSync(at(WEIGHTS)).equals(readFileSync(path.join(SHIPPED, WEIGHTS)))).toBe(true)
    expect(existsSync(at(`${WEIGHTS}.part`))).toBe(false)
  })

  it('throws away a file whose size is not the promised one', async () => {
    hub.claims.set('tokenizer.json', 12)
    await expect(pull()).rejects.toThrow(/tokenizer\.json has \d+ bytes where the hub promised 12/)
    expect(existsSync(at('tokenizer.json'))).toBe(false)
    expect(existsSync(at('tokenizer.json.part'))).toBe(false)
  })

  it('names the required file that the hub does not have', async () => {
    hub.missing.add(WEIGHTS)
    await expect(pull()).rejects.toThrow(/no onnx\/model_quantized\.onnx for someone\/bge-small-zh-v9/)
  })

  it('says so when the hub cannot be reached, and when the name is not a model', async () => {
    await expect(pullModel({ model: MODEL, hub: 'http://127.0.0.1:1', into })).rejects.toThrow(/cannot be reached/)
    await expect(pullModel({ model: '../../etc', hub: hub.address, into })).rejects.toThrow(/not a model name/)
  })
})
