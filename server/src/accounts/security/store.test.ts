import { afterAll, beforeAll, expect, test } from 'vitest'
import { AT, openTwoSides } from '../../../../tests/support/two-sides.ts'
import { secondFactors } from '../tables.ts'
import * as store from './store.ts'
import { passwordHistory } from './tables.ts'

let house: Awaited<ReturnType<typeof openTwoSides>>
beforeAll(async () => {
  house = await openTwoSides()
  const factor = (id: string) => ({ id, userId: id, secret: `${id} secret`, backupCodes: `${id} codes`, verified: false })
  await house.db.write(async (tx) => void (await tx.insert(secondFactors).values([factor('her'), factor('him')])))
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
  await db.write((tx) => store.rememberPassword(tx, 'him', 'his', AT))
  for (let n = 1; n <= 7; n++)
    await db.write((tx) => store.rememberPassword(tx, 'her', `hers ${n}`, AT.replace('00.000', `0${n}.000`)))
  expect(await hashes('her')).toEqual(['hers 7', 'hers 6', 'hers 5', 'hers 4', 'hers 3'])
  expect(await hashes('him')).toEqual(['his'])
  expect(await db.read.$count(passwordHistory)).toBe(6)
})
