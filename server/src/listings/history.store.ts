import type { ListingKind, PendingVersion } from '@keqiao/shared/listings'
import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Reader, Tx } from '../platform/db/database.ts'
import { decisions, type PendingRow, pendingVersions, transitions } from './tables.ts'

export type { DecisionRow, PendingRow } from './tables.ts'

export async function addTransitions(tx: Tx, rows: (typeof transitions.$inferInsert)[]) {
  for (let i = 0; i < rows.length; i += 500) await tx.insert(transitions).values(rows.slice(i, i + 500))
}

export const transitionsOf = (db: Reader, kind: ListingKind, listingId: string) =>
  db
    .select()
    .from(transitions)
    .where(and(eq(transitions.kind, kind), eq(transitions.listingId, listingId)))
    .orderBy(asc(transitions.seq))

const isPending = (kind: ListingKind, listingId: string) =>
  and(eq(pendingVersions.kind, kind), eq(pendingVersions.listingId, listingId))

export async function pendingOf(db: Reader, kind: ListingKind, listingId: string): Promise<PendingRow | undefined> {
  const [row] = await db.select().from(pendingVersions).where(isPending(kind, listingId)).limit(1)
  return row
}

export async function pendingOfMany(db: Reader, kind: ListingKind, ids: string[]): Promise<Map<string, PendingRow>> {
  const found = new Map<string, PendingRow>()
  for (let i = 0; i < ids.length; i += 500)
    for (const row of await db
      .select()
      .from(pendingVersions)
      .where(and(eq(pendingVersions.kind, kind), inArray(pendingVersions.listingId, ids.slice(i, i + 500)))))
      found.set(row.listingId, row)
  return found
}

export async function putPending(tx: Tx, row: PendingRow) {
  const { kind, listingId, ...values } = row
  await tx
    .insert(pendingVersions)
    .values(row)
    .onConflictDoUpdate({ target: [pendingVersions.kind, pendingVersions.listingId], set: values })
  return { kind, listingId, ...values }
}

export async function dropPending(tx: Tx, kind: ListingKind, listingId: string) {
  await tx.delete(pendingVersions).where(isPending(kind, listingId))
}

export const pendingOfKind = (db: Reader, kind: ListingKind): Promise<PendingRow[]> =>
  db.select().from(pendingVersions).where(eq(pendingVersions.kind, kind))

/** A mark beside the content: no new revision. */
export async function setPendingRisks(tx: Tx, { kind, listingId }: PendingRow, risks: number) {
  await tx.update(pendingVersions).set({ risks }).where(isPending(kind, listingId))
}

export const asPending = ({ state, changed, revision, submittedAt, feedback }: PendingRow): PendingVersion => ({
  state,
  changed,
  revision,
  submittedAt,
  feedback,
})

export async function decision(db: Reader, id: string) {
  const [row] = await db.select().from(decisions).where(eq(decisions.id, id)).limit(1)
  return row
}

export async function decisionOn(db: Reader, kind: ListingKind, listingId: string) {
  const [row] = await db
    .select()
    .from(decisions)
    .where(and(eq(decisions.kind, kind), eq(decisions.listingId, listingId)))
    .limit(1)
  return row
}

export async function addDecision(tx: Tx, row: typeof decisions.$inferInsert) {
  await tx.insert(decisions).values(row)
}

/** True when it was still there: undoing and applying race, one of them gets it. */
export async function takeDecision(tx: Tx, id: string): Promise<boolean> {
  return (await tx.delete(decisions).where(eq(decisions.id, id)).returning()).length > 0
}
