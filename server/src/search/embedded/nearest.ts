import type { createBest } from './best.ts'
import { quantise } from './compose.ts'
import { type Segment, STEP, widthOf } from './layout.ts'

/** Places of all segments in one number: the segment's place in the list × 65,536 + slot. */
export const placeOf = (s: number, slot: number) => s * 65_536 + slot
export const segmentOf = (place: number) => Math.floor(place / 65_536)
export const slotOf = (place: number) => place % 65_536

/** A query vector laid into every segment's memory. */
export function layVector(segments: Segment[], vector: Float32Array) {
  const scales = segments.map((segment) => quantise(vector, segment.query))
  const [scale = 1] = scales
  return {
    scale,
    cosine(segment: Segment, slot: number): number {
      const { kernels, at, counts, sums, scales } = segment
      const width = widthOf(counts.dimensions)
      kernels.dots(at.query, width, at.vectors + slot * width, 1, at.sums)
      return (sums[0] as number) * scale * (scales[slot] as number)
    },
  }
}
export type Laid = ReturnType<typeof layVector>

export interface NearWanted {
  most: number
  least: number
}
type Best = ReturnType<typeof createBest>

interface Stretch {
  s: number
  from: number
  to: number
  scale: number
  mask: Uint8Array
  /** Which of the segment's benches to work at: every thread has its own. */
  bench: number
}

/** The nearest of a stretch among those that the mask lets through: every vector is looked at, at the memory's own pace. */
export function nearestIn(segment: Segment, { s, from: first, to, scale, mask, bench }: Stretch, best: Best) {
  const { kernels, at, counts, sums, scales, near } = segment
  const width = widthOf(counts.dimensions)
  const base = STEP * bench
  for (let from = first; from < to; from += STEP) {
    const count = Math.min(STEP, to - from)
    const sumsAt = at.sums + 4 * base
    kernels.dots(at.query, width, at.vectors + from * width, count, sumsAt)
    const bar = Math.max(-1e30, best.bar() / scale)
    const found = kernels.near(sumsAt, at.scales + 4 * from, count, bar, at.near + 4 * base)
    for (let i = 0; i < found; i++) {
      const place = near[base + i] as number
      if (place < count && mask[from + place] === 1)
        best.push((sums[base + place] as number) * scale * (scales[from + place] as number), placeOf(s, from + place))
    }
  }
}
