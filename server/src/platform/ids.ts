import { randomBytes } from 'node:crypto'
import type { Id } from '@keqiao/shared/primitives'

/** UUID version 7 (RFC 9562): sorts by creation, so new rows go to the end of an index. */
export function newId(): Id {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(Date.now(), 0, 6)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
