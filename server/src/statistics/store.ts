import { VISIBLE_STATES } from '@keqiao/shared/lifecycle'
import type { OperatorRow } from '@keqiao/shared/statistics'
import { and, count, desc, eq, inArray, like, sql } from 'drizzle-orm'
import { organisations } from '../accounts/tables.ts'
import { achievements } from '../achievements/tables.ts'
import { openPairCount } from '../matching/store.ts'
import { needs } from '../needs/tables.ts'
import type { Reader } from '../platform/db/database.ts'

const shownNeeds = and(inArray(needs.state, [...VISIBLE_STATES]), eq(needs.ownerHidden, false))
const openNeeds = and(shownNeeds, inArray(needs.disclosure, ['OPEN', 'ANON']))
const openAchievements = and(inArray(achievements.state, [...VISIBLE_STATES]), eq(achievements.ownerHidden, false))
/** A pair from here on is worth telling. */
const WORTH_TELLING = 50

export async function counts(db: Reader) {
  return {
    achievements: await db.$count(achievements, openAchievements),
    needs: await db.$count(needs, openNeeds),
    organisations: await db.$count(organisations, eq(organisations.state, 'active')),
    matches: await openPairCount(db, WORTH_TELLING),
  }
}

/** Visible listings per domain; a listing counts under its main domain only, so that the parts sum to the whole. */
export async function byField(db: Reader) {
  const supply = await db
    .select({ field: achievements.field, count: count() })
    .from(achievements)
    .where(openAchievements)
    .groupBy(achievements.field)
  const demand = await db.select({ field: needs.field, count: count() }).from(needs).where(openNeeds).groupBy(needs.field)
  const rows = new Map<string, { field: string; achievements: number; needs: number }>()
  const row = (field: string | null) => {
    const code = field ?? 'none'
    const known = rows.get(code) ?? { field: code, achievements: 0, needs: 0 }
    rows.set(code, known)
    return known
  }
  for (const one of supply) row(one.field).achievements += one.count
  for (const one of demand) row(one.field).needs += one.count
  return [...rows.values()].sort((a, b) => (a.field < b.field ? -1 : 1))
}

export async function newestIds(db: Reader, most: number) {
  const supply = await db
    .select({ id: achievements.id })
    .from(achievements)
    .where(and(eq(achievements.state, 'published'), openAchievements))
    .orderBy(desc(achievements.publishedAt), desc(achievements.id))
    .limit(most)
  const demand = await db
    .select({ id: needs.id })
    .from(needs)
    .where(and(eq(needs.state, 'open'), openNeeds))
    .orderBy(desc(needs.publishedAt), desc(needs.id))
    .limit(most)
  return { achievements: supply.map((row) => row.id), needs: demand.map((row) => row.id) }
}

export async function listings(
  db: Reader,
  query: { kind: 'achievement' | 'need'; state?: string | undefined; q: string; page: number; size: number },
  /** The region codes this operator sees, null for all. */
  regions: string[] | null,
) {
  // The two tables share these columns; one query serves both.
  const of = (query.kind === 'achievement' ? achievements : needs) as typeof achievements
  const where = and(
    query.state ? eq(of.state, query.state as OperatorRow['state']) : undefined,
    regions ? inArray(sql`coalesce(${organisations.region}, ${of.region})`, regions) : undefined,
    query.q ? like(of.name, `%${query.q.replace(/[%_\\]/g, '')}%`) : undefined,
  )
  const rows = await db
    .select({ id: of.id, name: of.name, state: of.state, owner: organisations.name, region: of.region, updatedAt: of.updatedAt })
    .from(of)
    .leftJoin(organisations, eq(organisations.id, of.ownerId))
    .where(where)
    .orderBy(desc(of.updatedAt), desc(of.id))
    .limit(query.size)
    .offset((query.page - 1) * query.size)
  return {
    items: rows.map((row): OperatorRow => ({ kind: query.kind, ...row })),
    total:
      (await db.select({ total: count() }).from(of).leftJoin(organisations, eq(organisations.id, of.ownerId)).where(where))[0]
        ?.total ?? 0,
    page: query.page,
    size: query.size,
  }
}

export async function disclosuresOf(db: Reader, needIds: string[]) {
  if (needIds.length === 0) return new Map<string, string>()
  const rows = await db.select({ id: needs.id, disclosure: needs.disclosure }).from(needs).where(inArray(needs.id, needIds))
  return new Map<string, string>(rows.map(({ id, disclosure }) => [id, disclosure]))
}

/** Open listings an organisation owns, for its public page; anonymous needs are not counted. */
export async function ofOrganisation(db: Reader, organisationId: string) {
  return {
    achievementCount: await db.$count(achievements, and(eq(achievements.ownerId, organisationId), openAchievements)),
    needCount: await db.$count(needs, and(eq(needs.ownerId, organisationId), shownNeeds, eq(needs.disclosure, 'OPEN'))),
  }
}
