import { and, eq, isNull } from 'drizzle-orm'
import type { Reader, Tx } from '../platform/db/database.ts'
import { type InterestRow, interests } from './tables.ts'

export async function ofSource(db: Reader, source: string): Promise<InterestRow | undefined> {
  const [row] = await db.select().from(interests).where(eq(interests.source, source)).limit(1)
  return row
}

/** New, or as the same source says it now; one that a deal took up stays as it was then. */
export async function file(tx: Tx, values: typeof interests.$inferInsert): Promise<{ row: InterestRow; isNew: boolean }> {
  const [made] = await tx.insert(interests).values(values).onConflictDoNothing().returning()
  if (made) return { row: made, isNew: true }
  const { id: _, ...said } = values
  const open = and(eq(interests.source, values.source), isNull(interests.dealId))
  const [changed] = await tx.update(interests).set(said).where(open).returning()
  return { row: changed ?? ((await ofSource(tx, values.source)) as InterestRow), isNew: false }
}

export async function takeBack(tx: Tx, source: string) {
  await tx.delete(interests).where(and(eq(interests.source, source), isNull(interests.dealId)))
}
