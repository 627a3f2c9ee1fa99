import type { Query } from '../engine.ts'
import { createBest } from './best.ts'
import type { Segment } from './layout.ts'
import { maskOf } from './masks.ts'
import { type NearWanted, nearestIn } from './nearest.ts'
import { type Asked, scoreSegment } from './score.ts'

/** What is to be done for a query; plain data, so that it can be sent. */
export interface Walk {
  weights: Float32Array
  /** Term by term, each with its number in every segment. */
  numbers: Int32Array
  near: (NearWanted & { filters: Query['filters']; scale: number }) | null
}

/** What one thread does at a time: the words of a whole segment, or the meaning of a stretch of one. */
export interface Unit {
  s: number
  stretch: { from: number; to: number } | null
}
/** Vectors; about as long a work as a quarter of the words of as many documents. */
const STRETCH = 16_384

/** The same for every thread, the longest work first, so that all end at about the same time. */
export function unitsOf(segments: Segment[], near: Walk['near']): Unit[] {
  const sizeOf = (s: number) => (segments[s] as Segment).counts.documents
  const words = [...segments.keys()].sort((a, b) => sizeOf(b) - sizeOf(a)).map((s): Unit => ({ s, stretch: null }))
  if (!near) return words
  const meaning = words.flatMap(({ s }): Unit[] =>
    Array.from({ length: Math.ceil(sizeOf(s) / STRETCH) }, (_, i) => ({
      s,
      stretch: { from: i * STRETCH, to: Math.min((i + 1) * STRETCH, sizeOf(s)) },
    })),
  )
  return [...words, ...meaning]
}

export function walkOf({ terms }: Asked, segments: number, near: Walk['near']): Walk {
  const numbers = new Int32Array(terms.length * segments)
  for (const [t, { at }] of terms.entries()) numbers.set(at, t * segments)
  return { weights: Float32Array.from(terms, ({ weight }) => weight), numbers, near }
}

interface Taking {
  units: Unit[]
  /** The number of the next unit that is nobody's yet; past the last, there is none. */
  next: () => number
  bench: number
}

/** Leaves the sums in the segments' cells; returns the nearest by meaning, value and place in turn. */
export function walk(segments: Segment[], { weights, numbers, near }: Walk, { units, next, bench }: Taking): Float64Array {
  const best = near ? createBest(near.most, near.least) : null
  for (let i = next(); i < units.length; i = next()) {
    const { s, stretch } = units[i] as Unit
    const segment = segments[s] as Segment
    if (!stretch) scoreSegment(segment, { weights, numbers, s, of: segments.length })
    else if (near && best)
      nearestIn(segment, { s, ...stretch, scale: near.scale, mask: maskOf(segment, near.filters), bench }, best)
  }
  return best ? best.pairs() : new Float64Array(0)
}
