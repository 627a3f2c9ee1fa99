import type { ChosenKind, MailChoice } from '@keqiao/shared/notices'
import type { PageQuery } from '@keqiao/shared/primitives'
import { and, desc, eq, inArray, isNotNull, isNull } from 'drizzle-orm'
import type { Reader, Tx } from '../platform/db/database.ts'
import { mails, noticePreferences, notices } from './tables.ts'

export type NoticeRow = typeof notices.$inferSelect
export type MailRow = typeof mails.$inferSelect
const CHUNK = 500

export async function insertNotices(tx: Tx, rows: (typeof notices.$inferInsert)[]) {
  for (let i = 0; i < rows.length; i += CHUNK) await tx.insert(notices).values(rows.slice(i, i + CHUNK))
}

export async function insertMails(tx: Tx, rows: (typeof mails.$inferInsert)[]) {
  for (let i = 0; i < rows.length; i += CHUNK) await tx.insert(mails).values(rows.slice(i, i + CHUNK))
}

/** What each person chose for mails of this kind; those who chose nothing are absent. */
export async function choicesFor(db: Reader, personIds: string[], kind: ChosenKind): Promise<Map<string, MailChoice>> {
  const found = new Map<string, MailChoice>()
  for (let i = 0; i < personIds.length; i += CHUNK)
    for (const row of await db
      .select()
      .from(noticePreferences)
      .where(and(eq(noticePreferences.kind, kind), inArray(noticePreferences.personId, personIds.slice(i, i + CHUNK)))))
      found.set(row.personId, row.mail)
  return found
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
