import { afterAll, beforeAll, expect, test } from 'vitest'
import { openFreshDatabase } from '../../../../tests/support/fresh-database.ts'
import { persons, secondFactors } from '../tables.ts'
import * as store from './store.ts'
import { passwordHistory } from './tables.ts'

let house: Awaited<ReturnType<typeof openFreshDatabase>>
const at = new Date('2026-11-02T09:00:00Z')
beforeAll(async () => {
  house = await openFreshDatabase()
  await house.db.write(async (tx) => {
    for (const id of ['her', 'him']) {
      const person = { id, name: id, email: `${id}@test.example`, createdAt: at, updatedAt: at }
      await tx.insert(persons).values(person)
      const factor = { id, userId: id, secret: `${id} secret`, backupCodes: `${id} codes`, verified: false }
      await tx.insert(secondFactors).values(factor)
    }
  })
})
afterAll(() => house.close())

const factors = async () =>
  Object.fromEntries((await house.db.read.select().from(secondFactors)).map(({ userId, ...factor }) => [userId, factor]))

test('what is done to the second factor of one person leaves those of others alone', async () => {
  const { db } = house
  const { him } = await factors()
  await db.write((tx) => store.keepNextFactor(tx, 'her', { nextSecret: 'next', nextBackupCodes: 'more' }))
  expect(await factors()).toMatchObject({ her: { nextSecret: 'next', nextBackupCodes: 'more' }, him })
  await db.write((tx) => store.replaceFactor(tx, 'her', 'new', 'codes', 7))
  expect(await factors()).toMatchObject({ her: { secret: 'new', lastStep: 7, nextSecret: null }, him })
  await db.write((tx) => store.dropUnverifiedFactor(tx, 'her'))
  expect(await factors()).toEqual({ him })
})

test('five former passwords of each person are remembered, whoever else changes theirs', async () => {
  const { db } = house
  const hashes = async (personId: string) => store.formerPasswords(db.read, personId, 100)
  await db.write((tx) => store.rememberPassword(tx, 'him', 'his', at.toISOString()))
  for (let n = 1; n <= 7; n++)
    await db.write((tx) => store.rememberPassword(tx, 'her', `hers ${n}`, new Date(at.getTime() + n * 1000).toISOString()))
  expect(await hashes('her')).toEqual(['hers 7', 'hers 6', 'hers 5', 'hers 4', 'hers 3'])
  expect(await hashes('him')).toEqual(['his'])
  expect(await db.read.$count(passwordHistory)).toBe(6)
})
