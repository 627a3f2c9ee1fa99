import { asc, eq, gt, inArray, sql } from 'drizzle-orm'
import type { Reader } from '../db/database.ts'
import { trail, trailHead } from '../trail.tables.ts'

export type Row = Awaited<ReturnType<typeof rowsAfter>>[number]
export interface Head {
  count: number
  hash: string
}

const columns = {
  seq: trail.seq,
  at: trail.at,
  actorId: trail.actorId,
  actorRole: trail.actorRole,
  action: trail.action,
  subject: trail.subject,
  // As it stands: text on SQLite, where it may be no JSON any more, a value on Postgres.
  facts: sql<unknown>`${trail.facts}`,
  prevHash: trail.prevHash,
  hash: trail.hash,
}

export async function rowsAfter(db: Reader, after: number, most: number) {
  const rows = await db.select(columns).from(trail).where(gt(trail.seq, after)).orderBy(asc(trail.seq)).limit(most)
  for (const row of rows) row.facts = parsed(row.facts)
  return rows
}

export async function rowAt(db: Reader, seq: number): Promise<Row | undefined> {
  const [row] = await db.select(columns).from(trail).where(eq(trail.seq, seq))
  return row && { ...row, facts: parsed(row.facts) }
}

export async function hashesAt(db: Reader, places: number[]): Promise<Map<number, string | null>> {
  const found = new Map<number, string | null>()
  for (let i = 0; i < places.length; i += 500) {
    const some = inArray(trail.seq, places.slice(i, i + 500))
    for (const { seq, hash } of await db.select({ seq: trail.seq, hash: trail.hash }).from(trail).where(some))
      found.set(seq, hash)
  }
  return found
}

export async function headOf(db: Reader): Promise<Head | null> {
  const [head] = await db.select({ count: trailHead.count, hash: trailHead.hash }).from(trailHead)
  return head ?? null
}

function parsed(facts: unknown): unknown {
  if (typeof facts !== 'string') return facts
  try {
    return JSON.parse(facts)
  } catch {
    return undefined
  }
}
