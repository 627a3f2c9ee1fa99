import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { persons } from '../../accounts/tables.ts'
import { checks } from '../../doctor.ts'
import type { DatabaseConfig } from '../config.ts'
import { examine } from '../doctor.ts'
import { openDatabase } from './database.ts'
import { dialect } from './dialect.ts'

/** The newest that people have installed: a data folder of it must open for ever. */
const RELEASED = '0001_trust'
const migrations = path.resolve(import.meta.dirname, `../../../migrations/${dialect}`)
const journal = JSON.parse(readFileSync(path.join(migrations, 'meta/_journal.json'), 'utf8')) as { entries: { tag: string }[] }
const AT = '2026-11-02T09:00:00.000Z'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'keqiao-upgrade-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The migrations as they were shipped then. */
function released(): string {
  const old = path.join(folder, 'released')
  mkdirSync(path.join(old, 'meta'), { recursive: true })
  const entries = journal.entries.slice(0, journal.entries.findIndex(({ tag }) => tag === RELEASED) + 1)
  for (const { tag } of entries) copyFileSync(path.join(migrations, `${tag}.sql`), path.join(old, `${tag}.sql`))
  writeFileSync(path.join(old, 'meta/_journal.json'), JSON.stringify({ ...journal, entries }))
  return old
}

const ROWS = [
  `insert into organisations (id, name, kind, region, fields, created_at) values ('o', '燕山大学', 'UNIV', '130300', '[]', '${AT}')`,
  `insert into outbox (topic, subject, created_at) values ('listing', 'need:1', '${AT}')`,
]
const person = (time: string) =>
  `insert into persons (id, name, email, created_at, updated_at) values ('p', '陈老师', 'chen@univ.example', ${time}, ${time})`

async function oldSqlite(): Promise<DatabaseConfig> {
  const [{ default: Sqlite }, { drizzle }, { migrate }] = await Promise.all([
    import('better-sqlite3'),
    import('drizzle-orm/better-sqlite3'),
    import('drizzle-orm/better-sqlite3/migrator'),
  ])
  const file = path.join(folder, 'keqiao.db')
  const client = new Sqlite(file)
  migrate(drizzle({ client }), { migrationsFolder: released() })
  for (const row of [...ROWS, person('0')]) client.exec(row)
  client.close()
  return { kind: 'sqlite', file }
}

async function oldPglite(): Promise<DatabaseConfig> {
  const [{ PGlite }, { drizzle }, { migrate }] = await Promise.all([
    import('@electric-sql/pglite'),
    import('drizzle-orm/pglite'),
    import('drizzle-orm/pglite/migrator'),
  ])
  const client = await PGlite.create(path.join(folder, 'postgres'))
  await migrate(drizzle({ client }), { migrationsFolder: released() })
  for (const row of [...ROWS, person("'2026-11-02'")]) await client.exec(row)
  await client.close()
  return { kind: 'pglite', folder: path.join(folder, 'postgres') }
}

test('a database of the last release opens: its rows are there, every later table too, and the doctor finds nothing', async () => {
  const config = dialect === 'sqlite' ? await oldSqlite() : await oldPglite()
  const db = await openDatabase(config)
  const [found] = await db.read.select({ name: persons.name }).from(persons)
  expect(found).toEqual({ name: '陈老师' })
  const findings = await examine(db.read, checks, AT)
  expect(findings.length).toBeGreaterThan(6)
  expect(findings.filter(({ wrong }) => wrong.length > 0)).toEqual([])
  await db.close()
})
