import type { Appointment, OrganisationCard } from '@keqiao/shared/accounts'
import { and, eq, inArray, isNotNull, isNull, lt, or } from 'drizzle-orm'
import type { Reader, Tx } from '../platform/db/database.ts'
import { newId } from '../platform/ids.ts'
import { appointments, credentials, memberships, organisations, persons, secondFactors, sessions } from './tables.ts'

export type OrganisationRow = typeof organisations.$inferSelect

export const cardOf = (row: OrganisationRow): OrganisationCard => ({
  id: row.id,
  name: row.name,
  kind: row.kind,
  region: row.region,
  demo: row.demo,
})

export async function membershipsOf(db: Reader, personId: string) {
  const rows = await db
    .select({ organisation: organisations, membership: memberships.role })
    .from(memberships)
    .innerJoin(organisations, eq(organisations.id, memberships.organisationId))
    .where(eq(memberships.personId, personId))
    .orderBy(memberships.createdAt, organisations.id)
  return rows.map((row) => ({ ...cardOf(row.organisation), membership: row.membership, state: row.organisation.state }))
}

export async function secondFactorOf(db: Reader, personId: string) {
  const [row] = await db.select().from(secondFactors).where(eq(secondFactors.userId, personId)).limit(1)
  return row
}

/** False when a code of this step or a later one was taken before. */
export async function takeStep(tx: Tx, personId: string, step: number): Promise<boolean> {
  const newer = and(eq(secondFactors.userId, personId), or(isNull(secondFactors.lastStep), lt(secondFactors.lastStep, step)))
  return (await tx.update(secondFactors).set({ lastStep: step }).where(newer).returning({ id: secondFactors.id })).length > 0
}

export async function enrol(tx: Tx, values: typeof secondFactors.$inferInsert) {
  await tx.insert(secondFactors).values(values)
  await tx.update(persons).set({ twoFactorEnabled: true }).where(eq(persons.id, values.userId))
}

export async function touchSession(tx: Tx, id: string, at: Date) {
  await tx.update(sessions).set({ lastSeenAt: at }).where(eq(sessions.id, id))
}

export async function endSession(tx: Tx, id: string) {
  await tx.delete(sessions).where(eq(sessions.id, id))
}

const passwordOf = (personId: string) => and(eq(credentials.userId, personId), eq(credentials.providerId, 'credential'))

export async function credentialOf(db: Reader, personId: string) {
  const [row] = await db
    .select({ hash: credentials.password, changedAt: credentials.updatedAt })
    .from(credentials)
    .where(passwordOf(personId))
    .limit(1)
  return row
}

export async function setPassword(tx: Tx, personId: string, hash: string, at: Date) {
  const changed = { password: hash, updatedAt: at }
  const [row] = await tx.update(credentials).set(changed).where(passwordOf(personId)).returning({ id: credentials.id })
  if (row) return
  const made = { id: newId(), accountId: personId, providerId: 'credential', userId: personId, createdAt: at }
  await tx.insert(credentials).values({ ...made, ...changed })
}

/** False when the address is taken. */
export async function insertPerson(tx: Tx, values: typeof persons.$inferInsert): Promise<boolean> {
  return (await tx.insert(persons).values(values).onConflictDoNothing().returning({ id: persons.id })).length > 0
}

export async function appointmentsOf(db: Reader, personId: string) {
  return db
    .select({ role: appointments.role, region: appointments.region })
    .from(appointments)
    .where(eq(appointments.personId, personId))
}

export async function organisation(db: Reader, id: string) {
  const [row] = await db.select().from(organisations).where(eq(organisations.id, id)).limit(1)
  return row
}

export async function organisationsByIds(db: Reader, ids: string[]): Promise<Map<string, OrganisationCard>> {
  const found = new Map<string, OrganisationCard>()
  const distinct = [...new Set(ids)]
  for (let i = 0; i < distinct.length; i += 500)
    for (const row of await db
      .select()
      .from(organisations)
      .where(inArray(organisations.id, distinct.slice(i, i + 500))))
      found.set(row.id, cardOf(row))
  return found
}

export async function insertOrganisation(tx: Tx, values: typeof organisations.$inferInsert): Promise<OrganisationRow> {
  const [row] = await tx.insert(organisations).values(values).returning()
  return row as OrganisationRow
}

export async function organisationNamed(db: Reader, name: string) {
  const [row] = await db.select().from(organisations).where(eq(organisations.name, name)).limit(1)
  return row
}

export async function addMembership(tx: Tx, values: typeof memberships.$inferInsert) {
  await tx.insert(memberships).values(values).onConflictDoNothing()
}

export async function addAppointment(tx: Tx, values: typeof appointments.$inferInsert) {
  await tx
    .insert(appointments)
    .values(values)
    .onConflictDoUpdate({ target: [appointments.personId, appointments.role], set: { region: values.region ?? '130000' } })
}

export async function removeAppointment(tx: Tx, personId: string, role: Appointment['role']) {
  await tx.delete(appointments).where(and(eq(appointments.personId, personId), eq(appointments.role, role)))
}

/** Everybody appointed to one of these roles for one of these regions. */
export async function appointedFor(db: Reader, roles: readonly Appointment['role'][], regions: string[]): Promise<string[]> {
  const rows = await db
    .selectDistinct({ personId: appointments.personId })
    .from(appointments)
    .where(and(inArray(appointments.role, roles), inArray(appointments.region, regions)))
  return rows.map(({ personId }) => personId)
}

export const membersOf = (db: Reader, organisationId: string) =>
  db
    .select({ personId: memberships.personId, role: memberships.role })
    .from(memberships)
    .where(eq(memberships.organisationId, organisationId))

/** Of these people, the names of the organisation's members, and of those who are gone for good. */
export async function memberNames(db: Reader, organisationId: string, personIds: string[]): Promise<Map<string, string>> {
  const wanted = [...new Set(personIds)]
  const names = new Map<string, string>()
  for (let i = 0; i < wanted.length; i += 500) {
    const rows = await db
      .select({ id: persons.id, name: persons.name })
      .from(persons)
      .leftJoin(memberships, and(eq(memberships.personId, persons.id), eq(memberships.organisationId, organisationId)))
      .where(and(inArray(persons.id, wanted.slice(i, i + 500)), or(isNotNull(memberships.personId), isNotNull(persons.erasedAt))))
    for (const { id, name } of rows) names.set(id, name)
  }
  return names
}

export async function person(db: Reader, id: string) {
  const [row] = await db
    .select({ id: persons.id, name: persons.name, email: persons.email })
    .from(persons)
    .where(and(eq(persons.id, id), isNull(persons.erasedAt)))
    .limit(1)
  return row ?? null
}

export async function personByEmail(db: Reader, email: string) {
  const [row] = await db.select({ id: persons.id }).from(persons).where(eq(persons.email, email.toLowerCase())).limit(1)
  return row
}

export async function languageOf(db: Reader, personId: string) {
  const [row] = await db.select({ language: persons.language }).from(persons).where(eq(persons.id, personId)).limit(1)
  return row?.language
}

export async function personExists(db: Reader, id: string) {
  const [row] = await db.select({ id: persons.id }).from(persons).where(eq(persons.id, id)).limit(1)
  return row !== undefined
}

export async function setVerified(tx: Tx, personId: string) {
  await tx.update(persons).set({ emailVerified: true }).where(eq(persons.id, personId))
}
