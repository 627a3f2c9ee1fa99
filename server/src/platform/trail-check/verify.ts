import type { TrailDamage } from '@keqiao/shared/trail'
import type { Reader } from '../db/database.ts'
import type { Anchor } from '../trail-anchors.ts'
import { GENESIS } from '../trail-chain.ts'
import { judge, merged } from './judge.ts'
import { belongsAt } from './places.ts'
import { hashesAt, rowAt } from './rows.ts'
import { type Walked, type WalkOptions, walk } from './walk.ts'

export interface Verified {
  /** Rows seen. */
  count: number
  /** Of the last row, to be written down elsewhere. */
  hash: string | null
  damages: TrailDamage[]
}

/** Every altered, removed, moved or inserted row, by its place. */
export async function verifyTrail(db: Reader, anchors: Anchor[], options?: WalkOptions): Promise<Verified> {
  const seen = await walk(db, options)
  await takeCopiesOut(db, seen)
  const { count, isRewritten } = await lengthOf(db, seen)
  const head = isRewritten ? [{ kind: 'head' as const, first: count, last: count, from: null }] : []
  const damages = judge(seen, count)
  const anchored = await checkAnchors(db, anchors, damages)
  return { count: seen.rows, hash: seen.last.hash, damages: merged([...damages, ...head, ...anchored]) }
}

/** A row is moved once: what looks like one that still stands, or that was found already, is a copy. */
async function takeCopiesOut(db: Reader, { moved, unsound }: Walked) {
  const doubtful = [...moved.values()].filter(({ from }) => !moved.has(from))
  const standing = await hashesAt(
    db,
    doubtful.map(({ from }) => from),
  )
  const found = new Set<number>()
  for (const [place, { from, hash }] of moved) {
    if (found.has(from) || standing.get(from) === hash) {
      moved.delete(place)
      unsound.add(place)
    }
    found.add(from)
  }
}

/** How long the chain is by its head, or by its rows where the head is the one that lies. */
async function lengthOf(db: Reader, { head, last, rows }: Walked): Promise<{ count: number; isRewritten: boolean }> {
  if (!head) return { count: last.seq, isRewritten: rows > 0 }
  if (last.sound && last.hash === head.hash) return { count: last.seq, isRewritten: head.count !== last.seq }
  if (head.count === 0) return { count: 0, isRewritten: head.hash !== GENESIS }
  const row = await rowAt(db, head.count)
  const isKnown = row && belongsAt(row, row.seq)
  return { count: head.count, isRewritten: Boolean(isKnown && row.hash !== head.hash) }
}

/** Rows that were rewritten whole, hashes and head too, still differ from what was written down outside the database. */
async function checkAnchors(db: Reader, anchors: Anchor[], damages: TrailDamage[]): Promise<TrailDamage[]> {
  const hashes = await hashesAt(
    db,
    anchors.map(({ count }) => count),
  )
  const isNamed = (place: number) => damages.some(({ first, last }) => place >= first && place <= last)
  let held = 0
  for (const { count, hash } of anchors) {
    if (hashes.get(count) === hash) held = count
    else if (!isNamed(count)) return [{ kind: 'anchor', first: held + 1, last: count, from: null }]
  }
  return []
}
