import {
  blob,
  check,
  index,
  integer,
  primaryKey,
  real,
  sqliteTable,
  text as sqliteText,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core'

export const kit = {
  table: sqliteTable,
  id: (name: string) => sqliteText(name),
  text: (name: string) => sqliteText(name),
  int: (name: string) => integer(name),
  /** Whole numbers beyond 2^31: money in 分, milliseconds. */
  bigint: (name: string) => integer(name),
  bool: (name: string) => integer(name, { mode: 'boolean' }),
  real: (name: string) => real(name),
  /** Stored and loaded as a whole, never queried. */
  json: (name: string) => sqliteText(name, { mode: 'json' }),
  /** ISO 8601 in UTC; sorts as text. */
  instant: (name: string) => sqliteText(name),
  /** A Date, only where a library asks for one. */
  date: (name: string) => integer(name, { mode: 'timestamp_ms' }),
  bytes: (name: string) => blob(name, { mode: 'buffer' }),
  serial: (name: string) => integer(name).primaryKey({ autoIncrement: true }),
  index,
  uniqueIndex,
  primaryKey,
  check,
}
export type Kit = typeof kit
