import type { FileHandle } from 'node:fs/promises'
import type { FastifyReply } from 'fastify'
import { disposition } from './files.ts'

interface Sent {
  handle: FileHandle
  name: string
  type: string
  bytes: number
  scan: 'clean' | 'not_scanned'
}

/** A file that somebody else made: never shown, never kept, never run. */
export function sendFile(reply: FastifyReply, file: Sent) {
  return reply
    .type(file.type)
    .headers({
      'content-length': file.bytes,
      'content-disposition': disposition(file.name),
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'private, no-store',
      'x-virus-scan': file.scan === 'clean' ? 'clean' : 'not-scanned',
    })
    .send(file.handle.createReadStream())
}

/** A file that the house made for whoever asks: saved under its name, never shown, never kept on the way. Then `.send`. */
export const attach = (reply: FastifyReply, { fileName, type }: { fileName: string; type: string }) =>
  reply
    .type(type)
    .header('content-disposition', disposition(fileName))
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'no-store')
