import { FILE_KINDS, type FileKind } from '@keqiao/shared/attachments'
import { Refusal } from '../platform/refusal.ts'

/** What the first bytes say; only these families are opened at all. */
export type Family = 'pdf' | 'zip' | 'ole' | 'png' | 'jpeg' | 'webp'

const MAGIC: { family: Family; at: number; bytes: Buffer }[] = [
  { family: 'pdf', at: 0, bytes: Buffer.from('%PDF-') },
  { family: 'zip', at: 0, bytes: Buffer.from('PK\x03\x04', 'latin1') },
  { family: 'ole', at: 0, bytes: Buffer.from('d0cf11e0a1b11ae1', 'hex') },
  { family: 'png', at: 0, bytes: Buffer.from('89504e470d0a1a0a', 'hex') },
  { family: 'jpeg', at: 0, bytes: Buffer.from('ffd8ff', 'hex') },
  { family: 'webp', at: 8, bytes: Buffer.from('WEBPVP8') },
]
export const HEAD_BYTES = 16

export function familyOf(head: Buffer): Family {
  const found = MAGIC.find(({ at, bytes }) => head.subarray(at, at + bytes.length).equals(bytes))
  if (!found || (found.family === 'webp' && head.toString('latin1', 0, 4) !== 'RIFF')) throw new Refusal('file_kind_refused')
  return found.family
}

/** A name must say what the content is: a reader trusts the ending. */
export function refuseMismatch(kind: FileKind, ending: string) {
  if (!(FILE_KINDS[kind].endings as readonly string[]).includes(ending))
    throw new Refusal('file_kind_mismatch', { ending: ending.slice(0, 12), kind })
}
