import { describe, expect, test } from 'vitest'
import { mailsTo } from '../../../tests/support/mailbox.ts'
import { FIRST, fault, type Guest, HOUR, meetingHouse, reason, refused, SECOND, START, THIRD } from './fixtures.ts'
import * as store from './store.ts'

const at = meetingHouse()

describe('a request to meet', () => {
  test('once accepted gets the earliest slot free for both, and a table', async () => {
    const id = await at.event()
    const [a, b, c] = [await at.guest(id), await at.guest(id, {}, [FIRST]), await at.guest(id)]
    const first = await at.asked(a, b)
    expect(await at.seen(b, first)).toMatchObject({
      state: 'pending',
      by: 'other',
      reason,
      moves: ['accept', 'counter', 'decline'],
    })
    expect((await at.seen(a, first))?.moves).toEqual(['cancel'])
    await at.accept(b, first)
    expect(await at.seen(a, first)).toMatchObject({
      state: 'accepted',
      slot: { startsAt: SECOND, endsAt: '2026-12-02T05:45:00.000Z' },
      place: { name: '1 号桌', link: null },
      moves: ['move', 'cancel'],
    })
    const second = await at.asked(a, c)
    await at.accept(c, second)
    expect((await at.seen(c, second))?.slot?.startsAt).toBe(FIRST)
  })

  test('that is declined says why, and the two may ask again', async () => {
    const id = await at.event()
    const [a, b] = [await at.guest(id), await at.guest(id)]
    const first = await at.asked(a, b)
    await expect(at.asked(b, a)).rejects.toEqual(refused('already_asked_to_meet'))
    await at.move(b, first, { move: 'decline', reason: 'TOO_EARLY', text: '明年再谈' })
    expect(await at.seen(a, first)).toMatchObject({
      state: 'declined',
      declined: { reason: 'TOO_EARLY', text: '明年再谈' },
      moves: [],
    })
    expect(await at.seen(b, await at.asked(b, a))).toMatchObject({ state: 'pending', by: 'me' })
  })

  test('that is countered takes place in the slot suggested, once the other agrees', async () => {
    const id = await at.event()
    const [a, b] = [await at.guest(id), await at.guest(id)]
    const first = await at.asked(a, b)
    await expect(at.move(b, first, { move: 'counter', startsAt: '2026-12-02T05:01:00.000Z' })).rejects.toEqual(
      fault('startsAt', 'slot_unknown'),
    )
    await at.move(b, first, { move: 'counter', startsAt: THIRD })
    expect(await at.seen(a, first)).toMatchObject({
      state: 'countered',
      counter: { startsAt: THIRD },
      moves: ['accept', 'counter', 'decline'],
    })
    expect((await at.seen(b, first))?.moves).toEqual(['cancel'])
    await at.accept(a, first)
    expect(await at.seen(b, first)).toMatchObject({ state: 'accepted', slot: { startsAt: THIRD } })
  })

  test('that nobody answers ends after 48 hours, or when booking ends', async () => {
    const id = await at.event({ bookClosesAt: '2026-11-05T09:00:00.000Z' })
    const [a, b, c] = [await at.guest(id), await at.guest(id), await at.guest(id)]
    const first = await at.asked(a, b)
    expect((await at.seen(a, first))?.expiresAt).toBe('2026-11-04T09:00:00.000Z')
    at.house.clock.advance(40 * HOUR)
    const second = await at.asked(a, c)
    expect((await at.seen(a, second))?.expiresAt).toBe('2026-11-05T09:00:00.000Z')
    at.house.clock.advance(8 * HOUR)
    await expect(at.accept(b, first)).rejects.toEqual(refused('meeting_over', { state: 'expired' }))
    await at.house.processAll()
    expect([(await at.seen(a, first))?.state, (await at.seen(a, second))?.state]).toEqual(['expired', 'pending'])
    at.house.clock.set('2026-11-05T09:00:00.000Z')
    await at.house.processAll()
    expect((await at.seen(c, second))?.state).toBe('expired')
    await expect(at.asked(a, b)).rejects.toEqual(refused('meetings_closed', { state: 'closed' }))
  })

  test('may be moved to another free slot, never onto one that is taken', async () => {
    const id = await at.event()
    const [a, b, c] = [await at.guest(id), await at.guest(id), await at.guest(id)]
    const [first, second] = [await at.asked(a, b), await at.asked(a, c)]
    await at.accept(b, first)
    await at.accept(c, second)
    await expect(at.move(a, first, { move: 'move', startsAt: SECOND })).rejects.toEqual(refused('no_common_slot'))
    await at.move(a, first, { move: 'move', startsAt: THIRD })
    expect([(await at.seen(b, first))?.slot?.startsAt, (await at.seen(c, second))?.slot?.startsAt]).toEqual([THIRD, SECOND])
    await at.move(c, second, { move: 'cancel' })
    expect(await at.seen(a, second)).toMatchObject({ state: 'cancelled', moves: [] })
    await at.move(a, first, { move: 'move', startsAt: SECOND })
    expect((await at.seen(b, first))?.slot?.startsAt).toBe(SECOND)
  })

  test('to several brings together those who say yes', async () => {
    const id = await at.event()
    const [a, b, c, d] = [await at.guest(id), await at.guest(id), await at.guest(id), await at.guest(id)]
    const round = await at.asked(a, b, c, d)
    await at.accept(b, round)
    await at.move(c, round, { move: 'decline', reason: 'CAPACITY' })
    expect((await at.seen(a, round))?.state).toBe('pending')
    at.house.clock.advance(48 * HOUR)
    await at.house.processAll()
    expect(await at.seen(a, round)).toMatchObject({ state: 'accepted', slot: { startsAt: FIRST } })
    expect((await at.seen(a, round))?.others.map(({ answer }) => answer).toSorted()).toEqual(['no', 'open', 'yes'])
  })

  test('is refused to who does not take part, and for who is not there', async () => {
    const id = await at.event()
    const [a, b] = [await at.guest(id), await at.guest(id)]
    const elsewhere = await at.guest(await at.event())
    await expect(at.asked(a, elsewhere)).rejects.toEqual(fault('to', 'person_not_there'))
    await at.meetings.takePart(b.token, { takesPart: false, aim: null, away: [] })
    await expect(at.asked(a, b)).rejects.toEqual(fault('to', 'person_not_there'))
    await expect(at.asked(b, a)).rejects.toEqual(refused('meetings_not_joined'))
    const there = await at.guest((await at.meetings.mine(elsewhere.token)).event.id)
    const meeting = await at.asked(elsewhere, there)
    await expect(at.accept(a, meeting)).rejects.toEqual(refused('not_found'))
    await expect(at.accept(elsewhere, meeting)).rejects.toEqual(refused('transition_refused', { moves: ['cancel'] }))
    await expect(at.move(there, meeting, { move: 'cancel' })).rejects.toEqual(refused('transition_refused'))
    await expect(at.meetings.mine('x'.repeat(42))).rejects.toEqual(refused('not_found'))
  })

  test('ends with the place at the event of either', async () => {
    const id = await at.event()
    const [a, b] = [await at.guest(id), await at.guest(id)]
    const meeting = await at.asked(a, b)
    await at.accept(b, meeting)
    await at.house.services.roadshow.moveSignup(b.token, 'withdraw')
    for (const timer of at.meetings.timers) await timer.run()
    expect(await at.seen(a, meeting)).toMatchObject({ state: 'cancelled' })
    expect((await store.heldAt(at.house.services.db.read, id)).size).toBe(0)
  })
})

describe('afterwards', () => {
  const held = async () => {
    const id = await at.event()
    const [a, b, c] = [await at.guest(id), await at.guest(id), await at.guest(id)]
    const pair: [Guest, string][] = [
      [b, await at.asked(a, b)],
      [c, await at.asked(a, c)],
    ]
    for (const [who, meeting] of pair) await at.accept(who, meeting)
    return { id, a, b, c, first: pair[0]?.[1] as string, second: pair[1]?.[1] as string }
  }
  const report = (who: Guest, id: string, outcome: 'HELD' | 'HELD_FOLLOW' | 'NO_SHOW', absent: string[] = []) =>
    at.meetings.report(who.token, id, { outcome, absent, nextStep: outcome === 'HELD_FOLLOW' ? '下周寄样件' : null, dueOn: null })

  test('both say what came of it, from the end of the slot on for 24 hours', async () => {
    const { a, b, first } = await held()
    await expect(report(a, first, 'HELD')).rejects.toEqual(refused('meeting_over'))
    at.house.clock.set('2026-12-02T05:20:00.000Z')
    expect((await at.seen(a, first))?.mayReport).toBe(true)
    await report(a, first, 'HELD_FOLLOW')
    at.house.clock.advance(24 * HOUR - 1)
    await report(b, first, 'HELD')
    expect((await at.seen(a, first))?.outcome).toEqual({ outcome: 'HELD_FOLLOW', nextStep: '下周寄样件', dueOn: null })
    at.house.clock.advance(1)
    await expect(report(b, first, 'HELD')).rejects.toEqual(refused('meeting_over'))
  })

  test('it goes on while one of them says that it was held', async () => {
    const { a, b, first } = await held()
    at.house.clock.set('2026-12-02T05:20:00.000Z')
    const goesOn = () => at.house.services.interests.knows(`meeting:${first}`)
    await report(a, first, 'HELD')
    await report(b, first, 'NO_SHOW', [a.id])
    expect(await goesOn()).toBe(true)
    await report(a, first, 'NO_SHOW', [b.id])
    expect(await goesOn()).toBe(false)
  })

  test('nobody else may say what came of it', async () => {
    const { c, first } = await held()
    at.house.clock.set('2026-12-02T05:20:00.000Z')
    await expect(report(c, first, 'HELD')).rejects.toEqual(refused('not_found'))
  })

  test('two absences end new requests at this event, unless the absent say that it was held', async () => {
    const { a, b, c, first, second } = await held()
    at.house.clock.set('2026-12-02T05:50:00.000Z')
    await expect(report(b, first, 'NO_SHOW', [c.id])).rejects.toEqual(fault('absent', 'absent_unknown'))
    await report(b, first, 'NO_SHOW', [a.id])
    await report(c, second, 'NO_SHOW', [a.id])
    expect(await at.meetings.mine(a.token)).toMatchObject({ absences: 2, mayAsk: false })
    await report(a, second, 'HELD')
    expect((await at.meetings.mine(a.token)).absences).toBe(1)
    at.house.clock.set(START)
    await at.asked(a, await at.guest((await at.meetings.mine(a.token)).event.id))
    at.house.clock.set('2026-12-02T05:50:00.000Z')
    await report(a, second, 'NO_SHOW', [c.id])
    at.house.clock.set(START)
    await expect(at.asked(a, await at.guest((await at.meetings.mine(a.token)).event.id))).rejects.toEqual(
      refused('meetings_ended_for_you', { absences: 2 }),
    )
  })

  test('each is asked for the outcome when the slot is over', async () => {
    const id = await at.event()
    const [a, b] = [await at.guest(id), await at.guest(id, { contact: 'guest-b@example.com' })]
    await at.accept(b, await at.asked(a, b))
    await at.house.processAll()
    at.house.clock.set('2026-12-02T05:20:00.000Z')
    await at.house.processAll()
    const mail = mailsTo(at.house.mails, 'guest-b@example.com').find(({ subject }) => subject === '洽谈谈得怎么样？')
    expect(mail?.text).toContain(`/signup/${b.token}/meetings`)
  })

  test('in the inbox of who has an account it leads to the event', async () => {
    const id = await at.event()
    const [a, b] = [await at.guest(id), await at.guest(id, {}, [], at.people.signedIn)]
    await at.asked(a, b)
    const { items } = await at.house.services.notices.list(at.people.signedIn, { page: 1, size: 50, unread: false })
    expect(items.filter(({ code }) => code === 'meeting_asked')).toMatchObject([{ subject: `roadshow:${id}` }])
  })
})
