import { bigint, table, text } from './db/columns.ts'

/** When each timer last had its turn, in milliseconds. */
export const timerRuns = table('timer_runs', {
  name: text('name').primaryKey(),
  ranAt: bigint('ran_at').notNull(),
})
