import type { Query } from '../engine.ts'

/** Meaning's part of the score; less for a few words, which say exactly what they want (`matching.md` §7.4). */
const ALPHA = 0.2
const ALPHA_SHORT = 0.1
const SHORT_TERMS = 8
/** A search box shows what reaches this part of the best word score. */
const PRECISE_CUT = 0.3
/** Meaning alone lets a document in from here on. */
const PRECISE_COSINE = 0.55
const WIDE = 200

export interface Scored {
  slot: number
  score: number
  words: number
  meaning: number
}

interface Sides {
  words: { scores: Float32Array; touched: number[] } | null
  cosines: Float32Array | null
  alive: (slot: number) => boolean
  slots: number
}

/** The `most` slots of highest value among those given. */
export function top(slots: Iterable<number>, value: (slot: number) => number, most: number): number[] {
  const heap: number[] = []
  const less = (a: number, b: number) => value(a) < value(b) || (value(a) === value(b) && a > b)
  for (const slot of slots) {
    if (heap.length < most) {
      heap.push(slot)
      for (let i = heap.length - 1; i > 0; ) {
        const up = (i - 1) >> 1
        if (!less(heap[i] as number, heap[up] as number)) break
        ;[heap[i], heap[up]] = [heap[up] as number, heap[i] as number]
        i = up
      }
    } else if (less(heap[0] as number, slot)) {
      heap[0] = slot
      for (let i = 0; ; ) {
        let least = i
        for (const child of [2 * i + 1, 2 * i + 2])
          if (child < heap.length && less(heap[child] as number, heap[least] as number)) least = child
        if (least === i) break
        ;[heap[i], heap[least]] = [heap[least] as number, heap[i] as number]
        i = least
      }
    }
  }
  return heap.sort((a, b) => value(b) - value(a) || a - b)
}

function* every(slots: number) {
  for (let slot = 0; slot < slots; slot++) yield slot
}

/** Which slots are in the running: the best by words, joined by the best by meaning. */
function candidates({ words, cosines, alive, slots }: Sides, query: Query): Set<number> {
  const found = new Set<number>()
  if (words && query.by !== 'meaning') {
    const { scores, touched } = words
    const living = touched.filter(alive)
    if (query.breadth === 'wide') for (const slot of top(living, (slot) => scores[slot] as number, WIDE)) found.add(slot)
    else {
      const best = living.reduce((most, slot) => Math.max(most, scores[slot] as number), 0)
      for (const slot of living) if ((scores[slot] as number) >= best * PRECISE_CUT) found.add(slot)
    }
  }
  if (cosines && query.by !== 'words') {
    const least = query.breadth === 'wide' ? -1 : PRECISE_COSINE
    const living = (function* () {
      for (const slot of every(slots)) if (alive(slot) && (cosines[slot] as number) >= least) yield slot
    })()
    for (const slot of top(living, (slot) => cosines[slot] as number, query.breadth === 'wide' ? WIDE : 50)) found.add(slot)
  }
  return found
}

/** Weighted scores, never ranks: (1−α)·words/best + α·meaning between its own ends. Rank fusion was measured to hurt. */
export function fuse(sides: Sides, query: Query, terms: number): Scored[] {
  const { words, cosines } = sides
  const found = candidates(sides, query)
  const wordsOf = (slot: number) => words?.scores[slot] ?? 0
  const cosineOf = (slot: number) => cosines?.[slot] ?? 0
  let best = 0
  let low = 1
  let high = -1
  for (const slot of found) {
    best = Math.max(best, wordsOf(slot))
    low = Math.min(low, cosineOf(slot))
    high = Math.max(high, cosineOf(slot))
  }
  const alpha =
    query.by === 'words' || !cosines ? 0 : query.by === 'meaning' || best === 0 ? 1 : terms <= SHORT_TERMS ? ALPHA_SHORT : ALPHA
  return [...found].map((slot) => {
    const meaning = high > low ? (cosineOf(slot) - low) / (high - low) : 0
    const word = best > 0 ? wordsOf(slot) / best : 0
    return { slot, score: (1 - alpha) * word + alpha * meaning, words: wordsOf(slot), meaning: cosineOf(slot) }
  })
}
