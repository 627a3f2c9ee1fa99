import type { Reader } from '../db/database.ts'
import { GENESIS, hashOf } from '../trail-chain.ts'
import { createSearch } from './places.ts'
import { type Head, headOf, type Row, rowsAfter } from './rows.ts'

export interface Range {
  first: number
  last: number
}
/** What one walk over all rows saw, before it is judged. */
export interface Walked {
  rows: number
  head: Head | null
  last: { seq: number; hash: string | null; sound: boolean }
  /** Places between rows that have none. */
  gaps: Range[]
  /** Where a row stands → where its hash says it belongs. */
  moved: Map<number, { from: number; hash: string }>
  /** Rows whose hash fits no place. */
  unsound: Set<number>
  /** Sound rows behind a sound row that is not the one they were chained to. */
  breaks: number[]
  /** Rows at places below one, which no chain has. */
  below: number[]
}

export interface WalkOptions {
  slice?: number
  progress?: (rows: number) => void | Promise<void>
}

/** Walks by slices. The head is read behind the rows and rows once more behind the head: a house at work may go on writing. */
export async function walk(db: Reader, { slice = 2000, progress }: WalkOptions = {}): Promise<Walked> {
  const search = createSearch()
  const seen: Walked = {
    rows: 0,
    head: null,
    last: { seq: 0, hash: GENESIS, sound: true },
    gaps: [],
    moved: new Map(),
    unsound: new Set(),
    breaks: [],
    below: [],
  }
  for (let after = Number.MIN_SAFE_INTEGER, ended = false; ; ) {
    const rows = await rowsAfter(db, after, slice)
    if (rows.length === 0 && ended) break
    ended = rows.length === 0
    if (ended) seen.head = await headOf(db)
    for (const row of rows) note(seen, row, search)
    after = rows.at(-1)?.seq ?? after
    await progress?.(seen.rows)
  }
  const tail = { first: seen.last.seq + 1, last: seen.head?.count ?? 0 }
  for (const { row, place } of search.anywhere([...seen.gaps, tail])) {
    seen.unsound.delete(row.seq)
    seen.moved.set(row.seq, { from: place, hash: row.hash ?? '' })
  }
  return seen
}

function note(seen: Walked, row: Row, search: ReturnType<typeof createSearch>) {
  const { last } = seen
  seen.rows++
  const sound = hashOf(row) === row.hash
  const place = sound ? row.seq : search.near(row)
  if (place === null) seen.unsound.add(row.seq)
  else if (place !== row.seq) seen.moved.set(row.seq, { from: place, hash: row.hash ?? '' })
  if (row.seq < 1) return void seen.below.push(row.seq)
  if (row.seq > last.seq + 1) seen.gaps.push({ first: last.seq + 1, last: row.seq - 1 })
  else if (sound && last.sound && row.prevHash !== last.hash) seen.breaks.push(row.seq)
  seen.last = { seq: row.seq, hash: row.hash, sound }
}
