import type { Database } from '@keqiao/server/platform/db/database'
import { type SQL, sql } from 'drizzle-orm'
import type { Change, WatchedDatabase } from './database-state.ts'

interface Drizzled {
  execute(query: SQL): Promise<{ rows: Record<string, unknown>[] }>
  transaction(work: (tx: Drizzled) => Promise<void>): Promise<void>
}
const KEYS = sql.raw(`select c.relname as table, a.attname as column from pg_index i
  join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
  join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey) where i.indisprimary`)
const NOTE = `create function kept.note() returns trigger language plpgsql as
  $$ begin insert into kept.written values (tg_table_name) on conflict do nothing; return null; end $$`

/** `?` as the placeholders of this dialect. */
function filled([text, ...values]: readonly [string, ...unknown[]]): SQL {
  const parts = text.split('?').map((part) => sql.raw(part))
  return sql.join(parts.flatMap((part, at) => (at < values.length ? [part, sql`${values[at]}`] : [part])))
}

/** The same hand on a house's Postgres: beside each table lies a copy as it was at the mark. */
export async function watchPostgres(db: Database): Promise<WatchedDatabase> {
  const base = db.library as Drizzled
  const run = async (text: string) => (await base.execute(sql.raw(text))).rows
  const keys = new Map<string, string[]>()
  for (const { table, column } of (await base.execute(KEYS)).rows)
    keys.set(String(table), [...(keys.get(String(table)) ?? []), String(column)])
  const tables = [...keys.keys()]
  await run('create schema kept')
  await run('create table kept.written (name text primary key)')
  await run(NOTE)
  for (const table of tables) {
    await run(`create table kept."${table}" as table public."${table}"`)
    const how = `after insert or update or delete on public."${table}" for each statement`
    await run(`create trigger kept_note ${how} execute function kept.note()`)
  }
  /** Tables as they were after what this hand arranged. */
  let arranged = new Set<string>()
  const written = async () => (await run('select name from kept.written order by name')).map(({ name }) => String(name))

  async function changesOf(table: string): Promise<Change[]> {
    const old = `kept."${arranged.has(table) ? `${table} arranged` : table}"`
    const names = keys.get(table) as string[]
    const same = names.map((column) => `a."${column}" = b."${column}"`).join(' and ')
    const order = names.map((column) => `a."${column}"`).join(', ')
    const rows = await run(`select to_jsonb(a) as before, to_jsonb(b) as after from ${old} a
      full join public."${table}" b on ${same} where to_jsonb(a) is distinct from to_jsonb(b)
      order by to_jsonb(a) is null, ${order}, b.ctid`)
    return rows.map((row) => ({ table, ...row }) as Change)
  }

  return {
    tables,
    async mark() {
      for (const table of await written()) {
        await run(`delete from kept."${table}"`)
        await run(`insert into kept."${table}" select * from public."${table}"`)
      }
      await run('delete from kept.written')
      arranged = new Set()
    },
    async arrange(statements) {
      if (statements.length === 0) return
      for (const statement of statements) await base.execute(filled(statement))
      arranged = new Set(await written())
      for (const table of arranged) {
        await run(`drop table if exists kept."${table} arranged"`)
        await run(`create table kept."${table} arranged" as table public."${table}"`)
      }
    },
    async changes() {
      const found: Change[] = []
      for (const table of await written()) found.push(...(await changesOf(table)))
      return found
    },
    async restore() {
      const touched = await written()
      if (touched.length > 0)
        await base.transaction(async (tx) => {
          // Neither keys between tables nor the triggers above.
          await tx.execute(sql.raw('set local session_replication_role = replica'))
          for (const table of touched) {
            await tx.execute(sql.raw(`delete from public."${table}"`))
            await tx.execute(sql.raw(`insert into public."${table}" select * from kept."${table}"`))
          }
        })
      await run('delete from kept.written')
      arranged = new Set()
    },
    close: async () => {},
  }
}
