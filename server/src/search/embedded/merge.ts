import { FACETS } from '@keqiao/shared/facets'
import { compareBytes } from './bytes.ts'
import { compose, type Made, type TermParts } from './compose.ts'
import { MOST_DOCUMENTS, type Segment, widthOf } from './layout.ts'
import { codeSetNumbers, postingUnits, toldNumbers } from './seal.ts'

/** Where a slot goes that nobody lives in. */
const NOWHERE = MOST_DOCUMENTS

export interface Source {
  segment: Segment
  cold: Uint8Array
}

/** The living of several segments of one kind as one; what only the dead had is not in it. */
export function merge(sources: Source[]): Made {
  const { segment: first } = sources[0] as Source
  const { dimensions } = first.counts
  const width = widthOf(dimensions)
  const living = sources.flatMap(({ segment }, source) =>
    Array.from({ length: segment.counts.documents }, (_, slot) => slot)
      .filter((slot) => segment.alive[slot] === 1)
      .map((slot) => ({ source, slot, id: segment.packedId(slot).slice() })),
  )
  living.sort((a, b) => compareBytes(a.id, b.id))
  const count = living.length
  const renamed = sources.map(({ segment }) => new Uint16Array(segment.counts.documents).fill(NOWHERE))
  const lengths = new Uint16Array(count)
  const dates = new Float64Array(count)
  const revisions = new Uint32Array(count)
  const scales = new Float32Array(count)
  const vectors = new Int8Array(count * width)
  const sets = new Uint16Array(count * FACETS.length)
  const codes = codeSetNumbers()
  const told = toldNumbers()
  const tellers = sources.map(tellerOf)
  const refAt = new Uint32Array(count + 1)
  const refs: number[] = []
  for (const [slot, { source, slot: old }] of living.entries()) {
    const { segment } = sources[source] as Source
    ;(renamed[source] as Uint16Array)[old] = slot
    lengths[slot] = segment.lengths[old] as number
    dates[slot] = segment.dates[old] as number
    revisions[slot] = segment.revisions[old] as number
    scales[slot] = segment.scales[old] as number
    vectors.set(segment.vectors.subarray(old * width, (old + 1) * width), slot * width)
    for (const [i, facet] of FACETS.entries()) {
      const set = segment.meta.sets[facet][segment.sets[i * segment.counts.documents + old] as number]
      if (set) sets[i * count + slot] = codes.of(facet, set)
    }
    for (const text of (tellers[source] as (slot: number) => string[])(old)) refs.push(told.count(text))
    refAt[slot + 1] = refs.length
  }
  return compose({
    kind: first.meta.kind,
    dimensions,
    ids: living.map(({ id }) => id),
    lengths,
    dates,
    revisions,
    scales,
    vectors,
    terms: mergedTerms(
      sources.map(({ segment }) => segment),
      renamed,
    ),
    sets,
    codeSets: codes.sets,
    told: told.told,
    toldCount: told.counts(),
    refAt,
    refs: Uint32Array.from(refs),
  })
}

/** Titles and keywords of a slot, as they are packed; each text is decoded once. */
function tellerOf({ segment, cold }: Source) {
  const { starts, numbers } = refsIn(cold, segment.counts.documents)
  const texts: (string | undefined)[] = []
  const textOf = (number: number) => {
    texts[number] ??= Buffer.from(
      segment.toldText.subarray(segment.toldAt[number] as number, segment.toldAt[number + 1] as number),
    ).toString()
    return texts[number] as string
  }
  return (slot: number) => [...numbers.subarray(starts[slot] as number, starts[slot + 1] as number)].map(textOf)
}

export function refsIn(cold: Uint8Array, documents: number) {
  const words = new Uint32Array(cold.buffer, cold.byteOffset, cold.byteLength / 4)
  return { starts: words.subarray(0, documents + 1), numbers: words.subarray(documents + 1) }
}

function mergedTerms(segments: Segment[], renamed: Uint16Array[]): TermParts {
  const sum = (of: (segment: Segment) => number) => segments.reduce((total, segment) => total + of(segment), 0)
  const most = sum(({ counts }) => counts.terms)
  const into: TermParts = {
    count: 0,
    hash: new Uint32Array(most),
    textAt: new Uint32Array(most + 1),
    text: new Uint8Array(sum(({ counts }) => counts.termBytes)),
    postAt: new Uint32Array(most + 1),
    once: new Uint16Array(most),
    often: new Uint16Array(most),
    postings: new Uint16Array(sum(({ counts }) => counts.postings) + segments.length),
  }
  const next = segments.map(() => 0)
  const once = new Uint16Array(NOWHERE)
  const often = new Uint32Array(NOWHERE)
  for (;;) {
    let hash = Number.POSITIVE_INFINITY
    for (const [s, { hashAt, counts }] of segments.entries())
      if ((next[s] as number) < counts.terms) hash = Math.min(hash, hashAt(next[s] as number))
    if (hash === Number.POSITIVE_INFINITY) return into
    // Nearly always one term; rarely two whose hashes are the same.
    const same: { s: number; term: number }[] = []
    for (const [s, { hashAt, counts }] of segments.entries())
      while ((next[s] as number) < counts.terms && hashAt(next[s] as number) === hash) {
        same.push({ s, term: next[s] as number })
        next[s] = (next[s] as number) + 1
      }
    while (same.length > 0) {
      const { s, term } = same[0] as { s: number; term: number }
      const bytes = (segments[s] as Segment).termBytes(term)
      const alike = same.filter((one) => compareBytes((segments[one.s] as Segment).termBytes(one.term), bytes) === 0)
      addTerm(hash, bytes, alike)
      if (alike.length === same.length) break
      same.splice(0, same.length, ...same.filter((one) => !alike.includes(one)))
    }
  }

  function addTerm(hash: number, bytes: Uint8Array, alike: { s: number; term: number }[]) {
    let onces = 0
    let oftens = 0
    for (const { s, term } of alike) {
      const segment = segments[s] as Segment
      const names = renamed[s] as Uint16Array
      const start = segment.postAt(term)
      const singles = segment.onceOf(term)
      const multiples = segment.oftenOf(term)
      for (let i = start; i < start + singles; i++) {
        const old = segment.postings[i] as number
        const slot = old === segment.nobody ? NOWHERE : (names[old] as number)
        if (slot !== NOWHERE) once[onces++] = slot
      }
      const times = new Uint8Array(segment.memory.buffer, segment.at.postings + 2 * (start + singles + multiples), multiples)
      for (let i = 0; i < multiples; i++) {
        const old = segment.postings[start + singles + i] as number
        const slot = old === segment.nobody ? NOWHERE : (names[old] as number)
        if (slot !== NOWHERE) often[oftens++] = (slot << 8) | (times[i] as number)
      }
    }
    if (onces + oftens === 0) return
    if (alike.length > 1) {
      once.subarray(0, onces).sort()
      often.subarray(0, oftens).sort()
    }
    const n = into.count++
    into.hash[n] = hash
    into.text.set(bytes, into.textAt[n])
    into.textAt[n + 1] = (into.textAt[n] as number) + bytes.length
    into.once[n] = onces
    into.often[n] = oftens
    const at = into.postAt[n] as number
    into.postAt[n + 1] = at + postingUnits(onces, oftens)
    into.postings.set(once.subarray(0, onces), at)
    const counts = new Uint8Array(into.postings.buffer, 2 * (at + onces + oftens), oftens)
    for (let i = 0; i < oftens; i++) {
      into.postings[at + onces + i] = (often[i] as number) >>> 8
      counts[i] = (often[i] as number) & 255
    }
  }
}
