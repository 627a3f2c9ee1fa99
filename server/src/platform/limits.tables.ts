import { bigint, index, int, table, text } from './db/columns.ts'

/** How often something was tried lately. The key is a digest: neither an address nor an account stands here. */
export const limits = table(
  'rate_limits',
  {
    key: text('key').primaryKey(),
    count: int('count').notNull(),
    /** Milliseconds: no further try before this. */
    until: bigint('until').notNull(),
    /** Milliseconds: forgotten from here on. */
    endsAt: bigint('ends_at').notNull(),
  },
  (t) => [index('rate_limits_ends').on(t.endsAt)],
)
