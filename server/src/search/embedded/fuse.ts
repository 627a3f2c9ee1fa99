import type { Query } from '../engine.ts'

/** Meaning's part of the score; less for a few words, which say exactly what they want (`matching.md` §7.4). */
const ALPHA = 0.2
const ALPHA_SHORT = 0.1
/** What is ranked again afterwards is let in more freely. */
const ALPHA_WIDE = 0.3
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
  words: { scores: Float32Array; touched: Uint32Array } | null
  cosines: Float32Array | null
  alive: (slot: number) => boolean
  slots: number
}

/** The living slots of highest value, at most `most` of those at or above `least`; among the given ones, or all `count`. */
export function top(
  {
    values,
    slots,
    count,
    alive,
  }: { values: Float32Array; slots: Uint32Array | null; count: number; alive: (slot: number) => boolean },
  most: number,
  least = Number.NEGATIVE_INFINITY,
): number[] {
  const heap: number[] = []
  const less = (a: number, b: number) =>
    (values[a] as number) < (values[b] as number) || ((values[a] as number) === (values[b] as number) && a > b)
  let bar = least
  for (let i = 0; i < count; i++) {
    const slot = slots ? (slots[i] as number) : i
    // Nearly every slot ends here: no call, no allocation.
    if ((values[slot] as number) < bar || !alive(slot)) continue
    if (heap.length < most) {
      heap.push(slot)
      for (let at = heap.length - 1; at > 0; ) {
        const up = (at - 1) >> 1
        if (!less(heap[at] as number, heap[up] as number)) break
        ;[heap[at], heap[up]] = [heap[up] as number, heap[at] as number]
        at = up
      }
    } else if (less(heap[0] as number, slot)) {
      heap[0] = slot
      for (let at = 0; ; ) {
        let smallest = at
        for (let child = 2 * at + 1; child <= 2 * at + 2; child++)
          if (child < heap.length && less(heap[child] as number, heap[smallest] as number)) smallest = child
        if (smallest === at) break
        ;[heap[at], heap[smallest]] = [heap[smallest] as number, heap[at] as number]
        at = smallest
      }
    }
    if (heap.length === most) bar = Math.max(least, values[heap[0] as number] as number)
  }
  return heap.sort((a, b) => (less(a, b) ? 1 : -1))
}

/** Which slots are in the running: the best by words, joined by the best by meaning. */
function candidates({ words, cosines, alive, slots }: Sides, query: Query): Set<number> {
  const found = new Set<number>()
  if (words && query.by !== 'meaning') {
    const { scores, touched } = words
    if (query.breadth === 'wide')
      for (const slot of top({ values: scores, slots: touched, count: touched.length, alive }, WIDE)) found.add(slot)
    else {
      let best = 0
      for (let i = 0; i < touched.length; i++) {
        const slot = touched[i] as number
        if ((scores[slot] as number) > best && alive(slot)) best = scores[slot] as number
      }
      const least = best * PRECISE_CUT
      for (let i = 0; i < touched.length; i++) {
        const slot = touched[i] as number
        if ((scores[slot] as number) >= least && alive(slot)) found.add(slot)
      }
    }
  }
  if (cosines && query.by !== 'words') {
    const wide = query.breadth === 'wide'
    const all = { values: cosines, slots: null, count: slots, alive }
    for (const slot of top(all, wide ? WIDE : 50, wide ? -1 : PRECISE_COSINE)) found.add(slot)
  }
  return found
}

/** Meaning's part, where `best` is the highest sum of words that anybody reaches. */
export function alphaOf(query: Query, { vector, best, terms }: { vector: boolean; best: number; terms: number }): number {
  if (query.by === 'words' || !vector) return 0
  if (query.by === 'meaning' || best === 0) return 1
  if (query.breadth === 'wide') return ALPHA_WIDE
  return terms <= SHORT_TERMS ? ALPHA_SHORT : ALPHA
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
  const alpha = alphaOf(query, { vector: cosines !== null, best, terms })
  return [...found].map((slot) => {
    const meaning = high > low ? (cosineOf(slot) - low) / (high - low) : 0
    const word = best > 0 ? wordsOf(slot) / best : 0
    return { slot, score: (1 - alpha) * word + alpha * meaning, words: wordsOf(slot), meaning: cosineOf(slot) }
  })
}
