import { randomBytes } from 'node:crypto'
import type { DoorAnswer } from '@keqiao/shared/check-ins'
import { describe, expect, test } from 'vitest'
import { expectHealthy } from '../../../tests/support/healthy.ts'
import { signupDraft } from '../../../tests/support/roadshow.ts'
import type { Viewer } from '../accounts/viewer.ts'
import { DOORS, doorHouse } from './fixtures.ts'

const door = doorHouse()
const checkIns = () => door.house.services.checkIns
/** Read at the company's own door. */
const read = (eventId: string, given: Parameters<typeof door.scan>[0], viewer = door.people.companyMember) =>
  checkIns().enter(viewer, { ...door.scan(given), eventId, how: 'scan' })
const why = (answer: DoorAnswer) => (answer.result === 'refused' ? answer.why : answer.result)

describe('a ticket at the door', () => {
  test('lets its person in once: of three telephones in one moment one is first, the others hear who and when', async () => {
    const event = await door.event()
    const { id, ticket } = await door.guest(event, { name: '李娜' })
    const answers = await Promise.all(
      ['东门', '西门', '南门'].map((device, i) =>
        read(event, { ticket, device }, [door.people.companyMember, door.people.companyAdmin, door.people.operator][i]),
      ),
    )
    const first = answers.find(({ result }) => result === 'ok') as Extract<DoorAnswer, { result: 'ok' }>
    expect(answers.map(({ result }) => result).sort()).toEqual(['already', 'already', 'ok'])
    for (const answer of answers) expect(answer).toMatchObject({ guest: { name: '李娜' }, entry: first.entry })
    expect(first.entry).toMatchObject({ at: DOORS, how: 'scan' })
    expect(await door.stateOf(id)).toBe('checked_in')
    expect(await checkIns().door(door.people.companyMember, event)).toMatchObject({
      here: 1,
      expected: 1,
      last: [{ name: '李娜' }],
    })
  })

  test('gives the same answer for the same scan, however often it is sent', async () => {
    const event = await door.event()
    const { ticket } = await door.guest(event)
    const scan = { ...door.scan({ ticket }), eventId: event, how: 'scan' as const }
    const first = await checkIns().enter(door.people.companyMember, scan)
    expect(first.result).toBe('ok')
    expect(await checkIns().enter(door.people.companyMember, scan)).toEqual(first)
  })

  test('opens no other door: forged, of another event, cancelled, waiting, online, not today, over', async () => {
    const event = await door.event({ capacity: { ONSITE: 1, ONLINE: 1 } })
    const other = await door.event()
    const seated = await door.guest(event)
    const waits = await door.guest(event)
    const online = await door.guest(event, { mode: 'ONLINE' })
    const stranger = await door.guest(other)
    const { tokens, places } = door.house.services.roadshow

    expect(why(await read(event, { ticket: tokens.of('signup', seated.id) }))).toBe('forged')
    expect(await read(event, { ticket: stranger.ticket })).toMatchObject({ why: 'other_event', name: null })
    expect(await read(event, { ticket: waits.ticket })).toMatchObject({ why: 'no_place', state: 'waitlisted' })
    expect(why(await read(event, { ticket: online.ticket }))).toBe('place_online')
    await places.move(seated.id, 'withdraw')
    expect(why(await read(event, { ticket: seated.ticket }))).toBe('withdrawn')

    await places.move(waits.id, 'accept')
    door.at('2026-12-01T01:00:00.000Z')
    expect(why(await read(event, { ticket: waits.ticket }))).toBe('not_today')
    door.at('2026-12-02T04:00:01.000Z')
    expect(why(await read(event, { ticket: waits.ticket }))).toBe('event_over')
    door.at(DOORS)
    expect(why(await read(event, { ticket: waits.ticket }))).toBe('ok')
    for (const id of [stranger.id, event])
      expect(await read(event, { signupId: id })).toMatchObject({ why: 'other_event', name: null })
  })

  test('cannot be guessed: of four thousand made-up tokens none opens', async () => {
    const event = await door.event()
    const { ticket } = await door.guest(event)
    const bytes = Buffer.from(ticket, 'base64url')
    const forged = Array.from({ length: 4000 }, (_, i) => {
      if (i % 2) return randomBytes(31).toString('base64url')
      const flipped = Buffer.from(bytes)
      const at = i % bytes.length
      flipped[at] = (flipped[at] as number) ^ (1 << ((i >> 5) % 8))
      return flipped.toString('base64url')
    })
    const seen = new Map<string, number>()
    for (let i = 0; i < forged.length; i += 100) {
      const scans = forged.slice(i, i + 100).map((one) => door.scan({ ticket: one }))
      for (const answer of await checkIns().enterAll(door.people.companyMember, event, scans))
        seen.set(why(answer), (seen.get(why(answer)) ?? 0) + 1)
    }
    expect([...seen]).toEqual([['forged', 4000]])
    expect(await checkIns().door(door.people.companyMember, event)).toMatchObject({ here: 0 })
  })

  test('is read only by who organises the event', async () => {
    const event = await door.event()
    const { ticket } = await door.guest(event)
    for (const viewer of [door.people.visitor, door.people.signedIn, door.people.otherCompanyAdmin, door.people.universityAdmin])
      await expect(read(event, { ticket }, viewer)).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('the page of a ticket', () => {
  test('says that a place is online, and leads on only who is signed in as its owner', async () => {
    const event = await door.event()
    const { roadshow } = door.house.services
    const page = (viewer: Viewer, ticket: string) => checkIns().ticket(viewer, ticket)
    door.at('2026-11-20T01:00:00.000Z')
    const { token, signup } = await roadshow.signUp(door.people.signedIn, event, signupDraft({ mode: 'ONLINE' }))
    const ticket = signup.ticket as string
    expect(await page(door.people.signedIn, ticket)).toMatchObject({ online: true, own: token, organises: false })
    for (const viewer of [door.people.visitor, door.people.universityAdmin, door.people.companyAdmin])
      expect(await page(viewer, ticket)).toMatchObject({ online: true, own: null })
    const { ticket: onsite } = await door.guest(event)
    expect(await page(door.people.visitor, onsite)).toMatchObject({ online: false, own: null })
  })
})

describe('companions and sessions', () => {
  test('each companion comes in apart, and a session is an entrance of its own', async () => {
    const event = await door.event()
    const { roadshow } = door.house.services
    const { revision } = await roadshow.file(door.people.companyAdmin, event)
    const session = { title: '上午场', room: null, startsAt: '2026-12-02T01:30:00.000Z', endsAt: '2026-12-02T02:30:00.000Z' }
    const none = { id: null, experts: [], note: null, presentations: [] }
    const { agenda } = await roadshow.saveAgenda(door.people.companyAdmin, event, revision, [
      { ...session, ...none },
      { ...session, ...none, title: '另一场' },
    ])
    const [sessionId, another] = agenda.map(({ id }) => id) as [string, string]
    const { ticket } = await door.guest(event, { companions: [{ name: '小张' }, { name: '小王' }] })
    const first = await read(event, { ticket })
    const companions = first.result === 'ok' ? first.guest.companions : []
    const [zhang, wang] = companions.map(({ id }) => id)
    expect(await read(event, { ticket, companionId: zhang ?? '' })).toMatchObject({ result: 'ok', companion: '小张' })
    expect(await read(event, { ticket, companionId: zhang ?? '' })).toMatchObject({ result: 'already', companion: '小张' })
    expect(await checkIns().door(door.people.companyMember, event)).toMatchObject({ here: 2, expected: 3 })
    // Straight to the session: that is coming to the event as well.
    expect(await read(event, { ticket, companionId: wang ?? '', sessionId })).toMatchObject({ result: 'ok' })
    expect(await checkIns().door(door.people.companyMember, event)).toMatchObject({
      here: 3,
      sessions: [{ here: 1 }, { here: 0 }],
    })
    expect(why(await read(event, { ticket, sessionId: event }))).toBe('session_unknown')
    expect(why(await read(event, { ticket, companionId: event }))).toBe('companion_unknown')

    // The wrong session first, then the right one: taken back, the guest is here all the same.
    const guest = await door.guest(event)
    const wrong = await read(event, { ticket: guest.ticket, sessionId })
    await read(event, { ticket: guest.ticket, sessionId: another })
    const undone = await checkIns().undo(door.people.companyMember, event, wrong.result === 'ok' ? wrong.entry.id : '')
    expect(undone.guest).toMatchObject({ state: 'checked_in', inAt: DOORS })
    expect(await checkIns().door(door.people.companyMember, event)).toMatchObject({
      here: 4,
      sessions: [{ here: 1 }, { here: 1 }],
    })
  })
})

describe('a mistake', () => {
  test('is taken back by whoever made it for ten seconds, by an organiser all day; the scan does not come back', async () => {
    const event = await door.event()
    const { id, ticket } = await door.guest(event)
    const { companyAdmin } = door.people
    const link = await checkIns().addLink(companyAdmin, event, '东门 小王')
    const scan = { ...door.scan({ ticket }), eventId: event, how: 'scan' as const, door: link.token }
    const made = await checkIns().enter(door.people.visitor, scan)
    const entry = made.result === 'ok' ? made.entry.id : ''
    door.house.clock.advance(11_000)
    await expect(checkIns().undo(door.people.visitor, event, entry, link.token)).rejects.toMatchObject({ code: 'undo_too_late' })
    expect(await checkIns().undo(companyAdmin, event, entry)).toMatchObject({ guest: { state: 'confirmed', inAt: null } })
    expect(why(await checkIns().enter(door.people.visitor, scan))).toBe('undone')
    expect(await door.stateOf(id)).toBe('confirmed')
    expect(await read(event, { ticket })).toMatchObject({ result: 'ok' })
    await expect(checkIns().undo(companyAdmin, await door.event(), entry)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('of another door is not a helper’s to take back, nor is an organiser’s', async () => {
    const event = await door.event()
    const { companyAdmin, visitor } = door.people
    const [east, west] = [
      await checkIns().addLink(companyAdmin, event, '东门'),
      await checkIns().addLink(companyAdmin, event, '西门'),
    ]
    const enteredAt = async (link?: string) => {
      const { ticket } = await door.guest(event)
      const scan = { ...door.scan({ ticket }), eventId: event, how: 'scan' as const, ...(link && { door: link }) }
      const made = await checkIns().enter(link ? visitor : companyAdmin, scan)
      return made.result === 'ok' ? made.entry.id : ''
    }
    for (const entry of [await enteredAt(west.token), await enteredAt()])
      await expect(checkIns().undo(visitor, event, entry, east.token)).rejects.toMatchObject({ code: 'not_your_entry' })
    const own = await enteredAt(east.token)
    expect(await checkIns().undo(visitor, event, own, east.token)).toMatchObject({ guest: { inAt: null } })
    expect(await checkIns().door(companyAdmin, event)).toMatchObject({ here: 2 })
  })
})

describe('a helper of the day', () => {
  test('holds one door by a link, on the day, until it is stopped; sees last figures only', async () => {
    const event = await door.event()
    const { ticket } = await door.guest(event, { contact: '13912345678', name: '赵铁' })
    const { companyAdmin, visitor } = door.people
    const { id, token } = await checkIns().addLink(companyAdmin, event, '西门')
    expect(await checkIns().find(visitor, event, '5678', token)).toMatchObject([{ name: '赵铁', contact: '****5678' }])
    expect(await checkIns().enter(visitor, { ...door.scan({ ticket }), eventId: event, how: 'scan', door: token })).toMatchObject(
      {
        result: 'ok',
        entry: { by: '西门' },
      },
    )
    expect(await checkIns().door(visitor, event, token)).toMatchObject({ organises: false, helper: '西门' })
    await expect(checkIns().door(visitor, await door.event(), token)).rejects.toMatchObject({ code: 'not_found' })
    door.at('2026-12-03T01:00:00.000Z')
    await expect(checkIns().door(visitor, event, token)).rejects.toMatchObject({ code: 'link_spent' })
    door.at(DOORS)
    const elsewhere = checkIns().revokeLink(companyAdmin, await door.event(), id)
    await expect(elsewhere).rejects.toMatchObject({ code: 'not_found' })
    expect(await checkIns().door(visitor, event, token)).toMatchObject({ helper: '西门' })
    await checkIns().revokeLink(companyAdmin, event, id)
    await expect(checkIns().find(visitor, event, '5678', token)).rejects.toMatchObject({ code: 'link_spent' })
    await expect(checkIns().links(door.people.otherCompanyAdmin, event)).rejects.toMatchObject({ code: 'not_found' })
    for (const forged of [ticket, 'x'.repeat(42)])
      await expect(checkIns().helper(forged)).rejects.toMatchObject({ code: 'not_found' })
    await expect(checkIns().ticket(visitor, token)).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('whoever comes without a sign-up', () => {
  test('is in at once while a seat is free, and hears how long the line is when none is', async () => {
    const event = await door.event({ capacity: { ONSITE: 1, ONLINE: 1 } })
    const sent = { name: '周工', organisation: '遵化铸造', contact: '13700001111', consent: true as const, device: null }
    const one = { ...sent, nonce: door.nonce(), language: 'zh' as const }
    const walked = await checkIns().walkIn(door.people.companyMember, event, one)
    expect(walked).toMatchObject({ result: 'in', answer: { result: 'ok', guest: { name: '周工' }, entry: { how: 'walk_in' } } })
    expect(await checkIns().walkIn(door.people.companyMember, event, one)).toEqual(walked)
    // Whoever stands at the door signs somebody else up.
    const { mySignup } = await door.house.services.roadshow.read(door.people.companyMember, event)
    expect(mySignup).toBe(null)
    const next = { ...one, nonce: door.nonce(), contact: '13700002222' }
    expect(await checkIns().walkIn(door.people.companyMember, event, next)).toEqual({ result: 'full', position: 1 })
    const again = { ...one, nonce: door.nonce() }
    await expect(checkIns().walkIn(door.people.companyMember, event, again)).rejects.toMatchObject({ code: 'already_signed_up' })
  })
})

describe('afterwards', () => {
  test('who neither came nor watched is marked absent two hours after the end', async () => {
    const event = await door.event()
    const [came, watched, absent] = [
      await door.guest(event),
      await door.guest(event, { mode: 'ONLINE' }),
      await door.guest(event),
    ]
    await read(event, { ticket: came.ticket })
    const present = () => door.house.services.db.write((tx) => checkIns().present(tx, { id: watched.id }, DOORS))
    expect([await present(), await present()]).toEqual([true, false])
    const [timer] = checkIns().timers
    door.at('2026-12-02T05:59:59.000Z')
    await timer?.run()
    expect(await door.stateOf(absent.id)).toBe('confirmed')
    door.at('2026-12-02T06:00:00.000Z')
    await timer?.run()
    expect(await Promise.all([came, watched, absent].map(({ id }) => door.stateOf(id)))).toEqual([
      'checked_in',
      'checked_in',
      'no_show',
    ])
  })

  test('badges keep their numbers; each companion has one, a part of the number of whom they came with', async () => {
    const event = await door.event()
    const companions = [{ name: '小张' }, { name: '小王' }]
    const [a, b] = [await door.guest(event, { name: '甲' }), await door.guest(event, { name: '乙', companions })]
    const badges = async (only: string[] | null) =>
      (await checkIns().badges(door.people.companyMember, event, only)).items.map(({ no, part, name, companion }) =>
        companion ? [no, part, name, companion.of] : [no, name],
      )
    const ofB = [
      [1, '乙'],
      [1, 1, '小张', '乙'],
      [1, 2, '小王', '乙'],
    ]
    expect(await badges([b.id])).toEqual(ofB)
    expect(await badges([(await door.guest(await door.event())).id])).toEqual([])
    expect(await badges(null)).toEqual([...ofB, [2, '甲']])
    expect(await read(event, { ticket: a.ticket })).toMatchObject({ guest: { badge: 2 } })
  })

  test('everything holds', () => expectHealthy(door.house))
})
