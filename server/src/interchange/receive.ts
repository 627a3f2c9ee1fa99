import { createWriteStream } from 'node:fs'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Refusal } from '../platform/refusal.ts'

/** Puts a stream into a file, never more than `most` bytes of it. */
export async function keep(stream: Readable, file: string, most: number) {
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
