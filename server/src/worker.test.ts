import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { settableClock } from '../../tests/support/clock.ts'
import { openFreshDatabase } from '../../tests/support/fresh-database.ts'
import { outbox as rows } from './platform/outbox.tables.ts'
import { createOutbox, type Outbox, type Topic } from './platform/outbox.ts'
import { createWorker } from './worker.ts'

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
const workerOf = (topics: Record<string, Topic>) => createWorker({ outbox, topics, logger: pino({ level: 'silent' }) })

test('a listing saved three times before its turn is indexed once', async () => {
  const batches: string[][] = []
  await add('listing', 'need:1', 'need:2', 'need:1')
  await add('listing', 'need:1')
  await workerOf({ listing: { most: 64, handle: async (subjects) => void batches.push(subjects) } }).processAll()
  expect(batches).toEqual([['need:1', 'need:2']])
  expect(await outbox.waiting('listing')).toBe(0)
})

test('one bad subject does not hold up its batch: the rest is done, the bad one waits for its next try', async () => {
  const done: string[] = []
  await add('listing', 'a', 'bad', 'b')
  const handle = async (subjects: string[]) => {
    if (subjects.includes('bad')) throw new Error('cannot')
    done.push(...subjects)
  }
  const worker = workerOf({ listing: { most: 64, handle } })
  await worker.processAll()
  expect(done).toEqual(['a', 'b'])
  expect(await outbox.waiting('listing')).toBe(1)
})

test('what a handler adds on the way is handled before the drain ends', async () => {
  const seen: string[] = []
  await add('listing', 'need:1')
  const worker = workerOf({
    listing: { most: 64, handle: (subjects) => add('indexed', ...subjects) },
    indexed: { most: 1, handle: async (subjects) => void seen.push(...subjects) },
  })
  await worker.processAll()
  expect(seen).toEqual(['need:1'])
})

test('two workers on one outbox share the work and do nothing twice', async () => {
  const seen: string[] = []
  await add('listing', ...Array.from({ length: 200 }, (_, i) => `need:${i}`))
  const topics = { listing: { most: 7, handle: async (subjects: string[]) => void seen.push(...subjects) } }
  await Promise.all([workerOf(topics).processAll(), workerOf(topics).processAll(), workerOf(topics).processAll()])
  expect(seen).toHaveLength(200)
  expect(new Set(seen).size).toBe(200)
})

test('a stopped worker finishes the batch in hand and takes no other', async () => {
  await add('listing', 'a', 'b')
  const done: string[] = []
  const worker = workerOf({
    listing: {
      most: 1,
      handle: async (subjects) => {
        void worker.stop()
        done.push(...subjects)
      },
    },
  })
  worker.start()
  await expect.poll(() => done).toEqual(['a'])
  await worker.stop()
  expect(done).toEqual(['a'])
  expect(await outbox.waiting('listing')).toBe(1)
})

test('what may be slow works apart: the other topics go on meanwhile', async () => {
  const seen: string[] = []
  const begun = Promise.withResolvers<void>()
  const slow = Promise.withResolvers<void>()
  const mail = () => {
    begun.resolve()
    return slow.promise
  }
  await add('mail', 'mail:1')
  const worker = workerOf({
    mail: { most: 1, apart: true, handle: mail },
    listing: { most: 64, handle: async (subjects) => void seen.push(...subjects) },
  })
  worker.start()
  await begun.promise
  await add('listing', 'need:1')
  await expect.poll(() => seen).toEqual(['need:1'])
  slow.resolve()
  await worker.stop()
  expect(await outbox.waiting('mail')).toBe(0)
})

test('a topic that says so is tried more often before it is parked', async () => {
  await add('mail', 'mail:1')
  const failing = { most: 1, handle: () => Promise.reject(new Error('down')) }
  const worker = workerOf({ mail: { ...failing, tries: 10 } })
  for (let tries = 1; tries < 10; tries++) {
    await worker.processAll()
    clock.advance(300_000)
  }
  expect(await outbox.waiting('mail')).toBe(1)
  await worker.processAll()
  expect(await outbox.waiting('mail')).toBe(0)
  expect(await fresh.db.read.select().from(rows)).toMatchObject([{ parked: true, tries: 10 }])
})
