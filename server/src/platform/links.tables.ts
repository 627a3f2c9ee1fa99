import { id, index, instant, json, table, text } from './db/columns.ts'

/** A link sent to a mailbox: works once, for one purpose, for a while. The token itself is nowhere but in that mail. */
export const links = table(
  'links',
  {
    id: id('id').primaryKey(),
    kind: text('kind').notNull(),
    /** Of purpose and token together: one purpose's token opens no other. */
    tokenHash: text('token_hash').notNull().unique(),
    /** Whose account it is about; null when there is none yet. */
    personId: id('person_id'),
    /** Where it was sent, folded. */
    address: text('address').notNull(),
    facts: json('facts').$type<Record<string, string>>().notNull(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [index('links_address').on(t.address, t.kind), index('links_expiry').on(t.expiresAt)],
)
