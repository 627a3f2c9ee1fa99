import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { drizzle as proxy } from 'drizzle-orm/sqlite-proxy'
import type { DatabaseConfig } from '../config.ts'
import { takeLease } from '../lease.ts'
import { StartFault } from '../start-fault.ts'
import { asWrite, type Database, type Reader, refuseNested, type Tx } from './database.ts'
import { keepStatements } from './statements.ts'

const MOST_PER_COMMIT = 128
const migrations = path.join(import.meta.dirname, '../../../migrations/sqlite')

interface Work {
  run: () => Promise<unknown>
  done: (value: unknown) => void
  failed: (fault: unknown) => void
}

export async function openSqlite(config: DatabaseConfig): Promise<Database> {
  if (config.kind !== 'sqlite') throw new Error('not a SQLite configuration')
  mkdirSync(path.dirname(config.file), { recursive: true })
  // SQLite means exactly one server.
  const lease = takeLease(config.file)
  if (!lease) throw new StartFault('database_in_use', { file: config.file })
  const writer = new BetterSqlite(config.file)
  writer.pragma('journal_mode = WAL')
  writer.pragma('synchronous = FULL')
  writer.pragma('foreign_keys = ON')
  // What is deleted is overwritten.
  writer.pragma('secure_delete = ON')
  writer.pragma('busy_timeout = 5000')
  migrate(drizzle({ client: writer }), { migrationsFolder: migrations })
  writer.exec(readFileSync(path.join(migrations, 'guards.sql'), 'utf8'))
  const writing = drizzle({ client: keepStatements(writer) })
  const say = (text: string) => void writer.prepare(text).run()
  const reader = new BetterSqlite(config.file, { readonly: true })
  reader.pragma('busy_timeout = 5000')
  reader.pragma('mmap_size = 268435456')
  keepStatements(reader)

  const queue: Work[] = []
  let draining: Promise<void> | null = null

  async function drain() {
    while (queue.length > 0) {
      // Whatever the network has brought meanwhile is read first: those works join this commit instead of having one each.
      await new Promise((go) => setImmediate(go))
      await commitTogether(queue.splice(0, MOST_PER_COMMIT))
    }
    draining = null
  }

  async function commitTogether(works: Work[]) {
    const finished: (() => void)[] = []
    try {
      say('BEGIN IMMEDIATE')
      for (const work of works) {
        say('SAVEPOINT work')
        try {
          const value = await asWrite(work.run)
          say('RELEASE work')
          finished.push(() => work.done(value))
        } catch (fault) {
          say('ROLLBACK TO work')
          say('RELEASE work')
          finished.push(() => work.failed(fault))
        }
      }
      say('COMMIT')
    } catch (fault) {
      if (writer.inTransaction) say('ROLLBACK')
      for (const work of works) work.failed(fault)
      return
    }
    for (const tell of finished) tell()
  }

  function enqueue<T>(run: () => Promise<T>): Promise<T> {
    refuseNested()
    return new Promise<T>((done, failed) => {
      queue.push({ run, done: done as (value: unknown) => void, failed })
      draining ??= drain()
    })
  }

  const library = proxy(async (sql, params, method) => {
    const run = async () => {
      const client = method === 'run' || !/^\s*select/i.test(sql) ? writer : reader
      const statement = client.prepare(sql)
      if (!statement.reader) {
        statement.run(...params)
        return { rows: [] }
      }
      statement.raw(true)
      return { rows: method === 'get' ? (statement.get(...params) as unknown[]) : statement.all(...params) }
    }
    return /^\s*select/i.test(sql) ? run() : enqueue(run)
  })

  return {
    read: drizzle({ client: reader }) as unknown as Reader,
    write: (work) => enqueue(() => work(writing as unknown as Tx)),
    library,
    async scrub(where) {
      while (draining) await draining
      if (where === 'everywhere') writer.exec('VACUUM')
      writer.pragma('wal_checkpoint(TRUNCATE)')
    },
    async close() {
      while (draining) await draining
      reader.close()
      writer.close()
      lease.close()
    },
  }
}

export async function readSqlite(config: DatabaseConfig) {
  if (config.kind !== 'sqlite') throw new Error('not a SQLite configuration')
  if (!existsSync(config.file)) throw new StartFault('database_unreachable', { url: config.file, fault: 'no such file' })
  const reader = new BetterSqlite(config.file, { readonly: true })
  return { read: drizzle({ client: reader }) as unknown as Reader, close: async () => void reader.close() }
}
