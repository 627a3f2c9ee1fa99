import { index, instant, json, serial, table, text } from './db/columns.ts'

/** Who did what. Append-only; `facts` hold codes and ids, never contact data. */
export const trail = table(
  'trail',
  {
    seq: serial('seq'),
    at: instant('at').notNull(),
    actorId: text('actor_id'),
    action: text('action').notNull(),
    subject: text('subject').notNull(),
    facts: json('facts').$type<Record<string, unknown>>().notNull(),
  },
  (t) => [index('trail_subject').on(t.subject)],
)
