import { createBest } from './best.ts'
import { quantise, signsOf } from './compose.ts'
import { CHUNK, type Segment, widthOf } from './layout.ts'

/** From this many documents on, the bits are looked at first. */
const SIEVE_FROM = 150_000
/** How much of the library passes the sieve, and how much at least. */
const SIEVED_PART = 0.03
const SIEVED = 8000

/** Places of all segments in one number: the segment's place in the list × 65,536 + slot. */
export const placeOf = (s: number, slot: number) => s * 65_536 + slot
export const segmentOf = (place: number) => Math.floor(place / 65_536)
export const slotOf = (place: number) => place % 65_536

/** A query vector laid into every segment's memory. */
export function layVector(segments: Segment[], vector: Float32Array) {
  const scales = segments.map((segment) => {
    const scale = quantise(vector, segment.query)
    signsOf(segment.query, segment.queryBits, 0)
    return scale
  })
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

export interface Wanted {
  most: number
  least: number
  /** One byte per slot of each segment. */
  masks: Uint8Array[]
}

/** The nearest living documents: every vector as int8, or in large libraries those whose bits are nearest. */
export function nearest(segments: Segment[], laid: Laid, wanted: Wanted, sieve?: boolean): Float64Array {
  const all = segments.reduce((sum, { counts }) => sum + counts.documents, 0)
  return (sieve ?? all >= SIEVE_FROM) ? sieved(segments, laid, wanted, all) : scanned(segments, laid, wanted)
}

function scanned(segments: Segment[], { scale }: Laid, { most, least, masks }: Wanted) {
  const best = createBest(most, least)
  for (const [s, segment] of segments.entries()) {
    const { kernels, at, counts, sums, scales, out } = segment
    const width = widthOf(counts.dimensions)
    const mask = masks[s] as Uint8Array
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
  return best.places()
}

function sieved(segments: Segment[], laid: Laid, { most, least, masks }: Wanted, all: number) {
  const bins = new Float64Array(257)
  for (const { kernels, at, counts, bins: mine } of segments) {
    mine.fill(0)
    kernels.differ(at.query + 2 * widthOf(counts.dimensions), at.bits, counts.documents, at.differences, at.bins)
    for (let bin = 0; bin < bins.length; bin++) bins[bin] = (bins[bin] as number) + (mine[bin] as number)
  }
  const enough = Math.max(SIEVED, all * SIEVED_PART)
  let furthest = 0
  for (let sum = 0; furthest < 256; furthest++) {
    sum += bins[furthest] as number
    if (sum >= enough) break
  }
  const best = createBest(most, least)
  for (const [s, segment] of segments.entries()) {
    const mask = masks[s] as Uint8Array
    const { differences } = segment
    for (let slot = 0; slot < differences.length; slot++)
      if ((differences[slot] as number) <= furthest && mask[slot] === 1) best.push(laid.cosine(segment, slot), placeOf(s, slot))
  }
  return best.places()
}
