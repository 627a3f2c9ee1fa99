const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const UUID_BYTES = 16

/** FNV-1a over UTF-16 units. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}

/** Whether these bytes are this text in UTF-8; nothing is allocated, as it is asked for every word of a query. */
export function isText(bytes: Uint8Array, from: number, to: number, text: string): boolean {
  let at = from
  for (let i = 0; i < text.length; i++) {
    const unit = text.codePointAt(i) as number
    if (unit > 0xffff) i++
    if (unit < 0x80) {
      if (bytes[at++] !== unit) return false
    } else if (unit < 0x800) {
      if (bytes[at++] !== (0xc0 | (unit >> 6)) || bytes[at++] !== (0x80 | (unit & 63))) return false
    } else {
      if (unit > 0xffff) {
        if (bytes[at++] !== (0xf0 | (unit >> 18)) || bytes[at++] !== (0x80 | ((unit >> 12) & 63))) return false
      } else if (bytes[at++] !== (0xe0 | (unit >> 12))) return false
      if (bytes[at++] !== (0x80 | ((unit >> 6) & 63)) || bytes[at++] !== (0x80 | (unit & 63))) return false
    }
  }
  return at === to
}

/** A UUID takes its 16 bytes, any other id its letters, never 16 of them. */
export function packId(id: string): Buffer {
  if (UUID.test(id)) return Buffer.from(id.replaceAll('-', ''), 'hex')
  const bytes = Buffer.from(id)
  return bytes.length === UUID_BYTES ? Buffer.concat([bytes, Buffer.alloc(1)]) : bytes
}
export function unpackId(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length !== UUID_BYTES) return buffer.toString().replace(/\0$/, '')
  const hex = buffer.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const shorter = Math.min(a.length, b.length)
  for (let i = 0; i < shorter; i++) if (a[i] !== b[i]) return (a[i] as number) - (b[i] as number)
  return a.length - b.length
}
