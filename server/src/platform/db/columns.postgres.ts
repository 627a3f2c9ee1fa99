import {
  bigint,
  bigserial,
  boolean,
  check,
  customType,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import type { Kit } from './columns.sqlite.ts'

const bytea = customType<{ data: Buffer; driverData: Uint8Array }>({
  dataType: () => 'bytea',
  fromDriver: (value) => Buffer.from(value.buffer, value.byteOffset, value.byteLength),
})

/** The same kit in Postgres' types, cast to SQLite's: the one lie, held honest by running every test on both. */
export const kit = {
  table: pgTable,
  id: (name: string) => text(name),
  text: (name: string) => text(name),
  int: (name: string) => integer(name),
  bigint: (name: string) => bigint(name, { mode: 'number' }),
  bool: (name: string) => boolean(name),
  real: (name: string) => doublePrecision(name),
  json: (name: string) => jsonb(name),
  instant: (name: string) => text(name),
  date: (name: string) => timestamp(name, { withTimezone: true, mode: 'date' }),
  bytes: (name: string) => bytea(name),
  serial: (name: string) => bigserial(name, { mode: 'number' }).primaryKey(),
  index,
  uniqueIndex,
  primaryKey,
  check,
} as unknown as Kit
