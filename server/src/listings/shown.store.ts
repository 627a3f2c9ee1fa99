import { VISIBLE_STATES } from '@keqiao/shared/lifecycle'
import { and, eq, inArray } from 'drizzle-orm'
import { inChunks } from '../platform/db/chunks.ts'
import type { Reader } from '../platform/db/database.ts'
import type { ListingTable } from './store.ts'

/** Of these ids, those that everybody may read now; of a kind that knows disclosures, only with these. Reads no rows. */
export async function shownAmong(
  db: Reader,
  listings: ListingTable,
  ids: readonly string[],
  disclosures?: readonly string[],
): Promise<Set<string>> {
  const rows = await inChunks(ids, (some) =>
    db
      .select({ id: listings.id })
      .from(listings)
      .where(
        and(
          inArray(listings.id, some),
          inArray(listings.state, [...VISIBLE_STATES]),
          eq(listings.ownerHidden, false),
          disclosures && inArray(listings.disclosure, [...disclosures]),
        ),
      ),
  )
  return new Set(rows.map(({ id }) => id as string))
}
