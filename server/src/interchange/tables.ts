import type { CellProblem, Import, ImportState } from '@keqiao/shared/interchange'
import type { ListingKind } from '@keqiao/shared/listings'
import { organisations, persons } from '../accounts/tables.ts'
import { bool, id, index, instant, int, json, serial, table, text } from '../platform/db/columns.ts'

export const imports = table(
  'imports',
  {
    id: id('id').primaryKey(),
    organisationId: id('organisation_id')
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    personId: id('person_id')
      .notNull()
      .references(() => persons.id, { onDelete: 'cascade' }),
    kind: text('kind').$type<ListingKind>().notNull(),
    fileName: text('file_name').notNull(),
    state: text('state').$type<ImportState>().notNull(),
    /** As in the file, in its order; a cell's place in a row is its heading's place here. */
    headings: json('headings').$type<string[]>().notNull(),
    /** The official list the file is, brought in by the centre: its code in `origin`, and which of them. */
    origin: text('origin'),
    originBatch: text('origin_batch'),
    submit: bool('publish').notNull().default(true),
    /** Bytes of the side file already worked off: of the table while checking, of the drafts while loading. */
    cursor: int('cursor').notNull().default(0),
    /** Length of the drafts' side file as committed; a step that crashed may have written beyond it. */
    draftBytes: int('draft_bytes').notNull().default(0),
    total: int('total').notNull(),
    read: int('read').notNull().default(0),
    accepted: int('accepted').notNull().default(0),
    refused: int('refused').notNull().default(0),
    created: int('created').notNull().default(0),
    updated: int('updated').notNull().default(0),
    unchanged: int('unchanged').notNull().default(0),
    fault: json('fault').$type<NonNullable<Import['fault']>>(),
    createdAt: instant('created_at').notNull(),
    finishedAt: instant('finished_at'),
  },
  (t) => [index('imports_organisation').on(t.organisationId, t.createdAt)],
)

export const importProblems = table(
  'import_problems',
  {
    seq: serial('seq'),
    importId: id('import_id')
      .notNull()
      .references(() => imports.id, { onDelete: 'cascade' }),
    row: int('row').notNull(),
    column: text('column').notNull(),
    code: text('code').$type<CellProblem['code']>().notNull(),
    value: text('value').notNull(),
    facts: json('facts').$type<Record<string, unknown>>().notNull(),
  },
  (t) => [index('import_problems_import').on(t.importId, t.row)],
)
