import { open } from 'node:fs/promises'
import type { FileKind } from '@keqiao/shared/attachments'
import { Refusal } from '../platform/refusal.ts'
import { inThread } from '../platform/thread.ts'
import type { CleanStart } from './clean-worker.ts'
import { redraw } from './image.ts'
import { familyOf, HEAD_BYTES, refuseMismatch } from './kinds.ts'
import { endingOf } from './name.ts'
import type { FileRow } from './tables.ts'

/** What a file is by its content, and why it still names its maker, if it does. */
export interface Finding {
  kind: FileKind
  uncleaned: FileRow['uncleaned']
}

const WORKER = new URL('./clean-worker.ts', import.meta.url)

/** Judges a file by its content and writes a copy without who made it, where and with what. */
export async function clean(
  file: { path: string; bytes: number },
  to: string,
  name: string,
): Promise<Finding & { ending: string }> {
  if (file.bytes === 0) throw new Refusal('file_damaged', { why: 'empty' })
  const ending = endingOf(name)
  const family = familyOf(await headOf(file.path))
  if (family === 'png' || family === 'jpeg' || family === 'webp') {
    refuseMismatch(family, ending)
    await redraw(file.path, to, family)
    return { kind: family, uncleaned: null, ending }
  }
  const start: CleanStart = { family, from: file.path, to, ending }
  const finding = await inThread<Finding>(WORKER, start).catch((fault: unknown) => {
    throw asOurs(fault)
  })
  return { ...finding, ending }
}

/** The bounds speak of sheets to be imported; here it is a document. */
function asOurs(fault: unknown): unknown {
  if (!(fault instanceof Refusal)) return fault
  if (fault.code === 'file_unpacks_too_large' || fault.code === 'file_too_many_entries' || fault.facts.why === 'too_slow')
    return new Refusal('file_too_complex')
  return fault.code === 'file_unreadable' ? new Refusal('file_damaged') : fault
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
