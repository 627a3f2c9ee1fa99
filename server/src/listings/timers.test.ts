import { expect, test } from 'vitest'
import { achievementDraft, moveOf, needDraft } from '../../../tests/support/drafts.ts'
import { startHouse } from '../../../tests/support/start-house.ts'
import { addMonths } from './dates.ts'

test('a shown record is reminded of 30 and 7 days ahead, expires, is confirmed by one click, and is archived in the end', async () => {
  await using house = await startHouse()
  const { universityAdmin: owner, university, visitor } = await house.addPeople()
  const { achievements, notices, timers } = house.services
  const { id } = await achievements.create(owner, university.id, achievementDraft(), { to: 'listed' })
  const codes = async () => {
    const { items } = await notices.list(owner, { page: 1, size: 50, unread: false })
    return items.map((item) => item.code).sort()
  }
  const at = async (instant: string) => {
    house.clock.set(instant)
    await timers.tick()
    // Again in the same minute, and in the next: nothing is done twice.
    await timers.tick()
    house.clock.advance(60_000)
    await timers.tick()
    return (await achievements.read(owner, id)).state
  }
  const day = 86_400_000
  const expiry = Date.parse(addMonths(house.clock.now(), 12))
  const before = (days: number) => new Date(expiry - days * day).toISOString()
  expect([await at(before(31)), await codes()]).toEqual(['published', []])
  expect([await at(before(30)), await codes()]).toEqual(['published', ['expiry_reminder']])
  expect([await at(before(7)), await codes()]).toEqual(['published', ['expiry_reminder', 'expiry_reminder']])
  expect([await at(before(0)), await codes()]).toEqual(['expired', ['expired', 'expiry_reminder', 'expiry_reminder']])
  expect((await achievements.read(visitor, id)).state).toBe('expired')

  const { revision } = await achievements.read(owner, id)
  const confirmed = await achievements.move(owner, id, moveOf('confirm', revision))
  expect([confirmed.state, confirmed.expiresAt]).toEqual(['published', addMonths(house.clock.now(), 12)])
  expect(await at(addMonths(house.clock.now(), 12))).toBe('expired')
  expect(await at(addMonths(house.clock.now(), 12))).toBe('archived')
})

test('an open need expires after six months', async () => {
  await using house = await startHouse()
  const { companyAdmin: owner, company } = await house.addPeople()
  const { needs, timers } = house.services
  const { id, expiresAt } = await needs.create(owner, company.id, needDraft(), { to: 'listed' })
  expect(expiresAt).toBe(addMonths(house.clock.now(), 6))
  house.clock.set(expiresAt as string)
  await timers.tick()
  expect((await needs.read(owner, id)).state).toBe('expired')
})

test.each([
  ['2026-11-30T09:00:00.000Z', 3, '2027-02-28T09:00:00.000Z'],
  ['2024-02-29T00:00:00.000Z', 12, '2025-02-28T00:00:00.000Z'],
  ['2026-01-15T23:30:00.000Z', -12, '2025-01-15T23:30:00.000Z'],
])('%s and %i months is %s', (at, months, then) => {
  expect(addMonths(at, months)).toBe(then)
})
