import type { ListingKind } from '@keqiao/shared/listings'
import type { BatchApproval } from '@keqiao/shared/review'
import { persons } from '../accounts/tables.ts'
import { id, index, instant, int, table, text, uniqueIndex } from '../platform/db/columns.ts'

/** The approval of all unmarked records of one import: held for ten seconds as a whole, then made in steps. */
export const batchApprovals = table(
  'batch_approvals',
  {
    id: id('id').primaryKey(),
    kind: text('kind').$type<ListingKind>().notNull(),
    importId: id('import_id').notNull(),
    /** The import while this is held or at work: one approval at a time. */
    openImport: id('open_import'),
    actorId: id('actor_id')
      .notNull()
      .references(() => persons.id, { onDelete: 'cascade' }),
    state: text('state').$type<BatchApproval['state']>().notNull(),
    total: int('total').notNull(),
    approved: int('approved').notNull().default(0),
    /** The last record looked at; records go by id. */
    cursor: text('cursor').notNull().default(''),
    startedAt: instant('started_at').notNull(),
    dueAt: instant('due_at').notNull(),
  },
  (t) => [uniqueIndex('batch_approvals_open').on(t.openImport), index('batch_approvals_actor').on(t.actorId, t.startedAt)],
)
export type BatchApprovalRow = typeof batchApprovals.$inferSelect
