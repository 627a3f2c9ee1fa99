import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { mailsTo } from '../../../tests/support/mailbox.ts'
import type { People } from '../../../tests/support/people.ts'
import { type House, startHouse } from '../../../tests/support/start-house.ts'
import { FIRST, type Guest, guestsOf, HOUR, reason, SECOND, START, THIRD } from './fixtures.ts'
import * as store from './store.ts'

let house: House
let people: People
let meetings: House['services']['meetings']
let at: ReturnType<typeof guestsOf>
beforeAll(async () => {
  house = await startHouse()
  people = await house.addPeople()
  meetings = house.services.meetings
  at = guestsOf(house, people)
})
afterAll(() => house.close())
beforeEach(() => house.clock.set(START))
const event: typeof at.event = (...given) => at.event(...given)
const guest: typeof at.guest = (...given) => at.guest(...given)
const asked: typeof at.asked = (...given) => at.asked(...given)
const accept: typeof at.accept = (...given) => at.accept(...given)
const move: typeof at.move = (...given) => at.move(...given)
const seen: typeof at.seen = (...given) => at.seen(...given)
const refused = (code: string, facts: object = {}) => expect.objectContaining({ code, facts: expect.objectContaining(facts) })
const fault = (path: string, code: string) => expect.objectContaining({ issues: [expect.objectContaining({ path, code })] })

describe('a request to meet', () => {
  test('once accepted gets the earliest slot free for both, and a table', async () => {
    const id = await event()
    const [a, b, c] = [await guest(id), await guest(id, {}, [FIRST]), await guest(id)]
    const first = await asked(a, b)
    expect(await seen(b, first)).toMatchObject({ state: 'pending', by: 'other', reason, moves: ['accept', 'counter', 'decline'] })
    expect((await seen(a, first))?.moves).toEqual(['cancel'])
    await accept(b, first)
    expect(await seen(a, first)).toMatchObject({
      state: 'accepted',
      slot: { startsAt: SECOND, endsAt: '2026-12-02T05:45:00.000Z' },
      place: { name: '1 号桌', link: null },
      moves: ['move', 'cancel'],
    })
    const second = await asked(a, c)
    await accept(c, second)
    expect((await seen(c, second))?.slot?.startsAt).toBe(FIRST)
  })

  test('that is declined says why, and the two may ask again', async () => {
    const id = await event()
    const [a, b] = [await guest(id), await guest(id)]
    const first = await asked(a, b)
    await expect(asked(b, a)).rejects.toEqual(refused('already_asked_to_meet'))
    await move(b, first, { move: 'decline', reason: 'TOO_EARLY', text: '明年再谈' })
    expect(await seen(a, first)).toMatchObject({
      state: 'declined',
      declined: { reason: 'TOO_EARLY', text: '明年再谈' },
      moves: [],
    })
    expect(await seen(b, await asked(b, a))).toMatchObject({ state: 'pending', by: 'me' })
  })

  test('that is countered takes place in the slot suggested, once the other agrees', async () => {
    const id = await event()
    const [a, b] = [await guest(id), await guest(id)]
    const first = await asked(a, b)
    await expect(move(b, first, { move: 'counter', startsAt: '2026-12-02T05:01:00.000Z' })).rejects.toEqual(
      fault('startsAt', 'slot_unknown'),
    )
    await move(b, first, { move: 'counter', startsAt: THIRD })
    expect(await seen(a, first)).toMatchObject({
      state: 'countered',
      counter: { startsAt: THIRD },
      moves: ['accept', 'counter', 'decline'],
    })
    expect((await seen(b, first))?.moves).toEqual(['cancel'])
    await accept(a, first)
    expect(await seen(b, first)).toMatchObject({ state: 'accepted', slot: { startsAt: THIRD } })
  })

  test('that nobody answers ends after 48 hours, or when booking ends', async () => {
    const id = await event({ bookClosesAt: '2026-11-05T09:00:00.000Z' })
    const [a, b, c] = [await guest(id), await guest(id), await guest(id)]
    const first = await asked(a, b)
    expect((await seen(a, first))?.expiresAt).toBe('2026-11-04T09:00:00.000Z')
    house.clock.advance(40 * HOUR)
    const second = await asked(a, c)
    expect((await seen(a, second))?.expiresAt).toBe('2026-11-05T09:00:00.000Z')
    house.clock.advance(8 * HOUR)
    await expect(accept(b, first)).rejects.toEqual(refused('meeting_over', { state: 'expired' }))
    await house.processAll()
    expect([(await seen(a, first))?.state, (await seen(a, second))?.state]).toEqual(['expired', 'pending'])
    house.clock.set('2026-11-05T09:00:00.000Z')
    await house.processAll()
    expect((await seen(c, second))?.state).toBe('expired')
    await expect(asked(a, b)).rejects.toEqual(refused('meetings_closed', { state: 'closed' }))
  })

  test('may be moved to another free slot, never onto one that is taken', async () => {
    const id = await event()
    const [a, b, c] = [await guest(id), await guest(id), await guest(id)]
    const [first, second] = [await asked(a, b), await asked(a, c)]
    await accept(b, first)
    await accept(c, second)
    await expect(move(a, first, { move: 'move', startsAt: SECOND })).rejects.toEqual(refused('no_common_slot'))
    await move(a, first, { move: 'move', startsAt: THIRD })
    expect([(await seen(b, first))?.slot?.startsAt, (await seen(c, second))?.slot?.startsAt]).toEqual([THIRD, SECOND])
    await move(c, second, { move: 'cancel' })
    expect(await seen(a, second)).toMatchObject({ state: 'cancelled', moves: [] })
    await move(a, first, { move: 'move', startsAt: SECOND })
    expect((await seen(b, first))?.slot?.startsAt).toBe(SECOND)
  })

  test('to several brings together those who say yes', async () => {
    const id = await event()
    const [a, b, c, d] = [await guest(id), await guest(id), await guest(id), await guest(id)]
    const round = await asked(a, b, c, d)
    await accept(b, round)
    await move(c, round, { move: 'decline', reason: 'CAPACITY' })
    expect((await seen(a, round))?.state).toBe('pending')
    house.clock.advance(48 * HOUR)
    await house.processAll()
    expect(await seen(a, round)).toMatchObject({ state: 'accepted', slot: { startsAt: FIRST } })
    expect((await seen(a, round))?.others.map(({ answer }) => answer).toSorted()).toEqual(['no', 'open', 'yes'])
  })

  test('is refused to who does not take part, and for who is not there', async () => {
    const id = await event()
    const [a, b] = [await guest(id), await guest(id)]
    const elsewhere = await guest(await event())
    await expect(asked(a, elsewhere)).rejects.toEqual(fault('to', 'person_not_there'))
    await meetings.takePart(b.token, { takesPart: false, aim: null, away: [] })
    await expect(asked(a, b)).rejects.toEqual(fault('to', 'person_not_there'))
    await expect(asked(b, a)).rejects.toEqual(refused('meetings_not_joined'))
    const meeting = await asked(elsewhere, await guest((await meetings.mine(elsewhere.token)).event.id))
    await expect(accept(a, meeting)).rejects.toEqual(refused('not_found'))
  })

  test('ends with the place at the event of either', async () => {
    const id = await event()
    const [a, b] = [await guest(id), await guest(id)]
    const meeting = await asked(a, b)
    await accept(b, meeting)
    await house.services.roadshow.moveSignup(b.token, 'withdraw')
    for (const timer of meetings.timers) await timer.run()
    expect(await seen(a, meeting)).toMatchObject({ state: 'cancelled' })
    expect((await store.heldAt(house.services.db.read, id)).size).toBe(0)
  })
})

describe('afterwards', () => {
  const held = async () => {
    const id = await event()
    const [a, b, c] = [await guest(id), await guest(id), await guest(id)]
    const pair: [Guest, string][] = [
      [b, await asked(a, b)],
      [c, await asked(a, c)],
    ]
    for (const [who, meeting] of pair) await accept(who, meeting)
    return { id, a, b, c, first: pair[0]?.[1] as string, second: pair[1]?.[1] as string }
  }
  const report = (who: Guest, id: string, outcome: 'HELD' | 'HELD_FOLLOW' | 'NO_SHOW', absent: string[] = []) =>
    meetings.report(who.token, id, { outcome, absent, nextStep: outcome === 'HELD_FOLLOW' ? '下周寄样件' : null, dueOn: null })

  test('both say what came of it, from the end of the slot on for 24 hours', async () => {
    const { a, b, first } = await held()
    await expect(report(a, first, 'HELD')).rejects.toEqual(refused('meeting_over'))
    house.clock.set('2026-12-02T05:20:00.000Z')
    expect((await seen(a, first))?.mayReport).toBe(true)
    await report(a, first, 'HELD_FOLLOW')
    house.clock.advance(24 * HOUR - 1)
    await report(b, first, 'HELD')
    expect((await seen(a, first))?.outcome).toEqual({ outcome: 'HELD_FOLLOW', nextStep: '下周寄样件', dueOn: null })
    house.clock.advance(1)
    await expect(report(b, first, 'HELD')).rejects.toEqual(refused('meeting_over'))
  })

  test('two absences end new requests at this event, unless the absent say that it was held', async () => {
    const { a, b, c, first, second } = await held()
    house.clock.set('2026-12-02T05:50:00.000Z')
    await expect(report(b, first, 'NO_SHOW', [c.id])).rejects.toEqual(fault('absent', 'absent_unknown'))
    await report(b, first, 'NO_SHOW', [a.id])
    await report(c, second, 'NO_SHOW', [a.id])
    expect(await meetings.mine(a.token)).toMatchObject({ absences: 2, mayAsk: false })
    await report(a, second, 'HELD')
    expect((await meetings.mine(a.token)).absences).toBe(1)
    house.clock.set(START)
    await asked(a, await guest((await meetings.mine(a.token)).event.id))
    house.clock.set('2026-12-02T05:50:00.000Z')
    await report(a, second, 'NO_SHOW', [c.id])
    house.clock.set(START)
    await expect(asked(a, await guest((await meetings.mine(a.token)).event.id))).rejects.toEqual(
      refused('meetings_ended_for_you', { absences: 2 }),
    )
  })

  test('each is asked for the outcome when the slot is over', async () => {
    const id = await event()
    const [a, b] = [await guest(id), await guest(id, { contact: 'guest-b@example.com' })]
    await accept(b, await asked(a, b))
    await house.processAll()
    house.clock.set('2026-12-02T05:20:00.000Z')
    await house.processAll()
    const mail = mailsTo(house.mails, 'guest-b@example.com').find(({ subject }) => subject === '洽谈谈得怎么样？')
    expect(mail?.text).toContain(`/signup/${b.token}/meetings`)
  })

  test('in the inbox of who has an account it leads to the event', async () => {
    const id = await event()
    const [a, b] = [await guest(id), await guest(id, {}, [], people.signedIn)]
    await asked(a, b)
    const { items } = await house.services.notices.list(people.signedIn, { page: 1, size: 50, unread: false })
    expect(items.filter(({ code }) => code === 'meeting_asked')).toMatchObject([{ subject: `roadshow:${id}` }])
  })
})
