import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { DatabaseConfig } from '../config.ts'
import { StartFault } from '../start-fault.ts'
import { asWrite, type Database, type Reader, refuseNested, type Tx } from './database.ts'

const migrationsFolder = path.join(import.meta.dirname, '../../../migrations/postgres')
const guards = () => readFileSync(path.join(migrationsFolder, 'guards.sql'), 'utf8')

/** A Postgres server by `postgres://…`, or Postgres in this process (PGlite) by `pglite:memory` or `pglite:FOLDER`. */
export async function openPostgres(config: DatabaseConfig): Promise<Database> {
  if (config.kind === 'pglite') return openPglite(config)
  if (config.kind === 'postgres') return openServer(config.url)
  throw new Error('not a Postgres configuration')
}

interface Drizzled {
  execute(query: string): Promise<unknown>
  transaction<T>(work: (tx: unknown) => Promise<T>): Promise<T>
}

function database(drizzled: Drizzled, close: () => Promise<void>): Database {
  return {
    read: drizzled as unknown as Reader,
    async write(work) {
      refuseNested()
      return drizzled.transaction((tx) => asWrite(() => work(tx as Tx)))
    },
    library: drizzled,
    // Frees what is dead; its bytes are overwritten by what comes next. The log is the server's own to recycle.
    scrub: async (where) => void (where === 'everywhere' && (await drizzled.execute('vacuum'))),
    close,
  }
}

export async function readPostgres(config: DatabaseConfig) {
  if (config.kind !== 'postgres') return openPostgres(config)
  const [{ default: pg }, { drizzle }] = await Promise.all([import('pg'), import('drizzle-orm/node-postgres')])
  const pool = new pg.Pool({ connectionString: config.url, max: 1 })
  return { read: drizzle({ client: pool }) as unknown as Reader, close: () => pool.end() }
}

async function openServer(url: string): Promise<Database> {
  const [{ default: pg }, { drizzle }, { migrate }] = await Promise.all([
    import('pg'),
    import('drizzle-orm/node-postgres'),
    import('drizzle-orm/node-postgres/migrator'),
  ])
  const pool = new pg.Pool({ connectionString: url, max: 10 })
  pool.on('error', () => {}) // an idle connection that breaks is replaced by the pool
  const drizzled = drizzle({ client: pool })
  try {
    const client = await pool.connect()
    try {
      // Two servers that start together migrate one after the other.
      await client.query('select pg_advisory_lock(4711)')
      await migrate(drizzle({ client }), { migrationsFolder })
      await client.query(guards())
    } finally {
      await client.query('select pg_advisory_unlock(4711)')
      client.release()
    }
  } catch (fault) {
    await pool.end()
    throw new StartFault('database_unreachable', { url: url.replace(/:[^:@/]*@/, ':***@'), fault: String(fault) })
  }
  return database(drizzled, () => pool.end())
}

async function openPglite(config: DatabaseConfig & { kind: 'pglite' }): Promise<Database> {
  const [{ PGlite }, { drizzle }, { migrate }] = await Promise.all([
    import('@electric-sql/pglite'),
    import('drizzle-orm/pglite'),
    import('drizzle-orm/pglite/migrator'),
  ])
  const client = config.snapshot
    ? await PGlite.create({ loadDataDir: config.snapshot as Blob })
    : await PGlite.create(config.folder ?? 'memory://')
  const drizzled = drizzle({ client })
  await migrate(drizzled, { migrationsFolder })
  await client.exec(guards())
  return database(drizzled, () => client.close())
}
