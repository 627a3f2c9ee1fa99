import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import ICAL from 'ical.js'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readMail } from '../../../tests/support/mails.ts'
import type { People } from '../../../tests/support/people.ts'
import { openRoadshow, signupDraft } from '../../../tests/support/roadshow.ts'
import { type House, startHouse } from '../../../tests/support/start-house.ts'
import { calendarOf, folded } from './calendar.ts'
import { offerExpiry, stateAt } from './rules.ts'
import type { RoadshowRow } from './tables.ts'

/** Read by a parser that is not ours. */
function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text))
  const entry = calendar.getFirstSubcomponent('vevent') as ICAL.Component
  const event = new ICAL.Event(entry)
  return {
    uid: event.uid,
    sequence: event.sequence,
    title: event.summary,
    place: event.location,
    zone: event.startDate.zone.tzid,
    local: event.startDate.toString(),
    from: event.startDate.toJSDate().toISOString(),
    until: event.endDate.toJSDate().toISOString(),
    status: entry.getFirstPropertyValue('status'),
  }
}

const SIGNUP = { id: '0190a5e0-0000-7000-8000-000000000001', seatMode: 'ONSITE', state: 'confirmed', language: 'zh' } as const
const entryOf = (startsAt: string, endsAt: string, given: object = {}) =>
  calendarOf({
    event: {
      title: '路演；第一场, 唐山\\北',
      venue: null,
      sequence: 0,
      state: 'reg_open',
      updatedAt: startsAt,
      startsAt,
      endsAt,
      ...given,
    } as RoadshowRow,
    signup: SIGNUP,
    spoken: '中文',
    link: 'http://house.test/signup/x',
    now: '2026-11-02T09:00:00.000Z',
  })

const own = process.env.TZ
describe.each(['Asia/Shanghai', 'UTC', 'America/New_York', 'Pacific/Apia'])('with the process in %s', (zone) => {
  beforeEach(() => {
    process.env.TZ = zone
    expect(new Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(zone)
  })
  afterEach(() => {
    if (own === undefined) delete process.env.TZ
    else process.env.TZ = own
  })

  test.each([
    ['on a winter morning', '2026-12-02T01:30:00.000Z', '2026-12-02T04:00:00.000Z', '2026-12-02T09:30:00'],
    ['over midnight in Shanghai', '2026-12-02T15:00:00.000Z', '2026-12-02T17:00:00.000Z', '2026-12-02T23:00:00'],
    ['on 29 February', '2028-02-28T17:00:00.000Z', '2028-02-29T01:00:00.000Z', '2028-02-29T01:00:00'],
    ['while New York changes its clocks', '2026-11-01T05:30:00.000Z', '2026-11-01T07:30:00.000Z', '2026-11-01T13:30:00'],
  ])('an event %s is the same two moments for another parser', (_, from, until, local) => {
    expect(read(entryOf(from, until))).toMatchObject({ zone: 'Asia/Shanghai', local, from, until })
  })

  test('any two moments of thirty years come back as they were', () => {
    const second = fc.integer({ min: Date.UTC(2000, 0) / 1000, max: Date.UTC(2030, 0) / 1000 })
    fc.assert(
      fc.property(second, fc.integer({ min: 60, max: 86_400 * 3 }), (start, length) => {
        const [from, until] = [start, start + length].map((at) => new Date(at * 1000).toISOString()) as [string, string]
        expect(read(entryOf(from, until))).toMatchObject({ from, until })
      }),
      { numRuns: 100 },
    )
  })

  test('deadlines are the clock’s, whatever the zone', () => {
    const event = {
      ...{ state: 'published' as const, regOpensAt: '2026-11-10T00:00:00.000Z', regClosesAt: '2026-12-01T10:00:00.000Z' },
      ...{ startsAt: '2026-12-02T01:30:00.000Z', endsAt: '2026-12-02T04:00:00.000Z' },
    }
    expect([stateAt(event, '2026-12-01T09:59:59.999Z'), stateAt(event, '2026-12-01T10:00:00.000Z')]).toEqual([
      'reg_open',
      'reg_closed',
    ])
    expect(offerExpiry(event, '2026-11-30T15:59:59.999Z')).toBe('2026-12-01T15:59:59.999Z')
    expect(offerExpiry(event, '2026-11-30T16:00:00.000Z')).toBe('2026-11-30T18:00:00.000Z')
  })
})

test('whatever a title holds comes back whole, in lines of at most 75 octets', () => {
  const entry = entryOf('2026-12-02T01:30:00.000Z', '2026-12-02T04:00:00.000Z', { title: '很长的标题，'.repeat(13) })
  expect(read(entry).title).toBe('很长的标题，'.repeat(13))
  expect(entry.split('\r\n').filter((line) => Buffer.byteLength(line) > 75)).toEqual([])
  expect(folded('X:'.padEnd(200, '𠮷')).split('\r\n ').join('')).toBe('X:'.padEnd(200, '𠮷'))
  expect(read(entryOf('2026-12-02T01:30:00.000Z', '2026-12-02T04:00:00.000Z')).title).toBe('路演；第一场, 唐山\\北')
})

describe('the entry of a place', () => {
  let house: House
  let people: People
  beforeAll(async () => {
    house = await startHouse()
    people = await house.addPeople()
  })
  afterAll(() => house.close())

  test('comes by mail and by download; a new date keeps its UID and raises its SEQUENCE', async () => {
    const { roadshow } = house.services
    const id = await openRoadshow(house, people)
    const answer = await house.app.inject({
      method: 'POST',
      url: `/api/v1/roadshows/${id}/signups`,
      payload: signupDraft({ contact: 'guest@firm.example' }),
    })
    const { token } = answer.json() as { token: string }
    const load = async () => read((await house.app.inject({ url: `/api/v1/signups/${token}/calendar` })).body)
    const first = await load()
    expect(first).toMatchObject({ sequence: 0, title: '钢铁表面检测成果路演', status: 'CONFIRMED', local: '2026-12-02T09:30:00' })
    expect(first.place).toBe('唐山科技中心 二层报告厅 路北区学院路 1 号')
    await house.processAll()
    const mails = readdirSync(house.mails).map((file) => readMail(readFileSync(path.join(house.mails, file), 'utf8')))
    expect(mails.map(({ header, calendar }) => [header('To'), read(calendar)])).toEqual([['guest@firm.example', first]])

    const file = await roadshow.file(people.operator, id)
    const draft = { ...file.draft, startsAt: '2026-12-09T01:30:00.000Z', endsAt: '2026-12-09T04:00:00.000Z' }
    await roadshow.save(people.operator, id, file.revision, draft)
    expect(await load()).toMatchObject({ uid: first.uid, sequence: 1, from: '2026-12-09T01:30:00.000Z' })
    await roadshow.moveSignup(token, 'withdraw')
    expect(await load()).toMatchObject({ uid: first.uid, status: 'CANCELLED' })
  })

  test('a day before, who has a place is reminded once; on a new date once more', async () => {
    const { roadshow } = house.services
    house.clock.set('2026-11-02T09:00:00.000Z')
    const id = await openRoadshow(house, people)
    await roadshow.signUp(people.signedIn, id, signupDraft())
    const reminders = async () =>
      (await house.services.notices.list(people.signedIn, { page: 1, size: 50, unread: false })).items.filter(
        ({ code }) => code === 'signup_reminder',
      ).length
    house.clock.set('2026-12-01T01:29:59.999Z')
    await house.processAll()
    expect(await reminders()).toBe(0)
    house.clock.advance(1)
    await house.processAll()
    await house.processAll()
    expect(await reminders()).toBe(1)
    const { draft, revision } = await roadshow.file(people.operator, id)
    await roadshow.save(people.operator, id, revision, {
      ...draft,
      startsAt: '2026-12-12T01:30:00Z',
      endsAt: '2026-12-12T03:30:00Z',
    })
    house.clock.set('2026-12-11T01:30:00.000Z')
    await house.processAll()
    expect(await reminders()).toBe(2)
  })
})
