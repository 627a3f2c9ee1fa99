import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { settableClock } from '../../../tests/support/clock.ts'
import { openFreshDatabase } from '../../../tests/support/fresh-database.ts'
import { outbox as rows } from './outbox.tables.ts'
import { type Claimed, createOutbox, type Outbox } from './outbox.ts'
import { Refusal } from './refusal.ts'

let fresh: Awaited<ReturnType<typeof openFreshDatabase>>
let clock: ReturnType<typeof settableClock>
let outbox: Outbox
beforeAll(async () => {
  fresh = await openFreshDatabase()
})
beforeEach(async () => {
  await fresh.db.write((tx) => tx.delete(rows))
  clock = settableClock()
  outbox = createOutbox({ db: fresh.db, clock })
})
afterAll(() => fresh.close())

const add = (topic: string, ...subjects: string[]) => fresh.db.write((tx) => outbox.add(tx, topic, ...subjects))
const subjectsOf = (claimed: Claimed[]) => claimed.map((row) => row.subject)
const names = (n: number) => Array.from({ length: n }, (_, i) => `need:${i}`)

describe('claiming', () => {
  test('takes the oldest rows of one topic, at most as many as asked', async () => {
    await add('listing', 'a', 'b', 'c')
    await add('import', 'x')
    expect(subjectsOf(await outbox.claim('listing', 2))).toEqual(['a', 'b'])
    expect(subjectsOf(await outbox.claim('listing', 2))).toEqual(['c'])
    expect(await outbox.claim('listing', 2)).toEqual([])
  })

  test('gives each row to one of many workers that race for it', async () => {
    await add('listing', ...names(100))
    const batches = await Promise.all(Array.from({ length: 20 }, () => outbox.claim('listing', 10)))
    const seqs = batches.flat().map((row) => row.seq)
    // On a real Postgres a racer may come away with less than its share, but never with another's rows.
    for (let more = await outbox.claim('listing', 10); more.length > 0; more = await outbox.claim('listing', 10))
      seqs.push(...more.map((row) => row.seq))
    expect(seqs).toHaveLength(100)
    expect(new Set(seqs).size).toBe(100)
  })

  test('finds nothing of a change that was rolled back', async () => {
    const failing = fresh.db.write(async (tx) => {
      await outbox.add(tx, 'listing', 'need:1')
      throw new Error('undone')
    })
    await expect(failing).rejects.toThrow('undone')
    expect(await outbox.claim('listing', 10)).toEqual([])
  })

  test('more subjects than one statement holds are all added and all finished', async () => {
    await add('listing', ...names(1201))
    const claimed = await outbox.claim('listing', 5000)
    expect(subjectsOf(claimed)).toEqual(names(1201))
    await outbox.finish(claimed)
    expect(await fresh.db.read.$count(rows)).toBe(0)
  })
})

test('a change made while its subject is being handled is handled again', async () => {
  await add('listing', 'need:1')
  const claimed = await outbox.claim('listing', 10)
  await add('listing', 'need:1')
  await outbox.finish(claimed)
  expect(subjectsOf(await outbox.claim('listing', 10))).toEqual(['need:1'])
})

test('a worker that died gives its rows back when the hold ends, not before', async () => {
  await add('listing', 'need:1')
  const [first] = await outbox.claim('listing', 10)
  expect(first?.tries).toBe(1)
  clock.advance(119_999)
  expect(await outbox.claim('listing', 10)).toEqual([])
  clock.advance(1)
  expect(await outbox.claim('listing', 10)).toEqual([{ ...first, tries: 2 }])
})

test('a fault is tried again after 2, 4, 8 … seconds and parked at the eighth try', async () => {
  await add('listing', 'need:1')
  const waits: number[] = []
  for (let tries = 1; tries <= 8; tries++) {
    const claimed = await outbox.claim('listing', 10)
    expect(claimed.map((row) => row.tries)).toEqual([tries])
    await outbox.fail(claimed, new Error(`fault ${tries}`))
    if (tries === 8) break
    const wait = 1000 * 2 ** tries
    clock.advance(wait - 1)
    expect(await outbox.claim('listing', 10)).toEqual([])
    clock.advance(1)
    waits.push(wait)
  }
  expect(waits.at(-1)).toBe(128_000)
  clock.advance(24 * 3600_000)
  expect(await outbox.claim('listing', 10)).toEqual([])
  const [row] = await fresh.db.read.select().from(rows)
  expect(row).toMatchObject({ parked: true, tries: 8, lastFault: expect.stringContaining('fault 8') })
  expect(await outbox.waiting('listing')).toBe(0)
})

test('a refusal is parked at once, because waiting does not change it', async () => {
  await add('import', 'import:1')
  await outbox.fail(await outbox.claim('import', 1), new Refusal('file_unreadable'))
  clock.advance(24 * 3600_000)
  expect(await outbox.claim('import', 1)).toEqual([])
  const [row] = await fresh.db.read.select().from(rows)
  expect(row).toMatchObject({ parked: true, tries: 1 })
})

test('waiting counts what is still to be done, held rows too, of one topic', async () => {
  await add('listing', 'need:1', 'need:2')
  await add('import', 'import:1')
  await outbox.claim('listing', 1)
  expect(await outbox.waiting('listing')).toBe(2)
})
