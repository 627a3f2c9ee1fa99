import { VISIBLE_STATES } from '@keqiao/shared/lifecycle'
import { and, eq, gt, inArray, lte, type SQL, sql } from 'drizzle-orm'
import type { Reader } from '../platform/db/database.ts'
import type { ListingTable } from './store.ts'

export interface Holding {
  words: string[]
  /** Names of the kind's own text columns. */
  columns: readonly string[]
  /** Ids above this one, up to and with the other. */
  after: string
  end: string
}

const within = (word: string) => `%${word.replace(/[%_\\]/g, '')}%`

/** Of a stretch of ids: what is shown and holds some of these words, and how many; the name's count twice. */
export async function holding(
  db: Reader,
  listings: ListingTable,
  { words, columns, after, end }: Holding,
): Promise<{ id: string; held: number }[]> {
  const told = [listings.name, listings.keywords, listings.object, ...columns.map((name) => listings[name])]
  const text = sql.join(
    told.map((column) => sql`coalesce(cast(${column} as text), '')`),
    sql` || ' ' || `,
  )
  const among = db
    .select({ id: listings.id, name: sql`lower(${listings.name})`.as('named'), text: sql`lower(${text})`.as('told') })
    .from(listings)
    .where(
      and(
        gt(listings.id, after),
        lte(listings.id, end),
        inArray(listings.state, [...VISIBLE_STATES]),
        eq(listings.ownerHidden, false),
      ),
    )
    .as('among')
  const one = (column: SQL.Aliased, word: string) => sql`case when ${column} like ${within(word)} then 1 else 0 end`
  const each = words.flatMap((word) => [one(among.text, word), one(among.name, word)])
  const held = sql<number>`${sql.join(each, sql` + `)}`
  const rows = await db.select({ id: among.id, held }).from(among).where(sql`${held} > 0`)
  return rows.map((row) => ({ id: row.id as string, held: Number(row.held) }))
}
