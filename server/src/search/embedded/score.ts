import { B, held, K1, rarityOf, termWeight } from '../bm25.ts'
import { hashOf } from './bytes.ts'
import type { Segment } from './layout.ts'

const TOP = K1 + 1
/** What the mean length may drift before lengths are weighed anew. */
const DRIFT = 0.0005

const REMEMBERED = 60_000

export interface AskedTerm {
  term: string
  weight: number
  /** Its number in each segment, −1 where it is not. */
  at: Int32Array
}
export interface Asked {
  terms: AskedTerm[]
  /** What a document could reach at most for the query's own words. */
  ceiling: number
}

interface Looked {
  of: Segment[]
  at: Int32Array
  /** Living documents that hold it. */
  count: number
}

/** Where terms stand in the segments, and in how many documents, until another list is shown; most of a query's terms were asked before. */
export function createLookup() {
  const known = new Map<string, Looked>()
  return (segments: Segment[], term: string): Looked => {
    const before = known.get(term)
    if (before?.of === segments) return before
    const hash = hashOf(term)
    const at = new Int32Array(segments.length)
    let count = 0
    for (let s = 0; s < segments.length; s++) {
      const segment = segments[s] as Segment
      const place = before ? before.of.indexOf(segment) : -1
      at[s] = before && place >= 0 ? (before.at[place] as number) : segment.termOf(term, hash)
      if ((at[s] as number) >= 0) count += segment.holders[at[s] as number] as number
    }
    if (known.size >= REMEMBERED) known.clear()
    const looked = { of: segments, at, count }
    known.set(term, looked)
    return looked
  }
}
type Lookup = ReturnType<typeof createLookup>

/**
 * What the query asks, weighed by rarity, of the known terms, and the ceiling a document could reach. Terms that are only
 * looked for beside it bring their part of that, and do not lift the ceiling.
 */
export function ask(segments: Segment[], lookup: Lookup, terms: Map<string, number>, expansion: Map<string, number>): Asked {
  const living = segments.reduce((sum, segment) => sum + segment.living(), 0)
  const asked: AskedTerm[] = []
  let ceiling = 0
  const look = (term: string, part: number) => {
    const { at, count } = lookup(segments, term)
    const weight = termWeight(part, rarityOf(living, count), terms.size)
    if (count > 0) asked.push({ term, weight, at })
    return weight
  }
  for (const [term, part] of terms) ceiling += TOP * look(term, part)
  const own = asked.length
  for (const [term, part] of expansion) if (!terms.has(term)) look(term, part)
  return { terms: [...asked.slice(0, own), ...held(asked.slice(own), ceiling)], ceiling }
}

/** What one occurrence brings in a document of this length; stands in each slot's cell beside its sum. */
export function createLengths() {
  let mean = 0
  const weighed = new WeakSet<Segment>()
  return {
    weigh(segments: Segment[]) {
      const living = segments.reduce((sum, segment) => sum + segment.living(), 0)
      const now = segments.reduce((sum, segment) => sum + segment.totalLength(), 0) / Math.max(1, living)
      const moved = Math.abs(now - mean) > DRIFT * mean
      if (moved) mean = now
      for (const segment of segments) {
        if (!moved && weighed.has(segment)) continue
        weighed.add(segment)
        const { cells, lengths } = segment
        for (let slot = 0; slot < lengths.length; slot++)
          cells[2 * slot + 1] = TOP / (1 + K1 * (1 - B + (B * (lengths[slot] as number)) / Math.max(1, mean)))
      }
    },
  }
}

/** Scores every slot of a segment that holds a term; the sums stand in the cells until the next query. */
export function scoreSegment(
  segment: Segment,
  { weights, numbers, s, of }: { weights: Float32Array; numbers: Int32Array; s: number; of: number },
) {
  const { at, kernels, postAt, once, often, counts } = segment
  kernels.clear(at.cells, (counts.documents + 1) & ~1)
  for (let t = 0; t < weights.length; t++) {
    const term = numbers[t * of + s] as number
    const weight = weights[t] as number
    if (term < 0) continue
    const start = at.postings + 2 * (postAt[term] as number)
    const singles = once[term] as number
    if (singles > 0) kernels.ones(start, singles, at.cells, weight)
    const multiples = often[term] as number
    if (multiples > 0) kernels.more(start + 2 * singles, multiples, start + 2 * (singles + multiples), at.cells, weight, TOP)
  }
}

/** The same score for one slot, looked up in the postings. */
export function scoreSlot(segment: Segment, s: number, slot: number, { terms }: Asked): number {
  const part = segment.cells[2 * slot + 1] as number
  let sum = 0
  for (const { weight, at } of terms) {
    const term = at[s] as number
    const times = term < 0 ? 0 : segment.timesIn(term, slot)
    if (times > 0) sum += (weight * TOP * times * part) / ((times - 1) * part + TOP)
  }
  return sum
}
