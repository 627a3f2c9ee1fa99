/** Pictures inside documents: what names their maker is cut out, the picture itself is left as it is. */
export function stripPicture(bytes: Buffer): Buffer {
  if (bytes.length > 4 && bytes[0] === 0xff && bytes[1] === 0xd8) return stripJpeg(bytes)
  if (bytes.length > 8 && bytes.toString('latin1', 0, 8) === '\x89PNG\r\n\x1a\n') return stripPng(bytes)
  return bytes
}

/** Out: APP1 (Exif, XMP), APP13 (IPTC), comments, and the rest of the APPs but JFIF, ICC and Adobe's colour transform. */
const KEPT_APPS = new Set([0xe0, 0xe2, 0xee])

function stripJpeg(bytes: Buffer): Buffer {
  const kept: Buffer[] = [bytes.subarray(0, 2)]
  let at = 2
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] as number
    if (marker === 0xff) {
      at++
      continue
    }
    // From the first scan on there is only the picture; what follows its end is none of it.
    if (marker === 0xda) {
      const end = bytes.lastIndexOf(Buffer.from([0xff, 0xd9]))
      kept.push(bytes.subarray(at, end > at ? end + 2 : bytes.length))
      break
    }
    const next = at + 2 + bytes.readUInt16BE(at + 2)
    const isApp = (marker & 0xf0) === 0xe0
    if (marker !== 0xfe && (!isApp || KEPT_APPS.has(marker))) kept.push(bytes.subarray(at, next))
    at = next
  }
  return Buffer.concat(kept)
}

const TELLING_CHUNKS = new Set(['tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME'])

function stripPng(bytes: Buffer): Buffer {
  const kept: Buffer[] = [bytes.subarray(0, 8)]
  for (let at = 8; at + 12 <= bytes.length; ) {
    const next = at + 12 + bytes.readUInt32BE(at)
    const type = bytes.toString('latin1', at + 4, at + 8)
    if (!TELLING_CHUNKS.has(type)) kept.push(bytes.subarray(at, next))
    if (type === 'IEND') break
    at = next
  }
  return Buffer.concat(kept)
}
