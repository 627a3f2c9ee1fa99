import { and, desc, eq, gt, inArray, sql } from 'drizzle-orm'
import type { Reader, Tx } from '../platform/db/database.ts'
import { type BatchApprovalRow, batchApprovals } from './tables.ts'

/** Undefined when this import is being approved already. */
export async function insert(tx: Tx, row: typeof batchApprovals.$inferInsert): Promise<BatchApprovalRow | undefined> {
  const [made] = await tx.insert(batchApprovals).values(row).onConflictDoNothing().returning()
  return made
}

export async function byId(db: Reader, id: string): Promise<BatchApprovalRow | undefined> {
  const [row] = await db.select().from(batchApprovals).where(eq(batchApprovals.id, id)).limit(1)
  return row
}

/** From one of these states; undefined when it has moved on. */
export async function move(tx: Tx, id: string, from: BatchApprovalRow['state'][], values: Partial<BatchApprovalRow>) {
  const [row] = await tx
    .update(batchApprovals)
    .set(values)
    .where(and(eq(batchApprovals.id, id), inArray(batchApprovals.state, from)))
    .returning()
  return row
}

export async function count(tx: Tx, id: string) {
  await tx
    .update(batchApprovals)
    .set({ approved: sql`${batchApprovals.approved} + 1` })
    .where(eq(batchApprovals.id, id))
}

/** Those of this person that are open, or were begun after `since`. */
export async function recentOf(db: Reader, actorId: string, since: string): Promise<BatchApprovalRow[]> {
  return db
    .select()
    .from(batchApprovals)
    .where(and(eq(batchApprovals.actorId, actorId), gt(batchApprovals.startedAt, since)))
    .orderBy(desc(batchApprovals.startedAt))
    .limit(10)
}
