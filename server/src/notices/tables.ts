import type { ChosenKind, Facts, Language, MailChoice, NoticeCode, StoppedKind } from '@keqiao/shared/notices'
import { persons } from '../accounts/tables.ts'
import { id, index, instant, json, primaryKey, table, text } from '../platform/db/columns.ts'

/** One line of one person's inbox. */
export const notices = table(
  'notices',
  {
    id: id('id').primaryKey(),
    personId: id('person_id')
      .notNull()
      .references(() => persons.id, { onDelete: 'cascade' }),
    code: text('code').$type<NoticeCode>().notNull(),
    facts: json('facts').$type<Facts>().notNull(),
    subject: text('subject').notNull(),
    createdAt: instant('created_at').notNull(),
    readAt: instant('read_at'),
    /** How its mail goes, as chosen when it was written. */
    mail: text('mail').$type<MailChoice>().notNull(),
    /** The mail that gathered it; a notice is gathered once at most. */
    digestId: id('digest_id'),
  },
  (t) => [index('notices_inbox').on(t.personId, t.readAt, t.createdAt), index('notices_digest').on(t.mail, t.digestId)],
)

/** A mail to be sent. Its id gives the Message-ID; that of a notice's own mail is the notice's. Wiped once sent. */
export const mails = table(
  'mails',
  {
    id: id('id').primaryKey(),
    /** Whose address, read when it is sent; else `address`. */
    personId: id('person_id').references(() => persons.id, { onDelete: 'cascade' }),
    address: text('address'),
    language: text('language').$type<Language>(),
    code: text('code').$type<NoticeCode>().notNull(),
    facts: json('facts').$type<Facts>().notNull(),
    subject: text('subject').notNull(),
    link: text('link'),
    state: text('state').$type<'waiting' | 'sent' | 'dropped'>().notNull(),
    createdAt: instant('created_at').notNull(),
    doneAt: instant('done_at'),
  },
  (t) => [index('mails_person').on(t.personId)],
)

/** When mails of a kind come; a kind without a row has its default. */
export const noticePreferences = table(
  'notice_preferences',
  {
    personId: id('person_id')
      .notNull()
      .references(() => persons.id, { onDelete: 'cascade' }),
    kind: text('kind').$type<ChosenKind>().notNull(),
    mail: text('mail').$type<MailChoice>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.kind] })],
)

/** Addresses without an account that want no more mails of a kind; only a keyed hash of the address is kept. */
export const mailStops = table(
  'mail_stops',
  { addressHash: text('address_hash').notNull(), kind: text('kind').$type<StoppedKind>().notNull() },
  (t) => [primaryKey({ columns: [t.addressHash, t.kind] })],
)
