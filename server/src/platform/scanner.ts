import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { createConnection, type Socket } from 'node:net'
import { pipeline } from 'node:stream/promises'

export interface Scanner {
  /** Throws when it cannot be asked: nothing is clean that was not looked at. */
  scan(file: string): Promise<'clean' | 'infected'>
}
export type ScannerConfig = { host: string; port: number } | { path: string }

const CHUNK = 64 * 1024
const SILENCE_MS = 120_000

/** clamd over its socket (`man clamd`, INSTREAM): chunks with their length before them, an empty one at the end, then one line. */
export function clamd(address: ScannerConfig, silenceMs = SILENCE_MS): Scanner {
  return {
    async scan(file) {
      const socket = createConnection(address)
      socket.setTimeout(silenceMs, () => socket.destroy(new Error('clamd does not answer')))
      try {
        await once(socket, 'connect')
        // It may answer before the end, when a file is beyond its own limit, and take no more.
        const answered = new AbortController()
        const answer = readAll(socket).finally(() => answered.abort())
        answer.catch(() => {}) // met below
        const how = { end: false, signal: answered.signal }
        await pipeline(createReadStream(file, { highWaterMark: CHUNK }), frames, socket, how).catch(() => {})
        return verdict(await answer)
      } finally {
        socket.destroy()
      }
    },
  }
}

async function* frames(chunks: AsyncIterable<Buffer>) {
  yield Buffer.from('zINSTREAM\0')
  for await (const chunk of chunks) {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(chunk.length)
    yield Buffer.concat([length, chunk])
  }
  yield Buffer.alloc(4)
}

async function readAll(socket: Socket): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of socket) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8').replace(/\0/g, '').trim()
}

function verdict(answer: string): 'clean' | 'infected' {
  if (/ FOUND$/.test(answer)) return 'infected'
  if (/: OK$/.test(answer)) return 'clean'
  throw new Error(`clamd says: ${answer.slice(0, 200)}`)
}
