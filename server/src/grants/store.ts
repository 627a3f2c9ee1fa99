import type { GrantScope } from '@keqiao/shared/grants'
import type { ListingKind } from '@keqiao/shared/listings'
import type { PageQuery } from '@keqiao/shared/primitives'
import { and, desc, eq, gt, inArray, isNull, like, lte, or, type SQL, sql } from 'drizzle-orm'
import { memberships, organisations, persons } from '../accounts/tables.ts'
import type { Viewer } from '../accounts/viewer.ts'
import { achievements } from '../achievements/tables.ts'
import { needs } from '../needs/tables.ts'
import { inChunks } from '../platform/db/chunks.ts'
import type { Reader, Tx } from '../platform/db/database.ts'
import { trail } from '../platform/trail.tables.ts'
import { accessInvitations, accessRequests, type GrantRow, grants, type InvitationRow, type RequestRow } from './tables.ts'

const MOST_SHOWN = 200
type Listed = { kind: ListingKind; listingId: string }

const isLive = (now: string) => and(isNull(grants.withdrawnAt), or(isNull(grants.until), gt(grants.until, now)))

/** Grants that reach this viewer as they stand now: themselves, their active organisations, their appointment as an agent. */
function reaches({ person, organisations: own, isAgent }: Viewer): SQL | undefined {
  const me = person?.id ?? ''
  const active = own.flatMap(({ id, state }) => (state === 'active' ? [id] : []))
  const through = or(isNull(grants.organisationId), active.length > 0 ? inArray(grants.organisationId, active) : undefined)
  return or(
    and(eq(grants.granteeKind, 'person'), eq(grants.granteeId, me), through),
    isAgent ? and(eq(grants.granteeKind, 'agent'), eq(grants.granteeId, me)) : undefined,
    active.length > 0 ? and(eq(grants.granteeKind, 'organisation'), inArray(grants.granteeId, active)) : undefined,
  )
}

/** Without ids: of every listing of this kind. */
export async function liveOf(
  db: Reader,
  viewer: Viewer,
  { kind, ids, scope, now }: { kind: ListingKind; ids?: string[]; scope?: GrantScope; now: string },
): Promise<GrantRow[]> {
  const where = and(eq(grants.kind, kind), scope ? eq(grants.scope, scope) : undefined, isLive(now), reaches(viewer))
  if (!ids) return db.select().from(grants).where(where)
  return inChunks(ids, (some) =>
    db
      .select()
      .from(grants)
      .where(and(where, inArray(grants.listingId, some))),
  )
}

export async function grant(db: Reader, id: string): Promise<GrantRow | undefined> {
  const [row] = await db.select().from(grants).where(eq(grants.id, id)).limit(1)
  return row
}

/** What these requests led to. */
export async function grantsFrom(db: Reader, requestIds: string[]): Promise<Map<string, GrantRow>> {
  const rows = await db.select().from(grants).where(inArray(grants.requestId, requestIds))
  return new Map(rows.map((row) => [row.requestId as string, row]))
}

/** Gives; what the grantee had of the same thing is replaced. */
export async function give(tx: Tx, row: typeof grants.$inferInsert): Promise<GrantRow> {
  const again = { liveKey: null, withdrawnAt: row.at, withdrawnBy: row.grantedBy ?? null }
  await tx
    .update(grants)
    .set(again)
    .where(eq(grants.liveKey, row.liveKey as string))
  const [made] = await tx.insert(grants).values(row).returning()
  return made as GrantRow
}

/** Undefined when it was withdrawn before. */
export async function withdraw(tx: Tx, id: string, by: { at: string; personId: string | null }): Promise<GrantRow | undefined> {
  const [row] = await tx
    .update(grants)
    .set({ withdrawnAt: by.at, withdrawnBy: by.personId, liveKey: null })
    .where(and(eq(grants.id, id), isNull(grants.withdrawnAt)))
    .returning()
  return row
}

const ofListing = (of: typeof grants | typeof accessRequests | typeof accessInvitations, { kind, listingId }: Listed) =>
  and(eq(of.kind, kind), eq(of.listingId, listingId))

export const grantsOn = (db: Reader, listing: Listed): Promise<GrantRow[]> =>
  db.select().from(grants).where(ofListing(grants, listing)).orderBy(desc(grants.at), desc(grants.id)).limit(MOST_SHOWN)

export async function request(db: Reader, id: string): Promise<RequestRow | undefined> {
  const [row] = await db.select().from(accessRequests).where(eq(accessRequests.id, id)).limit(1)
  return row
}

/** Undefined when the same is being asked already. */
export async function ask(tx: Tx, values: typeof accessRequests.$inferInsert): Promise<RequestRow | undefined> {
  const [row] = await tx.insert(accessRequests).values(values).onConflictDoNothing().returning()
  return row
}

/** From `asked` to an end; undefined when somebody was faster. */
export async function endRequest(tx: Tx, id: string, values: Partial<RequestRow>): Promise<RequestRow | undefined> {
  const [row] = await tx
    .update(accessRequests)
    .set({ ...values, openKey: null })
    .where(and(eq(accessRequests.id, id), eq(accessRequests.state, 'asked')))
    .returning()
  return row
}

export const askedSince = (db: Reader, requesterId: string, since: string) =>
  db.$count(accessRequests, and(eq(accessRequests.requesterId, requesterId), gt(accessRequests.askedAt, since)))

export const requestsOn = (db: Reader, listing: Listed): Promise<RequestRow[]> =>
  db
    .select()
    .from(accessRequests)
    .where(ofListing(accessRequests, listing))
    .orderBy(waitingFirst, desc(accessRequests.askedAt), desc(accessRequests.id))
    .limit(MOST_SHOWN)

const waitingFirst = sql`case ${accessRequests.state} when 'asked' then 0 else 1 end`

export const requestsBy = (db: Reader, requesterId: string, listing: Listed): Promise<RequestRow[]> =>
  db
    .select()
    .from(accessRequests)
    .where(and(ofListing(accessRequests, listing), eq(accessRequests.requesterId, requesterId)))
    .orderBy(desc(accessRequests.askedAt), desc(accessRequests.id))
    .limit(20)

/** Listings of these owners, as a condition on a table that names a listing by kind and id. */
function ownedBy(db: Reader, of: typeof grants | typeof accessRequests, ownerIds: string[]) {
  const own = (kind: ListingKind, listings: typeof needs | typeof achievements) =>
    and(
      eq(of.kind, kind),
      inArray(of.listingId, db.select({ id: listings.id }).from(listings).where(inArray(listings.ownerId, ownerIds))),
    )
  return or(own('need', needs), own('achievement', achievements))
}

export async function requestsFor(
  db: Reader,
  whose: { ownerIds: string[] } | { requesterId: string },
  { page, size }: PageQuery,
) {
  const where =
    'ownerIds' in whose ? ownedBy(db, accessRequests, whose.ownerIds) : eq(accessRequests.requesterId, whose.requesterId)
  const rows = await db
    .select()
    .from(accessRequests)
    .where(where)
    .orderBy(waitingFirst, desc(accessRequests.askedAt), desc(accessRequests.id))
    .limit(size)
    .offset((page - 1) * size)
  return { rows, total: await db.$count(accessRequests, where) }
}

export async function grantsFor(db: Reader, ownerIds: string[], now: string, { page, size }: PageQuery) {
  const where = ownedBy(db, grants, ownerIds)
  const liveFirst = sql`case when ${grants.withdrawnAt} is null and (${grants.until} is null or ${grants.until} > ${now}) then 0 else 1 end`
  const rows = await db
    .select()
    .from(grants)
    .where(where)
    .orderBy(liveFirst, desc(grants.at), desc(grants.id))
    .limit(size)
    .offset((page - 1) * size)
  return { rows, total: await db.$count(grants, where) }
}

export const overdue = (db: Reader, now: string, most: number): Promise<RequestRow[]> =>
  db
    .select()
    .from(accessRequests)
    .where(and(eq(accessRequests.state, 'asked'), lte(accessRequests.dueAt, now)))
    .limit(most)

export async function insertInvitation(tx: Tx, values: typeof accessInvitations.$inferInsert): Promise<InvitationRow> {
  const [row] = await tx.insert(accessInvitations).values(values).returning()
  return row as InvitationRow
}

export async function invitation(db: Reader, id: string): Promise<InvitationRow | undefined> {
  const [row] = await db.select().from(accessInvitations).where(eq(accessInvitations.id, id)).limit(1)
  return row
}

export async function endInvitation(tx: Tx, id: string, values: Partial<InvitationRow>): Promise<InvitationRow | undefined> {
  const open = and(isNull(accessInvitations.acceptedAt), isNull(accessInvitations.revokedAt))
  const [row] = await tx
    .update(accessInvitations)
    .set(values)
    .where(and(eq(accessInvitations.id, id), open))
    .returning()
  return row
}

export const invitationsOn = (db: Reader, listing: Listed): Promise<InvitationRow[]> =>
  db
    .select()
    .from(accessInvitations)
    .where(ofListing(accessInvitations, listing))
    .orderBy(desc(accessInvitations.sentAt))
    .limit(MOST_SHOWN)

export const invitedSince = (db: Reader, ownerId: string, since: string) =>
  db.$count(accessInvitations, and(eq(accessInvitations.ownerId, ownerId), gt(accessInvitations.sentAt, since)))

export async function namesOfPersons(db: Reader, ids: string[]): Promise<Map<string, string>> {
  const distinct = [...new Set(ids)]
  const rows = await db.select({ id: persons.id, name: persons.name }).from(persons).where(inArray(persons.id, distinct))
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** An active organisation of each of these people, by its name. */
export async function organisationsOf(db: Reader, personIds: string[]): Promise<Map<string, string>> {
  const rows = await db
    .select({ personId: memberships.personId, name: organisations.name })
    .from(memberships)
    .innerJoin(organisations, eq(organisations.id, memberships.organisationId))
    .where(and(inArray(memberships.personId, [...new Set(personIds)]), eq(organisations.state, 'active')))
    .orderBy(desc(memberships.createdAt))
  return new Map(rows.map(({ personId, name }) => [personId, name]))
}

export const organisationsNamed = (db: Reader, q: string, most: number) =>
  db
    .select({ id: organisations.id, name: organisations.name })
    .from(organisations)
    .where(and(eq(organisations.state, 'active'), like(organisations.name, `%${q.replace(/[%_\\]/g, '')}%`)))
    .orderBy(organisations.name)
    .limit(most)

/** Who took which file, the latest first. */
export const downloads = (db: Reader, subject: string) =>
  db
    .select({ at: trail.at, actorId: trail.actorId, actorRole: trail.actorRole, facts: trail.facts })
    .from(trail)
    .where(and(eq(trail.subject, subject), eq(trail.action, 'attachment.downloaded')))
    .orderBy(desc(trail.seq))
    .limit(MOST_SHOWN)
