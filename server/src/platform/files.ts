import { createHash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { newId } from './ids.ts'
import { Refusal } from './refusal.ts'

export type Files = ReturnType<typeof createFiles>

/** A file on its way in, under a name of ours; whoever receives one keeps it or drops it. */
export interface Incoming {
  path: string
  bytes: number
  drop(): Promise<void>
}

/** What a crash left behind on the way in is older than any upload can be. */
const STALE_MS = 86_400_000
const BATCH = 500
const ID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/

/** Files of people, below one folder that nothing serves: names are made here, folders are sharded. */
export function createFiles(folder: string) {
  const incoming = path.join(folder, 'incoming')
  mkdirSync(incoming, { recursive: true, mode: 0o700 })
  // The last characters of an id are random, the first are its time.
  const placeOf = (id: string) => path.join(folder, id.slice(-2), id.slice(-4, -2), id)

  return {
    /** Takes a stream in, never more than `most` bytes of it. One that breaks off leaves nothing. */
    async receive(stream: Readable, most: number): Promise<Incoming> {
      const file = path.join(incoming, newId())
      const drop = () => rm(file, { force: true })
      let bytes = 0
      const counted = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          bytes += chunk.length
          done(bytes > most ? new Refusal('file_too_large', { limit: most }) : null, chunk)
        },
      })
      try {
        const handle = await open(file, 'wx', 0o600)
        await pipeline(stream, counted, handle.createWriteStream())
        return { path: file, bytes, drop }
      } catch (fault) {
        await drop()
        throw fault
      }
    },

    /** A name for a file that is made here from one that came in. */
    beside(): Omit<Incoming, 'bytes'> {
      const file = path.join(incoming, newId())
      return { path: file, drop: () => rm(file, { force: true }) }
    },

    /** Moves a finished file to its place; on disk before this returns. */
    async keep(file: string, id: string): Promise<{ sha256: string; bytes: number }> {
      const found = await settle(file)
      const place = placeOf(id)
      await mkdir(path.dirname(place), { recursive: true, mode: 0o700 })
      await rename(file, place)
      await sync(path.dirname(place))
      return found
    },

    open: (id: string): Promise<FileHandle> => open(placeOf(id), 'r'),
    pathOf: placeOf,
    remove: (id: string) => rm(placeOf(id), { force: true }),

    /** Ids of everything that lies in storage, a few hundred at a time. */
    async *kept(): AsyncGenerator<string[]> {
      let ids: string[] = []
      for (const first of await shards(folder))
        for (const second of await shards(path.join(folder, first))) {
          ids.push(...(await readdir(path.join(folder, first, second))).filter((name) => ID.test(name)))
          if (ids.length < BATCH) continue
          yield ids
          ids = []
        }
      yield ids
    },

    isOlder: (id: string, than: number) => isOlder(placeOf(id), than),

    async dropStale(now: number) {
      for (const name of await readdir(incoming))
        if (await isOlder(path.join(incoming, name), now - STALE_MS)) await rm(path.join(incoming, name), { force: true })
    },
  }
}

async function settle(file: string) {
  const handle = await open(file, 'r+')
  try {
    const hash = createHash('sha256')
    let bytes = 0
    for await (const chunk of handle.createReadStream({ autoClose: false })) {
      hash.update(chunk as Buffer)
      bytes += (chunk as Buffer).length
    }
    await handle.sync()
    return { sha256: hash.digest('hex'), bytes }
  } finally {
    await handle.close()
  }
}

async function sync(folder: string) {
  // Windows cannot open a folder.
  const handle = await open(folder, 'r').catch(() => null)
  await handle?.sync().catch(() => {})
  await handle?.close()
}

const shards = async (folder: string) => (await readdir(folder)).filter((name) => /^[0-9a-f]{2}$/.test(name))

async function isOlder(file: string, than: number) {
  const found = await stat(file).catch(() => null) // another sweep was faster
  return found !== null && found.mtimeMs < than
}

/** Saved, never shown (RFC 6266): a plain name for the oldest readers, the real one beside it (RFC 8187). */
export function disposition(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const real = encodeURIComponent(name).replace(/['()*!]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${plain}"; filename*=UTF-8''${real}`
}
