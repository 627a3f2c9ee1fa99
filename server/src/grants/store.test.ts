import { afterAll, beforeAll, expect, test } from 'vitest'
import { AT, openTwoSides } from '../../../tests/support/two-sides.ts'
import { memberships } from '../accounts/tables.ts'
import { viewerOf, visitor } from '../accounts/viewer.ts'
import * as store from './store.ts'
import { accessInvitations, accessRequests, type GrantRow, grants } from './tables.ts'

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

test('a request of somebody else uses up nothing of one’s own', async () => {
  const { db } = house
  const asked = (requesterId: string) => ({
    ...{ id: `by ${requesterId}`, kind: 'need' as const, listingId: 'n', scope: 'READ' as const, requesterId, reason: '想看' },
    ...{ state: 'asked' as const, askedAt: AT, dueAt: AT },
  })
  await db.write(async (tx) => void (await tx.insert(accessRequests).values([asked('her'), asked('him')])))
  expect(await store.askedSince(db.read, 'her', '2026-11-01T09:00:00.000Z')).toBe(1)
})

test('people are named with the active organisation that is theirs', async () => {
  const { db } = house
  const member = (personId: string, organisationId: string) => ({
    personId,
    organisationId,
    role: 'member' as const,
    createdAt: AT,
  })
  await db.write(async (tx) => void (await tx.insert(memberships).values([member('her', 'ours'), member('him', 'theirs')])))
  expect(await store.organisationsOf(db.read, ['her'])).toEqual(new Map([['her', 'ours']]))
})

test('a grant reaches whom it names, by the way it was given, while it lives', async () => {
  const { db } = house
  const given = (id: string, granteeKind: GrantRow['granteeKind'], granteeId: string, more: Partial<GrantRow> = {}) => ({
    ...{ id, kind: 'need' as const, listingId: 'n', scope: 'READ' as const, granteeKind, granteeId, at: AT },
    ...more,
  })
  const all = [
    given('her own', 'person', 'her'),
    given('her own by ours', 'person', 'her', { organisationId: 'ours' }),
    given('his own', 'person', 'him'),
    given('hers as an agent', 'agent', 'her'),
    given('his as an agent', 'agent', 'him'),
    given('of ours', 'organisation', 'ours'),
    given('of theirs', 'organisation', 'theirs'),
    given('withdrawn', 'person', 'her', { withdrawnAt: AT }),
    given('over', 'person', 'her', { until: AT }),
    given('not over', 'person', 'her', { until: '2026-11-03T09:00:00.000Z' }),
  ]
  await db.write(async (tx) => void (await tx.insert(grants).values(all)))
  const her = { id: 'her', name: '', email: '' }
  const card = { id: 'ours', name: '', kind: 'ENT' as const, region: '130200', intro: null, fields: [], demo: false }
  const member = (state: 'active' | 'suspended') => viewerOf(her, [{ ...card, membership: 'member', state }])
  const reached = async (viewer: typeof visitor) =>
    (await store.liveOf(db.read, viewer, { kind: 'need', now: AT })).map(({ id }) => id).sort()
  expect(await reached(member('active'))).toEqual(['her own', 'her own by ours', 'not over', 'of ours'])
  expect(await reached(member('suspended'))).toEqual(['her own', 'not over'])
  expect(await reached(viewerOf(her, [], [{ role: 'AGENT', region: '130000' }]))).toEqual([
    'her own',
    'hers as an agent',
    'not over',
  ])
  expect(await reached(visitor)).toEqual([])
})
