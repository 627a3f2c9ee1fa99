import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Reader, Tx } from '../platform/db/database.ts'
import { type ReplayConsentRow, replayConsents } from './tables.ts'

export async function consentsOf(db: Reader, presentationIds: string[]): Promise<ReplayConsentRow[]> {
  if (presentationIds.length === 0) return []
  const of = inArray(replayConsents.presentationId, presentationIds)
  return db.select().from(replayConsents).where(of).orderBy(asc(replayConsents.givenAt), asc(replayConsents.id))
}

/** One standing consent of each speaker; a second changes nothing. */
export async function give(tx: Tx, values: typeof replayConsents.$inferInsert) {
  await tx.insert(replayConsents).values(values).onConflictDoNothing()
}

/** False when none stood. */
export async function takeBack(tx: Tx, presentationId: string, speaker: string, at: string): Promise<boolean> {
  const rows = await tx
    .update(replayConsents)
    .set({ standing: null, withdrawnAt: at })
    .where(and(eq(replayConsents.presentationId, presentationId), eq(replayConsents.standing, speaker)))
    .returning()
  return rows.length > 0
}
