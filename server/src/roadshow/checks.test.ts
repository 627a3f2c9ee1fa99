import { and, eq, isNotNull } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { People } from '../../../tests/support/people.ts'
import { openRoadshow, signupDraft } from '../../../tests/support/roadshow.ts'
import { type House, startHouse } from '../../../tests/support/start-house.ts'
import { checks } from '../doctor.ts'
import type { Tx } from '../platform/db/database.ts'
import { examine } from '../platform/doctor.ts'
import { outbox } from '../platform/outbox.tables.ts'
import { roadshowSeats, roadshows, signupCompanions, signups } from './tables.ts'

let house: House
let people: People
let id: string
beforeAll(async () => {
  house = await startHouse()
  people = await house.addPeople()
})
afterAll(() => house.close())

/** One with a companion holds both places, one has left, one is offered what came free online, two wait. */
beforeEach(async () => {
  const { roadshow, db } = house.services
  await db.write(async (tx) => void (await tx.delete(roadshows)))
  id = await openRoadshow(house, people, { capacity: { ONSITE: 2, ONLINE: 1 }, maxCompanions: 1 })
  const come = (given = {}) => roadshow.signUp(people.visitor, id, signupDraft(given))
  await come({ companions: [{ name: '同事' }] })
  const online = await come({ mode: 'ONLINE' })
  await come({ mode: 'ONLINE' })
  await come()
  await come()
  await roadshow.moveSignup(online.token, 'withdraw')
  expect(await found()).toEqual([])
})

async function found(): Promise<string[]> {
  const findings = await examine(house.services.db.read, checks, house.clock.now())
  return findings.flatMap(({ name, wrong }) => wrong.map(() => name))
}
const seats = (mode: 'ONSITE' | 'ONLINE') => and(eq(roadshowSeats.roadshowId, id), eq(roadshowSeats.mode, mode))
const inState = (state: 'confirmed' | 'withdrawn' | 'offered') => and(eq(signups.roadshowId, id), eq(signups.state, state))
const oneOf = async (tx: Tx, state: 'confirmed' | 'offered') =>
  (await tx.select().from(signups).where(inState(state)))[0] as typeof signups.$inferSelect

test.each<[string, string, (tx: Tx) => Promise<unknown>]>([
  [
    'a seat that is held and not counted',
    'roadshow: seats taken are the seats that people hold',
    (tx) => tx.update(roadshowSeats).set({ taken: 0 }).where(seats('ONLINE')),
  ],
  [
    'a ceiling above all that was ever there',
    'roadshow: never more seats taken than there were to take',
    (tx) => tx.update(roadshowSeats).set({ ceiling: 9 }).where(seats('ONLINE')),
  ],
  [
    'a companion without a name',
    'roadshow: each person and each companion is one seat',
    (tx) => tx.delete(signupCompanions).where(isNotNull(signupCompanions.id)),
  ],
  [
    'a companion without a seat',
    'roadshow: each person and each companion is one seat',
    async (tx) =>
      tx.insert(signupCompanions).values({ id: '1', signupId: (await oneOf(tx, 'offered')).id, place: 0, name: '同事' }),
  ],
  [
    'an offer that nothing ends',
    'roadshow: every open offer will lapse by itself',
    (tx) => tx.delete(outbox).where(eq(outbox.topic, 'signup_offer')),
  ],
  [
    'a contact of somebody who left',
    'roadshow: a contact is kept as long as its sign-up stands, and no longer',
    (tx) => tx.update(signups).set({ activeContact: 'phone:1' }).where(inState('withdrawn')),
  ],
  [
    'somebody with a place whose contact may come again',
    'roadshow: a contact is kept as long as its sign-up stands, and no longer',
    (tx) => tx.update(signups).set({ activeContact: null }).where(inState('confirmed')),
  ],
  [
    'a place that nobody was offered',
    'roadshow: no place stands free while somebody waits for it',
    (tx) => tx.update(roadshowSeats).set({ capacity: 3, ceiling: 3 }).where(seats('ONSITE')),
  ],
  [
    'work that was given up',
    'outbox: nothing was given up',
    (tx) => tx.update(outbox).set({ parked: true }).where(eq(outbox.topic, 'signup_offer')),
  ],
])('the doctor finds %s', async (_, name, plant) => {
  await house.services.db.write(async (tx) => void (await plant(tx)))
  expect([...new Set(await found())]).toEqual([name])
  await house.services.db.write(async (tx) => void (await tx.delete(outbox)))
})
