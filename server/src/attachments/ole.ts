import type { FileKind } from '@keqiao/shared/attachments'
import { Refusal } from '../platform/refusal.ts'

/** A compound file ([MS-CFB]): as much of it as is needed to say what it is and whether it carries macros. */
interface Entry {
  name: string
  type: number
  left: number
  right: number
  child: number
  start: number
  size: number
}

const END = 0xfffffffa
const MOST_ENTRIES = 20_000
const ACTIVE = new Set(['Macros', '_VBA_PROJECT_CUR', '_VBA_PROJECT', 'VBA', '\x01Ole10Native'])

export interface OleFinding {
  kind: FileKind
  encrypted: boolean
}

/** What an old Office file is. `claimed` only tells apart what is encrypted: then the content no longer says. */
export function readOle(bytes: Buffer, claimed: string): OleFinding {
  const file = open(bytes)
  const root = new Set(file.childrenOf(0).map(({ name }) => name))
  refuseMacros(file)
  if (root.has('EncryptedPackage')) {
    if (claimed !== 'docx' && claimed !== 'xlsx' && claimed !== 'pptx') throw new Refusal('file_kind_refused')
    return { kind: claimed, encrypted: true }
  }
  if (root.has('WordDocument')) return { kind: 'doc', encrypted: false }
  if (root.has('Workbook') || root.has('Book')) return { kind: 'xls', encrypted: false }
  if (root.has('PowerPoint Document')) return { kind: 'ppt', encrypted: false }
  throw new Refusal('file_kind_refused')
}

/** An object embedded in another document: whatever it is, nothing in it may run. */
export function refuseActiveObject(bytes: Buffer) {
  refuseMacros(open(bytes))
}

function refuseMacros(file: ReturnType<typeof open>) {
  const has = (name: string) => file.entries.find((entry) => entry.name === name && entry.type === 2)
  if (file.entries.some(({ name }) => ACTIVE.has(name))) throw new Refusal('file_active_content')
  const workbook = has('Workbook') ?? has('Book')
  if (workbook && hasMacroSheet(file.contentOf(workbook))) throw new Refusal('file_active_content')
  const slides = has('PowerPoint Document')
  if (slides && hasSlideMacros(file.contentOf(slides))) throw new Refusal('file_active_content')
}

/** BOUNDSHEET records of the first substream with type 1: Excel 4 macro sheets ([MS-XLS] 2.4.28). */
function hasMacroSheet(stream: Buffer): boolean {
  for (let at = 0; at + 4 <= stream.length; ) {
    const [type, length] = [stream.readUInt16LE(at), stream.readUInt16LE(at + 2)]
    if (type === 0x0a) return false
    if (type === 0x85 && at + 10 <= stream.length && stream[at + 9] === 1) return true
    at += 4 + length
  }
  return false
}

/** A VbaInfoAtom that says there are macros ([MS-PPT] 2.4.11). */
function hasSlideMacros(stream: Buffer): boolean {
  for (let at = 0; at + 8 <= stream.length; ) {
    const isContainer = ((stream[at] as number) & 0x0f) === 0x0f
    const [type, length] = [stream.readUInt16LE(at + 2), stream.readUInt32LE(at + 4)]
    if (type === 0x0400 && at + 16 <= stream.length && stream.readUInt32LE(at + 12) !== 0) return true
    at += 8 + (isContainer ? 0 : length)
  }
  return false
}

function open(bytes: Buffer) {
  try {
    return reader(bytes)
  } catch (fault) {
    if (fault instanceof RangeError) throw new Refusal('file_damaged')
    throw fault
  }
}

function reader(bytes: Buffer) {
  const shift = bytes.readUInt16LE(30)
  if (shift !== 9 && shift !== 12) throw new Refusal('file_damaged')
  const size = 1 << shift
  const sectors = Math.floor(bytes.length / size)
  const sector = (at: number) => bytes.subarray((at + 1) * size, (at + 2) * size)
  const table = fatOf(bytes, sector, size)

  /** Sector numbers from a start; a loop cannot be longer than the file. */
  function chain(start: number, next: (at: number) => number, most: number): number[] {
    const found: number[] = []
    for (let at = start; at < END; at = next(at)) {
      if (found.length > most) throw new Refusal('file_damaged')
      found.push(at)
    }
    return found
  }
  const follow = (at: number) => table[at] ?? END
  const stream = (start: number) => Buffer.concat(chain(start, follow, sectors).map(sector))

  const entries: Entry[] = []
  const directory = stream(bytes.readUInt32LE(48))
  for (let at = 0; at + 128 <= directory.length && entries.length < MOST_ENTRIES; at += 128) {
    const length = Math.min(64, Math.max(2, directory.readUInt16LE(at + 64)))
    entries.push({
      name: directory.toString('utf16le', at, at + length - 2),
      type: directory[at + 66] as number,
      left: directory.readUInt32LE(at + 68),
      right: directory.readUInt32LE(at + 72),
      child: directory.readUInt32LE(at + 76),
      start: directory.readUInt32LE(at + 116),
      size: directory.readUInt32LE(at + 120),
    })
  }
  const cutoff = bytes.readUInt32LE(56)
  const small = bytes.readUInt32LE(60)
  const smallTable = small < END ? stream(small) : Buffer.alloc(0)
  const smallStream = entries[0] && entries[0].start < END ? stream(entries[0].start) : Buffer.alloc(0)

  return {
    entries,
    childrenOf(index: number): Entry[] {
      const found: Entry[] = []
      const seen = new Set<number>()
      const open = [entries[index]?.child ?? END]
      for (let at = open.pop(); at !== undefined; at = open.pop()) {
        const entry = entries[at]
        if (!entry || seen.has(at)) continue
        seen.add(at)
        found.push(entry)
        open.push(entry.left, entry.right)
      }
      return found
    },
    contentOf({ start, size: length }: Entry): Buffer {
      if (length >= cutoff) return stream(start).subarray(0, length)
      const followSmall = (at: number) => (at * 4 + 4 <= smallTable.length ? smallTable.readUInt32LE(at * 4) : END)
      const places = chain(start, followSmall, smallTable.length / 4)
      return Buffer.concat(places.map((at) => smallStream.subarray(at * 64, at * 64 + 64))).subarray(0, length)
    },
  }
}

function fatOf(bytes: Buffer, sector: (at: number) => Buffer, size: number): Uint32Array {
  const places: number[] = []
  for (let at = 76; at < 512; at += 4) if (bytes.readUInt32LE(at) < END) places.push(bytes.readUInt32LE(at))
  const most = Math.ceil(bytes.length / size)
  for (let next = bytes.readUInt32LE(68), steps = 0; next < END; steps++) {
    const part = sector(next)
    if (steps > most || part.length < size) throw new Refusal('file_damaged')
    for (let at = 0; at < size - 4; at += 4) if (part.readUInt32LE(at) < END) places.push(part.readUInt32LE(at))
    next = part.readUInt32LE(size - 4)
  }
  if (places.length > most) throw new Refusal('file_damaged')
  const table = new Uint32Array((places.length * size) / 4).fill(0xffffffff)
  for (const [index, place] of places.entries()) {
    const part = sector(place)
    for (let at = 0; at + 4 <= part.length; at += 4) table[(index * size + at) / 4] = part.readUInt32LE(at)
  }
  return table
}
