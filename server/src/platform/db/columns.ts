import { kit as postgres } from './columns.postgres.ts'
import { kit as sqlite } from './columns.sqlite.ts'
import { dialect } from './dialect.ts'

const kit = dialect === 'postgres' ? postgres : sqlite

export const {
  table,
  id,
  text,
  int,
  bigint,
  bool,
  real,
  json,
  instant,
  date,
  bytes,
  serial,
  index,
  uniqueIndex,
  primaryKey,
  check,
} = kit
