import { createHash } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { DatabaseConfig } from '@keqiao/server/platform/config'
import { type Database, openDatabase } from '@keqiao/server/platform/db/database'
import { dialect } from '@keqiao/server/platform/db/dialect'
import { freshServerDatabase } from './fresh-server-database.ts'

const migrations = path.resolve(import.meta.dirname, `../../server/migrations/${dialect}`)

/** Changes with the migrations, so that a template of an older shape is never taken. */
function shape(): string {
  const hash = createHash('sha256')
  for (const file of readdirSync(migrations, { recursive: true, encoding: 'utf8' }).sort())
    if (/\.(sql|json)$/.test(file)) hash.update(file).update(readFileSync(path.join(migrations, file)))
  return hash.digest('hex').slice(0, 16)
}

/** An empty migrated database of this run's dialect inside `dataDir`; made from a template, so that it costs a copy. */
export async function freshDatabase(dataDir: string): Promise<{ config: DatabaseConfig; drop(): Promise<void> }> {
  if (dialect === 'sqlite') {
    const file = path.join(dataDir, 'keqiao.db')
    copyFileSync(await template('keqiao.db', makeSqlite), file)
    return { config: { kind: 'sqlite', file }, drop: async () => {} }
  }
  const server = process.env.TEST_DATABASE_URL
  if (server) return freshServerDatabase(server, shape())
  snapshot ??= template('pglite.tar', makePglite).then((file) => new Blob([readFileSync(file)]))
  return { config: { kind: 'pglite', folder: null, snapshot: await snapshot }, drop: async () => {} }
}

/** Read once by each worker. */
let snapshot: Promise<Blob> | undefined

/** The same, opened, in a folder of its own: for tests that need no more of the house. */
export async function openFreshDatabase() {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'keqiao-database-'))
  const { config, drop } = await freshDatabase(dataDir)
  const db = await openDatabase(config)
  async function close() {
    await db.close()
    await drop()
    rmSync(dataDir, { recursive: true, force: true })
  }
  return { db, config, close }
}

/** Kept under the system's temporary folder: every worker of a run, and the next run, takes the same one. */
async function template(name: string, make: (file: string) => Promise<void>): Promise<string> {
  const folder = path.join(os.tmpdir(), `keqiao-tests-${shape()}`)
  const file = path.join(folder, name)
  if (existsSync(file)) return file
  mkdirSync(folder, { recursive: true })
  // Two workers may both make it; the rename is atomic and either will do.
  const draft = `${file}.${process.pid}`
  await make(draft)
  renameSync(draft, file)
  return file
}

async function makeSqlite(file: string) {
  await (await openDatabase({ kind: 'sqlite', file })).close()
}

async function makePglite(file: string) {
  const db = await openDatabase({ kind: 'pglite', folder: null })
  const { $client } = (db as Database & { library: { $client: Pglite } }).library
  // Else every copy would do again what the log says was done since the start.
  await $client.exec('checkpoint')
  writeFileSync(file, Buffer.from(await (await $client.dumpDataDir('none')).arrayBuffer()))
  await db.close()
}

interface Pglite {
  exec(sql: string): Promise<unknown>
  dumpDataDir(how: 'none'): Promise<Blob>
}
