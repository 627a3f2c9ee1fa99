import { id, index, instant, table, text } from '../../platform/db/columns.ts'
import { persons } from '../tables.ts'

/** Former passwords and the present one, newest last; only as many as the strictest policy asks for. */
export const passwordHistory = table(
  'password_history',
  {
    id: id('id').primaryKey(),
    personId: id('person_id')
      .notNull()
      .references(() => persons.id, { onDelete: 'cascade' }),
    hash: text('hash').notNull(),
    setAt: instant('set_at').notNull(),
  },
  (t) => [index('password_history_person').on(t.personId, t.setAt)],
)

export type MailRequestKind = 'sign_up' | 'password_reset' | 'mail_change' | 'mail_verification'

/**
 * A wish for a mail, as it came in: whether anybody has this address is looked up later, so that the answer cannot tell.
 * Gone once the mail is written.
 */
export const mailRequests = table('mail_requests', {
  id: id('id').primaryKey(),
  kind: text('kind').$type<MailRequestKind>().notNull(),
  address: text('address').notNull(),
  /** Who asks, when signed in. */
  personId: id('person_id'),
  name: text('name'),
  createdAt: instant('created_at').notNull(),
})
