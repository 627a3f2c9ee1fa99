import { FACETS, type FacetName } from '@keqiao/shared/facets'
import type { ListingKind } from '@keqiao/shared/listings'
import { type Memory, openMemory } from './kernels.ts'
import { type CodeSet, type Counts, fillBuckets, placesOf, ROW, writeHead } from './layout.ts'

/** The terms of a segment, ordered by hash, with their postings; `count` of the arrays' places are used. */
export interface TermParts {
  count: number
  hash: Uint32Array
  textAt: Uint32Array
  text: Uint8Array
  postAt: Uint32Array
  once: Uint16Array
  often: Uint16Array
  postings: Uint16Array
}

/** All of a segment, before it lies in a memory: documents in the order of their packed ids. */
export interface Parts {
  kind: ListingKind
  dimensions: number
  ids: Uint8Array[]
  lengths: Uint16Array
  dates: Float64Array
  revisions: Uint32Array
  scales: Float32Array
  vectors: Int8Array
  terms: TermParts
  /** Facet by facet. */
  sets: Uint16Array
  codeSets: Record<FacetName, CodeSet[]>
  /** Titles and keywords that are suggested, with how many documents have them, and which documents which. */
  told: Buffer[]
  toldCount: Uint32Array
  refAt: Uint32Array
  refs: Uint32Array
}

/** What is only read when documents are removed or merged stays on disk: which titles and keywords a document told. */
export interface Made {
  memory: Memory
  cold: Uint8Array
}

export function compose(parts: Parts): Made {
  const { terms, ids, told } = parts
  const meta = Buffer.from(JSON.stringify({ kind: parts.kind, sets: parts.codeSets }))
  const counts: Counts = {
    documents: ids.length,
    terms: terms.count,
    postings: terms.postAt[terms.count] as number,
    termBytes: terms.textAt[terms.count] as number,
    idBytes: ids.reduce((sum, id) => sum + id.length, 0),
    told: told.length,
    toldBytes: told.reduce((sum, text) => sum + text.length, 0),
    metaBytes: meta.length,
    dimensions: parts.dimensions,
  }
  const { at, all } = placesOf(counts)
  const memory = openMemory(all)
  const bytes = new Uint8Array(memory.buffer)
  const put = (place: number, array: Uint8Array | Uint16Array | Uint32Array | Float32Array | Float64Array | Int8Array) =>
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), place)
  /** One after another, with where each begins. */
  const putAll = (list: Uint8Array[], placeAt: number, placeText: number) => {
    const starts = new Uint32Array(list.length + 1)
    for (const [i, one] of list.entries()) {
      bytes.set(one, placeText + (starts[i] as number))
      starts[i + 1] = (starts[i] as number) + one.length
    }
    put(placeAt, starts)
  }

  writeHead(memory, counts)
  const rows = new Uint32Array(memory.buffer, at.rows, ROW * (counts.terms + 1))
  const holders = new Uint16Array(memory.buffer, at.holders, counts.terms)
  for (let term = 0; term <= counts.terms; term++) {
    rows[ROW * term + 1] = terms.textAt[term] as number
    rows[ROW * term + 2] = terms.postAt[term] as number
    if (term === counts.terms) break
    const [once, often] = [terms.once[term] as number, terms.often[term] as number]
    rows[ROW * term] = terms.hash[term] as number
    rows[ROW * term + 3] = once | (often << 16)
    holders[term] = once + often
  }
  put(at.termText, terms.text.subarray(0, counts.termBytes))
  put(at.postings, terms.postings.subarray(0, counts.postings))
  put(at.lengths, parts.lengths)
  bytes.fill(1, at.alive, at.alive + counts.documents)
  put(at.scales, parts.scales)
  put(at.vectors, parts.vectors)
  put(at.dates, parts.dates)
  put(at.revisions, parts.revisions)
  put(at.sets, parts.sets)
  putAll(ids, at.idAt, at.idText)
  putAll(told, at.toldAt, at.toldText)
  put(at.toldCount, parts.toldCount)
  put(at.meta, meta)
  const cold = new Uint8Array(4 * (parts.refAt.length + parts.refs.length))
  cold.set(new Uint8Array(parts.refAt.buffer, parts.refAt.byteOffset, parts.refAt.byteLength))
  cold.set(new Uint8Array(parts.refs.buffer, parts.refs.byteOffset, parts.refs.byteLength), 4 * parts.refAt.length)
  fillBuckets(memory)
  return { memory, cold }
}

/** As int8 with a scale: exact enough (recall@100 .99) and nothing to build. */
export function quantise(vector: Float32Array, into: Int8Array | Int16Array, at = 0): number {
  let most = 0
  for (let i = 0; i < vector.length; i++) most = Math.max(most, Math.abs(vector[i] as number))
  const scale = most / 127 || 1
  for (let i = 0; i < vector.length; i++) into[at + i] = Math.round((vector[i] as number) / scale)
  return scale
}

export const noCodeSets = () => Object.fromEntries(FACETS.map((name) => [name, []])) as unknown as Record<FacetName, CodeSet[]>
