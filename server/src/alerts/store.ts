import type { ListingKind } from '@keqiao/shared/listings'
import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, lte, type SQL, sql } from 'drizzle-orm'
import { persons } from '../accounts/tables.ts'
import { achievements } from '../achievements/tables.ts'
import { needs } from '../needs/tables.ts'
import { chunksOf, inChunks } from '../platform/db/chunks.ts'
import type { Reader, Tx } from '../platform/db/database.ts'
import type { StoredSettings } from './rules.ts'
import { alertItems, alertSeen, alertSettings, alertWatches, savedSearches } from './tables.ts'

export type SearchRow = typeof savedSearches.$inferSelect
export type ItemRow = typeof alertItems.$inferSelect
export type NewItem = typeof alertItems.$inferInsert
const WALK = 500

export const searchesOf = (db: Reader, personId: string): Promise<SearchRow[]> =>
  db
    .select()
    .from(savedSearches)
    .where(eq(savedSearches.personId, personId))
    .orderBy(desc(savedSearches.createdAt), desc(savedSearches.id))

const ownSearch = (personId: string, id: string) => and(eq(savedSearches.id, id), eq(savedSearches.personId, personId))

export async function search(db: Reader, id: string): Promise<SearchRow | undefined> {
  const [row] = await db.select().from(savedSearches).where(eq(savedSearches.id, id)).limit(1)
  return row
}

/** The count that follows decides. */
export async function lockPerson(tx: Tx, id: string) {
  await tx.update(persons).set({ id }).where(eq(persons.id, id))
}

export async function insertSearch(tx: Tx, row: SearchRow) {
  await tx.insert(savedSearches).values(row)
}

export async function changeSearch(tx: Tx, personId: string, id: string, values: Partial<SearchRow>) {
  const [row] = await tx.update(savedSearches).set(values).where(ownSearch(personId, id)).returning()
  return row as SearchRow | undefined
}

export async function dropSearch(tx: Tx, personId: string, id: string): Promise<boolean> {
  const gone = await tx.delete(savedSearches).where(ownSearch(personId, id)).returning({ id: savedSearches.id })
  await tx.delete(alertItems).where(of(personId, `search:${id}`))
  return gone.length > 0
}

/** Saved searches of a kind that are older than `before`, by id. */
export const searchesAfter = (db: Reader, kind: ListingKind, after: string, before: string): Promise<SearchRow[]> =>
  db
    .select()
    .from(savedSearches)
    .where(and(eq(savedSearches.kind, kind), gt(savedSearches.id, after), lte(savedSearches.createdAt, before)))
    .orderBy(asc(savedSearches.id))
    .limit(WALK)

export async function settingsOf(db: Reader, personIds: string[]): Promise<Map<string, StoredSettings>> {
  const rows = await inChunks(personIds, (some) => db.select().from(alertSettings).where(inArray(alertSettings.personId, some)))
  return new Map(rows.map((row) => [row.personId, row]))
}

export async function saveSettings(tx: Tx, personId: string, values: StoredSettings) {
  await tx
    .insert(alertSettings)
    .values({ personId, ...values })
    .onConflictDoUpdate({ target: alertSettings.personId, set: values })
}

/** Who has settings of their own for a listing. */
export async function watchesOn(db: Reader, kind: ListingKind, listingId: string): Promise<Map<string, StoredSettings>> {
  const on = and(eq(alertWatches.kind, kind), eq(alertWatches.listingId, listingId))
  const rows = await db.select().from(alertWatches).where(on)
  return new Map(rows.map((row) => [row.personId, row]))
}

export async function watchesOf(
  db: Reader,
  personId: string,
  kind: ListingKind,
  ids: string[],
): Promise<Map<string, StoredSettings>> {
  const rows = await inChunks(ids, (some) =>
    db
      .select()
      .from(alertWatches)
      .where(and(eq(alertWatches.personId, personId), eq(alertWatches.kind, kind), inArray(alertWatches.listingId, some))),
  )
  return new Map(rows.map((row) => [row.listingId, row]))
}

export async function saveWatch(
  tx: Tx,
  { personId, kind, listingId }: { personId: string; kind: ListingKind; listingId: string },
  values: StoredSettings | null,
) {
  const key = and(eq(alertWatches.personId, personId), eq(alertWatches.kind, kind), eq(alertWatches.listingId, listingId))
  if (!values) await tx.delete(alertWatches).where(key)
  else
    await tx
      .insert(alertWatches)
      .values({ personId, kind, listingId, ...values })
      .onConflictDoUpdate({ target: [alertWatches.personId, alertWatches.kind, alertWatches.listingId], set: values })
}

/** What a person still has something to be told of. */
export async function waitingSources(db: Reader, personId: string): Promise<string[]> {
  const waiting = and(eq(alertItems.personId, personId), isNull(alertItems.toldAt), isNotNull(alertItems.dueAt))
  const rows = await db.selectDistinct({ source: alertItems.source }).from(alertItems).where(waiting)
  return rows.map(({ source }) => source)
}

const of = (personId: string, source: string) => and(eq(alertItems.personId, personId), eq(alertItems.source, source))

/** What waits is told by the settings of now; what a mute silenced stays silent. */
export async function putOff(tx: Tx, personId: string, sources: string[], dueAt: string | null) {
  for (const some of chunksOf(sources))
    await tx
      .update(alertItems)
      .set({ dueAt })
      .where(
        and(
          eq(alertItems.personId, personId),
          inArray(alertItems.source, some),
          isNull(alertItems.toldAt),
          isNotNull(alertItems.dueAt),
        ),
      )
}

/** Rows that were not in the ledger before; of two that add the same one, one adds it. */
export async function addItems(tx: Tx, rows: NewItem[]): Promise<{ personId: string; dueAt: string | null }[]> {
  const added: { personId: string; dueAt: string | null }[] = []
  for (const some of chunksOf(rows))
    added.push(
      ...(await tx
        .insert(alertItems)
        .values(some)
        .onConflictDoNothing()
        .returning({ personId: alertItems.personId, dueAt: alertItems.dueAt })),
    )
  return added
}

export const due = (db: Reader, personId: string, now: string): Promise<ItemRow[]> =>
  db
    .select()
    .from(alertItems)
    .where(and(eq(alertItems.personId, personId), isDue(now)))
    .orderBy(asc(alertItems.source), desc(alertItems.score), asc(alertItems.id))

const isDue = (now: string): SQL => and(isNull(alertItems.toldAt), lte(alertItems.dueAt, now)) as SQL

export async function peopleDue(db: Reader, now: string, most: number): Promise<string[]> {
  const rows = await db.selectDistinct({ personId: alertItems.personId }).from(alertItems).where(isDue(now)).limit(most)
  return rows.map(({ personId }) => personId)
}

/** Takes items for one notice; whoever else is about to tell them gets none. */
export async function take(tx: Tx, ids: string[], { batchId, now }: { batchId: string; now: string }): Promise<string[]> {
  const taken: string[] = []
  for (const some of chunksOf(ids)) {
    const rows = await tx
      .update(alertItems)
      .set({ toldAt: now, batchId })
      .where(and(inArray(alertItems.id, some), isDue(now)))
      .returning({ id: alertItems.id })
    taken.push(...rows.map(({ id }) => id))
  }
  return taken
}

/** Not to be told: it cannot be seen any more. Should it come back, it is news again. */
export async function dropUntold(tx: Tx, ids: string[]) {
  for (const some of chunksOf(ids))
    await tx.delete(alertItems).where(and(inArray(alertItems.id, some), isNull(alertItems.toldAt)))
}

/** The ledger from its oldest row on; ids sort by time. */
export const itemsAfter = (db: Reader, after: string): Promise<ItemRow[]> =>
  db.select().from(alertItems).where(gt(alertItems.id, after)).orderBy(asc(alertItems.id)).limit(WALK)

/** Of these searches, those still kept. */
export async function searchesLeft(db: Reader, ids: string[]): Promise<Set<string>> {
  const rows = await inChunks([...new Set(ids)], (some) =>
    db.select({ id: savedSearches.id }).from(savedSearches).where(inArray(savedSearches.id, some)),
  )
  return new Set(rows.map(({ id }) => id))
}

export async function dropItems(tx: Tx, ids: string[]) {
  for (const some of chunksOf(ids)) await tx.delete(alertItems).where(inArray(alertItems.id, some))
}

export const itemsOf = (db: Reader, personId: string, of: { source?: string | undefined; batch?: string | undefined }) =>
  db
    .select()
    .from(alertItems)
    .where(
      and(
        eq(alertItems.personId, personId),
        of.source ? eq(alertItems.source, of.source) : undefined,
        of.batch ? eq(alertItems.batchId, of.batch) : undefined,
      ),
    )
    .orderBy(desc(alertItems.createdAt), desc(alertItems.score), asc(alertItems.id))
    .limit(WALK)

/** Of these batches, whose they are and what they told of. */
export const sourcesOf = (db: Reader, batchIds: string[]) =>
  inChunks(batchIds, (some) =>
    db
      .selectDistinct({ batchId: alertItems.batchId, personId: alertItems.personId, source: alertItems.source })
      .from(alertItems)
      .where(inArray(alertItems.batchId, some)),
  )

export async function markSeen(
  tx: Tx,
  personId: string,
  which: { source: string } | { batch: string },
  now: string,
): Promise<number> {
  const rows = await tx
    .update(alertItems)
    .set({ seenAt: now })
    .where(
      and(
        eq(alertItems.personId, personId),
        'source' in which ? eq(alertItems.source, which.source) : eq(alertItems.batchId, which.batch),
        isNull(alertItems.seenAt),
      ),
    )
    .returning({ id: alertItems.id })
  return rows.length
}

/** Listings that anybody was ever told of under this source. */
export async function knownOf(db: Reader, source: string): Promise<Set<string>> {
  const rows = await db.selectDistinct({ found: alertItems.found }).from(alertItems).where(eq(alertItems.source, source))
  return new Set(rows.map(({ found }) => found))
}

export async function seenRevisions(db: Reader, subjects: string[]): Promise<Map<string, number>> {
  const rows = await inChunks(subjects, (some) => db.select().from(alertSeen).where(inArray(alertSeen.subject, some)))
  return new Map(rows.map(({ subject, revision }) => [subject, revision]))
}

export async function saveSeen(tx: Tx, rows: (typeof alertSeen.$inferInsert)[]) {
  for (const row of rows)
    await tx
      .insert(alertSeen)
      .values(row)
      .onConflictDoUpdate({ target: alertSeen.subject, set: { revision: row.revision } })
}

export const nothingSeen = async (db: Reader) => (await db.select().from(alertSeen).limit(1)).length === 0

/** Everything that is here now is no news to anybody. */
export async function takeStock(tx: Tx) {
  for (const [kind, listings] of [
    ['need', needs],
    ['achievement', achievements],
  ] as const)
    await tx
      .insert(alertSeen)
      .select(
        tx
          .select({ subject: sql<string>`${`${kind}:`} || ${listings.id}`.as('subject'), revision: listings.revision })
          .from(listings)
          .where(isNotNull(listings.publishedAt)),
      )
      .onConflictDoNothing()
}
