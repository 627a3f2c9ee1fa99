import { bigint, index, instant, int, json, serial, table, text } from './db/columns.ts'

/**
 * Who did what. Append-only; `facts` hold codes and ids, never contact data.
 * `seq` is the place in the hash chain, without gaps; a row without `hash` is older than the chain.
 */
export const trail = table(
  'trail',
  {
    seq: serial('seq'),
    at: instant('at').notNull(),
    actorId: text('actor_id'),
    /** Roles the actor had then, separated by blanks. */
    actorRole: text('actor_role'),
    action: text('action').notNull(),
    subject: text('subject').notNull(),
    facts: json('facts').$type<Record<string, unknown>>().notNull(),
    prevHash: text('prev_hash'),
    hash: text('hash'),
  },
  (t) => [index('trail_subject').on(t.subject), index('trail_actor').on(t.actorId), index('trail_at').on(t.at)],
)

/** One row: how long the chain is and how it ends, so that a missing end is missed. */
export const trailHead = table('trail_head', {
  id: int('id').primaryKey(),
  count: bigint('count').notNull(),
  hash: text('hash').notNull(),
  at: instant('at').notNull(),
})
