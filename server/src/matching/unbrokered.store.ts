import { VISIBLE_STATES } from '@keqiao/shared/lifecycle'
import { MUTUAL_TOP, WORTH_BROKERING } from '@keqiao/shared/matching'
import { aliasedTable, and, eq, gte, inArray, isNull, like, ne, not, notExists, or, type SQL, sql } from 'drizzle-orm'
import { organisations } from '../accounts/tables.ts'
import { achievements } from '../achievements/tables.ts'
import { agentAvoids, assignments } from '../agents/tables.ts'
import { encounters } from '../encounters/tables.ts'
import { accessRequests, grants } from '../grants/tables.ts'
import { interests } from '../interests/tables.ts'
import { needs } from '../needs/tables.ts'
import type { Reader } from '../platform/db/database.ts'
import { best, isBefore, type MatchRow, pairs, type Scope, visible } from './store.ts'
import { matches } from './tables.ts'

export interface Wanted {
  scope: Scope
  /** Who looks: what they follow themselves is theirs to go on with, whom they avoid is not shown. */
  agentId: string
  which: 'mutual' | 'rest'
  field: string | null
  /** The region with all below it. */
  regions: string[] | null
  company: string | null
  unit: string | null
  most: number
  offset: number
}

/** Pairs that nobody has spoken of: strongest first, walked down the index by weight. */
export function unbrokered(db: Reader, wanted: Wanted): Promise<MatchRow[]> {
  const first = and(among(db, 'needId', wanted.scope), among(db, 'achievementId', wanted.scope)) as SQL
  return pairs(db)
    .where(
      and(
        gte(matches.score, WORTH_BROKERING),
        inArray(needs.state, [...VISIBLE_STATES]),
        eq(needs.ownerHidden, false),
        inArray(achievements.state, [...VISIBLE_STATES]),
        eq(achievements.ownerHidden, false),
        visible(wanted.scope),
        ...untouched(db, wanted.agentId),
        ...filtered(db, wanted),
        wanted.which === 'mutual' ? first : not(first),
      ),
    )
    .orderBy(...best)
    .limit(wanted.most)
    .offset(wanted.offset)
}

/** Fewer than so many better ones stand in that side's list, as this viewer sees it. */
function among(db: Reader, column: 'needId' | 'achievementId', scope: Scope): SQL {
  const other = aliasedTable(matches, 'other')
  return notExists(
    db
      .select({ one: sql`1` })
      .from(other)
      .innerJoin(needs, eq(needs.id, other.needId))
      .innerJoin(achievements, eq(achievements.id, other.achievementId))
      .where(and(eq(other[column], matches[column]), isBefore(other, matches), visible(scope)))
      .limit(1)
      .offset(MUTUAL_TOP - 1),
  )
}

/** No interest, no meeting, no access asked or given, nobody else at work, and nobody whom this agent avoids. */
function untouched(db: Reader, agentId: string): SQL[] {
  const one = { one: sql`1` }
  const thisPair = (table: typeof interests | typeof encounters) =>
    and(eq(table.needId, matches.needId), eq(table.achievementId, matches.achievementId))
  const supplier = (column: typeof grants.organisationId | typeof grants.granteeId | typeof accessRequests.organisationId) =>
    eq(column, achievements.ownerId)
  return [
    notExists(db.select(one).from(interests).where(thisPair(interests))),
    notExists(db.select(one).from(encounters).where(thisPair(encounters))),
    notExists(
      db
        .select(one)
        .from(grants)
        .where(
          and(
            eq(grants.kind, 'need'),
            eq(grants.listingId, matches.needId),
            isNull(grants.withdrawnAt),
            or(supplier(grants.granteeId), supplier(grants.organisationId)),
          ),
        ),
    ),
    notExists(
      db
        .select(one)
        .from(accessRequests)
        .where(
          and(
            eq(accessRequests.kind, 'need'),
            eq(accessRequests.listingId, matches.needId),
            supplier(accessRequests.organisationId),
            inArray(accessRequests.state, ['asked', 'granted']),
          ),
        ),
    ),
    notExists(
      db
        .select(one)
        .from(assignments)
        .where(and(eq(assignments.openSubject, sql`'need:' || ${matches.needId}`), ne(assignments.agentId, agentId))),
    ),
    notExists(
      db
        .select(one)
        .from(agentAvoids)
        .where(
          and(
            eq(agentAvoids.agentId, agentId),
            or(eq(agentAvoids.organisationId, needs.ownerId), eq(agentAvoids.organisationId, achievements.ownerId)),
          ),
        ),
    ),
  ]
}

/** What an anonymous need keeps back, its region and whose it is, cannot be asked for either. */
function filtered(db: Reader, { field, regions, company, unit }: Wanted): (SQL | undefined)[] {
  const named = ne(needs.disclosure, 'ANON')
  const called = (part: string) =>
    db
      .select({ id: organisations.id })
      .from(organisations)
      .where(like(organisations.name, within(part)))
  return [
    field ? or(like(needs.field, `${field}%`), like(achievements.field, `${field}%`)) : undefined,
    regions ? or(and(named, inArray(needs.region, regions)), inArray(achievements.region, regions)) : undefined,
    company ? and(named, inArray(needs.ownerId, called(company))) : undefined,
    unit ? or(inArray(achievements.ownerId, called(unit)), like(achievements.unitName, within(unit))) : undefined,
  ]
}

const within = (part: string) => `%${part.replace(/[%_\\]/g, '')}%`

/** Of these needs, those that this agent follows. */
export async function followedBy(db: Reader, agentId: string, needIds: string[]): Promise<Set<string>> {
  if (needIds.length === 0) return new Set()
  const subjects = needIds.map((id) => `need:${id}`)
  const rows = await db
    .select({ subject: assignments.openSubject })
    .from(assignments)
    .where(and(eq(assignments.agentId, agentId), inArray(assignments.openSubject, subjects)))
  return new Set(rows.map(({ subject }) => (subject as string).slice('need:'.length)))
}
