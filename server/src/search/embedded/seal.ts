import { FACETS, type FacetName } from '@keqiao/shared/facets'
import type { ListingKind } from '@keqiao/shared/listings'
import type { SearchDocument } from '../engine.ts'
import { compareBytes, hashOf, packId } from './bytes.ts'
import { compose, type Made, noCodeSets, quantise, type TermParts } from './compose.ts'
import { type CodeSet, widthOf } from './layout.ts'
import { fold } from './terms.ts'

export type Sealed = Omit<SearchDocument, 'text' | 'kind'> & { terms: Map<string, number> }

/** A title or keyword as it is looked for, and as it is shown where that differs. */
export function packTold(text: string): string {
  const shown = text.replaceAll(/[\n\0]/g, ' ')
  const folded = fold(shown)
  return folded === shown ? shown : `${folded}\0${shown}`
}

/** Numbers of the distinct code sets; many listings share one. */
export function codeSetNumbers() {
  const sets = noCodeSets()
  const numbers = new Map<string, number>()
  return {
    sets,
    of(facet: FacetName, set: CodeSet): number {
      const key = `${facet} ${set.discreet ? '*' : ''} ${set.codes.join(' ')}`
      const known = numbers.get(key)
      if (known !== undefined) return known
      const number = sets[facet].push(set) - 1
      numbers.set(key, number)
      return number
    },
  }
}

/** Titles and keywords numbered as they come. */
export function toldNumbers() {
  const told: Buffer[] = []
  const counts: number[] = []
  const numbers = new Map<string, number>()
  return {
    told,
    counts: () => Uint32Array.from(counts),
    count(packed: string): number {
      let number = numbers.get(packed)
      if (number === undefined) {
        number = told.push(Buffer.from(packed)) - 1
        counts.push(0)
        numbers.set(packed, number)
      }
      counts[number] = (counts[number] as number) + 1
      return number
    },
  }
}

/** New documents of one kind as a segment of their own; ids are distinct. */
export function seal(kind: ListingKind, dimensions: number, documents: Sealed[]): Made {
  const packed = documents.map((document) => ({ document, id: packId(document.id) as Uint8Array }))
  packed.sort((a, b) => compareBytes(a.id, b.id))
  const count = packed.length
  const width = widthOf(dimensions)
  const vectors = new Int8Array(count * width)
  const scales = new Float32Array(count)
  const sets = new Uint16Array(count * FACETS.length)
  const codes = codeSetNumbers()
  const told = toldNumbers()
  const refAt = new Uint32Array(count + 1)
  const refs: number[] = []
  for (const [slot, { document }] of packed.entries()) {
    if (document.vector.length !== dimensions)
      throw new Error(`${document.vector.length} dimensions given, ${dimensions} expected`)
    scales[slot] = quantise(document.vector, vectors, slot * width)
    for (const [i, facet] of FACETS.entries())
      sets[i * count + slot] = codes.of(facet, { codes: document.filters[facet] ?? [], discreet: document.discreet })
    for (const text of [...document.keywords, document.title]) refs.push(told.count(packTold(text)))
    refAt[slot + 1] = refs.length
  }
  return compose({
    kind,
    dimensions,
    ids: packed.map(({ id }) => id),
    lengths: Uint16Array.from(packed, ({ document }) => lengthOf(document.terms)),
    dates: Float64Array.from(packed, ({ document }) => Date.parse(document.date) || 0),
    revisions: Uint32Array.from(packed, ({ document }) => document.revision),
    scales,
    vectors,
    terms: termParts(packed.map(({ document }) => document.terms)),
    sets,
    codeSets: codes.sets,
    told: told.told,
    toldCount: told.counts(),
    refAt,
    refs: Uint32Array.from(refs),
  })
}

function lengthOf(terms: Map<string, number>): number {
  let length = 0
  for (const times of terms.values()) length += times
  return Math.min(65_535, length)
}

/** Postings sorted by term, by counting: first how many each has, then each into its place. */
function termParts(documents: Map<string, number>[]): TermParts {
  const numbers = new Map<string, number>()
  const all = documents.reduce((sum, terms) => sum + terms.size, 0)
  const termOf = new Uint32Array(all)
  const timesOf = new Uint8Array(all)
  let n = 0
  for (const terms of documents)
    for (const [term, times] of terms) {
      let number = numbers.get(term)
      if (number === undefined) {
        number = numbers.size
        numbers.set(term, number)
      }
      termOf[n] = number
      timesOf[n++] = Math.min(255, times)
    }
  const names = [...numbers.keys()]
  const hashes = Uint32Array.from(names, hashOf)
  const order = Uint32Array.from(names, (_, i) => i).sort((a, b) => (hashes[a] as number) - (hashes[b] as number))
  const texts = names.map((name) => Buffer.from(name))

  const count = names.length
  const once = new Uint16Array(count)
  const often = new Uint16Array(count)
  const place = new Uint32Array(count)
  for (let i = 0; i < count; i++) place[order[i] as number] = i
  for (let i = 0; i < all; i++) {
    const term = place[termOf[i] as number] as number
    if (timesOf[i] === 1) once[term] = (once[term] as number) + 1
    else often[term] = (often[term] as number) + 1
  }
  const textAt = new Uint32Array(count + 1)
  const postAt = new Uint32Array(count + 1)
  for (let term = 0; term < count; term++) {
    textAt[term + 1] = (textAt[term] as number) + (texts[order[term] as number] as Buffer).length
    postAt[term + 1] = (postAt[term] as number) + postingUnits(once[term] as number, often[term] as number)
  }
  const text = new Uint8Array(textAt[count] as number)
  for (let term = 0; term < count; term++) text.set(texts[order[term] as number] as Buffer, textAt[term])

  const postings = new Uint16Array(postAt[count] as number)
  const counts = new Uint8Array(postings.buffer)
  const onces = new Uint16Array(count)
  const oftens = new Uint16Array(count)
  n = 0
  for (const [slot, terms] of documents.entries())
    for (let i = 0; i < terms.size; i++, n++) {
      const term = place[termOf[n] as number] as number
      const start = postAt[term] as number
      const singles = once[term] as number
      if (timesOf[n] === 1) {
        postings[start + (onces[term] as number)] = slot
        onces[term] = (onces[term] as number) + 1
      } else {
        const used = oftens[term] as number
        postings[start + singles + used] = slot
        counts[2 * (start + singles + (often[term] as number)) + used] = timesOf[n] as number
        oftens[term] = used + 1
      }
    }
  return { count, hash: hashes.map((_, i) => hashes[order[i] as number] as number), textAt, text, postAt, once, often, postings }
}

/** Slots of both lists, and a byte for each of the second, in 16-bit units. */
export const postingUnits = (once: number, often: number) => once + often + Math.ceil(often / 2)
