import type { ListingKind } from '@keqiao/shared/listings'
import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Reader, Tx } from '../platform/db/database.ts'
import { listingOrigins } from './tables.ts'

export const originsOf = (db: Reader, kind: ListingKind, listingId: string) =>
  db
    .select({
      code: listingOrigins.code,
      number: listingOrigins.number,
      batch: listingOrigins.batch,
      importedAt: listingOrigins.importedAt,
    })
    .from(listingOrigins)
    .where(and(eq(listingOrigins.kind, kind), eq(listingOrigins.listingId, listingId)))
    .orderBy(asc(listingOrigins.importedAt), asc(listingOrigins.code), asc(listingOrigins.number))

/** Listing ids by their number in one origin's list. */
export async function knownNumbers(db: Reader, kind: ListingKind, code: string, numbers: string[]) {
  const found = new Map<string, string>()
  for (let i = 0; i < numbers.length; i += 500)
    for (const row of await db
      .select({ number: listingOrigins.number, listingId: listingOrigins.listingId })
      .from(listingOrigins)
      .where(
        and(
          eq(listingOrigins.kind, kind),
          eq(listingOrigins.code, code),
          inArray(listingOrigins.number, numbers.slice(i, i + 500)),
        ),
      ))
      if (row.number) found.set(row.number, row.listingId)
  return found
}

/** An origin that is already known for another record stays with that record. */
export async function addOrigins(tx: Tx, rows: (typeof listingOrigins.$inferInsert)[]) {
  for (let i = 0; i < rows.length; i += 500)
    await tx
      .insert(listingOrigins)
      .values(rows.slice(i, i + 500))
      .onConflictDoNothing()
}

export async function moveOrigins(tx: Tx, kind: ListingKind, from: string, to: string) {
  await tx
    .update(listingOrigins)
    .set({ listingId: to })
    .where(and(eq(listingOrigins.kind, kind), eq(listingOrigins.listingId, from)))
}
