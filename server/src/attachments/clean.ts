import { copyFile, open } from 'node:fs/promises'
import type { FileKind } from '@keqiao/shared/attachments'
import { Refusal } from '../platform/refusal.ts'
import { familyOf, HEAD_BYTES, refuseMismatch } from './kinds.ts'
import { endingOf } from './name.ts'
import type { FileRow } from './tables.ts'

export interface Cleaned {
  kind: FileKind
  ending: string
  uncleaned: FileRow['uncleaned']
}

/** What a file is by its content, and a copy of it without who made it, where and with what. */
export async function clean(file: { path: string; bytes: number }, to: string, name: string): Promise<Cleaned> {
  if (file.bytes === 0) throw new Refusal('file_damaged', { why: 'empty' })
  const ending = endingOf(name)
  const family = familyOf(await headOf(file.path))
  if (family === 'zip' || family === 'ole') throw new Refusal('file_kind_refused')
  refuseMismatch(family, ending)
  await copyFile(file.path, to)
  return { kind: family, ending, uncleaned: 'old_format' }
}

async function headOf(file: string): Promise<Buffer> {
  const handle = await open(file, 'r')
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}
