import { expect, test } from 'vitest'
import { isExpired, isOver, POLICIES } from './policy.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const START = Date.parse('2026-11-02T09:00:00.000Z')
const session = (ago: { opened: number; seen: number }, staff: boolean) => ({
  openedAt: new Date(START - ago.opened),
  lastSeenAt: new Date(START - ago.seen),
  secondFactorAt: staff ? new Date(START - ago.opened) : null,
})

test.each([
  ['asvs', false, 7 * DAY - 1, 7 * DAY - 1, false],
  ['asvs', false, 7 * DAY, 7 * DAY, true],
  ['asvs', false, 30 * DAY - 1, MINUTE, false],
  ['asvs', false, 30 * DAY, 0, true],
  ['asvs', true, HOUR - 1, HOUR - 1, false],
  ['asvs', true, HOUR, HOUR, true],
  ['asvs', true, 24 * HOUR - 1, MINUTE, false],
  ['asvs', true, 24 * HOUR, 0, true],
  ['dengbao', false, 30 * MINUTE - 1, 30 * MINUTE - 1, false],
  ['dengbao', false, 30 * MINUTE, 30 * MINUTE, true],
  ['dengbao', false, 12 * HOUR - 1, MINUTE, false],
  ['dengbao', false, 12 * HOUR, 0, true],
  ['dengbao', true, 30 * MINUTE, 30 * MINUTE, true],
  ['dengbao', true, 12 * HOUR, 0, true],
] as const)('%s, with a second factor %s: opened %i ms and used %i ms ago is over: %s', (policy, staff, opened, seen, over) => {
  expect(isOver(POLICIES[policy], session({ opened, seen }, staff), START)).toBe(over)
})

test.each([
  ['asvs', 10_000, false],
  ['dengbao', 89, false],
  ['dengbao', 90, true],
] as const)('%s: a password of %i days is expired: %s', (policy, days, expired) => {
  expect(isExpired(POLICIES[policy], new Date(START - days * DAY), START)).toBe(expired)
  expect(isExpired(POLICIES[policy], null, START)).toBe(false)
})
