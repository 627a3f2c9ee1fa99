import type { ListingState } from '@keqiao/shared/lifecycle'
import type { Contact, Feedback } from '@keqiao/shared/listings'
import type { PageQuery } from '@keqiao/shared/primitives'
import { and, desc, eq, gt, inArray, isNotNull, isNull, lte, or, sql } from 'drizzle-orm'
import { inChunks } from '../platform/db/chunks.ts'
import type { Reader, Tx } from '../platform/db/database.ts'
import type { listingColumns } from './columns.ts'
import { type Holding, holding } from './holding.store.ts'
import { shownAmong } from './shown.store.ts'

/** Rows per insert: about fifty columns each, and SQLite binds at most 32,766 values. */
const INSERTED = 100

/** As much of a row as the common life must know; each kind has its own fields beside. */
export interface ListingRow {
  id: string
  name: string
  ownerId: string | null
  externalRef: string | null
  state: ListingState
  revision: number
  region: string | null
  publishedAt: string | null
  submittedAt: string | null
  confirmedAt: string | null
  expiresAt: string | null
  feedback: Feedback | null
  contact: Contact | null
  demo: boolean
  ownerHidden: boolean
  risks: number
  createdAt: string
  updatedAt: string
  unitName: string | null
  importId: string | null
  mergedInto: string | null
  reminded: number | null
  takenDown: { reason: string; text: string | null; from: ListingState } | null
}

export type ListingStore<Row> = ReturnType<typeof createListingStore<Row>>

// biome-ignore lint/suspicious/noExplicitAny: any table that has the common columns
export type ListingTable = any & { [key in keyof ReturnType<typeof listingColumns>]: any }

/** The queries both kinds share, over the kind's own table. */
export function createListingStore<Row>(listings: ListingTable) {
  return {
    async byId(db: Reader, id: string): Promise<Row | undefined> {
      const [row] = await db.select().from(listings).where(eq(listings.id, id)).limit(1)
      return row as Row | undefined
    },

    byIds: (db: Reader, ids: string[]) =>
      inChunks(ids, async (chunk) => (await db.select().from(listings).where(inArray(listings.id, chunk))) as Row[]),

    byExternalRefs: (db: Reader, ownerId: string, refs: string[]) =>
      inChunks(refs, async (chunk) => {
        const own = and(eq(listings.ownerId, ownerId), inArray(listings.externalRef, chunk))
        return (await db.select().from(listings).where(own)) as Row[]
      }),

    /** Undefined when the owner already has this external number. */
    async insert(tx: Tx, values: object): Promise<Row | undefined> {
      const [row] = await tx.insert(listings).values(values).onConflictDoNothing().returning()
      return row as Row | undefined
    },

    /** Rows whose external numbers are known to be free. */
    async insertMany(tx: Tx, rows: object[]) {
      for (let i = 0; i < rows.length; i += INSERTED) await tx.insert(listings).values(rows.slice(i, i + INSERTED))
    },

    /** Changes one revision into the next; undefined when somebody else was faster. */
    async update(tx: Tx, id: string, revision: number, values: object): Promise<Row | undefined> {
      const [row] = await tx
        .update(listings)
        .set({ ...values, revision: revision + 1 })
        .where(and(eq(listings.id, id), eq(listings.revision, revision)))
        .returning()
      return row as Row | undefined
    },

    /** Hides or shows everything of an owner; answers with all of it. */
    async hideOf(tx: Tx, ownerId: string, ownerHidden: boolean): Promise<string[]> {
      const rows = await tx
        .update(listings)
        .set({ ownerHidden })
        .where(eq(listings.ownerId, ownerId))
        .returning({ id: listings.id })
      return rows.map((row: { id: string }) => row.id)
    },

    async ofOwners(db: Reader, ownerIds: string[], state: ListingState | undefined, { page, size }: PageQuery) {
      const where = and(inArray(listings.ownerId, ownerIds), state ? eq(listings.state, state) : undefined)
      const rows = await db
        .select()
        .from(listings)
        .where(where)
        .orderBy(desc(listings.updatedAt), desc(listings.id))
        .limit(size)
        .offset((page - 1) * size)
      return { rows: rows as Row[], total: await db.$count(listings, where) }
    },

    /** Marks beside the content: no new revision, so that an open form stays valid. */
    async set(tx: Tx, id: string, values: object) {
      await tx.update(listings).set(values).where(eq(listings.id, id))
    },

    /** The row as it is now, locked. */
    async lock(tx: Tx, id: string): Promise<Row | undefined> {
      const same = { revision: sql`${listings.revision}` }
      const [row] = await tx.update(listings).set(same).where(eq(listings.id, id)).returning()
      return row as Row | undefined
    },

    /** Locks the row and says whether it still is this revision. */
    async touch(tx: Tx, id: string, revision: number): Promise<boolean> {
      const rows = await tx
        .update(listings)
        .set({ revision })
        .where(and(eq(listings.id, id), eq(listings.revision, revision)))
        .returning({ id: listings.id })
      return rows.length > 0
    },

    async remove(tx: Tx, id: string, revision: number): Promise<boolean> {
      const rows = await tx
        .delete(listings)
        .where(and(eq(listings.id, id), eq(listings.revision, revision)))
        .returning({ id: listings.id })
      return rows.length > 0
    },

    /** Rows in one of these states that expire at or before `until`, the oldest first. */
    async due(db: Reader, { states, until, most }: { states: ListingState[]; until: string; most: number }): Promise<Row[]> {
      const rows = await db
        .select()
        .from(listings)
        .where(and(inArray(listings.state, states), lte(listings.expiresAt, until)))
        .orderBy(listings.expiresAt, listings.id)
        .limit(most)
      return rows as Row[]
    },

    /** Owned rows that expire by `until` and whose last reminder was for a longer time ahead. */
    async unreminded(
      db: Reader,
      { states, until, days, most }: { states: ListingState[]; until: string; days: number; most: number },
    ): Promise<Row[]> {
      const rows = await db
        .select()
        .from(listings)
        .where(
          and(
            inArray(listings.state, states),
            lte(listings.expiresAt, until),
            isNotNull(listings.ownerId),
            or(isNull(listings.reminded), gt(listings.reminded, days)),
          ),
        )
        .orderBy(listings.expiresAt, listings.id)
        .limit(most)
      return rows as Row[]
    },

    async withoutExpiry(db: Reader, states: ListingState[], most: number): Promise<Row[]> {
      const rows = await db
        .select()
        .from(listings)
        .where(and(inArray(listings.state, states), isNull(listings.expiresAt)))
        .limit(most)
      return rows as Row[]
    },

    /** Rows in one of these states, by id from `after` on. */
    async inStatesAfter(
      db: Reader,
      { states, after, most }: { states: readonly ListingState[]; after: string; most: number },
    ): Promise<Row[]> {
      const rows = await db
        .select()
        .from(listings)
        .where(and(inArray(listings.state, [...states]), after ? gt(listings.id, after) : undefined))
        .orderBy(listings.id)
        .limit(most)
      return rows as Row[]
    },

    holding: (db: Reader, asked: Holding) => holding(db, listings, asked),
    shown: (db: Reader, ids: string[], disclosures?: readonly string[]) => shownAmong(db, listings, ids, disclosures),

    /** Ids after `after`, in order, for walking through everything. */
    async idsAfter(db: Reader, after: string, most: number): Promise<string[]> {
      const rows = await db
        .select({ id: listings.id })
        .from(listings)
        .where(gt(listings.id, after))
        .orderBy(listings.id)
        .limit(most)
      return rows.map((row) => row.id as string)
    },
  }
}
