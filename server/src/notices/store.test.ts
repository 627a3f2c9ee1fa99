import { afterAll, beforeAll, expect, test } from 'vitest'
import { AT, openTwoSides } from '../../../tests/support/two-sides.ts'
import * as store from './store.ts'
import { notices } from './tables.ts'

let house: Awaited<ReturnType<typeof openTwoSides>>
const LATER = '2026-11-03T00:00:00.000Z'
beforeAll(async () => {
  house = await openTwoSides()
  const notice = (personId: string) => ({
    ...{ id: `to ${personId}`, personId, code: 'review_approved' as const, facts: { name: '钢渣' }, subject: 'need:1' },
    ...{ createdAt: AT, mail: 'daily' as const },
  })
  await house.db.write(async (tx) => void (await tx.insert(notices).values([notice('her'), notice('him')])))
})
afterAll(() => house.close())

const inboxOf = async (personId: string) => store.inbox(house.db.read, personId, false, { page: 1, size: 10 })

test('an inbox, its count and its reading are one person’s', async () => {
  const { db } = house
  expect((await inboxOf('her')).items.map(({ id }) => id)).toEqual(['to her'])
  expect(await db.write((tx) => store.markRead(tx, 'her', 'to him', LATER))).toBe(undefined)
  expect([await store.unreadCount(db.read, 'her'), await store.unreadCount(db.read, 'him')]).toEqual([1, 1])
  expect(await db.write((tx) => store.gather(tx, { personId: 'her', before: LATER, digestId: 'digest' }))).toBe(1)
  expect((await store.digestOf(db.read, 'digest')).map(({ id }) => id)).toEqual(['to her'])
  expect(await db.write((tx) => store.markAllRead(tx, 'her', LATER))).toBe(1)
  expect((await inboxOf('him')).items.map(({ readAt }) => readAt)).toEqual([null])
})

test('what one person chose is chosen for nobody else', async () => {
  const { db } = house
  await db.write((tx) => store.choose(tx, 'him', 'review', 'off'))
  expect([await store.choicesOf(db.read, 'her'), await store.choicesOf(db.read, 'him')]).toEqual([
    new Map(),
    new Map([['review', 'off']]),
  ])
  expect(await store.choicesFor(db.read, ['her'], 'review')).toEqual(new Map())
})
