import type {
  DATA_BASES,
  DATA_LEVELS,
  DATA_PURPOSES,
  DATA_RETENTIONS,
  KEEP_REASONS,
  WITHHELD_REASONS,
} from '@keqiao/shared/privacy'

export type Purpose = (typeof DATA_PURPOSES)[number]
export type Basis = (typeof DATA_BASES)[number]
export type Retention = (typeof DATA_RETENTIONS)[number]
type Why = (typeof KEEP_REASONS)[number]

/** How a column names a person: by id, by address, as `person:<id>` or `agent:<id>`, or inside a stored contact (at this path). */
export type Naming = 'id' | 'mail' | 'subject' | { contactAt: readonly string[] }

/** What a column holds, and what becomes of it when its person goes; left out means as its table says. */
export interface ColumnEntry {
  level: (typeof DATA_LEVELS)[number]
  purpose?: Purpose
  basis?: Basis
  retention?: Retention
  /** What stands there afterwards, where the row stays. */
  becomes?: Value
  /** Why it stays as it is. */
  why?: Why
  /** Why it is not in the copy that its person gets. */
  withheld?: (typeof WITHHELD_REASONS)[number]
}
export type Value = null | string | boolean | number | readonly never[] | ((personId: string) => string)

export interface TableEntry {
  purpose: Purpose
  basis: Basis
  retention: Retention
  /** Columns that name a person. */
  persons: Readonly<Record<string, Naming>>
  /** Those of them whose rows are about that person: they are in the copy. */
  owners: readonly string[]
  /** Those whose rows go with the person. */
  deletedBy: readonly string[]
  /** Rows that hang on rows of another table and go with them. */
  via?: { column: string; table: string; key: string }
  /** Why other rows stay, for columns that tell something of a person. */
  why: Why
  columns: Readonly<Record<string, ColumnEntry>>
}
export type DataMap = Readonly<Record<string, TableEntry>>

export const none: ColumnEntry = { level: 'none' }
export const ordinary: ColumnEntry = { level: 'ordinary' }
export const contact: ColumnEntry = { level: 'contact' }
/** What opens an account: shown to nobody, in no copy. */
export const secret: ColumnEntry = { level: 'sensitive', withheld: 'secret' }

/** The same for several columns, named in one text. */
export const each = (entry: ColumnEntry, names: string) => Object.fromEntries(names.split(' ').map((name) => [name, entry]))

type Given = Pick<TableEntry, 'purpose' | 'basis' | 'retention' | 'columns'> & Partial<TableEntry>

/** Rows that go with their person. */
export const goes = (given: Given & { owners: readonly string[] }): TableEntry => ({
  persons: Object.fromEntries(given.owners.map((name) => [name, 'id'])),
  deletedBy: given.owners,
  why: 'impersonal',
  ...given,
})

/** Rows that stay, whoever goes. */
export const stays = (given: Given): TableEntry => ({
  persons: Object.fromEntries((given.owners ?? []).map((name) => [name, 'id'])),
  owners: [],
  deletedBy: [],
  why: 'impersonal',
  ...given,
})
