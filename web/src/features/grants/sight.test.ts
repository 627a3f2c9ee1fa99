import type { Access, AccessRequest } from '@keqiao/shared/grants'
import { expect, test } from 'vitest'
import { endOfDay, newest, sightOf, standingOf } from './sight.ts'

const request = (state: AccessRequest['state'], more: Partial<AccessRequest> = {}) =>
  ({ id: `${state}`, scope: 'FILES', file: null, state, ended: null, ...more }) as AccessRequest
const access = (more: Partial<Access>): Access => ({ granted: [], mayAsk: [], as: [], requests: [], ...more })
const linesOf = (of: Partial<Access>) => sightOf(access(of)).map(({ scope, standing, mayAsk }) => [scope, standing, mayAsk])

test.each([
  ['nothing asked', undefined, 'closed'],
  ['taken back', request('withdrawn'), 'closed'],
  ['waiting', request('asked'), 'asked'],
  ['agreed to', request('granted'), 'live'],
  ['agreed to, then taken away', request('granted', { ended: { why: 'withdrawn', at: '' } }), 'withdrawn'],
  ['agreed to until a day that is past', request('granted', { ended: { why: 'over', at: '' } }), 'over'],
  ['refused', request('refused'), 'refused'],
  ['unanswered', request('lapsed'), 'lapsed'],
] as const)('a request %s', (_, one, standing) => {
  expect(standingOf(one)).toBe(standing)
})

test('the panel shows what may be asked, is had and was had, and nothing else', () => {
  expect(linesOf({})).toEqual([])
  expect(linesOf({ mayAsk: ['NAME'] })).toEqual([['NAME', 'closed', true]])
  expect(linesOf({ granted: ['READ'] })).toEqual([])
  expect(linesOf({ granted: ['NAME'] })).toEqual([['NAME', 'live', false]])
  expect(linesOf({ requests: [request('asked')] })).toEqual([['FILES', 'asked', false]])
  const ended = request('granted', { ended: { why: 'withdrawn', at: '' } })
  expect(linesOf({ mayAsk: ['FILES'], requests: [ended] })).toEqual([['FILES', 'withdrawn', true]])
  expect(linesOf({ granted: ['FILES'], requests: [ended] })).toEqual([['FILES', 'live', false]])
})

test('a request for one file is that file’s, not the whole’s', () => {
  const file = { id: 'f', number: 2, name: null }
  const requests = [request('asked', { file }), request('refused')]
  expect(newest(requests, 'FILES')?.state).toBe('refused')
  expect(newest(requests, 'FILES', 'f')?.state).toBe('asked')
  expect(newest(requests, 'FILES', 'other')).toBeUndefined()
})

test('a day ends in Beijing', () => {
  expect(endOfDay('2026-12-31')).toBe('2026-12-31T15:59:59.000Z')
  expect(endOfDay('')).toBeNull()
})
