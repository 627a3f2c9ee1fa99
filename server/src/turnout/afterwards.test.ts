import { expect, test } from 'vitest'
import { meetingBook } from '../../../tests/support/roadshow.ts'
import { LIVE, refused, turnoutHouse } from './fixtures.ts'

const at = turnoutHouse()

test('an attendance list without a reason has no contact data; with one it has, and that stands on the trail', async () => {
  const { people, house, turnout } = at
  const id = await at.event()
  const a = await at.guest(id, { contact: '13912345678', mail: 'he@firm.example', companions: [{ name: '王强' }] })
  await at.guest(id, { name: '=HYPERLINK("http://x")', contact: 'zhou@firm.example', mode: 'ONLINE' })
  house.clock.set(LIVE)
  await at.comes(id, a.id)
  const taken = async (reason: string) => {
    const { content } = await turnout.attendance(people.operator, id, { format: 'csv', reason })
    return content.toString('utf8').replace('\ufeff', '').trim().split('\r\n')
  }
  const [headings = '', first = '', second = ''] = await taken('')
  expect(headings).toBe('"姓名","单位","职务","身份","参加方式","状态","签到时间","到过的场次","同行人","洽谈次数","意向数"')
  expect(first.split(',').slice(3)).toEqual(['"观众"', '"现场"', '"已到场"', '"2026-12-02 10:00"', '""', '"王强"', '"0"', '"0"'])
  expect(second).toMatch(/^"'=HYPERLINK/)
  expect(`${first}${second}`).not.toMatch(/13912345678|firm\.example/)
  const [, withContact = '', other = ''] = await taken('短信通知停车')
  expect(withContact).toContain('"13912345678","he@firm.example"')
  expect(other).toContain('"","zhou@firm.example"')

  const cookie = await house.signIn('auditor@test.example')
  const answer = await house.app.inject({ url: '/api/v1/trail?action=export.taken', headers: { cookie } })
  expect(answer.json().items.map(({ facts }: { facts: object }) => facts)).toEqual([
    { list: 'attendance', format: 'csv', rows: 2, contacts: true, reason: '短信通知停车' },
    { list: 'attendance', format: 'csv', rows: 2, contacts: false },
  ])
  const xlsx = await turnout.attendance(people.operator, id, { format: 'xlsx', reason: '', state: 'checked_in' })
  expect([xlsx.fileName, xlsx.content.toString('latin1', 0, 2)]).toEqual(['到场名单-钢铁表面检测成果路演.xlsx', 'PK'])
  for (const who of [people.companyAdmin, people.otherCityOperator])
    await expect(turnout.attendance(who, id, { format: 'csv', reason: '' })).rejects.toEqual(refused('not_found'))
})

test('the contact of one who signed up is plain for organisers, each time on the trail', async () => {
  const { people, house } = at
  const id = await at.event()
  const { id: signup } = await at.guest(id, { name: '何工', contact: '13900000001' })
  const { reveal } = house.services.privacy
  expect(await reveal(people.operator, `signup:${signup}`)).toEqual({ person: '何工', phone: '13900000001', email: null })
  await expect(reveal(people.companyAdmin, `signup:${signup}`)).rejects.toEqual(refused('not_found'))
})

test('a meeting that was held is an interest of those who met', async () => {
  const { people, house } = at
  const { meetings, interests } = house.services
  const id = await at.event()
  await meetings.saveBook(people.operator, id, 0, meetingBook())
  const [a, b] = [await at.guest(id), await at.guest(id, { organisation: '丰润轧钢' })]
  for (const { token } of [a, b]) await meetings.takePart(token, { takesPart: true, aim: null, away: [] })
  const meeting = (await meetings.ask(a.token, { to: [b.id], reason: '谈检测' })).meetings[0]?.id as string
  await meetings.answer(b.token, meeting, { move: 'accept', startsAt: null, reason: null, text: null })
  house.clock.set('2026-12-02T06:30:00.000Z')
  await meetings.report(a.token, meeting, { outcome: 'NO_SHOW', absent: [b.id], nextStep: null, dueOn: null })
  expect(await interests.knows(`meeting:${meeting}`)).toBe(false)
  await meetings.report(b.token, meeting, { outcome: 'HELD', absent: [], nextStep: null, dueOn: null })
  expect(await interests.knows(`meeting:${meeting}`)).toBe(true)
  expect((await at.turnout.numbers(people.operator, id)).funnel.met).toBe(2)
})

test('thirty, ninety and 180 days later the organiser is asked where everything stands', async () => {
  const { people, house, turnout } = at
  const { timers, notices } = house.services
  const id = await at.event({ hostId: people.university.id, region: '130300' })
  const project = await at.shows(id, '热轧在线测温')
  const guest = await at.guest(id, { name: '何工', organisation: '丰润轧钢' })
  house.clock.set(LIVE)
  await turnout.mark(people.visitor, guest.token, project, { score: 5, intent: 'WANTS', text: null })
  const source = `presentation:${project}:${guest.id}`
  const list = async () => (await turnout.followUps.list(people.universityMember, id)).items
  const told = async () =>
    (await notices.list(people.universityAdmin, { page: 1, size: 50, unread: true })).items.filter(
      ({ code }) => code === 'follow_up_due',
    )
  house.clock.set('2026-12-03T03:59:00.000Z')
  await timers.tick()
  expect(await list()).toEqual([])
  house.clock.set('2026-12-03T04:01:00.000Z')
  await timers.tick()
  await timers.tick()
  expect((await list()).map(({ days, dueAt, items }) => [days, dueAt, items.length])).toEqual([
    [30, '2027-01-01T01:00:00.000Z', 1],
    [90, '2027-03-02T01:00:00.000Z', 1],
    [180, '2027-05-31T01:00:00.000Z', 1],
  ])
  expect(await told()).toEqual([])

  house.clock.set('2027-01-01T01:00:00.000Z')
  await timers.tick()
  house.clock.set('2027-01-01T02:00:00.000Z')
  await timers.tick()
  expect((await told()).map(({ facts }) => facts)).toEqual([{ event: '钢铁表面检测成果路演', count: 30 }])
  const todos = await house.app.inject({
    ...{ url: '/api/v1/my/todos', headers: { cookie: await house.signIn('univ@test.example') } },
  })
  expect(todos.json().items).toEqual([
    expect.objectContaining({ kind: 'roadshow', id, todo: 'follow_up', dueAt: '2027-01-01T01:00:00.000Z' }),
  ])
  const [first, second] = await list()
  const answered = await turnout.followUps.answer(people.universityMember, first?.id as string, {
    ...{ source, outcome: 'TRYING', text: '寄了两卷样品' },
  })
  expect(answered.items[0]?.items[0]).toMatchObject({
    about: '热轧在线测温',
    people: [{ name: '何工', organisation: '丰润轧钢' }],
  })
  expect(answered.items.map(({ items }) => [items[0]?.answer?.outcome ?? null, items[0]?.before])).toEqual([
    ['TRYING', null],
    [null, 'TRYING'],
    [null, 'TRYING'],
  ])
  const strange = { source: `meeting:${project}`, outcome: 'SIGNED', text: null } as const
  await expect(turnout.followUps.answer(people.universityMember, first?.id as string, strange)).rejects.toEqual(
    refused('not_found'),
  )
  for (const who of [people.companyAdmin, people.otherCityOperator])
    await expect(turnout.followUps.settle(who, first?.id as string, 'done')).rejects.toEqual(refused('not_found'))
  await expect(turnout.followUps.settle(people.operator, id, 'done')).rejects.toEqual(refused('not_found'))

  for (const one of await list()) await turnout.followUps.settle(people.universityMember, one.id, 'done')
  expect((await house.services.roadshow.read(people.visitor, id)).state).toBe('follow_up')
  await turnout.followUps.settle(people.universityMember, second?.id as string, 'undone')
  expect((await list()).map(({ doneAt }) => doneAt !== null)).toEqual([true, false, true])
  house.clock.set('2027-06-01T02:00:00.000Z')
  await timers.tick()
  expect((await told()).map(({ facts }) => facts.count)).toEqual([90, 30])
})
