import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { expectHealthy } from '../../../tests/support/healthy.ts'
import type { People } from '../../../tests/support/people.ts'
import { openRoadshow, signupDraft } from '../../../tests/support/roadshow.ts'
import { type House, startHouse } from '../../../tests/support/start-house.ts'
import { seatsOf } from './seats.store.ts'

const START = '2026-11-02T09:00:00.000Z'
const HOUR = 3_600_000
let house: House
let people: People
let roadshow: House['services']['roadshow']
beforeAll(async () => {
  house = await startHouse()
  people = await house.addPeople()
  roadshow = house.services.roadshow
})
afterAll(() => house.close())
afterEach(() => expectHealthy(house))
beforeEach(() => house.clock.set(START))

const open = (given = {}) => openRoadshow(house, people, given)
const signUp = async (id: string, given = {}) => roadshow.signUp(people.visitor, id, signupDraft(given))
const stateOf = async ({ token }: { token: string }) => (await roadshow.readSignup(token)).state
const taken = async (id: string) => (await seatsOf(house.services.db.read, id)).map((one) => one.taken)
const refused = (code: string, facts: object = {}) => expect.objectContaining({ code, facts: expect.objectContaining(facts) })

describe('a place', () => {
  test('is confirmed while there is one; the next person waits and knows the position', async () => {
    const id = await open({ capacity: { ONSITE: 1, ONLINE: 5 } })
    const first = await signUp(id)
    const second = await signUp(id)
    const third = await signUp(id)
    expect([first.signup.state, first.signup.seatMode]).toEqual(['confirmed', 'ONSITE'])
    expect([second.signup.state, second.signup.position, third.signup.position]).toEqual(['waitlisted', 1, 2])
    expect(await taken(id)).toEqual([1, 0])
  })

  test('that is given up is offered to the first in line, with the reason, for a day', async () => {
    const id = await open({ capacity: { ONSITE: 1, ONLINE: 5 } })
    const first = await signUp(id)
    const second = await signUp(id)
    const third = await signUp(id)
    await roadshow.moveSignup(first.token, 'withdraw')
    const offered = await roadshow.readSignup(second.token)
    expect(offered).toMatchObject({
      state: 'offered',
      offer: { mode: 'ONSITE', reason: 'place_freed', expiresAt: '2026-11-03T09:00:00.000Z' },
      moves: ['accept', 'decline', 'withdraw'],
    })
    expect([await stateOf(third), await taken(id)]).toEqual(['waitlisted', [1, 0]])
    const accepted = await roadshow.moveSignup(second.token, 'accept')
    expect([accepted.state, accepted.ticket !== null]).toEqual(['confirmed', true])
  })

  test('that nobody confirms in time passes on, once', async () => {
    const id = await open({ capacity: { ONSITE: 1, ONLINE: 5 } })
    const [first, second, third] = [await signUp(id), await signUp(id), await signUp(id)]
    await roadshow.moveSignup(first.token, 'withdraw')
    house.clock.advance(24 * HOUR - 1)
    await house.processAll()
    expect([await stateOf(second), await stateOf(third)]).toEqual(['offered', 'waitlisted'])
    house.clock.advance(1)
    await expect(roadshow.moveSignup(second.token, 'accept')).rejects.toEqual(refused('offer_over'))
    await house.processAll()
    await house.processAll()
    expect([await stateOf(second), await stateOf(third), await taken(id)]).toEqual(['lapsed', 'offered', [1, 0]])
    expect((await roadshow.readSignup(third.token)).offer?.reason).toBe('offer_lapsed')
    const back = await roadshow.moveSignup(second.token, 'rejoin')
    expect([back.state, back.position]).toEqual(['waitlisted', 1])
  })

  test('is passed on as well when who stood before goes over to the other mode', async () => {
    const id = await open({ capacity: { ONSITE: 1, ONLINE: 2 }, maxCompanions: 1 })
    const first = await signUp(id)
    const two = await signUp(id, { companions: [{ name: '同事' }], acceptsOther: false })
    const last = await signUp(id)
    const row = (await roadshow.signups(people.operator, id, { page: 1, size: 9, q: '' })).items.find(({ seats }) => seats === 2)
    const file = await roadshow.file(people.operator, id)
    await roadshow.move(people.operator, id, { move: 'postpone', revision: file.revision, reason: '停电' })
    await roadshow.moveSignup(first.token, 'withdraw')
    const { contact: _, ...shown } = two.signup
    await roadshow.changeSignup(two.token, { ...shown, revision: row?.revision as number, acceptsOther: true })
    const { revision } = await roadshow.file(people.operator, id)
    const dates = { startsAt: '2026-12-09T01:30:00.000Z', endsAt: '2026-12-09T04:00:00.000Z' }
    await roadshow.move(people.operator, id, { move: 'reschedule', revision, reason: null, ...dates })
    expect([await stateOf(two), await stateOf(last), await taken(id)]).toEqual(['offered', 'offered', [1, 2]])
  })

  test('on the eve is offered for two hours, and never beyond the beginning', async () => {
    const id = await open({ capacity: { ONSITE: 1, ONLINE: 5 } })
    const [first, second] = [await signUp(id), await signUp(id)]
    house.clock.set('2026-11-30T16:00:00.000Z')
    await roadshow.moveSignup(first.token, 'withdraw')
    expect((await roadshow.readSignup(second.token)).offer?.expiresAt).toBe('2026-11-30T18:00:00.000Z')
  })

  test('of the other mode is offered to who would take it; letting it go costs only that', async () => {
    const id = await open({ capacity: { ONSITE: 1, ONLINE: 1 } })
    await signUp(id)
    const flexible = await signUp(id, { acceptsOther: true })
    expect(flexible.signup).toMatchObject({ state: 'offered', mode: 'ONSITE', offer: { mode: 'ONLINE', reason: 'other_mode' } })
    const back = await roadshow.moveSignup(flexible.token, 'decline')
    expect([back.state, back.position, back.acceptsOther]).toEqual(['waitlisted', 1, false])
    expect(await taken(id)).toEqual([1, 0])
  })

  test('onsite becomes one online in one tap, and the room goes to who waits', async () => {
    const id = await open({ capacity: { ONSITE: 1, ONLINE: 1 } })
    const [first, second] = [await signUp(id), await signUp(id)]
    const online = await roadshow.moveSignup(first.token, 'switch')
    expect(online).toMatchObject({
      state: 'confirmed',
      mode: 'ONLINE',
      seatMode: 'ONLINE',
      online: true,
    })
    expect(await stateOf(second)).toBe('offered')
    const third = await signUp(id, { mode: 'ONLINE' })
    await roadshow.moveSignup(second.token, 'accept')
    await expect(roadshow.moveSignup(second.token, 'switch')).rejects.toEqual(refused('roadshow_full', { mode: 'ONLINE' }))
    expect([await stateOf(second), await stateOf(third), await taken(id)]).toEqual(['confirmed', 'waitlisted', [1, 1]])
  })

  test('counts companions one by one; more of them only while there is room', async () => {
    const id = await open({ capacity: { ONSITE: 4, ONLINE: 1 }, maxCompanions: 3 })
    const group = await signUp(id, { companions: [{ name: '甲' }, { name: '乙' }] })
    const single = await signUp(id)
    expect(await taken(id)).toEqual([4, 0])
    const { signup } = group
    const { name, organisation, title, role, acceptsOther, interests, wantToMeet, assistance, mail, shareContact, revision } =
      signup
    const same = { name, organisation, title, role, acceptsOther, interests, wantToMeet, assistance, mail, shareContact }
    const more = { ...same, revision, companions: [{ name: '甲' }, { name: '乙' }, { name: '丙' }] }
    await expect(roadshow.changeSignup(group.token, more)).rejects.toEqual(refused('roadshow_full'))
    const less = await roadshow.changeSignup(group.token, { ...same, revision, companions: [{ name: '甲' }] })
    expect([less.seats, less.companions, await taken(id)]).toEqual([2, [{ name: '甲' }], [3, 0]])
    expect(await stateOf(single)).toBe('confirmed')
  })
})

describe('capacity', () => {
  test('lowered below what is taken throws nobody out, and frees nothing until it is reached', async () => {
    const id = await open({ capacity: { ONSITE: 3, ONLINE: 1 } })
    const [a, b, c] = [await signUp(id), await signUp(id), await signUp(id)]
    const waiting = await signUp(id)
    await roadshow.resize(people.operator, id, 'ONSITE', 1)
    expect([await stateOf(a), await stateOf(b), await stateOf(c)]).toEqual(['confirmed', 'confirmed', 'confirmed'])
    await roadshow.moveSignup(a.token, 'withdraw')
    await roadshow.moveSignup(b.token, 'withdraw')
    expect([await stateOf(waiting), await taken(id)]).toEqual(['waitlisted', [1, 0]])
    await roadshow.moveSignup(c.token, 'withdraw')
    expect(await stateOf(waiting)).toBe('offered')
  })

  test('raised is offered to those in line, in their order', async () => {
    const id = await open({ capacity: { ONSITE: 1, ONLINE: 1 } })
    await signUp(id)
    const line = [await signUp(id), await signUp(id), await signUp(id)]
    await roadshow.resize(people.operator, id, 'ONSITE', 3)
    expect(await Promise.all(line.map(stateOf))).toEqual(['offered', 'offered', 'waitlisted'])
    expect((await roadshow.readSignup((line[0] as { token: string }).token)).offer?.reason).toBe('capacity_raised')
  })
})

describe('one person', () => {
  test('signs up once, however the contact is written; the second form hears so and nothing else', async () => {
    const id = await open()
    await signUp(id, { contact: 'Li.Na@Firm.Example' })
    await expect(signUp(id, { contact: ' li.na@firm.example' })).rejects.toEqual(refused('already_signed_up', { by: 'mail' }))
    await signUp(id, { contact: '13911112222' })
    await expect(signUp(id, { contact: '+86 139-1111-2222' })).rejects.toEqual(refused('already_signed_up', { by: 'phone' }))
  })

  test('gets the same answer however often the same form is sent', async () => {
    const id = await open()
    const draft = signupDraft({ contact: '13922223333' })
    const answers = await Promise.all(Array.from({ length: 20 }, () => roadshow.signUp(people.visitor, id, draft)))
    expect(new Set(answers.map((one) => JSON.stringify(one))).size).toBe(1)
    expect(await taken(id)).toEqual([1, 0])
  })

  test('who withdrew may sign up again; the old link stays what it was', async () => {
    const id = await open()
    const first = await signUp(id, { contact: '13933334444' })
    await roadshow.moveSignup(first.token, 'withdraw')
    const again = await signUp(id, { contact: '13933334444' })
    expect([await stateOf(first), await stateOf(again), again.token === first.token]).toEqual(['withdrawn', 'confirmed', false])
    await expect(roadshow.moveSignup(first.token, 'rejoin')).rejects.toEqual(refused('already_signed_up'))
  })

  test('reads only by the own link; a ticket is no link, a forged one is nothing', async () => {
    const id = await open()
    const { token, signup } = await signUp(id)
    const forged = token.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))
    const { name, contact: _, ...details } = signupDraft()
    for (const wrong of [signup.ticket as string, forged, 'x'.repeat(42)]) {
      await expect(roadshow.readSignup(wrong)).rejects.toEqual(refused('not_found'))
      await expect(roadshow.moveSignup(wrong, 'withdraw')).rejects.toEqual(refused('not_found'))
      await expect(roadshow.changeSignup(wrong, { ...details, name, revision: 1 } as never)).rejects.toEqual(refused('not_found'))
    }
  })
})

describe('approval', () => {
  test('two organisers decide about two people and one place: one is confirmed, the other is told', async () => {
    const id = await open({ approval: true, capacity: { ONSITE: 1, ONLINE: 1 } })
    const both = [await signUp(id), await signUp(id)]
    expect(await Promise.all(both.map(stateOf))).toEqual(['pending', 'pending'])
    const { items } = await roadshow.signups(people.operator, id, { page: 1, size: 20, q: '' })
    const decide = ({ id: one, revision }: { id: string; revision: number }) =>
      roadshow.decide(people.operator, one, { decision: 'confirm', revision, reason: null })
    const outcome = await Promise.allSettled(items.map(decide))
    expect(outcome.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect((await Promise.all(both.map(stateOf))).toSorted()).toEqual(['confirmed', 'pending'])
    expect(await taken(id)).toEqual([1, 0])
    await expect(decide(items[0] as never)).rejects.toMatchObject({
      code: expect.stringMatching(/revision_conflict|roadshow_full/),
    })
  })
})

describe('registration', () => {
  test('opens and closes by the clock, to the millisecond', async () => {
    const id = await open({ regOpensAt: '2026-11-10T00:00:00Z', regClosesAt: '2026-11-20T00:00:00Z' })
    const ask = async (at: string) => {
      house.clock.set(at)
      return signUp(id).then(
        () => 'in',
        ({ code }) => code,
      )
    }
    expect(await ask('2026-11-09T23:59:59.999Z')).toBe('roadshow_closed')
    expect(await ask('2026-11-10T00:00:00.000Z')).toBe('in')
    expect(await ask('2026-11-19T23:59:59.999Z')).toBe('in')
    expect(await ask('2026-11-20T00:00:00.000Z')).toBe('roadshow_closed')
  })

  test('postponed: offers go back into the line, everybody is asked about the new date', async () => {
    const id = await open({ capacity: { ONSITE: 1, ONLINE: 1 } })
    const [first, second, third] = [await signUp(id), await signUp(id), await signUp(id)]
    await roadshow.moveSignup(first.token, 'withdraw')
    expect(await stateOf(second)).toBe('offered')
    const move = async (body: object) => {
      const { revision } = await roadshow.file(people.operator, id)
      return roadshow.move(people.operator, id, { reason: null, revision, ...body } as never)
    }
    await expect(move({ move: 'postpone' })).rejects.toMatchObject({ issues: [{ path: 'reason', code: 'reason_missing' }] })
    await move({ move: 'postpone', reason: '大雪' })
    expect([await stateOf(second), await stateOf(third), await taken(id)]).toEqual(['waitlisted', 'waitlisted', [0, 0]])
    const dates = { startsAt: '2026-12-20T01:00:00Z', endsAt: '2026-12-20T03:00:00Z' }
    const file = await move({ move: 'reschedule', ...dates })
    expect([file.state, file.startsAt]).toEqual(['reg_open', '2026-12-20T01:00:00.000Z'])
    const offered = await roadshow.readSignup(second.token)
    expect([offered.state, offered.offer?.reason, offered.asksDate]).toEqual(['offered', 'rescheduled', true])
    await roadshow.moveSignup(second.token, 'accept')
    expect((await roadshow.moveSignup(second.token, 'confirm_date')).asksDate).toBe(false)
  })
})

test('what somebody needs on the day is deleted thirty days after it, and not before', async () => {
  const id = await open()
  const kept = await open({ startsAt: '2026-12-20T01:30:00.000Z', endsAt: '2026-12-20T04:00:00.000Z' })
  const wheelchair = { assistance: '轮椅，请留一楼的座位' }
  const [here, there] = [await signUp(id, wheelchair), await signUp(kept, wheelchair)]
  const forget = house.services.timers.all.find(({ name }) => name === 'roadshow.forget')
  const needs = async () => Promise.all([here, there].map(async ({ token }) => (await roadshow.readSignup(token)).assistance))
  house.clock.set('2027-01-01T03:59:59.999Z')
  expect([await forget?.run(), await needs()]).toEqual([0, [wheelchair.assistance, wheelchair.assistance]])
  house.clock.set('2027-01-01T04:00:00.000Z')
  expect([await forget?.run(), await needs()]).toEqual([1, [null, wheelchair.assistance]])
})
