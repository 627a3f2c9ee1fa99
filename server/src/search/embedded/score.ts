import { B, held, K1, rarityOf, termWeight } from '../bm25.ts'
import type { Expansion } from '../engine.ts'
import { hashOf } from './bytes.ts'
import { ROW, type Segment } from './layout.ts'
import { termsOfExpansion } from './terms.ts'

const TOP = K1 + 1
/** What the mean length may drift before lengths are weighed anew. */
const DRIFT = 0.0005

const REMEMBERED = 60_000

export interface AskedTerm {
  term: string
  weight: number
  /** Its number in each segment, −1 where it is not. */
  at: readonly number[]
}
export interface Asked {
  terms: AskedTerm[]
  /** What a document could reach at most for the query's own words. */
  ceiling: number
}

/** A term as it stands in the segments that are shown. */
interface Known {
  term: string
  of: Segment[]
  at: number[]
  /** Living documents that hold it. */
  count: number
  /** The query that named it last, and for how much. */
  turn: number
  part: number
}

/** Where terms stand and how many hold them, until another list is shown; most of a query's terms were asked before. */
export function createLookup() {
  const known = new Map<string, Known>()
  const expansions = new Map<string, Known[]>()
  let moved: { from: Segment[]; to: Segment[]; places: Int32Array } | null = null
  let turn = 0

  /** Where each segment of a list stood in the list before. */
  function placesIn(from: Segment[], to: Segment[]): Int32Array {
    if (moved?.from !== from || moved.to !== to)
      moved = { from, to, places: Int32Array.from(to, (segment) => from.indexOf(segment)) }
    return moved.places
  }

  function look(one: Known, segments: Segment[]) {
    const places = placesIn(one.of, segments)
    const at: number[] = []
    const hash = hashOf(one.term)
    one.count = 0
    for (let s = 0; s < segments.length; s++) {
      const segment = segments[s] as Segment
      const place = places[s] as number
      const number = place >= 0 ? (one.at[place] as number) : segment.termOf(one.term, hash)
      at.push(number)
      if (number >= 0) one.count += segment.holders[number] as number
    }
    one.of = segments
    one.at = at
    return one
  }

  function named(term: string): Known {
    let one = known.get(term)
    if (!one) {
      one = { term, of: [], at: [], count: 0, turn: 0, part: 0 }
      known.set(term, one)
    }
    return one
  }

  function knownsOf(text: string): Known[] {
    let found = expansions.get(text)
    if (!found) {
      found = termsOfExpansion(text).map(named)
      expansions.set(text, found)
    }
    return found
  }

  return {
    begin() {
      turn++
      if (known.size < REMEMBERED && expansions.size < REMEMBERED) return
      known.clear()
      expansions.clear()
    },
    own(segments: Segment[], term: string): Known {
      const one = named(term)
      one.turn = turn
      return one.of === segments ? one : look(one, segments)
    },
    /** The terms of all texts that were not asked themselves, each for the most that any of the texts gives it. */
    beside(segments: Segment[], texts: { text: string; weight: number }[]): Known[] {
      const found: Known[] = []
      const own = turn++
      for (const { text, weight } of texts)
        for (const one of knownsOf(text)) {
          if (one.turn === own) continue
          if (one.turn === turn) one.part = Math.max(one.part, weight)
          else {
            one.turn = turn
            one.part = weight
            found.push(one.of === segments ? one : look(one, segments))
          }
        }
      return found
    },
  }
}
type Lookup = ReturnType<typeof createLookup>

/**
 * What the query asks, weighed by rarity, of the known terms, and the ceiling a document could reach. Terms that are only
 * looked for beside it bring their part of that, and do not lift the ceiling.
 */
export function ask(segments: Segment[], lookup: Lookup, terms: Map<string, number>, expansion: Expansion[]): Asked {
  const living = segments.reduce((sum, segment) => sum + segment.living(), 0)
  const own: AskedTerm[] = []
  let ceiling = 0
  lookup.begin()
  const weightOf = (part: number, count: number) => termWeight(part, rarityOf(living, count), terms.size)
  for (const [term, part] of terms) {
    const { at, count } = lookup.own(segments, term)
    const weight = weightOf(part, count)
    ceiling += TOP * weight
    if (count > 0) own.push({ term, weight, at })
  }
  const beside: AskedTerm[] = []
  for (const { term, at, count, part } of lookup.beside(segments, expansion))
    if (count > 0) beside.push({ term, weight: weightOf(part, count), at })
  return { terms: [...own, ...held(beside, ceiling)], ceiling }
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
  const { at, kernels, rows, counts } = segment
  kernels.clear(at.cells, (counts.documents + 1) & ~1)
  for (let t = 0; t < weights.length; t++) {
    const term = numbers[t * of + s] as number
    if (term < 0) continue
    const weight = weights[t] as number
    const start = at.postings + 2 * (rows[ROW * term + 2] as number)
    const holding = rows[ROW * term + 3] as number
    const singles = holding & 0xffff
    const multiples = holding >>> 16
    if (singles > 0) kernels.ones(start, singles, at.cells, weight)
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
