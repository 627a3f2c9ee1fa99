import { closeSync, fsyncSync, openSync, readSync, renameSync, writeSync } from 'node:fs'
import path from 'node:path'
import { crc32 } from 'node:zlib'
import type { Made } from './compose.ts'
import { type Memory, openMemory } from './kernels.ts'
import { countsIn, fillBuckets, HEAD_BYTES, placesOf } from './layout.ts'

/** Bytes under one checksum. */
const PAGE = 16_384
const MAGIC = 0x4b51_5333
/** Magic, bytes kept in memory, bytes kept on disk only, checksum of what follows: the checksums of the pages. */
const HEAD_WORDS = 4

/** A file that is not as it was written. The index is made anew then. */
export class TornFile extends Error {}

/** Where the pages begin, and how many there are. */
const shapeOf = (hot: number, cold: number) => {
  const pages = Math.ceil((hot + cold) / PAGE)
  return { pages, start: 4 * (HEAD_WORDS + pages) }
}
const asBytes = (words: Uint32Array) => new Uint8Array(words.buffer, words.byteOffset, words.byteLength)

export function writeAll(fd: number, bytes: Uint8Array, at: number) {
  for (let done = 0; done < bytes.length; ) done += writeSync(fd, bytes, done, bytes.length - done, at + done)
}
function readAll(fd: number, bytes: Uint8Array, at: number) {
  for (let done = 0; done < bytes.length; ) {
    const read = readSync(fd, bytes, done, bytes.length - done, at + done)
    if (read === 0) throw new TornFile('the file ends early')
    done += read
  }
}

/** A file under its name is whole: it is written beside it, synced and renamed; so is the folder's entry. */
export function writeWhole(file: string, write: (fd: number) => void) {
  const fd = openSync(`${file}.new`, 'w')
  try {
    write(fd)
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
  renameSync(`${file}.new`, file)
  if (process.platform === 'win32') return
  const folder = openSync(path.dirname(file), 'r')
  fsyncSync(folder)
  closeSync(folder)
}

/** Pages go over the border between what memory holds and what it does not. */
const pageOf = (hot: Uint8Array, cold: Uint8Array, page: number) => {
  const from = page * PAGE
  const to = Math.min(from + PAGE, hot.length + cold.length)
  if (to <= hot.length) return hot.subarray(from, to)
  if (from >= hot.length) return cold.subarray(from - hot.length, to - hot.length)
  return Buffer.concat([hot.subarray(from), cold.subarray(0, to - hot.length)])
}

export function writeSegment(file: string, { memory, cold }: Made) {
  const { stored } = placesOf(countsIn(new Uint8Array(memory.buffer, 0, HEAD_BYTES)))
  const hot = new Uint8Array(memory.buffer, 0, stored)
  const { pages, start } = shapeOf(stored, cold.length)
  const head = new Uint32Array(HEAD_WORDS + pages)
  for (let page = 0; page < pages; page++) head[HEAD_WORDS + page] = crc32(pageOf(hot, cold, page))
  head.set([MAGIC, stored, cold.length, crc32(asBytes(head.subarray(HEAD_WORDS)))])
  writeWhole(file, (fd) => {
    writeAll(fd, asBytes(head), 0)
    writeAll(fd, hot, start)
    writeAll(fd, cold, start + stored)
  })
}

function readHead(fd: number) {
  const beginning = new Uint32Array(HEAD_WORDS)
  readAll(fd, asBytes(beginning), 0)
  const [magic, hot = 0, cold = 0, sum] = beginning
  if (magic !== MAGIC) throw new TornFile('not a segment')
  const { pages, start } = shapeOf(hot, cold)
  if (hot < HEAD_BYTES || hot + cold > 2 ** 32 || cold % 4 !== 0) throw new TornFile('sizes make no sense')
  const sums = new Uint32Array(pages)
  readAll(fd, asBytes(sums), 4 * HEAD_WORDS)
  if (crc32(asBytes(sums)) !== sum) throw new TornFile('checksums are torn')
  return { hot, cold, pages, start, sums }
}

/** Reads a segment straight into a memory; every page is checked, also those that stay on disk. */
export function readSegment(file: string): { memory: Memory; sums: Uint32Array } {
  const fd = openSync(file, 'r')
  try {
    const { hot, cold, pages, start, sums } = readHead(fd)
    const first = new Uint8Array(Math.min(PAGE, hot + cold))
    readAll(fd, first, start)
    if (crc32(first) !== sums[0]) throw new TornFile('page 0 is torn')
    const { stored, all } = placesOf(countsIn(first))
    if (stored !== hot) throw new TornFile('sections do not fill the file')
    const memory = openMemory(all)
    const bytes = new Uint8Array(memory.buffer, 0, hot)
    readAll(fd, bytes, start)
    const rest = new Uint8Array(cold)
    readAll(fd, rest, start + hot)
    for (let page = 0; page < pages; page++)
      if (crc32(pageOf(bytes, rest, page)) !== sums[page]) throw new TornFile(`page ${page} is torn`)
    fillBuckets(memory)
    return { memory, sums }
  } finally {
    closeSync(fd)
  }
}

/** Takes over into a memory what another process has patched since these checksums; all of it or, of a file that is being written, nothing. */
export function takePatches(file: string, memory: Memory, known: Uint32Array): Uint32Array {
  const fd = openSync(file, 'r')
  try {
    const { hot, cold, start, sums } = readHead(fd)
    const taken: { from: number; bytes: Uint8Array }[] = []
    for (const [page, sum] of sums.entries()) {
      if (sum === known[page]) continue
      const from = page * PAGE
      const bytes = new Uint8Array(Math.min(PAGE, hot + cold - from))
      readAll(fd, bytes, start + from)
      if (crc32(bytes) !== sum) throw new TornFile(`page ${page} is being written`)
      taken.push({ from, bytes: bytes.subarray(0, Math.max(0, hot - from)) })
    }
    const into = new Uint8Array(memory.buffer, 0, hot)
    for (const { from, bytes } of taken) into.set(bytes, from)
    return sums
  } finally {
    closeSync(fd)
  }
}

export function readCold(file: string): Uint8Array {
  const fd = openSync(file, 'r')
  try {
    const { hot, cold, start } = readHead(fd)
    const bytes = new Uint8Array(cold)
    readAll(fd, bytes, start + hot)
    return bytes
  } finally {
    closeSync(fd)
  }
}

/** Writes changed places of a segment's memory into its file, page by page. A crash between the two leaves a torn file. */
export function patchSegment(file: string, memory: Memory, places: Iterable<number>) {
  const fd = openSync(file, 'r+')
  try {
    const { hot, cold, start, sums } = readHead(fd)
    const bytes = new Uint8Array(memory.buffer, 0, hot)
    const changed = new Set<number>()
    for (const place of places) changed.add(Math.floor(place / PAGE))
    for (const page of changed) {
      const from = page * PAGE
      const mine = bytes.subarray(from, Math.min(hot, from + PAGE))
      const beyond = new Uint8Array(Math.min(PAGE, hot + cold - from) - mine.length)
      readAll(fd, beyond, start + from + mine.length)
      sums[page] = crc32(Buffer.concat([mine, beyond]))
      writeAll(fd, mine, start + from)
    }
    const head = Uint32Array.of(MAGIC, hot, cold, crc32(asBytes(sums)))
    writeAll(fd, asBytes(sums), 4 * HEAD_WORDS)
    writeAll(fd, asBytes(head), 0)
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}
