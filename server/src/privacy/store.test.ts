import { afterAll, beforeAll, expect, test } from 'vitest'
import { AT, openTwoSides } from '../../../tests/support/two-sides.ts'
import { secondFactors } from '../accounts/tables.ts'
import * as store from './store.ts'

let house: Awaited<ReturnType<typeof openTwoSides>>
beforeAll(async () => {
  house = await openTwoSides()
})
afterAll(() => house.close())

test('what one person agrees to and takes back says nothing of another', async () => {
  const { db } = house
  const given = { purpose: 'optional_mails' as const, noticeVersion: '2026-11-26', given: true, at: AT }
  await db.write(async (tx) => {
    for (const personId of ['her', 'him']) await store.addConsent(tx, { ...given, id: `of ${personId}`, personId })
    await store.withdrawConsents(tx, 'her', 'optional_mails', AT)
  })
  const last = async (personId: string) => (await store.lastConsent(db.read, personId, 'optional_mails'))?.withdrawnAt
  expect([await last('her'), await last('him')]).toEqual([AT, null])
  expect((await store.consentsOf(db.read, 'him')).map(({ id }) => id)).toEqual(['of him'])
})

test('a consent that was taken back keeps the day of it, whatever is given and taken back later', async () => {
  const { db } = house
  const given = { personId: 'her', purpose: 'name_public' as const, noticeVersion: '2026-11-26', given: true, at: AT }
  const later = '2026-11-05T09:00:00.000Z'
  await db.write(async (tx) => {
    await store.addConsent(tx, { ...given, id: 'first' })
    await store.withdrawConsents(tx, 'her', 'name_public', AT)
    await store.addConsent(tx, { ...given, id: 'second', at: later })
    await store.withdrawConsents(tx, 'her', 'name_public', later)
  })
  const rows = (await store.consentsOf(db.read, 'her')).filter(({ purpose }) => purpose === 'name_public')
  expect(rows.map(({ id, withdrawnAt }) => [id, withdrawnAt])).toEqual([
    ['first', AT],
    ['second', later],
  ])
})

test('a new copy takes the place of the earlier one of that person, and no other’s', async () => {
  const { db } = house
  const copy = { state: 'ready' as const, askedAt: AT, expiresAt: '2026-11-09T09:00:00.000Z' }
  await db.write(async (tx) => {
    for (const [id, personId] of [
      ['old', 'her'],
      ['new', 'her'],
      ['his', 'him'],
    ] as const)
      await store.insertExport(tx, { ...copy, id, personId })
  })
  expect((await store.exportsOf(db.read, 'her')).map(({ id }) => id).sort()).toEqual(['new', 'old'])
  expect(await db.write((tx) => store.expireExports(tx, { personId: 'her', but: 'new' }))).toEqual(['old'])
  expect((await store.exportsOf(db.read, 'him')).map(({ state }) => state)).toEqual(['ready'])
})

test('an erasure that waits is its person’s, and so is its end', async () => {
  const { db } = house
  const waiting = { state: 'waiting' as const, askedAt: AT, dueAt: AT }
  await db.write(async (tx) => {
    for (const personId of ['her', 'him'])
      await store.insertErasure(tx, { ...waiting, id: `of ${personId}`, personId, openKey: personId })
    await store.endErasure(tx, { personId: 'her' }, { state: 'withdrawn', endedAt: AT })
  })
  const state = async (personId: string) => (await store.lastErasure(db.read, personId))?.state
  expect([await state('her'), await state('him')]).toEqual(['withdrawn', 'waiting'])
})

test('who has a code app is asked for a code, nobody else', async () => {
  const { db } = house
  const factor = { id: 'f', userId: 'him', secret: 's', backupCodes: 'c', verified: true }
  await db.write(async (tx) => void (await tx.insert(secondFactors).values(factor)))
  expect([await store.hasCode(db.read, 'her'), await store.hasCode(db.read, 'him')]).toEqual([false, true])
})

test('consents are kept three years beyond the account, and as long as there is one', async () => {
  const { db } = house
  const left = async () => [
    (await store.consentsOf(db.read, 'her')).length > 0,
    (await store.consentsOf(db.read, 'him')).length > 0,
  ]
  expect(await left()).toEqual([true, true])
  await db.write(async (tx) => {
    await store.markErased(tx, 'him', AT)
    await store.forgetOver(tx, new Date(AT), AT)
  })
  expect(await left()).toEqual([true, true])
  await db.write((tx) => store.forgetOver(tx, new Date(AT), '2026-11-02T09:00:00.001Z'))
  expect(await left()).toEqual([true, false])
})
