import type { ListingState } from '@keqiao/shared/listings'
import type { PageQuery } from '@keqiao/shared/primitives'
import { and, desc, eq, gt, inArray } from 'drizzle-orm'
import type { Reader, Tx } from '../platform/db/database.ts'
import type { listingColumns } from './columns.ts'

const CHUNK = 500
/** Rows per insert: about fifty columns each, and SQLite binds at most 32,766 values. */
const INSERTED = 100

/** As much of a row as the common life must know; each kind has its own fields beside. */
export interface ListingRow {
  id: string
  ownerId: string | null
  externalRef: string | null
  state: ListingState
  revision: number
  publishedAt: string | null
  takenDown: { reason: string; text: string | null; from: ListingState } | null
}

export type ListingStore<Row> = ReturnType<typeof createListingStore<Row>>

// biome-ignore lint/suspicious/noExplicitAny: any table that has the common columns
type ListingTable = any & { [key in keyof ReturnType<typeof listingColumns>]: any }

/** The queries both kinds share, over the kind's own table. */
export function createListingStore<Row>(listings: ListingTable) {
  async function chunked(ids: string[], query: (chunk: string[]) => Promise<Row[]>): Promise<Row[]> {
    const rows: Row[] = []
    for (let i = 0; i < ids.length; i += CHUNK) rows.push(...(await query(ids.slice(i, i + CHUNK))))
    return rows
  }

  return {
    async byId(db: Reader, id: string): Promise<Row | undefined> {
      const [row] = await db.select().from(listings).where(eq(listings.id, id)).limit(1)
      return row as Row | undefined
    },

    byIds: (db: Reader, ids: string[]) =>
      chunked(ids, async (chunk) => (await db.select().from(listings).where(inArray(listings.id, chunk))) as Row[]),

    byExternalRefs: (db: Reader, ownerId: string, refs: string[]) =>
      chunked(refs, async (chunk) => {
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
