import type { AttachmentPurpose, AttachmentVisibility, FileKind } from '@keqiao/shared/attachments'
import { persons } from '../accounts/tables.ts'
import { bool, id, index, instant, int, table, text, uniqueIndex } from '../platform/db/columns.ts'

/** A file as it lies in storage, under its id. One that no attachment names is removed by a timer. */
export const files = table(
  'files',
  {
    id: id('id').primaryKey(),
    sha256: text('sha256').notNull(),
    bytes: int('bytes').notNull(),
    kind: text('kind').$type<FileKind>().notNull(),
    /** Null when author and history were taken out, else why they could not be. */
    uncleaned: text('uncleaned').$type<'old_format' | 'encrypted' | 'signed' | 'embedded'>(),
    /** What the scanner said; `waiting` until then, also where there is none. */
    scan: text('scan').$type<'waiting' | 'clean' | 'infected'>().notNull().default('waiting'),
    scannedAt: instant('scanned_at'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [index('files_scan').on(t.scan, t.createdAt)],
)
export type FileRow = typeof files.$inferSelect

export const attachments = table(
  'attachments',
  {
    id: id('id').primaryKey(),
    fileId: id('file_id')
      .notNull()
      .references(() => files.id),
    /** `need:<id>` */
    subject: text('subject').notNull(),
    /** 1 … the most a subject may have; unique, so that no race gives it more. */
    number: int('number').notNull(),
    purpose: text('purpose').$type<AttachmentPurpose>().notNull(),
    visibility: text('visibility').$type<AttachmentVisibility>().notNull(),
    /** Asked to be public and not yet reviewed. New ones are `PUBLIC` and hidden until then, others stay on request. */
    waiting: bool('waiting').notNull().default(false),
    /** Display text only, never a path. Part of what is secret where the subject is confidential. */
    name: text('name').notNull(),
    addedBy: id('added_by').references(() => persons.id, { onDelete: 'set null' }),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [uniqueIndex('attachments_number').on(t.subject, t.number), index('attachments_file').on(t.fileId)],
)
export type AttachmentRow = typeof attachments.$inferSelect
