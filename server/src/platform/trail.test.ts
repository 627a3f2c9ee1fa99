import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Role } from '@keqiao/shared/accounts'
import { asc } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { settableClock } from '../../../tests/support/clock.ts'
import { openFreshDatabase } from '../../../tests/support/fresh-database.ts'
import type { Reader } from './db/database.ts'
import { trail, trailHead } from './trail.tables.ts'
import { createTrail, holderOf, STRANGER, SYSTEM } from './trail.ts'
import { createAnchors } from './trail-anchors.ts'
import { GENESIS } from './trail-chain.ts'
import { verifyTrail } from './trail-check/verify.ts'

let fresh: Awaited<ReturnType<typeof openFreshDatabase>>
let dataDir: string
const clock = settableClock()
const { record, begin } = createTrail(clock)
beforeEach(async () => {
  fresh = await openFreshDatabase()
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'keqiao-trail-'))
})
afterEach(async () => {
  await fresh.close()
  rmSync(dataDir, { recursive: true, force: true })
})

const all = () => fresh.db.read.select().from(trail).orderBy(asc(trail.seq))
const verify = () => verifyTrail(fresh.db.read, [])
const note = (subject: string) => fresh.db.write((tx) => record(tx, SYSTEM, 'need.saved', subject))
const person = (id: string) => ({ id, name: id, email: '' })
const nobody = { person: null, roles: [], organisations: [], appointments: [], secondFactor: false, lacksSecondFactor: false }
const visitor = { ...nobody, isMember: false, isAgent: false, isReviewer: false, isOperator: false, isAuditor: false }
const acting = (id: string, ...roles: Role[]) => ({ ...visitor, person: person(id), roles })
const nextTurn = () => new Promise((done) => setImmediate(done))

test('an entry holds who acted, in which roles, and is chained to the one before', async () => {
  await note('need:1')
  await fresh.db.write((tx) => record(tx, acting('p', 'OPERATOR', 'REVIEWER'), 'need.moved', 'need:1', { b: 1, a: undefined }))
  await fresh.db.write((tx) => record(tx, holderOf('q'), 'session.opened', 'need:1'))
  const [first, second, third] = await all()
  expect([first?.seq, first?.prevHash, first?.actorId]).toEqual([1, GENESIS, null])
  expect([second?.actorId, second?.actorRole, second?.facts, second?.prevHash]).toEqual([
    'p',
    'OPERATOR REVIEWER',
    { b: 1 },
    first?.hash,
  ])
  expect([third?.actorId, third?.actorRole, third?.prevHash]).toEqual(['q', 'HOLDER', second?.hash])
  expect(await verify()).toEqual({ count: 3, hash: third?.hash, damages: [] })
})

test('no row is without a role: house, stranger, visitor and whoever holds no office are named', async () => {
  const actors = [SYSTEM, STRANGER, visitor, acting('p'), holderOf('p')]
  for (const actor of actors) await fresh.db.write((tx) => record(tx, actor, 'need.viewed', 'need:1'))
  expect((await all()).map(({ actorId, actorRole }) => [actorId, actorRole])).toEqual([
    [null, 'SYSTEM'],
    [null, 'PUBLIC'],
    [null, 'PUBLIC'],
    ['p', 'SIGNED_IN'],
    ['p', 'HOLDER'],
  ])
  // @ts-expect-error A person alone does not act: with which role?
  await expect(fresh.db.write((tx) => record(tx, person('p'), 'need.viewed', 'need:1'))).rejects.toThrow()
})

test('a write that fails leaves no entry and no gap', async () => {
  await note('need:1')
  const failing = fresh.db.write(async (tx) => {
    await record(tx, SYSTEM, 'need.saved', 'need:2')
    throw new Error('power gone')
  })
  await expect(failing).rejects.toThrow('power gone')
  await note('need:3')
  expect((await all()).map(({ seq, subject }) => [seq, subject])).toEqual([
    [1, 'need:1'],
    [2, 'need:3'],
  ])
  expect((await verify()).damages).toEqual([])
})

test('sixty writers at once, some with two entries and some that fail, make one chain without a fork', async () => {
  const outcomes = await Promise.allSettled(
    Array.from({ length: 60 }, (_, i) =>
      fresh.db.write(async (tx) => {
        await record(tx, holderOf(`p${i}`), 'need.saved', `need:${i}`)
        await nextTurn()
        if (i % 5 === 0) throw new Error('no')
        if (i % 2 === 0) await record(tx, holderOf(`p${i}`), 'need.moved', `need:${i}`)
      }),
    ),
  )
  expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(12)
  const rows = await all()
  expect(rows.map(({ seq }) => seq)).toEqual(Array.from({ length: 72 }, (_, i) => i + 1))
  expect(new Set(rows.map(({ prevHash }) => prevHash)).size).toBe(72)
  expect((await verify()).damages).toEqual([])
})

test('the head is touched when all else of the write is done, so that no two writes wait for each other', async () => {
  await note('need:1')
  const head = async (reader: Reader) => (await reader.select({ count: trailHead.count }).from(trailHead))[0]?.count
  const during = await fresh.db.write(async (tx) => {
    await record(tx, SYSTEM, 'need.saved', 'need:2')
    return head(tx)
  })
  expect([during, await head(fresh.db.read)]).toEqual([1, 2])
})

test('rows from before the chain are chained once, in order, without gaps', async () => {
  await fresh.db.write(async (tx) => {
    for (const seq of [2, 3, 7, 20])
      await tx
        .insert(trail)
        .values({ seq, at: clock.now(), actorId: 'p', action: 'need.saved', subject: `need:${seq}`, facts: { seq } })
  })
  expect((await verify()).damages).not.toEqual([])
  await Promise.all([begin(fresh.db), begin(fresh.db), note('need:new')])
  const rows = await all()
  expect(rows.map(({ seq, subject }) => [seq, subject])).toEqual(
    ['2', '3', '7', '20', 'new'].map((name, i) => [i + 1, `need:${name}`]),
  )
  expect((await verify()).damages).toEqual([])
  await begin(fresh.db)
  expect(await all()).toEqual(rows)
  expect(await fresh.db.read.$count(trailHead)).toBe(1)
})

test('the end of the chain is anchored once a day outside the database, and only when it grew', async () => {
  const { anchor, read } = createAnchors({ db: fresh.db, clock, dataDir })
  clock.set('2026-11-02T09:00:00.000Z')
  await anchor()
  expect(await read()).toEqual([])
  await note('need:1')
  await anchor()
  await note('need:2')
  await anchor()
  clock.set('2026-11-03T09:00:00.000Z')
  await anchor()
  clock.set('2026-11-04T09:00:00.000Z')
  await anchor()
  const [first, second] = await all()
  expect(await read()).toEqual([
    { at: '2026-11-02T09:00:00.000Z', count: 1, hash: first?.hash },
    { at: '2026-11-03T09:00:00.000Z', count: 2, hash: second?.hash },
  ])
  expect(readFileSync(path.join(dataDir, 'trail-anchors.txt'), 'utf8').split('\n')).toHaveLength(3)
  expect((await verifyTrail(fresh.db.read, await read())).damages).toEqual([])
})
