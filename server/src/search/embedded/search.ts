import type { ListingKind } from '@keqiao/shared/listings'
import type { Found, Hit, Query } from '../engine.ts'
import { PRECISE_COSINE, PRECISE_CUT, PRECISE_NEAR, type Candidates as Weighed, WIDE, weigh } from '../fusion.ts'
import { createBest } from './best.ts'
import { packId } from './bytes.ts'
import { CHUNK, type Segment } from './layout.ts'
import { createFacetCounts, maskOf } from './masks.ts'
import { type Laid, layVector, nearestIn, placeOf, segmentOf, slotOf } from './nearest.ts'
import { type Asked, ask, createLengths, createLookup, scoreSlot } from './score.ts'
import { askedTerms, wordsOf } from './terms.ts'
import { type Walk, walkOf } from './walk.ts'

const TERMS_TOLD = 80
/** Less than any term brings. */
const ANY = 1e-30

interface Candidates extends Weighed {
  places: number[]
}

type Walker = (segments: Segment[], kind: ListingKind, given: Walk) => Float64Array

/** Search over the segments of one kind. Filters are part of the walk: what does not pass takes nobody's place. */
export function createSearch(walkAll: Walker) {
  const lengths = createLengths()
  const lookup = createLookup()

  return (segments: Segment[], query: Query): Found => {
    lengths.weigh(segments)
    const terms = askedTerms(query.text, query.breadth)
    const asked = ask(segments, lookup, terms, query.expansion ?? [])
    const told = toldTerms(query, asked)
    const laid = query.vector && query.by !== 'words' ? layVector(segments, query.vector) : null
    if (query.ids) return { ...pairs(segments, query, asked, laid), facets: {}, terms: told }

    const filtered = Object.values(query.filters).some((codes) => codes.length > 0)
    const masks = segments.map((segment) => maskOf(segment, query.filters))
    const alive = segments.map((segment) => segment.alive)
    const places = placesFor(segments, query, { walkAll, asked, laid, masks, alive, filtered, all: terms.size === 0 && !laid })
    const found = measured(segments, places, laid)
    weigh(found, query, terms.size, laid !== null)

    const passed: number[] = []
    for (let i = 0; i < places.length; i++) {
      const place = places[i] as number
      if ((masks[segmentOf(place)] as Uint8Array)[slotOf(place)] === 1) passed.push(i)
    }
    const order = paged(segments, query, found, passed, query.sort === 'date' || terms.size === 0)
    return {
      hits: order.map((i): Hit => {
        const place = places[i] as number
        return {
          id: (segments[segmentOf(place)] as Segment).idOf(slotOf(place)),
          score: found.scores[i] as number,
          words: asked.ceiling > 0 ? (found.words[i] as number) / asked.ceiling : 0,
          meaning: laid ? (found.meaning[i] as number) : null,
        }
      }),
      total: passed.length,
      facets: query.facets ? facetsOf(segments, places, query) : {},
      terms: told,
    }
  }
}

/** Pairs of characters across two words found the document, but mean nothing to a reader. */
function toldTerms(query: Query, { terms }: Asked) {
  if (query.breadth !== 'precise') return []
  const spoken = wordsOf(query.text)
  return terms
    .filter(({ term }) => spoken.some((word) => word.includes(term)))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, TERMS_TOLD)
    .map(({ term, weight }) => ({ term, weight }))
}

interface Sides {
  walkAll: Walker
  asked: Asked
  laid: Laid | null
  masks: Uint8Array[]
  alive: Uint8Array[]
  filtered: boolean
  /** Nothing was asked: everything is listed. */
  all: boolean
}

/** Which documents are in the running: the best by words, joined by the best by meaning. */
function placesFor(segments: Segment[], query: Query, sides: Sides): number[] {
  if (sides.all) return everything(segments)
  return query.breadth === 'wide' ? widePlaces(segments, query, sides) : precisePlaces(segments, query, sides)
}

const everything = (segments: Segment[]) =>
  segments.flatMap(({ alive }, s) => Array.from(alive.keys(), (slot) => placeOf(s, slot)).filter((_, slot) => alive[slot] === 1))

function widePlaces(segments: Segment[], query: Query, { walkAll, asked, laid, masks }: Sides): number[] {
  const near = laid ? { most: WIDE, least: -1, filters: query.filters, scale: laid.scale } : null
  const nearest = walkAll(segments, query.kind, walkOf(asked, segments.length, near))
  const byWords = query.by === 'meaning' ? [] : bestByWords(segments, masks, WIDE).places()
  return [...new Set([...byWords, ...placesIn(nearest)])]
}

function precisePlaces(segments: Segment[], query: Query, { walkAll, asked, laid, alive, filtered }: Sides): number[] {
  const wanted = { most: PRECISE_NEAR, least: PRECISE_COSINE, scale: laid?.scale ?? 1 }
  const near = laid ? { ...wanted, filters: query.filters } : null
  const nearest = walkAll(segments, query.kind, walkOf(asked, segments.length, near))
  const found = new Set<number>()
  if (query.by !== 'meaning') {
    const cut = bestByWords(segments, alive, 1).highest() * PRECISE_CUT
    if (cut > 0)
      eachAbove(
        segments,
        () => cut,
        alive,
        (_, place) => found.add(place),
      )
  }
  for (const place of placesIn(nearest)) found.add(place)
  // Facets are counted over what the other filters let in, so the nearest of all stand among them as well.
  if (laid && filtered && query.facets) {
    const best = createBest(wanted.most, wanted.least)
    for (const [s, segment] of segments.entries())
      nearestIn(
        segment,
        { s, from: 0, to: segment.counts.documents, scale: laid.scale, mask: alive[s] as Uint8Array, bench: 0 },
        best,
      )
    for (const place of best.places()) found.add(place)
  }
  return [...found]
}

const placesIn = (pairs: Float64Array) => pairs.filter((_, i) => i % 2 === 1)

function slotsBySegment(segments: Segment[], places: Iterable<number>): number[][] {
  const slots = segments.map((): number[] => [])
  for (const place of places) (slots[segmentOf(place)] as number[]).push(slotOf(place))
  return slots
}

function bestByWords(segments: Segment[], masks: Uint8Array[], most: number) {
  const best = createBest(most, ANY)
  eachAbove(segments, best.bar, masks, best.push)
  return best
}

/** Every slot whose sum reaches the bar, which may rise meanwhile. */
function eachAbove(segments: Segment[], bar: () => number, masks: Uint8Array[], take: (sum: number, place: number) => void) {
  for (const [s, { kernels, at, counts, out, found, cells }] of segments.entries()) {
    const mask = masks[s] as Uint8Array
    const end = (counts.documents + 1) & ~1
    for (let from = 0; from < end; ) {
      from = kernels.reach(at.cells, from, end, bar(), at.out, CHUNK, at.found)
      const many = found[0] as number
      for (let i = 0; i < many; i++) {
        const slot = out[i] as number
        if (mask[slot] === 1) take(cells[2 * slot] as number, placeOf(s, slot))
      }
    }
  }
}

function measured(segments: Segment[], places: number[], laid: Laid | null): Candidates {
  const words = new Float64Array(places.length)
  const meaning = new Float64Array(places.length)
  for (let i = 0; i < places.length; i++) {
    const segment = segments[segmentOf(places[i] as number)] as Segment
    const slot = slotOf(places[i] as number)
    words[i] = segment.cells[2 * slot] as number
    if (laid) meaning[i] = laid.cosine(segment, slot)
  }
  return { places, words, meaning, scores: new Float64Array(places.length) }
}

/** One page of what passed, in an order that is total: score or date, then id. */
function paged(segments: Segment[], query: Query, { places, scores }: Candidates, passed: number[], byDate: boolean): number[] {
  const rankOf = byDate
    ? (i: number) => (segments[segmentOf(places[i] as number)] as Segment).dates[slotOf(places[i] as number)] as number
    : (i: number) => scores[i] as number
  const most = query.offset + query.limit
  let inPlay = passed
  if (passed.length > 4 * most + 1000) {
    // Only what can be on the page is sorted; equals at its end are all kept.
    const values = Float64Array.from(passed, rankOf)
    const bar = values.slice().sort()[passed.length - most] as number
    inPlay = passed.filter((_, at) => (values[at] as number) >= bar)
  }
  const ids = new Map<number, string>()
  const idOf = (i: number) => {
    let id = ids.get(i)
    if (id === undefined) {
      id = (segments[segmentOf(places[i] as number)] as Segment).idOf(slotOf(places[i] as number))
      ids.set(i, id)
    }
    return id
  }
  return inPlay.sort((a, b) => rankOf(b) - rankOf(a) || (idOf(a) < idOf(b) ? -1 : 1)).slice(query.offset, most)
}

function facetsOf(segments: Segment[], places: number[], query: Query) {
  const counts = createFacetCounts(query.filters)
  for (const [s, slots] of slotsBySegment(segments, places).entries())
    if (slots.length > 0) counts.add(segments[s] as Segment, slots)
  return counts.all()
}

/** Known pairs are looked up one by one: no walk over the whole index. */
function pairs(segments: Segment[], query: Query, asked: Asked, laid: Laid | null) {
  const hits = (query.ids ?? []).flatMap((id): Hit[] => {
    const packed = packId(id)
    for (const [s, segment] of segments.entries()) {
      const slot = segment.slotOf(packed)
      if (slot === undefined) continue
      const share = asked.ceiling > 0 ? scoreSlot(segment, s, slot, asked) / asked.ceiling : 0
      return [{ id, score: share, words: share, meaning: laid ? laid.cosine(segment, slot) : null }]
    }
    return []
  })
  hits.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
  return { hits, total: hits.length }
}
