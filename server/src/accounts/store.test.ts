import { afterAll, beforeAll, expect, test } from 'vitest'
import { AT, openTwoSides } from '../../../tests/support/two-sides.ts'
import * as store from './store.ts'
import { appointments, credentials, memberships, secondFactors } from './tables.ts'

let house: Awaited<ReturnType<typeof openTwoSides>>
const at = new Date(AT)
beforeAll(async () => {
  house = await openTwoSides()
  await house.db.write(async (tx) => {
    await tx.insert(secondFactors).values({ id: 'f', userId: 'him', secret: 's', backupCodes: 'c', verified: true })
    const own = { providerId: 'credential', password: 'his hash', createdAt: at, updatedAt: at }
    await tx.insert(credentials).values({ id: 'c', accountId: 'him', userId: 'him', ...own })
    for (const personId of ['her', 'him'])
      await tx.insert(appointments).values({ personId, role: 'AGENT', region: '130000', createdAt: AT })
    await tx.insert(memberships).values({ personId: 'him', organisationId: 'theirs', role: 'member', createdAt: AT })
  })
})
afterAll(() => house.close())

test('what opens an account is read for its person alone', async () => {
  const { read } = house.db
  expect([await store.secondFactorOf(read, 'her'), await store.credentialOf(read, 'her')]).toEqual([undefined, undefined])
  expect((await store.credentialOf(read, 'him'))?.hash).toBe('his hash')
})

test('a code that one person used up is used up for nobody else', async () => {
  const { db } = house
  expect(await db.write((tx) => store.takeStep(tx, 'her', 7))).toBe(false)
  expect((await store.secondFactorOf(db.read, 'him'))?.lastStep).toBe(null)
})

test('members and offices are those of one organisation, one person', async () => {
  const { db } = house
  expect([await store.membersOf(db.read, 'ours'), await store.membersOf(db.read, 'theirs')]).toEqual([
    [],
    [{ personId: 'him', role: 'member' }],
  ])
  await db.write((tx) => store.removeAppointment(tx, 'her', 'AGENT'))
  expect(await store.appointedFor(db.read, ['AGENT'], ['130000'])).toEqual(['him'])
})
