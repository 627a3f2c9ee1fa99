import { pipeline, type Readable } from 'node:stream'
import { crc32, createInflateRaw } from 'node:zlib'
import yauzl, { type Entry, type ZipFile } from 'yauzl'
import { Refusal } from './refusal.ts'

export interface UnpackLimits {
  entries: number
  unpackedBytes: number
  /** Unpacked to packed. */
  ratio: number
}
const USUAL: UnpackLimits = { entries: 200, unpackedBytes: 200_000_000, ratio: 200 }

/** No single part is larger than this: a sheet is turned into text and cells at many times its size. */
const MOST_PER_PART = 64_000_000

/**
 * The wanted entries of an archive, never more than the limits allow. The central directory is judged before anything is
 * unpacked; then real bytes are counted, since headers lie.
 */
export async function unpack(
  file: string | Buffer,
  wanted: (name: string) => boolean,
  limits: UnpackLimits = USUAL,
): Promise<Map<string, Buffer>> {
  const how = { lazyEntries: true, autoClose: false, validateEntrySizes: false }
  const opened = typeof file === 'string' ? yauzl.openPromise(file, how) : yauzl.fromBufferPromise(file, how)
  const zip = await opened.catch(() => {
    throw new Refusal('file_unreadable')
  })
  try {
    const entries = await directory(zip, limits)
    const contents = new Map<string, Buffer>()
    let budget = limits.unpackedBytes
    for (const entry of entries.filter((each) => wanted(each.fileName))) {
      const content = await inflate(
        zip,
        entry,
        Math.min(budget, MOST_PER_PART, Math.max(1_000_000, entry.compressedSize * limits.ratio)),
      )
      budget -= content.length
      contents.set(entry.fileName, content)
    }
    return contents
  } finally {
    zip.close()
  }
}

async function directory(zip: ZipFile, limits: UnpackLimits): Promise<Entry[]> {
  if (zip.entryCount > limits.entries)
    throw new Refusal('file_too_many_entries', { limit: limits.entries, entries: zip.entryCount })
  const entries: Entry[] = []
  await new Promise<void>((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      entries.push(entry)
      zip.readEntry()
    })
    zip.on('end', resolve)
    zip.on('error', () => reject(new Refusal('file_unreadable')))
    zip.readEntry()
  })
  const unpacked = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0)
  const packed = entries.reduce((sum, entry) => sum + entry.compressedSize, 0)
  if (unpacked > limits.unpackedBytes || (unpacked > 10_000_000 && unpacked > packed * limits.ratio))
    throw new Refusal('file_unpacks_too_large', { limit: limits.unpackedBytes, bytes: unpacked })
  if (entries.some((entry) => entry.isEncrypted())) throw new Refusal('file_unreadable', { why: 'encrypted' })
  return entries
}

async function inflate(zip: ZipFile, entry: Entry, most: number): Promise<Buffer> {
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) throw new Refusal('file_unreadable')
  const raw = await zip.openReadStreamPromise(entry, { decodeFileData: false }).catch(() => {
    throw new Refusal('file_unreadable')
  })
  // The callback is for the types: a fault of either stream ends the other and is met while reading.
  return bounded(entry.compressionMethod === 8 ? pipeline(raw, createInflateRaw(), () => {}) : raw, most)
}

/** Everything a stream gives, or a refusal as soon as it gives more than `most`. */
export async function bounded(stream: Readable, most: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let length = 0
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      length += chunk.length
      if (length > most) throw new Refusal('file_unpacks_too_large', { limit: most })
      chunks.push(chunk)
    }
  } catch (fault) {
    throw fault instanceof Refusal ? fault : new Refusal('file_unreadable')
  } finally {
    stream.destroy()
  }
  return Buffer.concat(chunks, length)
}

/** An archive of the given contents without compression, for a reader that trusts local headers. */
export function storedZip(contents: Map<string, Buffer>): Buffer {
  const parts: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const [path, content] of contents) {
    const name = Buffer.from(path)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(0x0800, 2)
    common.writeUInt32LE(crc32(content), 10)
    common.writeUInt32LE(content.length, 14)
    common.writeUInt32LE(content.length, 18)
    common.writeUInt16LE(name.length, 22)
    parts.push(Buffer.from('PK\x03\x04', 'latin1'), common, name, content)
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(offset, 10)
    central.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, rest, name)
    offset += 30 + name.length + content.length
  }
  const directoryBytes = Buffer.concat(central)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(contents.size, 4)
  end.writeUInt16LE(contents.size, 6)
  end.writeUInt32LE(directoryBytes.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...parts, directoryBytes, Buffer.from('PK\x05\x06', 'latin1'), end])
}
