import type { Query } from '../engine.ts'
import { createBest } from './best.ts'
import type { Segment } from './layout.ts'
import { maskOf } from './masks.ts'
import { type NearWanted, nearestIn } from './nearest.ts'
import { type Asked, scoreSegment } from './score.ts'

/** What every thread does with its share of the segments; plain data, so that it can be sent. */
export interface Walk {
  /** Numbers of the segments in the list that all threads hold. */
  share: number[]
  weights: Float32Array
  /** Term by term, each with its number in every segment. */
  numbers: Int32Array
  near: (NearWanted & { filters: Query['filters']; scale: number }) | null
}

export function walkOf({ terms }: Asked, segments: number, near: Walk['near']): Omit<Walk, 'share'> {
  const numbers = new Int32Array(terms.length * segments)
  for (const [t, { at }] of terms.entries()) numbers.set(at, t * segments)
  return { weights: Float32Array.from(terms, ({ weight }) => weight), numbers, near }
}

/** Leaves the sums in the segments' cells; returns the nearest by meaning, value and place in turn. */
export function walk(segments: Segment[], { share, weights, numbers, near }: Walk): Float64Array {
  const best = near ? createBest(near.most, near.least) : null
  for (const s of share) {
    const segment = segments[s] as Segment
    scoreSegment(segment, { weights, numbers, s, of: segments.length })
    if (near && best) nearestIn(segment, { s, scale: near.scale, mask: maskOf(segment, near.filters) }, best)
  }
  return best ? best.pairs() : new Float64Array(0)
}
