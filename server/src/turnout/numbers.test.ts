import { expect, test } from 'vitest'
import { meetingBook } from '../../../tests/support/roadshow.ts'
import { LIVE, refused, START, turnoutHouse } from './fixtures.ts'
import { organisationOf } from './store.ts'

const at = turnoutHouse()

test('the funnel and the numbers count everybody once, exactly', async () => {
  const { people, house, turnout } = at
  const { meetings, roadshow } = house.services
  const id = await at.event({ capacity: { ONSITE: 4, ONLINE: 5 } })
  const project = await at.shows(id)
  await meetings.saveBook(people.operator, id, 0, meetingBook())
  const a = await at.guest(id, { role: 'BUYER' }, people.companyAdmin)
  const b = await at.guest(id, { role: 'PRESENTER' }, people.universityMember)
  const c = await at.guest(id)
  const d = await at.guest(id, { companions: [{ name: '同行人' }] }) // five places asked, four there: waits
  const e = await at.guest(id, { mode: 'ONLINE' })
  const f = await at.guest(id, { mode: 'ONLINE' })
  await roadshow.moveSignup(f.token, 'withdraw')
  house.clock.set('2026-11-03T16:30:00.000Z') // the fourth of November in Shanghai
  const g = await at.guest(id, { mode: 'ONLINE', role: 'AGENT' })
  for (const { token } of [a, b]) await meetings.takePart(token, { takesPart: true, aim: null, away: [] })
  const asked = await meetings.ask(a.token, { to: [b.id], reason: '谈检测' })
  const meeting = asked.meetings[0]?.id as string
  await meetings.answer(b.token, meeting, { move: 'accept', startsAt: null, reason: null, text: null })

  house.clock.set(LIVE)
  await at.comes(id, a.id, b.id)
  house.clock.set('2026-12-02T02:25:00.000Z')
  await house.services.db.write((tx) => house.services.checkIns.present(tx, e, house.clock.now()))
  await turnout.mark(people.visitor, a.token, project, { score: 5, intent: 'WANTS', text: null })
  await turnout.mark(people.visitor, c.token, project, { score: 4, intent: 'CURIOUS', text: null })
  await turnout.mark(people.visitor, g.token, project, { score: 1, intent: 'NONE', text: null })
  house.clock.set('2026-12-02T05:30:00.000Z')
  await meetings.report(b.token, meeting, { outcome: 'HELD_FOLLOW', absent: [], nextStep: '寄样', dueOn: null })

  const numbers = await turnout.numbers(people.operator, id)
  expect(numbers.funnel).toEqual({ signedUp: 6, came: 3, met: 2, intended: 2, signed: null })
  const none = { pending: 0, offered: 0, noShow: 0 }
  expect(numbers.modes).toEqual([
    { mode: 'ONSITE', capacity: 4, taken: 3, signedUp: 4, confirmed: 1, waiting: 1, came: 2, gone: 0, ...none },
    { mode: 'ONLINE', capacity: 5, taken: 2, signedUp: 2, confirmed: 1, waiting: 0, came: 1, gone: 1, ...none },
  ])
  expect(numbers.byDay).toEqual([
    { day: '2026-11-02', count: 5 },
    { day: '2026-11-04', count: 1 },
  ])
  expect(numbers.byRole).toEqual([
    { role: 'AUDIENCE', count: 3 },
    { role: 'BUYER', count: 1 },
    { role: 'PRESENTER', count: 1 },
    { role: 'AGENT', count: 1 },
  ])
  expect(numbers.byRegion).toEqual([
    { region: null, count: 4 },
    { region: '130200', count: 1 },
    { region: '130300', count: 1 },
  ])
  expect(numbers.arrivals.map(({ count }) => count)).toEqual([2, 0, 1])
  expect(numbers.arrivals[0]?.at).toBe(LIVE)
  expect((await roadshow.readSignup(d.token)).state).toBe('waitlisted')
  for (const who of [people.companyAdmin, people.otherCityOperator])
    await expect(turnout.numbers(who, id)).rejects.toEqual(refused('not_found'))
})

test('what is said of a project becomes an interest, changes it, and is taken back', async () => {
  const { people, house, turnout } = at
  const { interests } = house.services
  const id = await at.event()
  const project = await at.shows(id, '热轧在线测温')
  const guest = await at.guest(id, { shareContact: true, name: '何工', organisation: '丰润轧钢' })
  const quiet = await at.guest(id)
  const source = `presentation:${project}:${guest.id}`
  const mark = (token: string, intent: 'WANTS' | 'CURIOUS' | 'NONE') =>
    turnout.mark(people.visitor, token, project, { score: 4, intent, text: '想看中试数据' })
  expect((await turnout.marking(people.visitor, guest.token)).state).toBe('before')
  await expect(mark(guest.token, 'WANTS')).rejects.toEqual(refused('marking_closed', { state: 'before' }))

  house.clock.set(LIVE)
  const shown = await mark(guest.token, 'WANTS')
  expect(shown.items[0]).toMatchObject({ name: '热轧在线测温', mark: { score: 4, intent: 'WANTS', text: '想看中试数据' } })
  await mark(guest.token, 'CURIOUS')
  await mark(quiet.token, 'WANTS')
  expect([await interests.knows(source), await interests.knows(`presentation:${project}:${quiet.id}`)]).toEqual([true, true])

  const told = await house.services.notices.list(people.universityAdmin, { page: 1, size: 20, unread: true })
  expect(told.items.flatMap(({ code, facts, subject }) => (subject === `roadshow:${id}` ? [{ code, facts }] : []))).toEqual([
    { code: 'intention_unnamed', facts: { event: '钢铁表面检测成果路演' } },
    { code: 'intention_named', facts: { event: '钢铁表面检测成果路演', by: '何工', organisation: '丰润轧钢' } },
  ])
  const theirs = await turnout.intentions(people.universityMember, id)
  expect(theirs.items.map(({ who, signupId, source: from }) => ({ who, signupId, from }))).toEqual([
    { who: { name: '何工', organisation: '丰润轧钢', title: null }, signupId: null, from: null },
    { who: null, signupId: null, from: null },
  ])
  expect(await turnout.intentions(people.companyAdmin, id)).toEqual({ items: [], scores: [] })
  const ours = await turnout.intentions(people.operator, id)
  expect(ours.items.map(({ signupId }) => signupId)).toEqual([guest.id, quiet.id])
  expect(ours.scores).toEqual([{ presentationId: project, name: '热轧在线测温', speaker: '陈老师', count: 2, mean: 4 }])

  await mark(guest.token, 'NONE')
  expect(await interests.knows(source)).toBe(false)
  house.clock.set(START)
  const stranger = await at.guest(await at.event())
  house.clock.set(LIVE)
  await expect(mark(stranger.token, 'WANTS')).rejects.toEqual(refused('not_found'))
  await expect(turnout.mark(people.visitor, 'x'.repeat(42), project, { score: 1, intent: null, text: null })).rejects.toEqual(
    refused('not_found'),
  )
})

test('the organisation in whose name somebody speaks is their own', async () => {
  const { people, house } = at
  const of = (viewer: typeof people.signedIn) => organisationOf(house.services.db.read, viewer.person?.id as string)
  expect([await of(people.otherCompanyAdmin), await of(people.signedIn)]).toEqual([people.otherCompany.id, undefined])
})
