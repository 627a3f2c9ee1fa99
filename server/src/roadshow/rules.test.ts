import { ROADSHOW_LIFE, ROADSHOW_MOVES, ROADSHOW_STATES, type RoadshowState } from '@keqiao/shared/roadshow-life'
import { faultsOf } from '@keqiao/shared/roadshow-rules'
import { describe, expect, test } from 'vitest'
import { roadshowDraft } from '../../../tests/support/roadshow.ts'
import { offerExpiry, openSteps, stateAt, transition } from './rules.ts'

const event = (state: RoadshowState) => ({
  state,
  regOpensAt: '2026-11-10T00:00:00.000Z',
  regClosesAt: '2026-12-01T10:00:00.000Z',
  startsAt: '2026-12-02T01:30:00.000Z',
  endsAt: '2026-12-02T04:00:00.000Z',
})

describe('where an event stands', () => {
  test.each([
    ['2026-11-09T23:59:59.999Z', 'published'],
    ['2026-11-10T00:00:00.000Z', 'reg_open'],
    ['2026-12-01T09:59:59.999Z', 'reg_open'],
    ['2026-12-01T10:00:00.000Z', 'reg_closed'],
    ['2026-12-02T01:29:59.999Z', 'reg_closed'],
    ['2026-12-02T01:30:00.000Z', 'live'],
    ['2026-12-02T04:00:00.000Z', 'ended'],
    ['2026-12-03T04:00:00.000Z', 'follow_up'],
    ['2027-05-31T04:00:00.000Z', 'archived'],
  ] as const)('at %s, once published: %s', (now, state) => expect(stateAt(event('published'), now)).toBe(state))

  test('what was closed or begun by hand does not go back', () => {
    expect(stateAt(event('reg_closed'), '2026-11-15T00:00:00.000Z')).toBe('reg_closed')
    expect(stateAt(event('live'), '2026-12-01T12:00:00.000Z')).toBe('live')
  })

  test.each(['draft', 'approved', 'postponed', 'cancelled'] as const)('the clock moves nothing that is %s', (state) =>
    expect(stateAt(event(state), '2027-12-01T00:00:00.000Z')).toBe(state),
  )
})

describe('who may take which step', () => {
  const NOW = '2026-11-09T00:00:00.000Z'

  test('every step of the table, and no other', () => {
    for (const state of ROADSHOW_STATES)
      for (const move of ROADSHOW_MOVES)
        for (const mover of ['ORGANISER', 'OPERATOR', 'SYSTEM'] as const) {
          // The clock has not moved anything yet at this moment, but for what is already further.
          const at = stateAt(event(state), NOW)
          const agreed = ROADSHOW_LIFE.find((one) => one.from === at && one.move === move && one.by.includes(mover))
          const asked = () => transition(event(state), move, [mover], NOW)
          if (agreed) expect(asked()).toEqual(agreed)
          else expect(asked).toThrow(expect.objectContaining({ code: 'transition_refused' }))
        }
  })

  test('only operators approve, and nobody publishes before', () => {
    expect(openSteps(event('draft'), ['ORGANISER'], NOW).map(({ move }) => move)).toEqual(['submit', 'cancel'])
    expect(openSteps(event('draft'), ['OPERATOR'], NOW).map(({ move }) => move)).toEqual(['approve', 'return'])
    expect(openSteps(event('approved'), ['ORGANISER'], NOW).map(({ move }) => move)).toEqual(['publish', 'cancel'])
  })

  test('what people signed up for is put off or cancelled with a reason', () => {
    const unsaid = ROADSHOW_LIFE.filter(
      ({ move, from }) => move === 'postpone' || (move === 'cancel' && !['draft', 'approved'].includes(from)),
    )
    expect(unsaid.length).toBe(8)
    expect(unsaid.filter(({ asks }) => asks !== 'reason')).toEqual([])
  })
})

/** It starts on 2 December at 09:30 in Beijing; the eve begins at midnight there. */
describe('an offer runs', () => {
  test.each([
    ['a day', '2026-11-20T09:00:00.000Z', '2026-11-21T09:00:00.000Z'],
    ['a day until the eve begins', '2026-11-30T15:59:59.999Z', '2026-12-01T15:59:59.999Z'],
    ['two hours on the eve', '2026-11-30T16:00:00.000Z', '2026-11-30T18:00:00.000Z'],
    ['two hours on the day', '2026-12-01T20:00:00.000Z', '2026-12-01T22:00:00.000Z'],
    ['no longer than to the beginning', '2026-12-02T01:00:00.000Z', '2026-12-02T01:30:00.000Z'],
  ])('%s', (_, now, until) => expect(offerExpiry(event('reg_open'), now)).toBe(until))
})

describe('what stands in the way of approving', () => {
  const codes = (given: Parameters<typeof roadshowDraft>[0]) =>
    faultsOf(roadshowDraft(given)).map(({ path, code }) => `${path} ${code}`)

  test('nothing, of a whole draft', () => expect(codes({})).toEqual([]))
  test.each([
    [{ endsAt: '2026-12-02T01:30:00.000Z' }, 'endsAt ends_before_start'],
    [{ regClosesAt: '2026-11-01T00:00:00.000Z' }, 'regClosesAt closes_before_opening'],
    [{ regClosesAt: '2026-12-02T04:00:00.001Z' }, 'regClosesAt closes_after_end'],
    [{ venue: null }, 'venue venue_missing'],
    [{ capacity: { ONSITE: 0, ONLINE: 5 } }, 'capacity.ONSITE capacity_missing'],
    [{ capacity: { ONSITE: 5, ONLINE: 0 } }, 'capacity.ONLINE capacity_missing'],
  ])('%j', (given, fault) => expect(codes(given)).toEqual([fault]))
  test('a place is no matter for what is online only', () =>
    expect(codes({ mode: 'ONLINE', venue: null, capacity: { ONLINE: 5 } })).toEqual([]))
})
