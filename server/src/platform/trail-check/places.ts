import { hashOf } from '../trail-chain.ts'
import type { Row } from './rows.ts'

/** How far around its own place a row is looked for at once. */
const NEAR = 16
/** Rows and places kept for the search at the end, and hashes spent on each search: a ruined trail must not cost for ever. */
const MOST_KEPT = 5000
const MOST_TRIES = 2_000_000

export const belongsAt = (row: Row, place: number) => row.hash !== null && hashOf({ ...row, seq: place }) === row.hash

/** Where rows that do not fit their place belong; a hash covers the place, so only the true one fits. */
export function createSearch() {
  const odd: Row[] = []
  let offset = 0
  let tries = 0
  return {
    /** Nearby: what was taken out or put in may have moved all rows behind it by the same step. */
    near(row: Row): number | null {
      if (offset !== 0 && belongsAt(row, row.seq + offset)) return row.seq + offset
      for (let by = 1; by <= NEAR && tries < MOST_TRIES; by++)
        for (const step of [by, -by]) {
          tries++
          if (!belongsAt(row, row.seq + step)) continue
          offset = step
          return row.seq + step
        }
      if (odd.length < MOST_KEPT) odd.push(row)
      return null
    },

    /** Anywhere: each row left over is tried at every place that is empty or holds an odd row. */
    *anywhere(ranges: { first: number; last: number }[]): Generator<{ row: Row; place: number }> {
      const open = new Set(odd.map(({ seq }) => seq))
      for (const { first, last } of ranges) for (let at = first; at <= last && open.size < MOST_KEPT; at++) open.add(at)
      let left = MOST_TRIES
      for (const row of odd)
        for (const place of open) {
          if (left-- <= 0) return
          if (!belongsAt(row, place)) continue
          yield { row, place }
          break
        }
    },
  }
}
