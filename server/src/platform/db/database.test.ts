import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { count, eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openFreshDatabase } from '../../../../tests/support/fresh-database.ts'
import { outbox } from '../outbox.tables.ts'
import { trail } from '../trail.tables.ts'
import { openDatabase, type Tx } from './database.ts'
import { dialect } from './dialect.ts'

let fresh: Awaited<ReturnType<typeof openFreshDatabase>>
beforeAll(async () => {
  fresh = await openFreshDatabase()
})
beforeEach(() =>
  fresh.db.write(async (tx) => {
    await tx.delete(outbox)
    await tx.delete(trail)
  }),
)
afterAll(() => fresh.close())

const AT = '2026-11-02T09:00:00.000Z'
const put = (tx: Tx, subject: string) => tx.insert(outbox).values({ topic: 't', subject, createdAt: AT })
const note = (tx: Tx, subject: string) => tx.insert(trail).values({ at: AT, action: 'a', subject, facts: {} })
const nextTurn = () => new Promise((done) => setImmediate(done))
async function subjects() {
  const rows = await fresh.db.read.select({ subject: outbox.subject }).from(outbox).orderBy(outbox.seq)
  return rows.map((row) => row.subject)
}

describe('a write', () => {
  test('gives back what its work returned, and the rows are there for the next reader', async () => {
    const value = await fresh.db.write(async (tx) => {
      await put(tx, 'one')
      return 42
    })
    expect(value).toBe(42)
    expect(await subjects()).toEqual(['one'])
  })

  test('that fails is undone alone; those queued beside it are kept', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 30 }, (_, i) =>
        fresh.db.write(async (tx) => {
          await put(tx, String(i))
          await nextTurn()
          if (i % 3 === 0) throw new Error(`no ${i}`)
        }),
      ),
    )
    expect(outcomes.filter((one) => one.status === 'rejected')).toHaveLength(10)
    const kept = Array.from({ length: 30 }, (_, i) => i).filter((i) => i % 3 !== 0)
    expect((await subjects()).map(Number).sort((a, b) => a - b)).toEqual(kept)
  })

  test.each([0, 1, 2, 3, 4])('that throws after its statement %i, later in time, leaves nothing', async (n) => {
    const steps = [
      (tx: Tx) => put(tx, 'a'),
      (tx: Tx) => note(tx, 'a'),
      (tx: Tx) => tx.update(outbox).set({ tries: 5 }).where(eq(outbox.subject, 'before')),
      (tx: Tx) => tx.delete(outbox).where(eq(outbox.subject, 'before')),
    ]
    await fresh.db.write((tx) => put(tx, 'before'))
    const before = await fresh.db.read.select().from(outbox)
    const failing = fresh.db.write(async (tx) => {
      for (const step of steps.slice(0, n)) await step(tx)
      await nextTurn()
      throw new Error('power gone')
    })
    await expect(failing).rejects.toThrow('power gone')
    expect(await fresh.db.read.select().from(outbox)).toEqual(before)
    expect(await fresh.db.read.$count(trail)).toBe(0)
  })

  test('refused by the database (a second row of one key) is undone whole', async () => {
    const failing = fresh.db.write(async (tx) => {
      await note(tx, 'lost')
      await tx.insert(outbox).values({ seq: 7, topic: 't', subject: 'x', createdAt: AT })
      await tx.insert(outbox).values({ seq: 7, topic: 't', subject: 'y', createdAt: AT })
    })
    await expect(failing).rejects.toThrow()
    expect(await subjects()).toEqual([])
    expect(await fresh.db.read.$count(trail)).toBe(0)
    await fresh.db.write((tx) => put(tx, 'the next one works'))
    expect(await subjects()).toEqual(['the next one works'])
  })

  test('inside a write is refused instead of waiting for ever', async () => {
    const nested = fresh.db.write(async (tx) => {
      await put(tx, 'outer')
      await fresh.db.write((inner) => put(inner, 'inner'))
    })
    await expect(nested).rejects.toThrow('db.write inside db.write')
    expect(await subjects()).toEqual([])
  })
})

test('a reader sees all rows of a write or none of them', async () => {
  const seen = new Set<number>()
  let writing = true
  const readers = (async () => {
    while (writing) {
      seen.add(await fresh.db.read.$count(outbox))
      await nextTurn()
    }
  })()
  await fresh.db.write(async (tx) => {
    for (let i = 0; i < 10; i++) {
      await put(tx, String(i))
      await nextTurn()
    }
  })
  await fresh.db
    .write(async (tx) => {
      await put(tx, 'never')
      for (let i = 0; i < 5; i++) await nextTurn()
      throw new Error('undone')
    })
    .catch(() => {})
  writing = false
  await readers
  expect([...seen].filter((n) => n !== 0 && n !== 10)).toEqual([])
  expect(await fresh.db.read.$count(outbox)).toBe(10)
})

test('forty racers for five places get five, when each touches the parent row before it counts', async () => {
  await fresh.db.write((tx) => put(tx, 'parent'))
  const won = await Promise.all(
    Array.from({ length: 40 }, (_, i) =>
      fresh.db.write(async (tx) => {
        await tx
          .update(outbox)
          .set({ tries: sql`${outbox.tries} + 1` })
          .where(eq(outbox.subject, 'parent'))
          .returning()
        const [row] = await tx.select({ taken: count() }).from(trail)
        await nextTurn()
        if ((row?.taken ?? 0) >= 5) return false
        await note(tx, String(i))
        return true
      }),
    ),
  )
  expect(won.filter(Boolean)).toHaveLength(5)
  expect(await fresh.db.read.$count(trail)).toBe(5)
})

// Only SQLite has one writer that groups; on Postgres the server does it on its own.
describe.runIf(dialect === 'sqlite')('the one writer of SQLite', () => {
  /** Frames of the write-ahead log that end a commit: their header tells the size of the database afterwards. */
  function commits(): number {
    if (fresh.config.kind !== 'sqlite') throw new Error('SQLite only')
    const wal = readFileSync(`${fresh.config.file}-wal`)
    const frame = 24 + wal.readUInt32BE(8)
    const salt = wal.subarray(16, 24)
    let found = 0
    for (let at = 32; at + frame <= wal.length; at += frame)
      if (salt.equals(wal.subarray(at + 8, at + 16)) && wal.readUInt32BE(at + 4) > 0) found++
    return found
  }

  test('commits a hundred works that were queued together once', async () => {
    await fresh.db.write((tx) => put(tx, 'the log has begun'))
    const before = commits()
    await Promise.all(Array.from({ length: 100 }, (_, i) => fresh.db.write((tx) => put(tx, String(i)))))
    expect(commits() - before).toBe(1)
    for (let i = 0; i < 5; i++) await fresh.db.write((tx) => put(tx, `alone ${i}`))
    expect(commits() - before).toBe(6)
    expect(await fresh.db.read.$count(outbox)).toBe(106)
  })

  test('tells nobody of success before the commit', async () => {
    const order: string[] = []
    const first = fresh.db.write((tx) => put(tx, 'first')).then(() => order.push('first told'))
    const second = fresh.db
      .write(async (tx) => {
        await nextTurn()
        await put(tx, 'second')
        order.push('second worked')
      })
      .then(() => order.push('second told'))
    await Promise.all([first, second])
    expect(order).toEqual(['second worked', 'first told', 'second told'])
  })

  test('commits what succeeds of a group once and in its order, whatever fails beside it', async () => {
    await fresh.db.write((tx) => put(tx, 'the log has begun'))
    const before = commits()
    const told: number[] = []
    const outcomes = await Promise.allSettled(
      Array.from({ length: 90 }, (_, i) =>
        fresh.db
          .write(async (tx) => {
            await put(tx, String(i))
            if (i % 3 === 1) throw new Error('its own fault')
            if (i % 3 === 2) await tx.insert(outbox).values({ seq: 1, topic: 't', subject: 'twice', createdAt: AT })
            if (i % 3 === 2) await tx.insert(outbox).values({ seq: 1, topic: 't', subject: 'twice', createdAt: AT })
          })
          .then(() => told.push(i)),
      ),
    )
    const kept = Array.from({ length: 30 }, (_, i) => i * 3)
    expect(outcomes.flatMap(({ status }, i) => (status === 'fulfilled' ? [i] : []))).toEqual(kept)
    expect(told).toEqual(kept)
    expect((await subjects()).map(Number).slice(1)).toEqual(kept)
    expect(commits() - before).toBe(1)
  })

  test('a commit that fails is told to everybody in it, leaves nothing, and the next one works', async () => {
    const later = sql.raw('pragma defer_foreign_keys = on')
    const orphan = sql.raw("insert into signup_companions (id, signup_id, place, name) values ('x', 'nobody', 0, 'n')")
    const run = (tx: Tx, query: typeof later) => (tx as unknown as { run(query: unknown): Promise<unknown> }).run(query)
    const outcomes = await Promise.allSettled([
      fresh.db.write((tx) => put(tx, 'before')),
      fresh.db.write(async (tx) => {
        await run(tx, later)
        await run(tx, orphan)
      }),
      fresh.db.write((tx) => put(tx, 'after')),
    ])
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
    expect(await subjects()).toEqual([])
    await fresh.db.write((tx) => put(tx, 'the next one works'))
    expect(await subjects()).toEqual(['the next one works'])
  })

  test('works that come while another program holds the file fail, and the next one works', async () => {
    const { default: Sqlite } = await import('better-sqlite3')
    const folder = mkdtempSync(path.join(os.tmpdir(), 'keqiao-held-'))
    const file = path.join(folder, 'keqiao.db')
    const db = await openDatabase({ kind: 'sqlite', file })
    const all = (tx: Tx, query: string) => (tx as unknown as { all(query: unknown): Promise<unknown> }).all(sql.raw(query))
    await db.write((tx) => all(tx, 'pragma busy_timeout = 0'))
    const other = new Sqlite(file)
    other.exec('begin immediate')
    await expect(db.write((tx) => put(tx, 'meanwhile'))).rejects.toMatchObject({ code: 'SQLITE_BUSY' })
    other.exec('rollback')
    other.close()
    await db.write((tx) => put(tx, 'after'))
    expect((await db.read.select().from(outbox)).map(({ subject }) => subject)).toEqual(['after'])
    await db.close()
    rmSync(folder, { recursive: true })
  })

  test.each([
    ['before the commit', 0],
    ['after the commit', 50],
  ] as const)('killed %s of a group of fifty: what was told is there, and of the group all or nothing', async (when, kept) => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'keqiao-killed-'))
    const file = path.join(folder, 'keqiao.db')
    const writer = path.resolve(import.meta.dirname, '../../../../tests/support/killed-writer.ts')
    const { signal, stdout } = spawnSync(process.execPath, [writer, file, when], { env: {}, encoding: 'utf8' })
    expect([signal, stdout]).toEqual(['SIGKILL', 'first told\n'])
    const after = await openDatabase({ kind: 'sqlite', file })
    const found = await after.read.select({ topic: outbox.topic, n: count() }).from(outbox).groupBy(outbox.topic)
    expect(Object.fromEntries(found.map(({ topic, n }) => [topic, n]))).toEqual(
      kept > 0 ? { first: 50, second: kept } : { first: 50 },
    )
    await after.close()
    rmSync(folder, { recursive: true })
  })
})
