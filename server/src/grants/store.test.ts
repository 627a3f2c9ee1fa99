import { afterAll, beforeAll, expect, test } from 'vitest'
import { AT, openTwoSides } from '../../../tests/support/two-sides.ts'
import * as store from './store.ts'
import { accessInvitations } from './tables.ts'

let house: Awaited<ReturnType<typeof openTwoSides>>
beforeAll(async () => {
  house = await openTwoSides()
})
afterAll(() => house.close())

test('what others mail uses up nothing of one’s own mails of the day', async () => {
  const { db } = house
  const sent = (ownerId: string) => ({
    ...{ id: `by ${ownerId}`, kind: 'need' as const, listingId: 'n', scopes: ['READ' as const], email: 'a@test.example' },
    ...{ ownerId, sentAt: AT, expiresAt: AT },
  })
  await db.write(async (tx) => void (await tx.insert(accessInvitations).values([sent('ours'), sent('theirs')])))
  const since = '2026-11-01T09:00:00.000Z'
  expect([await store.invitedSince(db.read, 'ours', since), await store.invitedSince(db.read, 'ours', AT)]).toEqual([1, 0])
})
