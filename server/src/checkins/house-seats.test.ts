import { expect, test } from 'vitest'
import { expectHealthy } from '../../../tests/support/healthy.ts'
import { DOORS, doorHouse } from './fixtures.ts'

const door = doorHouse()
const checkIns = () => door.house.services.checkIns
const read = (eventId: string, given: Parameters<typeof door.scan>[0]) =>
  checkIns().enter(door.people.companyMember, { ...door.scan(given), eventId, how: 'scan' })
const placesAt = async (event: string) => {
  const { seats } = await door.house.services.roadshow.read(door.people.companyMember, event)
  return seats.map(({ mode, capacity, left }) => [mode, capacity - left])
}

test('who has a place online hears whether the house has one, and is let in when asked to; the place online is free again', async () => {
  const event = await door.event({ capacity: { ONSITE: 2, ONLINE: 2 } })
  const { id, ticket } = await door.guest(event, { mode: 'ONLINE', name: '李娜', companions: [{ name: '小张' }] })
  expect(await read(event, { ticket })).toMatchObject({
    why: 'place_online',
    name: '李娜',
    house: { signupId: id, seats: 2, isFree: true },
  })
  expect(await placesAt(event)).toEqual([
    ['ONSITE', 0],
    ['ONLINE', 2],
  ])
  // Without a network nobody is given a seat that may be taken.
  const offline = door.scan({ ticket, admit: true })
  expect(await checkIns().enterAll(door.people.companyMember, event, [offline])).toMatchObject([{ why: 'place_online' }])
  const admitted = { ...door.scan({ ticket, admit: true }), eventId: event, how: 'scan' as const }
  const answer = await checkIns().enter(door.people.companyMember, admitted)
  expect(answer).toMatchObject({ result: 'ok', guest: { name: '李娜', state: 'checked_in', inAt: DOORS } })
  expect(await checkIns().enter(door.people.companyMember, admitted)).toEqual(answer)
  expect(await placesAt(event)).toEqual([
    ['ONSITE', 2],
    ['ONLINE', 0],
  ])
})

test('of many at the door at once no more are let in than the house has seats, and nobody passes who waits', async () => {
  const event = await door.event({ capacity: { ONSITE: 3, ONLINE: 8 } })
  const online = await Promise.all(Array.from({ length: 8 }, () => door.guest(event, { mode: 'ONLINE' })))
  const answers = await Promise.all(online.map(({ ticket }) => read(event, { ticket, admit: true })))
  const said = answers.map((one) => (one.result === 'refused' ? one.why : one.result)).sort()
  expect(said).toEqual(['house_full', 'house_full', 'house_full', 'house_full', 'house_full', 'ok', 'ok', 'ok'])
  expect(await placesAt(event)).toEqual([
    ['ONSITE', 3],
    ['ONLINE', 5],
  ])
  const left = online.find((_, i) => answers[i]?.result === 'refused')
  expect(await read(event, { ticket: left?.ticket ?? '' })).toMatchObject({ why: 'place_online', house: { isFree: false } })

  const small = await door.event({ capacity: { ONSITE: 1, ONLINE: 1 } })
  const watches = await door.guest(small, { mode: 'ONLINE' })
  await door.guest(small)
  await door.guest(small)
  await door.house.services.roadshow.resize(door.people.companyAdmin, small, 'ONSITE', 2)
  expect(await read(small, { ticket: watches.ticket, admit: true })).toMatchObject({ why: 'house_full', house: null })
})

test('who watched and then comes is counted in the house, once', async () => {
  const event = await door.event()
  const { id, ticket } = await door.guest(event, { mode: 'ONLINE' })
  await door.house.services.db.write((tx) => checkIns().present(tx, { id }, DOORS))
  expect(await checkIns().door(door.people.companyMember, event)).toMatchObject({ here: 0, online: 1 })
  expect(await read(event, { ticket, admit: true })).toMatchObject({ result: 'ok', entry: { how: 'scan' } })
  expect(await checkIns().door(door.people.companyMember, event)).toMatchObject({ here: 1, online: 0 })
})

test('everything holds', () => expectHealthy(door.house))
