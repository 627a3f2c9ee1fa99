import type { ConsentPurpose } from '@keqiao/shared/privacy'
import { and, asc, desc, eq, inArray, isNull, lt, lte, ne } from 'drizzle-orm'
import { persons, secondFactors, sessions, verifications } from '../accounts/tables.ts'
import type { Reader, Tx } from '../platform/db/database.ts'
import { trail } from '../platform/trail.tables.ts'
import { consents, type ErasureRow, type ExportRow, erasures, personalExports } from './tables.ts'

// Consents

export const consentsOf = (db: Reader, personId: string) =>
  db.select().from(consents).where(eq(consents.personId, personId)).orderBy(asc(consents.at), asc(consents.id))

export async function lastConsent(db: Reader, personId: string, purpose: ConsentPurpose) {
  const [row] = await db
    .select()
    .from(consents)
    .where(and(eq(consents.personId, personId), eq(consents.purpose, purpose)))
    .orderBy(desc(consents.at), desc(consents.id))
    .limit(1)
  return row
}

export async function addConsent(tx: Tx, values: typeof consents.$inferInsert) {
  await tx.insert(consents).values(values)
}

export async function withdrawConsents(tx: Tx, personId: string, purpose: ConsentPurpose, at: string) {
  const live = and(eq(consents.personId, personId), eq(consents.purpose, purpose), eq(consents.given, true))
  await tx
    .update(consents)
    .set({ withdrawnAt: at })
    .where(and(live, isNull(consents.withdrawnAt)))
}

// Copies

export const exportsOf = (db: Reader, personId: string): Promise<ExportRow[]> =>
  db
    .select()
    .from(personalExports)
    .where(eq(personalExports.personId, personId))
    .orderBy(desc(personalExports.askedAt), desc(personalExports.id))

export async function exportById(db: Reader, id: string): Promise<ExportRow | undefined> {
  const [row] = await db.select().from(personalExports).where(eq(personalExports.id, id)).limit(1)
  return row
}

/** Undefined when one is being made. */
export async function insertExport(tx: Tx, values: typeof personalExports.$inferInsert): Promise<ExportRow | undefined> {
  const [row] = await tx.insert(personalExports).values(values).onConflictDoNothing().returning()
  return row
}

/** Undefined when it was finished or given up meanwhile. */
export async function endExport(tx: Tx, id: string, values: Partial<ExportRow>): Promise<ExportRow | undefined> {
  const open = and(eq(personalExports.id, id), eq(personalExports.state, 'asked'))
  const [row] = await tx
    .update(personalExports)
    .set({ ...values, openKey: null })
    .where(open)
    .returning()
  return row
}

/** Earlier copies of the same person: one lies ready at a time. */
export async function expireExports(tx: Tx, where: { before: string } | { personId: string; but: string }): Promise<string[]> {
  const which =
    'before' in where
      ? lte(personalExports.expiresAt, where.before)
      : and(eq(personalExports.personId, where.personId), ne(personalExports.id, where.but))
  const rows = await tx
    .update(personalExports)
    .set({ state: 'expired' })
    .where(and(eq(personalExports.state, 'ready'), which))
    .returning({ id: personalExports.id })
  return rows.map(({ id }) => id)
}

export async function readyExports(db: Reader, ids: string[]): Promise<Set<string>> {
  const rows = await db
    .select({ id: personalExports.id })
    .from(personalExports)
    .where(and(inArray(personalExports.id, ids), inArray(personalExports.state, ['asked', 'ready'])))
  return new Set(rows.map(({ id }) => id))
}

// Erasures

export async function lastErasure(db: Reader, personId: string): Promise<ErasureRow | undefined> {
  const [row] = await db
    .select()
    .from(erasures)
    .where(eq(erasures.personId, personId))
    .orderBy(desc(erasures.askedAt), desc(erasures.id))
    .limit(1)
  return row
}

export async function erasureById(db: Reader, id: string): Promise<ErasureRow | undefined> {
  const [row] = await db.select().from(erasures).where(eq(erasures.id, id)).limit(1)
  return row
}

/** Undefined when one waits already. */
export async function insertErasure(tx: Tx, values: typeof erasures.$inferInsert): Promise<ErasureRow | undefined> {
  const [row] = await tx.insert(erasures).values(values).onConflictDoNothing().returning()
  return row
}

/** Undefined when it does not wait any more. */
export async function endErasure(
  tx: Tx,
  which: { id: string } | { personId: string },
  values: Pick<ErasureRow, 'state' | 'endedAt'> & { reason?: ErasureRow['reason'] },
): Promise<ErasureRow | undefined> {
  const one = 'id' in which ? eq(erasures.id, which.id) : eq(erasures.personId, which.personId)
  const [row] = await tx
    .update(erasures)
    .set({ ...values, openKey: null })
    .where(and(one, eq(erasures.state, 'waiting')))
    .returning()
  return row
}

// The person

export async function person(db: Reader, id: string) {
  const { id: own, name, email, language, erasedAt } = persons
  const [row] = await db.select({ id: own, name, email, language, erasedAt }).from(persons).where(eq(own, id)).limit(1)
  return row
}

export async function hasCode(db: Reader, personId: string): Promise<boolean> {
  return (await db.$count(secondFactors, and(eq(secondFactors.userId, personId), eq(secondFactors.verified, true)))) > 0
}

export async function markErased(tx: Tx, personId: string, at: string) {
  await tx.update(persons).set({ erasedAt: at }).where(eq(persons.id, personId))
}

/** Those of these ids that are people. */
export async function peopleAmong(db: Reader, ids: string[]): Promise<Set<string>> {
  const found = new Set<string>()
  for (let i = 0; i < ids.length; i += 500)
    for (const row of await db
      .select({ id: persons.id })
      .from(persons)
      .where(inArray(persons.id, ids.slice(i, i + 500))))
      found.add(row.id)
  return found
}

// What time ends

export async function forgetOver(tx: Tx, now: Date, threeYearsAgo: string): Promise<number> {
  const ended = await tx.delete(sessions).where(lt(sessions.expiresAt, now)).returning({ id: sessions.id })
  const over = await tx.delete(verifications).where(lt(verifications.expiresAt, now)).returning({ id: verifications.id })
  const gone = tx.select({ id: persons.id }).from(persons).where(lt(persons.erasedAt, threeYearsAgo))
  const proofs = await tx.delete(consents).where(inArray(consents.personId, gone)).returning({ id: consents.id })
  const asked = await tx.delete(erasures).where(lt(erasures.endedAt, threeYearsAgo)).returning({ id: erasures.id })
  return ended.length + over.length + proofs.length + asked.length
}

export async function forgetExports(tx: Tx, before: string) {
  await tx
    .delete(personalExports)
    .where(and(lt(personalExports.askedAt, before), inArray(personalExports.state, ['expired', 'failed'])))
}

// Looks at contact data

/** Newest first; what the person did themselves is no look of others. */
export async function looksAt(db: Reader, subjects: string[], { but, most }: { but: string; most: number }) {
  const found: { seq: number; at: string; subject: string; roles: string[] }[] = []
  for (let at = 0; at < subjects.length; at += 500) {
    const some = inArray(trail.subject, subjects.slice(at, at + 500))
    const rows = await db
      .select({ seq: trail.seq, at: trail.at, subject: trail.subject, role: trail.actorRole })
      .from(trail)
      .where(and(eq(trail.action, 'contact.revealed'), some, ne(trail.actorId, but)))
      .orderBy(desc(trail.seq))
      .limit(most)
    found.push(...rows.map(({ role, ...row }) => ({ ...row, roles: role?.split(' ') ?? [] })))
  }
  return found.sort((a, b) => b.seq - a.seq).slice(0, most)
}
