import { afterAll, beforeAll, expect, test } from 'vitest'
import { AT, openTwoSides } from '../../../../tests/support/two-sides.ts'
import { appointments } from '../../accounts/tables.ts'
import { invitations } from '../tables.ts'
import * as store from './store.ts'

let house: Awaited<ReturnType<typeof openTwoSides>>
beforeAll(async () => {
  house = await openTwoSides()
  await house.db.write(async (tx) => {
    for (const organisationId of ['ours', 'theirs'])
      for (const personId of ['her', 'him'])
        await store.addMember(tx, { organisationId, personId, role: 'member', createdAt: AT })
  })
})
afterAll(() => house.close())

const roles = async (organisationId: string) =>
  Object.fromEntries((await store.membersOf(house.db.read, organisationId)).map(({ personId, role }) => [personId, role]))

test('a role changes, and a membership ends, in one organisation and for one person', async () => {
  const { db } = house
  await db.write((tx) => store.setRole(tx, 'ours', 'her', 'admin'))
  expect([await roles('ours'), await roles('theirs')]).toEqual([
    { her: 'admin', him: 'member' },
    { her: 'member', him: 'member' },
  ])
  await db.write((tx) => store.removeMember(tx, 'ours', 'him'))
  expect([await roles('ours'), await roles('theirs')]).toEqual([{ her: 'admin' }, { her: 'member', him: 'member' }])
})

test('invitations are listed and counted for the side that sent them', async () => {
  const { db } = house
  const sent = (id: string, organisationId: string | null) => ({
    ...{ id, organisationId, tokenHash: id, email: `${id}@test.example`, sentAt: AT, expiresAt: AT },
  })
  const all = [sent('a', 'ours'), sent('b', 'theirs'), sent('c', null)]
  await db.write(async (tx) => void (await tx.insert(invitations).values(all)))
  for (const [side, id] of [
    ['ours', 'a'],
    ['theirs', 'b'],
    [null, 'c'],
  ] as const) {
    expect((await store.invitationsOf(db.read, side)).map((one) => one.id)).toEqual([id])
    expect(await store.sentSince(db.read, side, '2026-11-01T00:00:00.000Z')).toBe(1)
  }
})

test('offices are each person’s own', async () => {
  const { db } = house
  const office = { personId: 'him', role: 'REVIEWER' as const, region: '130000', createdAt: AT }
  await db.write(async (tx) => void (await tx.insert(appointments).values(office)))
  expect([await store.officesOf(db.read, 'her'), await store.officesOf(db.read, 'him')]).toEqual([
    [],
    [{ role: 'REVIEWER', region: '130000' }],
  ])
})
