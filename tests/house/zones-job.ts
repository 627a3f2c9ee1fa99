import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { calendarOf } from '@keqiao/server/roadshow/calendar'
import { offerExpiry, stateAt } from '@keqiao/server/roadshow/rules'
import { type RoadshowRow, roadshows } from '@keqiao/server/roadshow/tables'
import { dayOf } from '@keqiao/server/taxonomy/calendar'
import { calendarPath } from '@keqiao/shared/signups'
import { eq } from 'drizzle-orm'
import ICAL from 'ical.js'
import { span } from '../../web/src/features/roadshow/when.ts'
import { readMail } from '../support/mails.ts'
import { openRoadshow, signupDraft } from '../support/roadshow.ts'
import { startHouse } from '../support/start-house.ts'

// One process in the zone that TZ says; what it tells must not depend on it.
const shift = (instant: string, ms: number) => new Date(Date.parse(instant) + ms).toISOString()

/** Read by a parser that is not ours. */
function readBack(text: string) {
  const [entry] = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent')
  const { startDate, endDate } = new ICAL.Event(entry)
  return [startDate.toString(), startDate.toJSDate().toISOString(), endDate.toJSDate().toISOString()]
}

/** Over midnight, leap days, the changes of New York and Apia (which skipped 30 December 2011), China's summer times of 1986–1991. */
const MOMENTS = [
  ...['2026-12-02T15:00:00.000Z', '2026-12-31T15:59:59.000Z', '2028-02-28T15:30:00.000Z', '2028-02-29T15:30:00.000Z'],
  ...['2026-03-08T06:59:59.000Z', '2026-11-01T05:30:00.000Z', '2011-12-30T09:59:59.000Z', '2011-12-30T10:00:00.000Z'],
  ...['1986-05-03T17:59:59.000Z', '1986-05-03T18:00:00.000Z', '1988-07-15T04:00:00.000Z', '1991-09-14T17:30:00.000Z'],
]
const ofMoments = MOMENTS.map((startsAt) => {
  const endsAt = shift(startsAt, 2 * 3_600_000)
  const event = { title: '路演', venue: null, sequence: 0, state: 'reg_open', updatedAt: startsAt, startsAt, endsAt }
  const signup = { id: '0190a5e0-0000-7000-8000-000000000001', seatMode: 'ONSITE', state: 'confirmed', language: 'zh' } as const
  const text = calendarOf({
    event: event as RoadshowRow,
    signup,
    spoken: '中文',
    link: 'http://house.test/signup/x',
    now: startsAt,
  })
  const dated = { ...event, state: 'published' as const, regOpensAt: shift(startsAt, -9 * 86_400_000), regClosesAt: startsAt }
  const states = [-1000, -1, 0, 1000].map((ms) => stateAt(dated, shift(startsAt, ms)))
  const day = dayOf(startsAt)
  return {
    startsAt,
    endsAt,
    back: readBack(text),
    shown: span(event, 'zh'),
    day,
    states,
    offer: offerExpiry(event, shift(startsAt, -86_400_000)),
  }
})

const house = await startHouse()
const { services, clock } = house
const people = await house.addPeople()
const closes = '2026-12-01T16:00:00.000Z'
const times = { startsAt: '2026-12-02T15:00:00.000Z', endsAt: '2026-12-02T17:00:00.000Z', regClosesAt: closes }
// The same moment in another spelling is stored in the one spelling.
const id = await openRoadshow(house, people, { ...times, regOpensAt: '2026-11-01T00:00:00Z' })
const come = async (at: string, contact: string) => {
  clock.set(at)
  return house.app.inject({ method: 'POST', url: `/api/v1/roadshows/${id}/signups`, payload: signupDraft({ contact }) })
}
const early = await come(shift(closes, -1000), 'early@firm.example')
const last = await come(shift(closes, -1), 'last@firm.example')
const late = [await come(closes, 'late@firm.example'), await come(shift(closes, 1000), 'later@firm.example')]
const { body } = await house.app.inject({ url: calendarPath((early.json() as { token: string }).token) })
await house.processAll()
const [row] = await services.db.read.select().from(roadshows).where(eq(roadshows.id, id))
const mails = readdirSync(house.mails).map((file) => readMail(readFileSync(path.join(house.mails, file), 'utf8')))
const outcome = {
  ofMoments,
  stored: [row?.startsAt, row?.endsAt, row?.regOpensAt, row?.regClosesAt],
  answers: [early, last, ...late].map(({ statusCode }) => statusCode),
  back: readBack(body),
  mailed: mails.map(({ calendar }) => calendar && readBack(calendar)),
  said: [...new Set(mails.flatMap((mail) => JSON.stringify(mail).match(/12 月 2 日[^，。\\]*/g) ?? []))],
}
await house.close()
const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone
console.log(JSON.stringify({ zone, offset: new Date('2026-12-02T15:00:00.000Z').getTimezoneOffset(), outcome }))
