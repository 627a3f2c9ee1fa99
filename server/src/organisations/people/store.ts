import type { OFFICES } from '@keqiao/shared/members'
import { and, asc, eq, gt, inArray, isNull, type SQL } from 'drizzle-orm'
import { appointments, memberships, organisations, persons } from '../../accounts/tables.ts'
import type { Reader, Tx } from '../../platform/db/database.ts'
import { invitations } from '../tables.ts'

export type InvitationRow = typeof invitations.$inferSelect

// Members

export async function membersOf(db: Reader, organisationId: string) {
  return db
    .select({
      personId: memberships.personId,
      name: persons.name,
      email: persons.email,
      role: memberships.role,
      since: memberships.createdAt,
    })
    .from(memberships)
    .innerJoin(persons, eq(persons.id, memberships.personId))
    .where(eq(memberships.organisationId, organisationId))
    .orderBy(asc(memberships.createdAt), asc(memberships.personId))
}

export async function organisationIdsOf(db: Reader, personId: string): Promise<string[]> {
  return (await organisationsOf(db, personId)).map(({ id }) => id)
}

export const organisationsOf = (db: Reader, personId: string) =>
  db
    .select({ id: organisations.id, name: organisations.name })
    .from(memberships)
    .innerJoin(organisations, eq(organisations.id, memberships.organisationId))
    .where(eq(memberships.personId, personId))
    .orderBy(asc(organisations.id))

const one = (organisationId: string, personId: string): SQL | undefined =>
  and(eq(memberships.organisationId, organisationId), eq(memberships.personId, personId))

export async function setRole(tx: Tx, organisationId: string, personId: string, role: 'member' | 'admin') {
  await tx.update(memberships).set({ role }).where(one(organisationId, personId))
}

export async function removeMember(tx: Tx, organisationId: string, personId: string) {
  await tx.delete(memberships).where(one(organisationId, personId))
}

/** Joins, or rises to what was offered; nobody is lowered by an invitation. */
export async function addMember(tx: Tx, values: typeof memberships.$inferInsert) {
  await tx.insert(memberships).values(values).onConflictDoNothing()
  if (values.role === 'admin') await setRole(tx, values.organisationId, values.personId, 'admin')
}

export async function personOf(db: Reader, id: string | null) {
  if (id === null) return undefined
  const [row] = await db
    .select({ id: persons.id, name: persons.name, email: persons.email })
    .from(persons)
    .where(eq(persons.id, id))
    .limit(1)
  return row
}

// Invitations

export async function invitationsOf(db: Reader, organisationId: string | null): Promise<InvitationRow[]> {
  const of = organisationId === null ? isNull(invitations.organisationId) : eq(invitations.organisationId, organisationId)
  return db
    .select()
    .from(invitations)
    .where(and(of, isNull(invitations.acceptedAt), isNull(invitations.revokedAt)))
    .orderBy(asc(invitations.sentAt), asc(invitations.id))
}

export async function invitation(db: Reader, by: { id: string } | { tokenHash: string }): Promise<InvitationRow | undefined> {
  const which = 'id' in by ? eq(invitations.id, by.id) : eq(invitations.tokenHash, by.tokenHash)
  const [row] = await db.select().from(invitations).where(which).limit(1)
  return row
}

export async function insertInvitation(tx: Tx, values: typeof invitations.$inferInsert): Promise<InvitationRow> {
  const [row] = await tx.insert(invitations).values(values).returning()
  return row as InvitationRow
}

/** Undefined when it was accepted or revoked meanwhile. */
export async function updateOpen(
  tx: Tx,
  id: string,
  values: Partial<typeof invitations.$inferInsert>,
): Promise<InvitationRow | undefined> {
  const [row] = await tx
    .update(invitations)
    .set(values)
    .where(and(eq(invitations.id, id), isNull(invitations.acceptedAt), isNull(invitations.revokedAt)))
    .returning()
  return row
}

/** Those that wait for an address its owner has proven. */
export async function waitingFor(db: Reader, person: { id: string; email: string }, now: string): Promise<InvitationRow[]> {
  const proven = and(eq(persons.id, person.id), eq(persons.emailVerified, true), eq(persons.email, invitations.email))
  const rows = await db
    .select({ invitation: invitations })
    .from(invitations)
    .innerJoin(persons, proven)
    .where(and(isNull(invitations.acceptedAt), isNull(invitations.revokedAt), gt(invitations.expiresAt, now)))
    .orderBy(asc(invitations.sentAt), asc(invitations.id))
  return rows.map((row) => row.invitation)
}

/** Mails sent for one inviter's side since then: it bounds how many strangers somebody may write to. */
export async function sentSince(db: Reader, organisationId: string | null, since: string): Promise<number> {
  const of = organisationId === null ? isNull(invitations.organisationId) : eq(invitations.organisationId, organisationId)
  return db.$count(invitations, and(of, gt(invitations.sentAt, since)))
}

export async function forgetAddress(tx: Tx, email: string) {
  await tx.delete(invitations).where(eq(invitations.email, email))
}

// Offices

export async function officials(db: Reader, offices: readonly (typeof OFFICES)[number][]) {
  return db
    .select({
      personId: appointments.personId,
      name: persons.name,
      email: persons.email,
      role: appointments.role,
      region: appointments.region,
      since: appointments.createdAt,
    })
    .from(appointments)
    .innerJoin(persons, eq(persons.id, appointments.personId))
    .where(inArray(appointments.role, [...offices]))
    .orderBy(asc(appointments.role), asc(appointments.region), asc(appointments.createdAt), asc(appointments.personId))
}

export async function holdersOf(db: Reader, role: 'OPERATOR', region: string): Promise<string[]> {
  const rows = await db
    .select({ personId: appointments.personId })
    .from(appointments)
    .where(and(eq(appointments.role, role), eq(appointments.region, region)))
  return rows.map(({ personId }) => personId)
}

/** Locks the holders of an office of one region and answers who they are. */
export async function touchHolders(tx: Tx, role: 'OPERATOR', region: string): Promise<string[]> {
  const rows = await tx
    .update(appointments)
    .set({ region })
    .where(and(eq(appointments.role, role), eq(appointments.region, region)))
    .returning({ personId: appointments.personId })
  return rows.map(({ personId }) => personId)
}

export async function giveOffice(tx: Tx, values: typeof appointments.$inferInsert) {
  const { region, createdAt } = values
  await tx
    .insert(appointments)
    .values(values)
    .onConflictDoUpdate({ target: [appointments.personId, appointments.role], set: { region, createdAt } })
}

/** The region it was for; undefined when there was none. */
export async function takeOffice(tx: Tx, personId: string, role: (typeof OFFICES)[number]): Promise<string | undefined> {
  const [row] = await tx
    .delete(appointments)
    .where(and(eq(appointments.personId, personId), eq(appointments.role, role)))
    .returning({ region: appointments.region })
  return row?.region
}

export async function officesOf(db: Reader, personId: string) {
  return db
    .select({ role: appointments.role, region: appointments.region })
    .from(appointments)
    .where(eq(appointments.personId, personId))
}
