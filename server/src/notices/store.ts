import type { ChosenKind, Language, MailChoice, NoticeCode, StoppedKind } from '@keqiao/shared/notices'
import type { PageQuery } from '@keqiao/shared/primitives'
import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, lt } from 'drizzle-orm'
import { persons } from '../accounts/tables.ts'
import { chunksOf, inChunks } from '../platform/db/chunks.ts'
import type { Reader, Tx } from '../platform/db/database.ts'
import { mailStops, mails, noticePreferences, notices } from './tables.ts'

export type NoticeRow = typeof notices.$inferSelect
export type MailRow = typeof mails.$inferSelect
export interface Addressee {
  id: string
  name: string
  email: string
  verified: boolean
  language: Language
}
const SLICE = 500

export async function insertNotices(tx: Tx, rows: (typeof notices.$inferInsert)[]) {
  for (const some of chunksOf(rows)) await tx.insert(notices).values(some)
}

/** By id, a slice at a time. */
export const noticesOf = (db: Reader, codes: NoticeCode[], after: string) =>
  db
    .select({ id: notices.id, code: notices.code, facts: notices.facts })
    .from(notices)
    .where(and(inArray(notices.code, codes), gt(notices.id, after)))
    .orderBy(asc(notices.id))
    .limit(SLICE)

export async function setFacts(tx: Tx, id: string, facts: NoticeRow['facts']) {
  await tx.update(notices).set({ facts }).where(eq(notices.id, id))
}

export const waitingMails = (db: Reader, codes: NoticeCode[]) =>
  db
    .select({ id: mails.id, code: mails.code, facts: mails.facts })
    .from(mails)
    .where(and(inArray(mails.code, codes), eq(mails.state, 'waiting')))

export async function setMailFacts(tx: Tx, id: string, facts: MailRow['facts']) {
  await tx.update(mails).set({ facts }).where(eq(mails.id, id))
}

export async function insertMails(tx: Tx, rows: (typeof mails.$inferInsert)[]) {
  for (const some of chunksOf(rows)) await tx.insert(mails).values(some)
}

/** What each person chose for mails of this kind; those who chose nothing are absent. */
export async function choicesFor(db: Reader, personIds: string[], kind: ChosenKind): Promise<Map<string, MailChoice>> {
  const rows = await inChunks(personIds, (some) =>
    db
      .select()
      .from(noticePreferences)
      .where(and(eq(noticePreferences.kind, kind), inArray(noticePreferences.personId, some))),
  )
  return new Map(rows.map(({ personId, mail }) => [personId, mail]))
}

/** Unread first, newest first within both. */
export async function inbox(db: Reader, personId: string, unread: boolean, { page, size }: PageQuery) {
  const own = eq(notices.personId, personId)
  const where = unread ? and(own, isNull(notices.readAt)) : own
  const items = await db
    .select()
    .from(notices)
    .where(where)
    .orderBy(isNotNull(notices.readAt), desc(notices.createdAt), desc(notices.id))
    .limit(size)
    .offset((page - 1) * size)
  return { items, total: await db.$count(notices, where) }
}

export const unreadCount = (db: Reader, personId: string) =>
  db.$count(notices, and(eq(notices.personId, personId), isNull(notices.readAt)))

/** Undefined when it is not this person's. A second reading keeps the time of the first. */
export async function markRead(tx: Tx, personId: string, id: string, readAt: string): Promise<NoticeRow | undefined> {
  const own = and(eq(notices.id, id), eq(notices.personId, personId))
  await tx
    .update(notices)
    .set({ readAt })
    .where(and(own, isNull(notices.readAt)))
  const [row] = await tx.select().from(notices).where(own).limit(1)
  return row
}

export async function markAllRead(tx: Tx, personId: string, readAt: string): Promise<number> {
  const rows = await tx
    .update(notices)
    .set({ readAt })
    .where(and(eq(notices.personId, personId), isNull(notices.readAt)))
    .returning({ id: notices.id })
  return rows.length
}

export async function addressee(db: Reader, personId: string): Promise<Addressee | undefined> {
  const { id, name, email, emailVerified: verified, language } = persons
  const [row] = await db.select({ id, name, email, verified, language }).from(persons).where(eq(id, personId)).limit(1)
  return row
}

export async function setLanguage(tx: Tx, personId: string, language: Language) {
  await tx.update(persons).set({ language }).where(eq(persons.id, personId))
}

export async function choicesOf(db: Reader, personId: string): Promise<Map<ChosenKind, MailChoice>> {
  const rows = await db.select().from(noticePreferences).where(eq(noticePreferences.personId, personId))
  return new Map(rows.map(({ kind, mail }) => [kind, mail]))
}

export async function switchedOff(db: Reader, personId: string): Promise<Set<string>> {
  const chosen = await choicesOf(db, personId)
  return new Set([...chosen].filter(([, mail]) => mail === 'off').map(([kind]) => kind))
}

export async function choose(tx: Tx, personId: string, kind: ChosenKind, mail: MailChoice) {
  await tx
    .insert(noticePreferences)
    .values({ personId, kind, mail })
    .onConflictDoUpdate({ target: [noticePreferences.personId, noticePreferences.kind], set: { mail } })
}

export async function addStop(tx: Tx, addressHash: string, kind: StoppedKind) {
  await tx.insert(mailStops).values({ addressHash, kind }).onConflictDoNothing()
}

export const isStopped = async (db: Reader, addressHash: string, kind: StoppedKind) =>
  (await db.$count(mailStops, and(eq(mailStops.addressHash, addressHash), eq(mailStops.kind, kind)))) > 0

export async function mail(db: Reader, id: string): Promise<MailRow | undefined> {
  const [row] = await db.select().from(mails).where(eq(mails.id, id)).limit(1)
  return row
}

/** What was said and to whom is not kept once it is sent. */
export async function finishMail(tx: Tx, id: string, state: 'sent' | 'dropped', doneAt: string) {
  await tx.update(mails).set({ state, doneAt, facts: {}, address: null, link: null }).where(eq(mails.id, id))
}

/** Mails older than this, sent or not: an unsent one says nothing new by then. */
export async function forgetMails(tx: Tx, before: string): Promise<number> {
  const rows = await tx.delete(mails).where(lt(mails.createdAt, before)).returning({ id: mails.id })
  return rows.length
}

const toGather = (before: string) =>
  and(eq(notices.mail, 'daily'), isNull(notices.digestId), isNull(notices.readAt), lt(notices.createdAt, before))

export async function peopleWithDigest(db: Reader, before: string): Promise<string[]> {
  const rows = await db.selectDistinct({ personId: notices.personId }).from(notices).where(toGather(before))
  return rows.map(({ personId }) => personId)
}

/** The condition is checked by the update itself, so that two that gather at once share nothing. */
export async function gather(tx: Tx, { personId, before, digestId }: { personId: string; before: string; digestId: string }) {
  const rows = await tx
    .update(notices)
    .set({ digestId })
    .where(and(eq(notices.personId, personId), toGather(before)))
    .returning({ id: notices.id })
  return rows.length
}

export const digestOf = (db: Reader, digestId: string): Promise<NoticeRow[]> =>
  db.select().from(notices).where(eq(notices.digestId, digestId)).orderBy(asc(notices.createdAt), asc(notices.id))

/** The given mails with the address of each. */
export async function mailsOf(db: Reader, ids: string[]) {
  if (ids.length === 0) return []
  return db
    .select({ id: mails.id, code: mails.code, address: mails.address, email: persons.email })
    .from(mails)
    .leftJoin(persons, eq(persons.id, mails.personId))
    .where(inArray(mails.id, ids))
}
