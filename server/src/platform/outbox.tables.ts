import { bigint, bool, index, instant, int, serial, table, text } from './db/columns.ts'

/** What must happen after a commit: only the name of what is dirty. Rows are deleted once handled. */
export const outbox = table(
  'outbox',
  {
    seq: serial('seq'),
    topic: text('topic').notNull(),
    subject: text('subject').notNull(),
    /** Milliseconds; a claimed row is held so that no other worker takes it. */
    heldUntil: bigint('held_until').notNull().default(0),
    tries: int('tries').notNull().default(0),
    lastFault: text('last_fault'),
    parked: bool('parked').notNull().default(false),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [index('outbox_due').on(t.parked, t.topic, t.heldUntil)],
)
