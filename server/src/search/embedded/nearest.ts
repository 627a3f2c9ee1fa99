import type { createBest } from './best.ts'
import { quantise } from './compose.ts'
import { CHUNK, type Segment, widthOf } from './layout.ts'

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

/** The nearest of a segment among those that the mask lets through: every vector is looked at, at the memory's own pace. */
export function nearestIn(segment: Segment, { s, scale, mask }: { s: number; scale: number; mask: Uint8Array }, best: Best) {
  const { kernels, at, counts, sums, scales, out } = segment
  const width = widthOf(counts.dimensions)
  for (let from = 0; from < counts.documents; from += CHUNK) {
    const count = Math.min(CHUNK, counts.documents - from)
    kernels.dots(at.query, width, at.vectors + from * width, count, at.sums)
    const found = kernels.near(at.sums, at.scales + 4 * from, count, Math.max(-1e30, best.bar() / scale), at.out)
    for (let i = 0; i < found; i++) {
      const place = out[i] as number
      if (place < count && mask[from + place] === 1)
        best.push((sums[place] as number) * scale * (scales[from + place] as number), placeOf(s, from + place))
    }
  }
}
