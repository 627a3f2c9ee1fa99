import type { OrganisationCard, OrganisationState } from '@keqiao/shared/accounts'
import type { PageQuery } from '@keqiao/shared/primitives'
import { and, asc, count, desc, eq, inArray, isNotNull, like, min, ne, or, sql } from 'drizzle-orm'
import { organisations, persons } from '../accounts/tables.ts'
import type { Reader, Tx } from '../platform/db/database.ts'
import { organisationChanges, organisationClaims } from './tables.ts'

export type OrganisationRow = typeof organisations.$inferSelect
export type ChangeRow = typeof organisationChanges.$inferSelect
export type ClaimRow = typeof organisationClaims.$inferSelect

export const cardOf = ({ id, name, kind, region, demo }: OrganisationRow): OrganisationCard => ({ id, name, kind, region, demo })
type Values = Partial<typeof organisations.$inferInsert>

export async function byId(db: Reader, id: string): Promise<OrganisationRow | undefined> {
  const [row] = await db.select().from(organisations).where(eq(organisations.id, id)).limit(1)
  return row
}

/** Locks the organisation: what counts its members or moves its state asks here first. */
export async function touch(tx: Tx, id: string): Promise<OrganisationRow | undefined> {
  const [row] = await tx
    .update(organisations)
    .set({ revision: sql`${organisations.revision}` })
    .where(eq(organisations.id, id))
    .returning()
  return row
}

/** Undefined when an open organisation has this code. */
export async function insert(tx: Tx, values: typeof organisations.$inferInsert): Promise<OrganisationRow | undefined> {
  const [row] = await tx.insert(organisations).values(values).onConflictDoNothing().returning()
  return row
}

/** Changes one revision into the next; undefined when somebody else was faster. */
export async function update(tx: Tx, id: string, revision: number, values: Values): Promise<OrganisationRow | undefined> {
  const [row] = await tx
    .update(organisations)
    .set({ ...values, revision: revision + 1 })
    .where(and(eq(organisations.id, id), eq(organisations.revision, revision)))
    .returning()
  return row
}

/** The open organisation with this code, but for the one that asks. */
export async function holderOf(db: Reader, uscc: string, butFor = ''): Promise<OrganisationRow | undefined> {
  const [row] = await db
    .select()
    .from(organisations)
    .where(and(eq(organisations.uscc, uscc), ne(organisations.state, 'closed'), ne(organisations.id, butFor)))
    .limit(1)
  return row
}

/** Names to compare with, and whoever has the same code, open or closed. */
export async function others(db: Reader, id: string) {
  return db
    .select({
      id: organisations.id,
      name: organisations.name,
      uscc: organisations.uscc,
      region: organisations.region,
      state: organisations.state,
    })
    .from(organisations)
    .where(ne(organisations.id, id))
}

export async function waitingOf(db: Reader, personId: string): Promise<number> {
  return db.$count(
    organisations,
    and(eq(organisations.appliedBy, personId), inArray(organisations.state, ['applied', 'returned'])),
  )
}

const inScope = (scope: string[] | null) => (scope === null ? undefined : inArray(organisations.region, scope))

/** Organisations of these regions, what waits longest first. */
export async function desk(
  db: Reader,
  scope: string[] | null,
  { state, q, page, size }: PageQuery & { state: OrganisationState | 'waiting'; q: string },
) {
  const changes = db
    .select({
      organisationId: organisationChanges.organisationId,
      first: min(organisationChanges.requestedAt).as('first_change'),
    })
    .from(organisationChanges)
    .where(eq(organisationChanges.state, 'pending'))
    .groupBy(organisationChanges.organisationId)
    .as('changes')
  const claims = db
    .select({
      organisationId: organisationClaims.organisationId,
      first: min(organisationClaims.createdAt).as('first_claim'),
      waiting: count().as('claims_waiting'),
    })
    .from(organisationClaims)
    .where(eq(organisationClaims.state, 'pending'))
    .groupBy(organisationClaims.organisationId)
    .as('claims')
  const applied = eq(organisations.state, 'applied')
  const since = sql<string>`coalesce(case when ${applied} then ${organisations.stateAt} end, ${changes.first}, ${claims.first}, ${organisations.stateAt}, ${organisations.createdAt})`
  const where = and(
    inScope(scope),
    state === 'waiting' ? or(applied, isNotNull(changes.first), isNotNull(claims.first)) : eq(organisations.state, state),
    q ? or(like(organisations.name, `%${q.replace(/[%_\\]/g, '')}%`), eq(organisations.uscc, q.toUpperCase())) : undefined,
  )
  const rows = await db
    .select({ organisation: organisations, change: changes.first, claims: claims.waiting, since: since.as('since') })
    .from(organisations)
    .leftJoin(changes, eq(changes.organisationId, organisations.id))
    .leftJoin(claims, eq(claims.organisationId, organisations.id))
    .where(where)
    .orderBy(asc(since), asc(organisations.id))
    .limit(size)
    .offset((page - 1) * size)
  const [total] = await db
    .select({ total: count() })
    .from(organisations)
    .leftJoin(changes, eq(changes.organisationId, organisations.id))
    .leftJoin(claims, eq(claims.organisationId, organisations.id))
    .where(where)
  return { rows, total: total?.total ?? 0 }
}

// Changes and claims

export async function openChange(db: Reader, organisationId: string): Promise<ChangeRow | undefined> {
  const [row] = await db
    .select()
    .from(organisationChanges)
    .where(and(eq(organisationChanges.organisationId, organisationId), eq(organisationChanges.state, 'pending')))
    .limit(1)
  return row
}

/** The latest that was asked for and not withdrawn. */
export async function lastChange(db: Reader, organisationId: string): Promise<ChangeRow | undefined> {
  const [row] = await db
    .select()
    .from(organisationChanges)
    .where(and(eq(organisationChanges.organisationId, organisationId), ne(organisationChanges.state, 'withdrawn')))
    .orderBy(desc(organisationChanges.requestedAt), desc(organisationChanges.id))
    .limit(1)
  return row
}

export async function insertChange(tx: Tx, values: typeof organisationChanges.$inferInsert) {
  await tx.insert(organisationChanges).values(values)
}

export async function endChange(tx: Tx, id: string, values: Pick<ChangeRow, 'state' | 'decidedAt'> & { text?: string | null }) {
  await tx.update(organisationChanges).set(values).where(eq(organisationChanges.id, id))
}

export async function claimsOf(db: Reader, organisationId: string) {
  return db
    .select({ claim: organisationClaims, name: persons.name, email: persons.email })
    .from(organisationClaims)
    .innerJoin(persons, eq(persons.id, organisationClaims.personId))
    .where(and(eq(organisationClaims.organisationId, organisationId), eq(organisationClaims.state, 'pending')))
    .orderBy(asc(organisationClaims.createdAt), asc(organisationClaims.id))
}

export async function waitingClaims(db: Reader, personId: string): Promise<ClaimRow[]> {
  return db
    .select()
    .from(organisationClaims)
    .where(and(eq(organisationClaims.personId, personId), eq(organisationClaims.state, 'pending')))
}

export async function insertClaim(tx: Tx, values: typeof organisationClaims.$inferInsert) {
  await tx.insert(organisationClaims).values(values)
}

export async function endClaim(tx: Tx, id: string, state: 'confirmed' | 'refused', decidedAt: string) {
  await tx.update(organisationClaims).set({ state, decidedAt }).where(eq(organisationClaims.id, id))
}
