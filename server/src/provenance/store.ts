import { and, asc, desc, eq, inArray, isNull, ne, or, sql } from 'drizzle-orm'
import { organisations } from '../accounts/tables.ts'
import { achievements } from '../achievements/tables.ts'
import type { Reader, Tx } from '../platform/db/database.ts'
import { claims, duplicateCandidates, duplicateKeys } from './tables.ts'

export type CandidateRow = typeof duplicateCandidates.$inferSelect
export type ClaimRow = typeof claims.$inferSelect
interface PageOf {
  page: number
  size: number
}

export async function setKeys(tx: Tx, achievementId: string, keys: string[]) {
  await tx.delete(duplicateKeys).where(eq(duplicateKeys.achievementId, achievementId))
  if (keys.length > 0) await tx.insert(duplicateKeys).values(keys.map((key) => ({ achievementId, key })))
}

/** Other records under one of these keys, at most `most`: a key that half the library shares tells nothing. */
export async function sharing(db: Reader, achievementId: string, keys: string[], most: number) {
  if (keys.length === 0) return []
  return db
    .select({ id: duplicateKeys.achievementId, key: duplicateKeys.key })
    .from(duplicateKeys)
    .where(and(inArray(duplicateKeys.key, keys), ne(duplicateKeys.achievementId, achievementId)))
    .limit(most)
}

export async function addCandidates(tx: Tx, rows: (typeof duplicateCandidates.$inferInsert)[]) {
  if (rows.length > 0) await tx.insert(duplicateCandidates).values(rows).onConflictDoNothing()
}

export async function candidate(db: Reader, id: string): Promise<CandidateRow | undefined> {
  const [row] = await db.select().from(duplicateCandidates).where(eq(duplicateCandidates.id, id)).limit(1)
  return row
}

/** Open pairs with at least one side in these regions (all of them when null), the oldest first. */
export async function openCandidates(db: Reader, regions: string[] | null, { page, size }: PageOf) {
  const region = sql`coalesce(${organisations.region}, ${achievements.region})`
  const reached = db
    .select({ id: achievements.id })
    .from(achievements)
    .leftJoin(organisations, eq(organisations.id, achievements.ownerId))
    .where(regions ? inArray(region, regions) : undefined)
  const where = and(
    eq(duplicateCandidates.state, 'open'),
    regions ? or(inArray(duplicateCandidates.aId, reached), inArray(duplicateCandidates.bId, reached)) : undefined,
  )
  const rows = await db
    .select()
    .from(duplicateCandidates)
    .where(where)
    .orderBy(asc(duplicateCandidates.createdAt), asc(duplicateCandidates.id))
    .limit(size)
    .offset((page - 1) * size)
  return { rows, total: await db.$count(duplicateCandidates, where) }
}

export const candidatesOf = (db: Reader, achievementId: string) =>
  db
    .select()
    .from(duplicateCandidates)
    .where(
      and(
        eq(duplicateCandidates.state, 'open'),
        or(eq(duplicateCandidates.aId, achievementId), eq(duplicateCandidates.bId, achievementId)),
      ),
    )

/** True for the one who decides first. */
export async function closeCandidate(tx: Tx, id: string, values: Pick<CandidateRow, 'state' | 'decidedBy' | 'decidedAt'>) {
  const rows = await tx
    .update(duplicateCandidates)
    .set(values)
    .where(and(eq(duplicateCandidates.id, id), eq(duplicateCandidates.state, 'open')))
    .returning({ id: duplicateCandidates.id })
  return rows.length > 0
}

/** Further pairs of a record that went into another are closed with it. */
export async function closeCandidatesOf(tx: Tx, achievementId: string, values: Pick<CandidateRow, 'decidedBy' | 'decidedAt'>) {
  await tx
    .update(duplicateCandidates)
    .set({ state: 'merged', ...values })
    .where(
      and(
        eq(duplicateCandidates.state, 'open'),
        or(eq(duplicateCandidates.aId, achievementId), eq(duplicateCandidates.bId, achievementId)),
      ),
    )
}

export async function addClaim(tx: Tx, row: typeof claims.$inferInsert): Promise<ClaimRow> {
  const [made] = await tx.insert(claims).values(row).returning()
  return made as ClaimRow
}

export async function claim(db: Reader, id: string): Promise<ClaimRow | undefined> {
  const [row] = await db.select().from(claims).where(eq(claims.id, id)).limit(1)
  return row
}

export async function openClaim(db: Reader, kind: ClaimRow['kind'], listingId: string, organisationId: string) {
  const same = and(eq(claims.kind, kind), eq(claims.listingId, listingId), eq(claims.organisationId, organisationId))
  const [row] = await db
    .select()
    .from(claims)
    .where(and(same, eq(claims.state, 'asked')))
    .limit(1)
  return row
}

export async function decideClaim(tx: Tx, id: string, values: Partial<ClaimRow>): Promise<ClaimRow | undefined> {
  const [row] = await tx
    .update(claims)
    .set(values)
    .where(and(eq(claims.id, id), eq(claims.state, 'asked')))
    .returning()
  return row
}

/** The others who asked for the same record. */
export const rivals = (db: Reader, { id, kind, listingId }: ClaimRow) =>
  db
    .select()
    .from(claims)
    .where(and(eq(claims.kind, kind), eq(claims.listingId, listingId), eq(claims.state, 'asked'), ne(claims.id, id)))

export async function claimsOf(db: Reader, organisationIds: string[], { page, size }: PageOf) {
  const where = inArray(claims.organisationId, organisationIds)
  const rows = await db
    .select()
    .from(claims)
    .where(where)
    .orderBy(desc(claims.createdAt), desc(claims.id))
    .limit(size)
    .offset((page - 1) * size)
  return { rows, total: await db.$count(claims, where) }
}

/** Claims that wait, of organisations in these regions, the oldest first. */
export async function waitingClaims(db: Reader, regions: string[] | null, { page, size }: PageOf) {
  const own = db
    .select({ id: organisations.id })
    .from(organisations)
    .where(regions ? inArray(organisations.region, regions) : isNull(sql`null`))
  const where = and(eq(claims.state, 'asked'), regions ? inArray(claims.organisationId, own) : undefined)
  const rows = await db
    .select()
    .from(claims)
    .where(where)
    .orderBy(asc(claims.createdAt), asc(claims.id))
    .limit(size)
    .offset((page - 1) * size)
  return { rows, total: await db.$count(claims, where) }
}
