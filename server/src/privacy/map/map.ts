import type { DataMapTable, ERASE_DOINGS } from '@keqiao/shared/privacy'
import { deals } from './deals.ts'
import type { ColumnEntry, DataMap, TableEntry } from './entry.ts'
import { events } from './events.ts'
import { house } from './house.ts'
import { live } from './live.ts'
import { people } from './people.ts'
import { work } from './work.ts'

/** What every column of the database is for. Beside each new column comes its entry; a test holds both sets equal. */
export const dataMap: DataMap = { ...people, ...work, ...deals, ...events, ...live, ...house }

/** Rows that go with their person, whole. */
const goWhole = ({ via, owners, deletedBy }: TableEntry) =>
  via !== undefined || (deletedBy.length > 0 && owners.every((one) => deletedBy.includes(one)))

function onErase(table: TableEntry, name: string, column: ColumnEntry) {
  if (column.becomes !== undefined) return { onErase: 'pseudonymise', why: null } as const
  // The row goes with whom this column names.
  if (table.deletedBy.includes(name)) return { onErase: 'delete', why: null } as const
  if (goWhole(table)) return { onErase: 'delete', why: null } as const
  return { onErase: 'keep', why: column.why ?? (column.level === 'none' ? 'impersonal' : table.why) } as const
}

/** What becomes of a person's rows of a table as a whole. */
export function doingTo(table: TableEntry): (typeof ERASE_DOINGS)[number] {
  if (goWhole(table)) return 'delete'
  return Object.values(table.columns).some(({ becomes }) => becomes !== undefined) ? 'pseudonymise' : 'keep'
}

/** Whether the copy that a person gets holds this column: of rows that only name them as a contact, nothing else. */
export function isCopied({ owners, persons, via, columns }: TableEntry, column: string): boolean {
  if (columns[column]?.withheld) return false
  return via !== undefined || owners.includes(column) || owners.some((one) => typeof persons[one] !== 'object')
}

/** The map as it is read: every column with all that its table says. */
export function shownMap(map: DataMap = dataMap): DataMapTable[] {
  return Object.entries(map)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([table, entry]) => ({
      table,
      columns: Object.entries(entry.columns).map(([column, given]) => ({
        column,
        purpose: given.purpose ?? entry.purpose,
        basis: given.basis ?? entry.basis,
        retention: given.retention ?? entry.retention,
        level: given.level,
        owner: [...Object.keys(entry.persons), ...(entry.via ? [entry.via.column] : [])],
        ...onErase(entry, column, given),
        withheld: given.withheld ?? null,
      })),
    }))
}
