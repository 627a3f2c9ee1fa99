import type { DoorAnswer } from '@keqiao/shared/check-ins'
import { expect, test } from 'vitest'
import { meetingHouse } from './fixtures.ts'

const at = meetingHouse()
const onTheDay = (time: string) => `2026-12-02T${time}:00.000Z`

test('the door tells a guest’s tables of the day; with whom and by which link only to organisers, and the pack only when and where', async () => {
  const { house, meetings, people } = at
  const { checkIns } = house.services
  const link = 'https://meet.example/room-1'
  const event = await at.event({
    windows: [{ startsAt: onTheDay('02:00'), endsAt: onTheDay('03:10') }],
    places: [
      { name: '1 号桌', link: null },
      { name: '线上一室', link },
    ],
  })
  const liang = await at.guest(event, { name: '梁工', organisation: '河钢' }, [], people.operator)
  const [song, tang] = [
    await at.guest(event, { name: '宋教授', organisation: '燕山大学' }),
    await at.guest(event, { name: '唐工' }),
  ]
  await at.accept(song, await at.asked(liang, song))
  await at.accept(tang, await at.asked(song, tang))
  await at.asked(tang, liang)
  const { id, token } = await checkIns.addLink(people.operator, event, '西门')
  let scans = 0
  const enter = async (signupId: string, door?: string) => {
    const scan = { ticket: null, signupId, companionId: null, sessionId: null, device: null, at: null, how: 'search' as const }
    const nonce = `meets-${++scans}-${'x'.repeat(16)}`
    const answer = await checkIns.enter(door ? people.visitor : people.operator, {
      ...scan,
      nonce,
      eventId: event,
      ...(door && { door }),
    })
    return (answer as Extract<DoorAnswer, { result: 'ok' }>).guest.meetings
  }
  const [first, second] = [
    { startsAt: onTheDay('02:00'), endsAt: onTheDay('02:20'), table: '1 号桌', isOnline: false, link: null },
    { startsAt: onTheDay('02:25'), endsAt: onTheDay('02:45'), table: '1 号桌', isOnline: false, link: null },
  ] as const
  house.clock.set(onTheDay('01:00'))
  expect(await enter(song.id)).toEqual([
    { ...first, others: [{ name: '梁工', organisation: '河钢' }] },
    { ...second, others: [{ name: '唐工', organisation: expect.any(String) }] },
  ])
  expect(await enter(song.id, token)).toEqual([
    { ...first, others: [] },
    { ...second, others: [] },
  ])
  // Asked and not agreed is no appointment.
  expect(await enter(tang.id)).toHaveLength(1)
  const { guests } = await checkIns.pack(people.visitor, event, token)
  const shown = ({ startsAt, endsAt, table, isOnline }: typeof first | typeof second) => ({ startsAt, endsAt, table, isOnline })
  expect(guests.find(({ name }) => name === '宋教授')?.meetings).toEqual([shown(first), shown(second)])
  house.clock.set(onTheDay('02:21'))
  expect(await enter(song.id)).toMatchObject([{ startsAt: second.startsAt }])
  await meetings.answer(song.token, (await meetings.mine(song.token)).meetings[1]?.id ?? '', {
    ...{ move: 'cancel', startsAt: null, reason: null, text: null },
  })
  expect(await enter(song.id)).toEqual([])
  await checkIns.revokeLink(people.operator, event, id)
})
