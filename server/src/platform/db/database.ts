import { AsyncLocalStorage } from 'node:async_hooks'
import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core'
import type { DatabaseConfig } from '../config.ts'
import { dialect } from './dialect.ts'

// biome-ignore lint/suspicious/noExplicitAny: the schema is the tables' own; readers are asked by table value
type AnyDrizzle = BaseSQLiteDatabase<'async', any, any>
/** Runs queries: outside a write, or inside one (`tx`). Stores take either, first. */
export type Reader = Pick<AnyDrizzle, 'select' | 'selectDistinct' | '$count'>
export type Tx = Pick<AnyDrizzle, 'select' | 'selectDistinct' | '$count' | 'insert' | 'update' | 'delete'>

export interface Database {
  readonly read: Reader
  /**
   * One unit of work, all or nothing. On SQLite works queue onto one connection and share commits; on Postgres each is a
   * transaction. Only `tx` queries inside: no network, embedding, file or mail. Never nests.
   */
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** A drizzle instance for libraries that bring their own queries; each statement is a write of its own. */
  readonly library: unknown
  /** What was deleted leaves no trace in the files: in the log of changes, or anywhere, which rewrites all and is for the night. */
  scrub(where: 'log' | 'everywhere'): Promise<void>
  close(): Promise<void>
}

type Finish = (items: never[]) => Promise<void>
/** What each running write still has to do before it commits, gathered by who does it. */
const inside = new AsyncLocalStorage<Map<Finish, unknown[]>>()

/** Guards that writes do not nest: an inner one would wait for the outer for ever. */
export function asWrite<T>(run: () => Promise<T>): Promise<T> {
  const ending = new Map<Finish, unknown[]>()
  return inside.run(ending, async () => {
    const value = await run()
    for (const [finish, items] of ending) await finish(items as never[])
    return value
  })
}

/** Once for all items of the write that is under way, as its last thing before it commits; at once when there is none. */
export async function atEndOfWrite<T>(finish: (items: T[]) => Promise<void>, item: T) {
  const ending = inside.getStore()
  if (!ending) return finish([item])
  const gathered = ending.get(finish) ?? []
  gathered.push(item)
  ending.set(finish, gathered)
}
export function refuseNested() {
  if (inside.getStore()) throw new Error('db.write inside db.write: pass the outer tx instead')
}

export async function openDatabase(config: DatabaseConfig): Promise<Database> {
  if (dialect === 'postgres') return (await import('./database.postgres.ts')).openPostgres(config)
  return (await import('./database.sqlite.ts')).openSqlite(config)
}

/** For looking only, beside a server at work: no lease, no migration, no write. */
export async function openReading(config: DatabaseConfig): Promise<{ read: Reader; close(): Promise<void> }> {
  if (dialect === 'postgres') return (await import('./database.postgres.ts')).readPostgres(config)
  return (await import('./database.sqlite.ts')).readSqlite(config)
}
