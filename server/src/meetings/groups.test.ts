import { describe, expect, test } from 'vitest'
import { mailsTo } from '../../../tests/support/mailbox.ts'
import { FIRST, fault, HOUR, meetingHouse, refused, SECOND, THIRD } from './fixtures.ts'

const at = meetingHouse()

describe('a meeting of several', () => {
  test('takes place once the last has answered, and each who comes is told', async () => {
    const id = await at.event()
    const a = await at.guest(id, { contact: 'asker@example.com', name: '王海' })
    const [b, c] = [await at.guest(id, { name: '李娜' }), await at.guest(id)]
    const round = await at.asked(a, b, c)
    expect(await at.seen(b, round)).toMatchObject({ by: 'other', askedBy: a.id, answer: 'open', moves: ['accept', 'decline'] })
    await at.accept(b, round)
    await at.move(c, round, { move: 'decline', reason: 'CAPACITY' })
    expect(await at.seen(a, round)).toMatchObject({ state: 'accepted', slot: { startsAt: FIRST }, askedBy: null, answer: 'yes' })
    expect(await at.seen(c, round)).toMatchObject({ answer: 'no', moves: [], mayReport: false })
    await at.house.processAll()
    const [mail] = mailsTo(at.house.mails, 'asker@example.com').filter(({ subject }) => subject.startsWith('洽谈约好了'))
    expect(mail?.subject).toBe('洽谈约好了：李娜')
  })

  test('without a slot in common is declined, not stuck', async () => {
    const id = await at.event()
    const [a, b, c] = [await at.guest(id, {}, [FIRST, SECOND]), await at.guest(id, {}, [THIRD]), await at.guest(id)]
    const round = await at.asked(a, b, c)
    await at.accept(b, round)
    await at.move(c, round, { move: 'decline', reason: 'CAPACITY' })
    expect(await at.seen(a, round)).toMatchObject({ state: 'declined', moves: [] })
    const late = await at.asked(a, b, c)
    await at.accept(b, late)
    at.house.clock.advance(48 * HOUR)
    await at.house.processAll()
    expect((await at.seen(a, late))?.state).toBe('expired')
  })

  test('is over for who did not answer in time', async () => {
    const id = await at.event()
    const [a, b, c] = [await at.guest(id), await at.guest(id), await at.guest(id)]
    const round = await at.asked(a, b, c)
    await at.accept(b, round)
    at.house.clock.advance(48 * HOUR)
    await at.house.processAll()
    expect(await at.seen(a, round)).toMatchObject({ state: 'accepted' })
    expect(await at.seen(c, round)).toMatchObject({ state: 'expired', answer: 'open', moves: [] })
    await expect(at.move(c, round, { move: 'cancel' })).rejects.toEqual(refused('transition_refused'))
  })

  test('does not keep two of them from meeting alone', async () => {
    const id = await at.event()
    const [a, b, c] = [await at.guest(id), await at.guest(id), await at.guest(id)]
    await at.asked(a, b, c)
    const { items } = await at.meetings.people(a.token, { page: 1, size: 10, q: '' })
    expect(items.map(({ meeting }) => meeting)).toEqual([null, null])
    await at.asked(a, b)
  })
})

describe('the organiser', () => {
  const reason = '三家一起谈铸坯检测'
  test('brings several together, who each answer', async () => {
    const id = await at.event()
    const [a, b, c] = [await at.guest(id), await at.guest(id), await at.guest(id)]
    const people = [a, b, c].map((one) => one.id)
    const { groups } = await at.meetings.inviteGroup(at.people.operator, id, { people, reason })
    expect(groups).toMatchObject([{ state: 'pending', askedBy: null, reason, slot: null }])
    const group = groups[0]?.id as string
    for (const one of [a, b]) {
      expect(await at.seen(one, group)).toMatchObject({ by: 'plan', answer: 'open', moves: ['accept', 'decline'] })
      await at.accept(one, group)
    }
    await at.move(c, group, { move: 'decline', reason: 'TOO_EARLY' })
    const file = await at.meetings.file(at.people.operator, id)
    expect(file.groups).toMatchObject([{ state: 'accepted', slot: { startsAt: FIRST }, place: { name: '1 号桌' } }])
    expect(file.groups[0]?.people.map(({ answer }) => answer).toSorted()).toEqual(['no', 'yes', 'yes'])
  })

  test('cannot do so for who is not there, nor anybody else at all', async () => {
    const id = await at.event()
    const [a, b, elsewhere] = [await at.guest(id), await at.guest(id), await at.guest(await at.event())]
    const invite = (people: string[], as = at.people.operator) => at.meetings.inviteGroup(as, id, { people, reason })
    await expect(invite([a.id, elsewhere.id])).rejects.toEqual(fault('people', 'person_not_there'))
    await expect(invite([a.id, a.id])).rejects.toEqual(fault('people', 'person_not_there'))
    for (const viewer of [at.people.companyAdmin, at.people.signedIn])
      await expect(invite([a.id, b.id], viewer)).rejects.toEqual(refused('not_found'))
    expect((await at.meetings.file(at.people.operator, id)).groups).toEqual([])
  })

  test('cannot once the meetings are closed', async () => {
    const id = await at.event({ bookClosesAt: '2026-11-05T09:00:00.000Z' })
    const people = [(await at.guest(id)).id, (await at.guest(id)).id]
    at.house.clock.set('2026-11-05T09:00:00.000Z')
    await expect(at.meetings.inviteGroup(at.people.operator, id, { people, reason })).rejects.toEqual(
      refused('meetings_closed', { state: 'closed' }),
    )
  })
})
