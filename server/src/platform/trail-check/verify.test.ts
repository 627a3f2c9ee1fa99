import type { TrailDamage } from '@keqiao/shared/trail'
import { asc, eq, gte, sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { settableClock } from '../../../../tests/support/clock.ts'
import { openFreshDatabase } from '../../../../tests/support/fresh-database.ts'
import type { Tx } from '../db/database.ts'
import { trail, trailHead } from '../trail.tables.ts'
import { createTrail, holderOf, SYSTEM } from '../trail.ts'
import type { Anchor } from '../trail-anchors.ts'
import { hashOf } from '../trail-chain.ts'
import { verifyTrail } from './verify.ts'

const ROWS = 24
type Row = typeof trail.$inferSelect

let fresh: Awaited<ReturnType<typeof openFreshDatabase>>
/** The trail as it was written, to be put back before each damage. */
let rows: Row[]
let head: typeof trailHead.$inferSelect
beforeAll(async () => {
  fresh = await openFreshDatabase()
  const clock = settableClock()
  const { record } = createTrail(clock)
  for (let i = 1; i <= ROWS; i++) {
    const actor = i % 3 === 0 ? SYSTEM : holderOf(`person-${i % 5}`)
    await fresh.db.write((tx) =>
      record(tx, actor, 'need.saved', `need:${i % 7}`, { revision: i, fields: ['b', 'a'], 说明: null }),
    )
    // A clock that goes back is no damage.
    clock.advance(i % 6 === 0 ? -3_600_000 : 1000)
  }
  rows = await fresh.db.read.select().from(trail).orderBy(asc(trail.seq))
  head = (await fresh.db.read.select().from(trailHead))[0] as typeof head
})
afterAll(() => fresh.close())

const restore = () =>
  fresh.db.write(async (tx) => {
    await tx.delete(trail)
    await tx.delete(trailHead)
    await tx.insert(trail).values(rows)
    await tx.insert(trailHead).values(head)
  })
beforeEach(restore)

const verify = async (anchors: Anchor[] = [], slice = 7) => (await verifyTrail(fresh.db.read, anchors, { slice })).damages
const damage = (kind: TrailDamage['kind'], first: number, last = first, from: number | null = null) => ({
  kind,
  first,
  last,
  from,
})
const row = (seq: number) => rows[seq - 1] as Row
const set = (tx: Tx, seq: number, values: Partial<Row>) => tx.update(trail).set(values).where(eq(trail.seq, seq))
const remove = (tx: Tx, seq: number) => tx.delete(trail).where(eq(trail.seq, seq))
/** Changes a row as somebody would who knows how hashes are made. */
const rewrite = (tx: Tx, seq: number, values: Partial<Row>) => {
  const changed = { ...row(seq), ...values }
  return set(tx, seq, { ...values, hash: hashOf(changed) })
}
/** Renumbers the rows from a place on, as `update … set seq = seq + by` would, without two rows at one place on the way. */
async function shift(tx: Tx, from: number, by: number) {
  await tx
    .update(trail)
    .set({ seq: sql`${trail.seq} + 1000` })
    .where(gte(trail.seq, from))
  await tx
    .update(trail)
    .set({ seq: sql`${trail.seq} - ${1000 - by}` })
    .where(gte(trail.seq, 1000))
}
async function swap(tx: Tx, a: number, b: number) {
  await set(tx, a, { seq: 1000 })
  await set(tx, b, { seq: a })
  await set(tx, 1000, { seq: b })
}

test('an untouched trail is whole, whatever the clock did', async () => {
  expect(await verifyTrail(fresh.db.read, [], { slice: 5 })).toEqual({ count: ROWS, hash: head.hash, damages: [] })
  expect(rows.some(({ at }, i) => at < (rows[i - 1]?.at ?? ''))).toBe(true)
})

describe('is found and named:', () => {
  const CHANGES: Record<Exclude<keyof Row, 'seq'>, Partial<Row>> = {
    at: { at: '2026-11-02T09:00:00.001Z' },
    actorId: { actorId: 'somebody-else' },
    actorRole: { actorRole: 'AUDITOR' },
    action: { action: 'need.moved' },
    subject: { subject: 'need:999' },
    facts: { facts: { revision: 1, fields: ['a', 'b'], 说明: null } },
    prevHash: { prevHash: 'f'.repeat(64) },
    hash: { hash: 'f'.repeat(64) },
  }
  test.each(Object.entries(CHANGES))('an altered %s, in the first, a middle and the last row', async (_, values) => {
    for (const seq of [1, 11, ROWS]) {
      await fresh.db.write(async (tx) => void (await set(tx, seq, values)))
      expect(await verify()).toEqual([damage('altered', seq)])
      await restore()
    }
  })

  test('a field that was emptied', async () => {
    await fresh.db.write(async (tx) => void (await set(tx, 4, { actorId: null, actorRole: null, prevHash: null, hash: null })))
    expect(await verify()).toEqual([damage('altered', 4)])
  })

  test('a row given another number', async () => {
    await fresh.db.write(async (tx) => void (await set(tx, 5, { seq: 40 })))
    expect(await verify()).toEqual([damage('moved', 40, 40, 5)])
    await fresh.db.write(async (tx) => void (await set(tx, 40, { seq: -3 })))
    expect(await verify()).toEqual([damage('moved', -3, -3, 5)])
  })

  test('a row rewritten together with its hash', async () => {
    await fresh.db.write(async (tx) => void (await rewrite(tx, 9, { subject: 'need:999' })))
    expect(await verify()).toEqual([damage('altered', 9)])
  })

  test('the last row rewritten together with its hash: it and the head disagree', async () => {
    await fresh.db.write(async (tx) => void (await rewrite(tx, ROWS, { subject: 'need:999' })))
    expect(await verify()).toEqual([damage('head', ROWS)])
  })

  test.each([1, 12, ROWS])('a removed row (%i)', async (seq) => {
    await fresh.db.write(async (tx) => void (await remove(tx, seq)))
    expect(await verify()).toEqual([damage('removed', seq)])
  })

  test('a removed row whose successors were renumbered', async () => {
    await fresh.db.write(async (tx) => {
      await remove(tx, 12)
      await shift(tx, 13, -1)
    })
    expect(await verify()).toEqual([damage('moved', 12, ROWS - 1, 13), damage('removed', 12)])
  })

  test('the end cut off, and every row gone', async () => {
    await fresh.db.write(async (tx) => void (await tx.delete(trail).where(gte(trail.seq, 20))))
    expect(await verify()).toEqual([damage('removed', 20, ROWS)])
    await fresh.db.write(async (tx) => void (await tx.delete(trail)))
    expect(await verify()).toEqual([damage('removed', 1, ROWS)])
  })

  test('two rows swapped', async () => {
    await fresh.db.write((tx) => swap(tx, 3, 22))
    expect(await verify()).toEqual([damage('moved', 3, 3, 22), damage('moved', 22, 22, 3)])
  })

  test('a row put in, with and without a right hash of its own', async () => {
    const stranger = { ...row(10), subject: 'need:999', prevHash: row(9).hash }
    for (const hash of ['e'.repeat(64), hashOf(stranger)]) {
      await fresh.db.write(async (tx) => {
        await shift(tx, 10, 1)
        await tx.insert(trail).values({ ...stranger, hash })
      })
      expect(await verify()).toEqual([damage('inserted', 10), damage('moved', 11, ROWS + 1, 10)])
      await restore()
    }
  })

  test('a row put behind the last one, even chained to it, and a copy of an earlier row', async () => {
    const stranger = { ...row(10), seq: ROWS + 1, prevHash: head.hash }
    for (const put of [
      { ...stranger, hash: hashOf(stranger) },
      { ...row(10), seq: ROWS + 1 },
    ]) {
      await fresh.db.write(async (tx) => void (await tx.insert(trail).values(put)))
      expect(await verify()).toEqual([damage('inserted', ROWS + 1)])
      await fresh.db.write((tx) => swap(tx, 10, 20))
      expect(await verify()).toEqual([damage('moved', 10, 10, 20), damage('moved', 20, 20, 10), damage('inserted', ROWS + 1)])
      await restore()
    }
  })

  test.each([{ hash: 'd'.repeat(64) }, { count: ROWS + 3 }, { count: ROWS - 3 }])('a head rewritten: %j', async (values) => {
    await fresh.db.write(async (tx) => void (await tx.update(trailHead).set(values)))
    expect(await verify()).toEqual([damage('head', ROWS)])
  })

  test('a head taken away; the next entry says so and the chain goes on', async () => {
    await fresh.db.write(async (tx) => void (await tx.delete(trailHead)))
    expect(await verify()).toEqual([damage('head', ROWS)])
    const { record } = createTrail(settableClock())
    await fresh.db.write((tx) => record(tx, SYSTEM, 'need.saved', 'need:1'))
    expect(await verify()).toEqual([])
    const added = await fresh.db.read
      .select({ action: trail.action })
      .from(trail)
      .where(gte(trail.seq, ROWS + 1))
      .orderBy(trail.seq)
    expect(added.map(({ action }) => action)).toEqual(['trail.head_lost', 'need.saved'])
  })
})

describe('somebody who rewrites the database whole, head included,', () => {
  const anchorAt = (count: number): Anchor => ({ at: row(count).at, count, hash: row(count).hash as string })

  test('is found against the anchors', async () => {
    await fresh.db.write(async (tx) => {
      await tx.delete(trail)
      let prevHash = row(1).prevHash as string
      for (const old of rows) {
        const changed = { ...old, prevHash, ...(old.seq === 14 && { subject: 'need:999' }) }
        prevHash = hashOf(changed)
        await tx.insert(trail).values({ ...changed, hash: prevHash })
      }
      await tx.update(trailHead).set({ hash: prevHash })
    })
    expect(await verify()).toEqual([])
    expect(await verify([anchorAt(6), anchorAt(12), anchorAt(18), anchorAt(ROWS)])).toEqual([damage('anchor', 13, 18)])
  })

  test('is found when the end was cut off and the head set back', async () => {
    await fresh.db.write(async (tx) => {
      await tx.delete(trail).where(gte(trail.seq, 16))
      await tx.update(trailHead).set({ count: 15, hash: row(15).hash as string })
    })
    expect(await verify()).toEqual([])
    expect(await verify([anchorAt(12), anchorAt(18)])).toEqual([damage('anchor', 13, 18)])
  })

  test('anchors agree with an untouched trail', async () => {
    expect(await verify([anchorAt(1), anchorAt(12), anchorAt(ROWS)])).toEqual([])
  })
})

test('whatever is altered, removed, swapped or put in, and however much of it: exactly that is named', async () => {
  const place = fc.integer({ min: 1, max: ROWS })
  const text = fc.string({ minLength: 1, maxLength: 8 }).filter((one) => !one.includes('\0'))
  const change: fc.Arbitrary<Partial<Row>> = fc.oneof(
    text.map((value) => ({ subject: `x${value}` })),
    text.map((value) => ({ action: `x${value}` })),
    text.map((value) => ({ actorId: `x${value}` })),
    text.map((value) => ({ actorRole: `x${value}` })),
    fc
      .dictionary(text, fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null)), { noNullPrototype: true })
      .map((facts) => ({ facts })),
    fc.integer({ min: 1, max: 1e9 }).map((ms) => ({ at: new Date(1_900_000_000_000 + ms).toISOString() })),
  )
  const step = fc.oneof(
    fc.record({ how: fc.constant('alter' as const), values: change }),
    fc.record({ how: fc.constant('remove' as const) }),
    fc.record({ how: fc.constant('swap' as const) }),
  )
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(place, { minLength: 2, maxLength: 8 }),
      fc.array(step, { minLength: 1, maxLength: 4 }),
      fc.boolean(),
      async (places, steps, append) => {
        await restore()
        const expected: TrailDamage[] = []
        await fresh.db.write(async (tx) => {
          // Each step has two places of its own, so that what is expected can be told.
          for (const [i, one] of steps.entries()) {
            const [a, b] = [places[2 * i], places[2 * i + 1]]
            if (a === undefined || b === undefined) return
            if (one.how === 'swap') {
              await swap(tx, a, b)
              expected.push(damage('moved', a, a, b), damage('moved', b, b, a))
            } else if (one.how === 'remove') {
              await remove(tx, a)
              expected.push(damage('removed', a))
            } else {
              await set(tx, a, one.values)
              expected.push(damage('altered', a))
            }
          }
        })
        if (append) {
          await fresh.db.write(async (tx) => void (await tx.insert(trail).values({ ...row(2), seq: ROWS + 1, subject: 'x' })))
          expected.push(damage('inserted', ROWS + 1))
        }
        expect(singles(await verify())).toEqual(singles(expected))
      },
    ),
    { numRuns: 60 },
  )
})

/** Ranges taken apart, in one order. */
function singles(damages: TrailDamage[]): string[] {
  return damages
    .flatMap(({ kind, first, last, from }) =>
      Array.from({ length: last - first + 1 }, (_, i) => `${kind} ${first + i}${from === null ? '' : ` from ${from + i}`}`),
    )
    .sort()
}
