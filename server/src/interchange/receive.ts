import { createReadStream, createWriteStream } from 'node:fs'
import { readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Refusal } from '../platform/refusal.ts'
import { inThread } from '../platform/thread.ts'
import type { ReadStart } from './read-worker.ts'

/** Puts a stream into a file, never more than `most` bytes of it. */
async function keep(stream: Readable, file: string, most: number) {
  let length = 0
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      length += chunk.length
      done(length > most ? new Refusal('file_too_large', { limit: most }) : null, chunk)
    },
  })
  await pipeline(stream, counted, createWriteStream(file, { mode: 0o600 }))
  if ((stream as Readable & { truncated?: boolean }).truncated) throw new Refusal('file_too_large', { limit: most })
}

/** Keeps a table that is sent, and reads it in a thread: its rows go into `tableFile`. */
export async function readIn(stream: Readable, start: ReadStart): Promise<{ headings: string[]; total: number }> {
  await keep(stream, start.file, start.limits.bytes)
  return inThread(new URL('./read-worker.ts', import.meta.url), start)
}

/** Whether a file contains this text, without reading it whole. */
export async function holds(file: string, text: string): Promise<boolean> {
  const wanted = text.toLowerCase()
  let rest = ''
  try {
    for await (const chunk of createReadStream(file, { encoding: 'utf8' })) {
      const part = (rest + chunk).toLowerCase()
      if (part.includes(wanted)) return true
      rest = part.slice(-wanted.length)
    }
    return false
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return false // another sweep was faster
    throw fault
  }
}

const KEPT_MS = 30 * 86_400_000

/** People's files are kept for a month: for the problem sheet, and for imports nobody confirmed. */
export async function sweepOld(folder: string, now: number) {
  for (const name of await readdir(folder)) {
    const file = path.join(folder, name)
    const found = await stat(file).catch(() => null) // another sweep was faster
    if (found && found.mtimeMs < now - KEPT_MS) await rm(file, { force: true })
  }
}
