import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { settableClock } from '../../../tests/support/clock.ts'
import { openFreshDatabase } from '../../../tests/support/fresh-database.ts'
import { limits as rows } from './limits.tables.ts'
import { createLimits, decide, type Limit, type Limits, type Tried } from './limits.ts'

const WINDOW: Limit = { most: 3, windowMs: 60_000 }
const BACK_OFF: Limit = { free: 5, firstMs: 1000, mostMs: 900_000, forgetMs: 3_600_000 }

let fresh: Awaited<ReturnType<typeof openFreshDatabase>>
let clock: ReturnType<typeof settableClock>
let limits: Limits
beforeAll(async () => {
  fresh = await openFreshDatabase()
})
beforeEach(async () => {
  await fresh.db.write((tx) => tx.delete(rows))
  clock = settableClock()
  limits = createLimits({ db: fresh.db, clock })
})
afterAll(() => fresh.close())

describe('the rule', () => {
  test('a window lets in as many as it says and begins anew', () => {
    let row: Tried | undefined
    const waits = [0, 1000, 2000, 3000, 59_999, 60_000].map((now) => {
      const { after, waitMs } = decide(WINDOW, row, now)
      row = after
      return waitMs
    })
    expect(waits).toEqual([0, 0, 0, 57_000, 1, 0])
  })

  test('a back-off is free at first, then doubles, never grows beyond its most, and is never a lock', () => {
    let row: Tried | undefined
    let now = 0
    const waits: number[] = []
    for (let n = 0; n < 20; n++) {
      const { after, waitMs } = decide(BACK_OFF, row, now)
      expect(waitMs).toBe(0)
      row = after
      waits.push(after.until - now)
      now = after.until
    }
    expect(waits.slice(0, 9)).toEqual([0, 0, 0, 0, 1000, 2000, 4000, 8000, 16_000])
    expect(waits.slice(-3)).toEqual([900_000, 900_000, 900_000])
  })

  test('a try during the wait is refused, and does not make it longer', () => {
    const waiting: Tried = { count: 6, until: 5000, endsAt: 3_600_000 }
    expect(decide(BACK_OFF, waiting, 1000)).toEqual({ after: waiting, waitMs: 4000 })
    expect(decide(BACK_OFF, { ...waiting, endsAt: 900 }, 1000).waitMs).toBe(0)
  })
})

describe('kept together', () => {
  test('of many who ask at once, as many go on as the limit says', async () => {
    const other = createLimits({ db: fresh.db, clock })
    const waits = await Promise.all(
      Array.from({ length: 40 }, (_, n) => (n % 2 ? limits : other).take([{ limit: WINDOW, key: ['sign-in', 'a'] }])),
    )
    expect(waits.filter((wait) => wait === 0)).toHaveLength(3)
  })

  test('a try that one key refuses counts for none of them', async () => {
    const act = (account: string) =>
      limits.take([
        { limit: { most: 10, windowMs: 60_000 }, key: ['address', '10.0.0.1'] },
        { limit: WINDOW, key: ['account', account] },
      ])
    for (let n = 0; n < 20; n++) await act('a')
    const [address] = (await fresh.db.read.select().from(rows)).sort((a, b) => a.endsAt - b.endsAt)
    expect(address?.count).toBe(3)
    expect(await act('b')).toBe(0)
  })

  test('a try given back or forgotten no longer counts', async () => {
    const key = ['sign-in', 'a']
    const ask = () => limits.take([{ limit: WINDOW, key }])
    for (let n = 0; n < 3; n++) await ask()
    await limits.giveBack(key)
    expect([await ask(), (await ask()) > 0]).toEqual([0, true])
    await limits.forget(key)
    expect(await ask()).toBe(0)
  })

  test('what is forgotten is swept, and the table names nobody', async () => {
    await limits.take([{ limit: WINDOW, key: ['account', 'wang@firm.example'] }])
    expect(JSON.stringify(await fresh.db.read.select().from(rows))).not.toContain('wang')
    clock.advance(3_600_000)
    await limits.sweep()
    expect(await fresh.db.read.$count(rows)).toBe(0)
  })
})
