import { FACETS } from '@keqiao/shared/facets'
import { CHUNK, type Segment, widthOf } from './layout.ts'
import { refsIn } from './merge.ts'

/**
 * Takes all traces of dead slots out of a segment's memory: postings, terms that nobody else holds, vector, title, keywords.
 * Only the id stays, which keeps the order. Returns the places changed. How rare a word is would tell that somebody hid it.
 */
export function erase(segment: Segment, slots: number[], cold: Uint8Array): number[] {
  const { at, counts, kernels } = segment
  const places: number[] = []
  const zero = (bytes: Uint8Array, from: number, to: number) => {
    bytes.fill(0, from, to)
    for (let place = bytes.byteOffset + from; place < bytes.byteOffset + to; place += 512) places.push(place)
    places.push(bytes.byteOffset + to - 1)
  }
  for (const slot of slots) {
    // Postings are looked through whole, 8 at a step: a segment's size is bounded, and no list of a document's terms is kept.
    const found = findAll(slot)
    for (const unit of found) {
      const term = termAt(unit)
      if (term < 0) continue
      segment.postings[unit] = segment.nobody
      segment.holders[term] = (segment.holders[term] as number) - 1
      places.push(at.postings + 2 * unit, at.holders + 2 * term)
      if (segment.holders[term] === 0) zero(segment.termText, segment.textAt(term), segment.textAt(term + 1))
    }
    const width = widthOf(counts.dimensions)
    zero(new Uint8Array(segment.vectors.buffer, segment.vectors.byteOffset), slot * width, (slot + 1) * width)
    segment.lengths[slot] = 0
    segment.scales[slot] = 0
    segment.dates[slot] = 0
    places.push(at.alive + slot, at.lengths + 2 * slot, at.scales + 4 * slot, at.dates + 8 * slot)
    for (let facet = 0; facet < FACETS.length; facet++) {
      segment.sets[facet * counts.documents + slot] = 0
      places.push(at.sets + 2 * (facet * counts.documents + slot))
    }
    const { starts, numbers } = refsIn(cold, counts.documents)
    for (const told of numbers.subarray(starts[slot] as number, starts[slot + 1] as number)) {
      segment.toldCount[told] = (segment.toldCount[told] as number) - 1
      places.push(at.toldCount + 4 * told)
      if (segment.toldCount[told] === 0)
        zero(segment.toldText, segment.toldAt[told] as number, segment.toldAt[told + 1] as number)
    }
  }
  return places

  function findAll(slot: number): number[] {
    const found: number[] = []
    // In steps that cannot hold more than there is room for.
    for (let from = 0; from < counts.postings; from += CHUNK) {
      const step = Math.min(CHUNK, counts.postings - from)
      const many = kernels.find(slot, at.postings + 2 * from, step, at.erased, CHUNK)
      for (let i = 0; i < many; i++) {
        const place = segment.erased[i] as number
        if (place < step) found.push(from + place)
      }
    }
    return found
  }

  /** The term whose slots include this unit; −1 where the unit is not a slot but two counts. */
  function termAt(unit: number): number {
    let low = 0
    let high = counts.terms - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (segment.postAt(middle) <= unit) low = middle
      else high = middle - 1
    }
    const past = segment.postAt(low) + segment.onceOf(low) + segment.oftenOf(low)
    return unit < past ? low : -1
  }
}
