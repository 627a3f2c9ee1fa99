import { and, desc, eq, inArray, lt, lte, ne, or } from 'drizzle-orm'
import type { Reader, Tx } from '../../platform/db/database.ts'
import { newId } from '../../platform/ids.ts'
import { persons, secondFactors, sessions, verifications } from '../tables.ts'
import { mailRequests, passwordHistory } from './tables.ts'

export type MailRequest = typeof mailRequests.$inferSelect
export type SessionRow = typeof sessions.$inferSelect

/** Longest memory of any policy. */
const REMEMBERED = 5

export async function personByEmail(db: Reader, email: string) {
  const [row] = await db.select().from(persons).where(eq(persons.email, email)).limit(1)
  return row
}

export async function person(db: Reader, id: string) {
  const [row] = await db.select().from(persons).where(eq(persons.id, id)).limit(1)
  return row
}

/** False when the address belongs to somebody else by now. */
export async function changeEmail(tx: Tx, id: string, email: string, at: Date): Promise<boolean> {
  const [other] = await tx.select({ id: persons.id }).from(persons).where(eq(persons.email, email)).limit(1)
  if (other && other.id !== id) return false
  await tx.update(persons).set({ email, emailVerified: true, updatedAt: at }).where(eq(persons.id, id))
  return true
}

export async function markVerified(tx: Tx, id: string) {
  await tx.update(persons).set({ emailVerified: true }).where(eq(persons.id, id))
}

export async function sessionsOf(db: Reader, personId: string): Promise<SessionRow[]> {
  return db.select().from(sessions).where(eq(sessions.userId, personId)).orderBy(desc(sessions.lastSeenAt), sessions.id)
}

/** How many were ended. */
export async function endSessions(tx: Tx, personId: string, which: { only: string } | { but: string | null }): Promise<number> {
  const some = 'only' in which ? eq(sessions.id, which.only) : which.but ? ne(sessions.id, which.but) : undefined
  const ended = await tx
    .delete(sessions)
    .where(and(eq(sessions.userId, personId), some))
    .returning({ id: sessions.id })
  return ended.length
}

/** How many sessions were over, by either limit. */
export async function sweepSessions(tx: Tx, before: { opened: Date; seen: Date }): Promise<number> {
  const over = or(lte(sessions.openedAt, before.opened), lte(sessions.lastSeenAt, before.seen))
  return (await tx.delete(sessions).where(over).returning({ id: sessions.id })).length
}

/** Challenges of a second step that nobody answered. */
export async function sweepChallenges(tx: Tx, before: Date): Promise<number> {
  return (await tx.delete(verifications).where(lt(verifications.expiresAt, before)).returning({ id: verifications.id })).length
}

export async function formerPasswords(db: Reader, personId: string, most: number): Promise<string[]> {
  const rows = await db
    .select({ hash: passwordHistory.hash })
    .from(passwordHistory)
    .where(eq(passwordHistory.personId, personId))
    .orderBy(desc(passwordHistory.setAt), desc(passwordHistory.id))
    .limit(most)
  return rows.map(({ hash }) => hash)
}

export async function rememberPassword(tx: Tx, personId: string, hash: string, setAt: string) {
  await tx.insert(passwordHistory).values({ id: newId(), personId, hash, setAt })
  const old = await tx
    .select({ id: passwordHistory.id })
    .from(passwordHistory)
    .where(eq(passwordHistory.personId, personId))
    .orderBy(desc(passwordHistory.setAt), desc(passwordHistory.id))
    .limit(100)
    .offset(REMEMBERED)
  const ids = old.map(({ id }) => id)
  if (ids.length > 0) await tx.delete(passwordHistory).where(inArray(passwordHistory.id, ids))
}

export async function insertMailRequest(tx: Tx, values: typeof mailRequests.$inferInsert) {
  await tx.insert(mailRequests).values(values)
}

/** Undefined when it was handled before. */
export async function takeMailRequest(tx: Tx, id: string): Promise<MailRequest | undefined> {
  const [row] = await tx.delete(mailRequests).where(eq(mailRequests.id, id)).returning()
  return row
}

export async function keepNextFactor(tx: Tx, personId: string, next: { nextSecret: string; nextBackupCodes: string }) {
  await tx.update(secondFactors).set(next).where(eq(secondFactors.userId, personId))
}

export async function replaceFactor(tx: Tx, personId: string, secret: string, backupCodes: string, lastStep: number) {
  const next = { secret, backupCodes, lastStep, nextSecret: null, nextBackupCodes: null }
  await tx.update(secondFactors).set(next).where(eq(secondFactors.userId, personId))
}

export async function dropUnverifiedFactor(tx: Tx, personId: string) {
  await tx.delete(secondFactors).where(and(eq(secondFactors.userId, personId), eq(secondFactors.verified, false)))
}
