import { FILE_LIMITS } from '@keqiao/shared/attachments'
import { and, asc, eq, inArray, lt, notExists, notInArray } from 'drizzle-orm'
import type { Reader, Tx } from '../platform/db/database.ts'
import { outbox } from '../platform/outbox.tables.ts'
import { type AttachmentRow, attachments, type FileRow, files } from './tables.ts'

export interface Attached extends AttachmentRow {
  file: FileRow
}

const joined = (db: Reader) =>
  db.select({ attachment: attachments, file: files }).from(attachments).innerJoin(files, eq(files.id, attachments.fileId))

const attached = ({ attachment, file }: { attachment: AttachmentRow; file: FileRow }): Attached => ({ ...attachment, file })

export async function ofSubject(db: Reader, subject: string): Promise<Attached[]> {
  return (await joined(db).where(eq(attachments.subject, subject)).orderBy(asc(attachments.number))).map(attached)
}

export async function byId(db: Reader, id: string): Promise<Attached | undefined> {
  const [row] = await joined(db).where(eq(attachments.id, id)).limit(1)
  return row && attached(row)
}

/** Takes the smallest free number of the subject; undefined when it has none left. A race is settled by the unique index. */
export async function insert(
  tx: Tx,
  file: typeof files.$inferInsert,
  attachment: Omit<typeof attachments.$inferInsert, 'number' | 'fileId'>,
): Promise<Attached | undefined> {
  const [fileRow] = await tx.insert(files).values(file).returning()
  for (let number = 1; number <= FILE_LIMITS.perSubject; number++) {
    const values = { ...attachment, fileId: file.id, number }
    const [row] = await tx.insert(attachments).values(values).onConflictDoNothing().returning()
    if (row) return { ...row, file: fileRow as FileRow }
  }
  return undefined
}

export async function setVisibility(tx: Tx, id: string, values: Pick<AttachmentRow, 'visibility' | 'waiting'>) {
  await tx.update(attachments).set(values).where(eq(attachments.id, id))
}

const waits = (subject: string) => and(eq(attachments.subject, subject), eq(attachments.waiting, true))

export const anyWaits = async (db: Reader, subject: string) => (await db.$count(attachments, waits(subject))) > 0

/** Those of a subject that waited, from now on public or not; answers with their ids. */
export async function settle(tx: Tx, subject: string, visibility: AttachmentRow['visibility']): Promise<string[]> {
  const values = { visibility, waiting: false }
  const rows = await tx.update(attachments).set(values).where(waits(subject)).returning({ id: attachments.id })
  return rows.map(({ id }) => id)
}

export async function remove(tx: Tx, id: string): Promise<AttachmentRow | undefined> {
  return (await tx.delete(attachments).where(eq(attachments.id, id)).returning())[0]
}

/** All of a subject; answers which files nothing names any more. */
export async function removeAll(tx: Tx, subject: string): Promise<string[]> {
  const gone = await tx.delete(attachments).where(eq(attachments.subject, subject)).returning({ fileId: attachments.fileId })
  const ids = gone.map(({ fileId }) => fileId)
  if (ids.length === 0) return []
  const named = tx.select({ id: attachments.fileId }).from(attachments).where(inArray(attachments.fileId, ids))
  const rows = await tx
    .delete(files)
    .where(and(inArray(files.id, ids), notInArray(files.id, named)))
    .returning({ id: files.id })
  return rows.map(({ id }) => id)
}

export async function fileById(db: Reader, id: string): Promise<FileRow | undefined> {
  const [row] = await db.select().from(files).where(eq(files.id, id)).limit(1)
  return row
}

export async function setScan(tx: Tx, id: string, scan: FileRow['scan'], scannedAt: string): Promise<Attached[]> {
  await tx.update(files).set({ scan, scannedAt }).where(eq(files.id, id))
  return (await joined(tx).where(eq(files.id, id))).map(attached)
}

/** Files that wait for the scanner and stand in no queue. */
export async function unqueuedIds(db: Reader, most: number): Promise<string[]> {
  const queued = db
    .select({ seq: outbox.seq })
    .from(outbox)
    .where(and(eq(outbox.topic, 'scan'), eq(outbox.subject, files.id), eq(outbox.parked, false)))
  const rows = await db
    .select({ id: files.id })
    .from(files)
    .where(and(eq(files.scan, 'waiting'), notExists(queued)))
    .orderBy(asc(files.createdAt))
    .limit(most)
  return rows.map((row) => row.id)
}

/** Drops rows of files that nothing names any more, and says which; a file made after `before` may yet be named. */
export async function dropUnreferenced(tx: Tx, before: string, most: number): Promise<string[]> {
  const named = tx.select({ id: attachments.id }).from(attachments).where(eq(attachments.fileId, files.id))
  const found = await tx
    .select({ id: files.id })
    .from(files)
    .where(and(lt(files.createdAt, before), notExists(named)))
    .limit(most)
  if (found.length === 0) return []
  const ids = found.map((row) => row.id)
  const gone = await tx.delete(files).where(inArray(files.id, ids)).returning({ id: files.id })
  return gone.map((row) => row.id)
}

/** Those of the given ids that have a row. */
export async function known(db: Reader, ids: string[]): Promise<Set<string>> {
  const found = new Set<string>()
  for (let i = 0; i < ids.length; i += 500)
    for (const row of await db
      .select({ id: files.id })
      .from(files)
      .where(inArray(files.id, ids.slice(i, i + 500))))
      found.add(row.id)
  return found
}
