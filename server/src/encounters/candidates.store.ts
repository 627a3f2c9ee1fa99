import type { Candidate } from '@keqiao/shared/encounters'
import { READABLE_STATES } from '@keqiao/shared/lifecycle'
import type { ListingKind } from '@keqiao/shared/listings'
import { and, desc, eq, inArray, like, or } from 'drizzle-orm'
import { organisations } from '../accounts/tables.ts'
import type { Viewer } from '../accounts/viewer.ts'
import { achievements } from '../achievements/tables.ts'
import { needs } from '../needs/tables.ts'
import type { Reader } from '../platform/db/database.ts'

export const MOST = 8
const within = (term: string) => `%${term.replace(/[%_\\]/g, '')}%`

/** By a part of the name, what may lie open to this viewer; without a name only what is their own. The cards decide. */
export async function listingsNamed(
  db: Reader,
  kind: ListingKind,
  { q, ownerIds, entitled }: { q: string; ownerIds: string[]; entitled: string[] },
): Promise<string[]> {
  const table = kind === 'need' ? needs : achievements
  const own = or(inArray(table.ownerId, ownerIds), inArray(table.id, entitled.slice(0, 500)))
  const shown = and(inArray(table.state, [...READABLE_STATES]), eq(table.ownerHidden, false))
  const where = q === '' ? own : and(like(table.name, within(q)), or(own, shown))
  const rows = await db
    .select({ id: table.id })
    .from(table)
    .where(where)
    .orderBy(desc(table.updatedAt))
    .limit(MOST * 5)
  return rows.map(({ id }) => id)
}

export async function organisationsNamed(db: Reader, viewer: Viewer, q: string): Promise<Candidate[]> {
  if (q === '')
    return viewer.organisations
      .filter(({ state }) => state === 'active')
      .map(({ id, name, region }) => ({ id, name, hint: region }))
  const found = and(eq(organisations.state, 'active'), like(organisations.name, within(q)))
  const rows = await db
    .select({ id: organisations.id, name: organisations.name, hint: organisations.region })
    .from(organisations)
    .where(found)
    .orderBy(organisations.name)
    .limit(MOST)
  return rows
}
