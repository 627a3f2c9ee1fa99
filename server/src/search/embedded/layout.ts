import { FACETS, type FacetName } from '@keqiao/shared/facets'
import type { ListingKind } from '@keqiao/shared/listings'
import { compareBytes, isText, unpackId } from './bytes.ts'
import { type Kernels, kernelsOver, type Memory } from './kernels.ts'

/** A slot is 16 bits. The one behind the last is nobody's: it stands where a posting was erased. */
export const MOST_DOCUMENTS = 65_535
export const CHUNK = 4096
/** Vectors that one thread looks at in a step. */
export const STEP = 1024
/** Threads that may look at one segment at once, each with a bench of its own. */
export const BENCHES = 4
/** As 32-bit words: hash, where its text begins, where its postings begin, then how many hold it once and how many more often. */
export const ROW = 4
/** Vectors are of whole lanes, whatever the dimensions. */
const LANES = 16
const ALIGN = 16

/** What the size of every section follows from; stands at the head of a file. */
export interface Counts {
  documents: number
  terms: number
  /** In 16-bit units. */
  postings: number
  termBytes: number
  idBytes: number
  told: number
  toldBytes: number
  metaBytes: number
  dimensions: number
}
const COUNT_NAMES = [
  'documents',
  'terms',
  'postings',
  'termBytes',
  'idBytes',
  'told',
  'toldBytes',
  'metaBytes',
  'dimensions',
] as const satisfies (keyof Counts)[]

export interface CodeSet {
  codes: string[]
  discreet: boolean
}
export interface Meta {
  kind: ListingKind
  /** Distinct sets of codes per facet; a document holds their numbers. */
  sets: Record<FacetName, CodeSet[]>
}

export const widthOf = (dimensions: number) => Math.ceil(dimensions / LANES) * LANES
const even = (count: number) => count + (count & 1)
const fours = (count: number) => (count + 3) & ~3

/** Buckets of about four terms. */
const bucketBits = (terms: number) => Math.max(1, Math.ceil(Math.log2(Math.max(2, terms / 4))))

/**
 * The sections of a segment, in the memory and in the file alike. Postings of a term: slots that hold it once, slots that hold
 * it more often, then a byte for each of these. What is only worked with follows, and no file holds it.
 */
function sectionsOf(c: Counts) {
  const { documents: n, terms } = c
  const stored = {
    head: 4 * COUNT_NAMES.length,
    rows: 4 * ROW * (terms + 1),
    termText: c.termBytes,
    holders: 2 * terms,
    postings: 2 * c.postings,
    lengths: 2 * n,
    alive: n,
    scales: 4 * fours(n),
    vectors: n * widthOf(c.dimensions),
    dates: 8 * n,
    revisions: 4 * n,
    sets: 2 * n * FACETS.length,
    idAt: 4 * (n + 1),
    idText: c.idBytes,
    toldAt: 4 * (c.told + 1),
    toldCount: 4 * c.told,
    toldText: c.toldBytes,
    meta: c.metaBytes,
  }
  const worked = {
    buckets: 4 * (2 ** bucketBits(terms) + 1),
    cells: 8 * (even(n) + 2),
    sums: 4 * STEP * BENCHES,
    near: 4 * STEP * BENCHES,
    out: 4 * CHUNK,
    query: 2 * widthOf(c.dimensions),
    found: 16,
    /** Of the thread that writes, so that both may look at once. */
    erased: 4 * CHUNK,
  }
  return { stored, worked }
}
type Stored = ReturnType<typeof sectionsOf>['stored']
type Worked = ReturnType<typeof sectionsOf>['worked']

export function placesOf(counts: Counts) {
  const { stored, worked } = sectionsOf(counts)
  const at = {} as Record<keyof Stored | keyof Worked, number>
  let end = 0
  const lay = (sections: Record<string, number>) => {
    for (const [name, bytes] of Object.entries(sections)) {
      at[name as keyof typeof at] = end
      // A kernel may look one step past the end of a section.
      end = Math.ceil((end + bytes + ALIGN) / ALIGN) * ALIGN
    }
    return end
  }
  return { at, stored: lay(stored), all: lay(worked) }
}

export function writeHead(memory: Memory, counts: Counts) {
  new Uint32Array(memory.buffer, 0, COUNT_NAMES.length).set(COUNT_NAMES.map((name) => counts[name]))
}
export function countsIn(head: Uint8Array): Counts {
  const numbers = new Uint32Array(head.slice(0, 4 * COUNT_NAMES.length).buffer)
  return Object.fromEntries(COUNT_NAMES.map((name, i) => [name, numbers[i]])) as unknown as Counts
}
export const HEAD_BYTES = 4 * COUNT_NAMES.length

/** Where the hashes of each beginning stand: what a look-up of a term begins with. Made once, by who makes or reads the memory. */
export function fillBuckets({ buffer }: Memory) {
  const counts = countsIn(new Uint8Array(buffer, 0, HEAD_BYTES))
  const { at } = placesOf(counts)
  const shift = 32 - bucketBits(counts.terms)
  const rows = new Uint32Array(buffer, at.rows, ROW * counts.terms)
  const buckets = new Uint32Array(buffer, at.buckets, 2 ** bucketBits(counts.terms) + 1)
  let bucket = 0
  for (let term = 0; term < counts.terms; term++)
    while (bucket <= (rows[ROW * term] as number) >>> shift) buckets[bucket++] = term
  buckets.fill(counts.terms, bucket)
}

export type Segment = ReturnType<typeof openSegment>

/** Views of a segment in a memory; each thread opens its own over the same bytes. */
export function openSegment(name: string, memory: Memory) {
  const { buffer } = memory
  const counts = countsIn(new Uint8Array(buffer, 0, HEAD_BYTES))
  const { at } = placesOf(counts)
  const { documents, terms } = counts
  const u8 = (place: number, length: number) => new Uint8Array(buffer, place, length)
  const u16 = (place: number, length: number) => new Uint16Array(buffer, place, length)
  const u32 = (place: number, length: number) => new Uint32Array(buffer, place, length)
  const view = {
    /** One more than there are terms: it ends the last. */
    rows: u32(at.rows, ROW * (terms + 1)),
    buckets: u32(at.buckets, 2 ** bucketBits(terms) + 1),
    termText: u8(at.termText, counts.termBytes),
    /** Living documents that hold the term. */
    holders: u16(at.holders, terms),
    postings: u16(at.postings, counts.postings),
    lengths: u16(at.lengths, documents),
    alive: u8(at.alive, documents),
    scales: new Float32Array(buffer, at.scales, documents),
    vectors: new Int8Array(buffer, at.vectors, documents * widthOf(counts.dimensions)),
    dates: new Float64Array(buffer, at.dates, documents),
    revisions: u32(at.revisions, documents),
    sets: u16(at.sets, documents * FACETS.length),
    idAt: u32(at.idAt, documents + 1),
    idText: u8(at.idText, counts.idBytes),
    toldAt: u32(at.toldAt, counts.told + 1),
    toldCount: u32(at.toldCount, counts.told),
    toldText: u8(at.toldText, counts.toldBytes),
    cells: new Float32Array(buffer, at.cells, 2 * (documents + 1)),
    sums: new Int32Array(buffer, at.sums, STEP * BENCHES),
    near: u32(at.near, STEP * BENCHES),
    out: u32(at.out, CHUNK),
    found: u32(at.found, 1),
    erased: u32(at.erased, CHUNK),
    query: new Int16Array(buffer, at.query, widthOf(counts.dimensions)),
  }
  const meta = JSON.parse(Buffer.from(u8(at.meta, counts.metaBytes)).toString()) as Meta
  // Threads share who is alive, but each counts for itself.
  const counted = view.alive.slice()
  let living = 0
  let totalLength = 0
  for (let slot = 0; slot < documents; slot++) {
    if (view.alive[slot] === 0) continue
    living++
    totalLength += view.lengths[slot] as number
  }
  let kernels: Kernels | undefined

  const packedId = (slot: number) => view.idText.subarray(view.idAt[slot] as number, view.idAt[slot + 1] as number)
  const hashAt = (term: number) => view.rows[ROW * term] as number
  const textAt = (term: number) => view.rows[ROW * term + 1] as number
  const postAt = (term: number) => view.rows[ROW * term + 2] as number
  const onceOf = (term: number) => (view.rows[ROW * term + 3] as number) & 0xffff
  const oftenOf = (term: number) => (view.rows[ROW * term + 3] as number) >>> 16
  const termBytes = (term: number) => view.termText.subarray(textAt(term), textAt(term + 1))
  const shift = 32 - bucketBits(terms)

  return {
    name,
    memory,
    counts,
    at,
    meta,
    ...view,
    /** Only who searches needs them. */
    get kernels() {
      kernels ??= kernelsOver(memory)
      return kernels
    },
    nobody: documents,
    living: () => living,
    totalLength: () => totalLength,

    /** Nobody finds this slot any more; its traces are erased later. */
    kill(slot: number) {
      view.alive[slot] = 0
      if (counted[slot] === 0) return
      counted[slot] = 0
      living--
      totalLength -= view.lengths[slot] as number
    },

    packedId,
    idOf: (slot: number) => unpackId(packedId(slot)),
    /** Documents stand in the order of their packed ids. */
    slotOf(packed: Uint8Array): number | undefined {
      let low = 0
      let high = documents - 1
      while (low <= high) {
        const middle = (low + high) >> 1
        const order = compareBytes(packedId(middle), packed)
        if (order === 0) return view.alive[middle] === 1 ? middle : undefined
        if (order < 0) low = middle + 1
        else high = middle - 1
      }
      return undefined
    },

    /** The first slot whose packed id comes after this one. */
    slotAfter(packed: Uint8Array): number {
      let low = 0
      let high = documents
      while (low < high) {
        const middle = (low + high) >> 1
        if (compareBytes(packedId(middle), packed) <= 0) low = middle + 1
        else high = middle
      }
      return low
    },

    hashAt,
    textAt,
    postAt,
    onceOf,
    oftenOf,
    termBytes,
    /** Terms stand in the order of their hashes. */
    termOf(text: string, hash: number): number {
      const end = view.buckets[(hash >>> shift) + 1] as number
      for (let term = view.buckets[hash >>> shift] as number; term < end; term++)
        if (hashAt(term) === hash && isText(view.termText, textAt(term), textAt(term + 1), text)) return term
      return -1
    },

    /** How often a slot holds a term; counts above 255 are 255. */
    timesIn(term: number, slot: number): number {
      const start = postAt(term)
      const once = onceOf(term)
      if (placeOf(view.postings, { slot, nobody: documents }, start, once) >= 0) return 1
      const often = oftenOf(term)
      const place = placeOf(view.postings, { slot, nobody: documents }, start + once, often)
      if (place < 0) return 0
      return u8(at.postings + 2 * (start + once + often), often)[place - start - once] as number
    },
  }
}

/** Where a slot stands among `count` in order from `start`, of which some may be erased. */
function placeOf(
  postings: Uint16Array,
  { slot, nobody }: { slot: number; nobody: number },
  start: number,
  count: number,
): number {
  let low = start
  let high = start + count - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    let looked = middle
    while (looked > low && postings[looked] === nobody) looked--
    const there = postings[looked] as number
    if (there === slot) return looked
    if (there === nobody || there < slot) low = middle + 1
    else high = looked - 1
  }
  return -1
}
