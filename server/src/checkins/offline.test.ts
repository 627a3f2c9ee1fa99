import { createHash } from 'node:crypto'
import { type DoorAnswer, packText } from '@keqiao/shared/check-ins'
import { eq, isNotNull } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { expectHealthy } from '../../../tests/support/healthy.ts'
import { examine } from '../platform/doctor.ts'
import { checkInChecks } from './checks.store.ts'
import { DOORS, doorHouse } from './fixtures.ts'
import { checkIns as entries } from './tables.ts'

const door = doorHouse()
const checkIns = () => door.house.services.checkIns
const minutes = (n: number) => new Date(Date.parse(DOORS) + n * 60_000).toISOString()

/** The same every time, as the tests must be. */
function shuffled<T>(items: T[], seed: number): T[] {
  const keyed = items.map((item, i) => ({ item, key: Math.sin(i * 12.9898 + seed * 78.233) }))
  return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item)
}

test('five hundred scans without a network, handed in twice and out of order: everybody once, nobody twice', async () => {
  const event = await door.event({ capacity: { ONSITE: 100, ONLINE: 1 } })
  const guests = await door.guests(event, 100)
  // Each ticket was read at five doors.
  const scans = Array.from({ length: 5 }, () => guests)
    .flat()
    .map(({ ticket }, i) => door.scan({ ticket, at: minutes(i % 60) }))
  door.at(minutes(90))
  const handIn = async (all: typeof scans) => {
    const answers = new Map<string, DoorAnswer>()
    for (let i = 0; i < all.length; i += 100)
      for (const answer of await checkIns().enterAll(door.people.companyMember, event, all.slice(i, i + 100)))
        answers.set(answer.nonce, answer)
    return answers
  }
  const first = await handIn(shuffled(scans, 1))
  const second = await handIn(shuffled(scans, 2))
  const results = (answers: Map<string, DoorAnswer>) => scans.map(({ nonce }) => answers.get(nonce)?.result)
  expect(results(second)).toEqual(results(first))
  expect(results(first).filter((one) => one === 'ok')).toHaveLength(100)
  expect(results(first).filter((one) => one === 'already')).toHaveLength(400)
  expect(await checkIns().door(door.people.companyMember, event)).toMatchObject({ here: 100, expected: 100 })
  // Each came in when it was read, not when the telephone was back.
  const came = scans.filter(({ nonce }) => first.get(nonce)?.result === 'ok')
  for (const { nonce, at } of came) expect(first.get(nonce)).toMatchObject({ entry: { at, how: 'offline' } })
})

test('what changed meanwhile is told afterwards: in by another door, cancelled; too late or too early is no time', async () => {
  const event = await door.event()
  const [early, gone, late] = [await door.guest(event), await door.guest(event), await door.guest(event)]
  await door.house.services.roadshow.places.move(gone.id, 'withdraw')
  door.at(minutes(10))
  const scan = door.scan({ ticket: early.ticket, device: '西门' })
  await checkIns().enter(door.people.operator, { ...scan, eventId: event, how: 'scan' })
  // The event is over and absence marked; what was read in time still counts.
  door.at('2026-12-02T07:00:00.000Z')
  await checkIns().timers[0]?.run()
  expect(await door.stateOf(late.id)).toBe('no_show')
  const handed = [
    door.scan({ ticket: early.ticket, at: minutes(5) }),
    door.scan({ ticket: gone.ticket, at: minutes(5) }),
    door.scan({ ticket: late.ticket, at: minutes(20) }),
  ]
  expect(await checkIns().enterAll(door.people.companyMember, event, handed)).toMatchObject([
    { result: 'already', entry: { by: '值班员', device: '西门', at: minutes(10) } },
    { result: 'refused', why: 'withdrawn' },
    { result: 'ok', entry: { at: minutes(20) } },
  ])
  expect(await door.stateOf(late.id)).toBe('checked_in')
  const after = door.scan({ ticket: early.ticket, at: '2026-12-02T06:00:00.000Z' })
  expect(await checkIns().enterAll(door.people.companyMember, event, [after])).toMatchObject([{ why: 'event_over' }])
})

test('a helper’s telephone hands in what it read on the day for two days more, and does nothing else', async () => {
  const event = await door.event()
  const [came, found] = [await door.guest(event), await door.guest(event)]
  const { companyAdmin, visitor } = door.people
  const { id, token } = await checkIns().addLink(companyAdmin, event, '西门 小王')
  const scan = door.scan({ ticket: came.ticket, at: minutes(20) })
  // It ends at noon; two days from then to the second.
  door.at('2026-12-04T04:00:00.000Z')
  expect(await checkIns().enterAll(visitor, event, [scan], token)).toMatchObject([
    { result: 'ok', entry: { at: minutes(20), by: '西门 小王', how: 'offline' } },
  ])
  const afterwards = door.scan({ ticket: found.ticket, at: '2026-12-03T01:00:00.000Z' })
  expect(await checkIns().enterAll(visitor, event, [afterwards], token)).toMatchObject([{ why: 'event_over' }])
  const spent = { code: 'link_spent' }
  const lookedUp = door.scan({ signupId: found.id, at: minutes(20) })
  await expect(checkIns().enterAll(visitor, event, [scan, lookedUp], token)).rejects.toMatchObject(spent)
  await expect(checkIns().enter(visitor, { ...scan, eventId: event, how: 'scan', door: token })).rejects.toMatchObject(spent)
  await expect(checkIns().find(visitor, event, '来宾', token)).rejects.toMatchObject(spent)
  door.at('2026-12-04T04:00:00.001Z')
  await expect(checkIns().enterAll(visitor, event, [scan], token)).rejects.toMatchObject(spent)
  door.at('2026-12-03T00:00:00.000Z')
  await checkIns().revokeLink(companyAdmin, event, id)
  await expect(checkIns().enterAll(visitor, event, [scan], token)).rejects.toMatchObject(spent)
})

test('the pack holds hashes, names and who is in, for the day; no contact and no ticket', async () => {
  const event = await door.event({ capacity: { ONSITE: 1, ONLINE: 1 } })
  const { ticket } = await door.guest(event, { name: '李娜', contact: '13812349999' })
  await door.guest(event, { name: '候补', contact: '13812348888' })
  const pack = await checkIns().pack(door.people.companyMember, event)
  const hash = createHash('sha256').update(packText(event, ticket)).digest('base64url')
  expect(pack.guests).toMatchObject([
    { hash, name: '李娜', refused: null, inAt: null },
    { name: '候补', refused: 'no_place' },
  ])
  const text = JSON.stringify(pack)
  expect([text.includes(ticket), text.includes('9999'), text.includes('8888')]).toEqual([false, false, false])
  door.at('2026-12-01T01:00:00.000Z')
  await expect(checkIns().pack(door.people.companyMember, event)).rejects.toMatchObject({ code: 'roadshow_closed' })
})

test('everything holds, and the doctor notices when it does not', async () => {
  await expectHealthy(door.house)
  const { db } = door.house.services
  const wrong = async () => {
    const findings = await examine(db.read, checkInChecks, door.house.clock.now())
    return findings.map(({ wrong }) => wrong.length)
  }
  const [some] = await db.read.select().from(entries).where(isNotNull(entries.entrance)).limit(1)
  const set = (values: object) =>
    db.write(
      async (tx) =>
        void (await tx
          .update(entries)
          .set(values)
          .where(eq(entries.id, some?.id ?? ''))),
    )
  await set({ entrance: null })
  expect(await wrong()).toEqual([0, 1])
  await set({ undoneAt: DOORS })
  expect(await wrong()).toEqual([1, 0])
})
