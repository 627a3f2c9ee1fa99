import type { ConsentPurpose, ERASURE_STATES, EXPORT_STATES } from '@keqiao/shared/privacy'
import { persons } from '../accounts/tables.ts'
import { bool, id, index, instant, int, table, text, uniqueIndex } from '../platform/db/columns.ts'

/** Every answer to a question for consent, oldest first; the last one of a purpose counts while it is not withdrawn. */
export const consents = table(
  'consents',
  {
    id: id('id').primaryKey(),
    personId: id('person_id')
      .notNull()
      .references(() => persons.id, { onDelete: 'cascade' }),
    purpose: text('purpose').$type<ConsentPurpose>().notNull(),
    /** The notice that was in force. */
    noticeVersion: text('notice_version').notNull(),
    given: bool('given').notNull(),
    at: instant('at').notNull(),
    withdrawnAt: instant('withdrawn_at'),
  },
  (t) => [index('consents_person').on(t.personId, t.purpose, t.at)],
)
export type ConsentRow = typeof consents.$inferSelect

/** A copy of all that is kept about a person; its file lies under its id. */
export const personalExports = table(
  'personal_exports',
  {
    id: id('id').primaryKey(),
    personId: id('person_id')
      .notNull()
      .references(() => persons.id, { onDelete: 'cascade' }),
    state: text('state').$type<(typeof EXPORT_STATES)[number]>().notNull(),
    askedAt: instant('asked_at').notNull(),
    readyAt: instant('ready_at'),
    expiresAt: instant('expires_at'),
    bytes: int('bytes'),
    /** The person's id while it is being made: one at a time. */
    openKey: text('open_key'),
  },
  (t) => [
    uniqueIndex('personal_exports_open').on(t.openKey),
    index('personal_exports_person').on(t.personId, t.askedAt),
    index('personal_exports_ends').on(t.state, t.expiresAt),
  ],
)
export type ExportRow = typeof personalExports.$inferSelect

/** Somebody wants to be forgotten. Stays as the proof that it was done. */
export const erasures = table(
  'erasures',
  {
    id: id('id').primaryKey(),
    personId: id('person_id')
      .notNull()
      .references(() => persons.id, { onDelete: 'cascade' }),
    state: text('state').$type<(typeof ERASURE_STATES)[number]>().notNull(),
    askedAt: instant('asked_at').notNull(),
    dueAt: instant('due_at').notNull(),
    endedAt: instant('ended_at'),
    reason: text('reason').$type<'last_operator'>(),
    /** The person's id while it waits: one at a time. */
    openKey: text('open_key'),
  },
  (t) => [uniqueIndex('erasures_open').on(t.openKey), index('erasures_person').on(t.personId, t.askedAt)],
)
export type ErasureRow = typeof erasures.$inferSelect
