import { Readable } from 'node:stream'
import type { DelegationDraft, DelegationRow } from '@keqiao/shared/delegations'
import { expect, test } from 'vitest'
import { expectHealthy } from '../../../tests/support/healthy.ts'
import { mailsTo } from '../../../tests/support/mailbox.ts'
import { roadshowDraft } from '../../../tests/support/roadshow.ts'
import { toXlsx, type Value } from '../interchange/export.ts'
import { readTable } from '../interchange/workbook.ts'
import { fault, refused, turnoutHouse } from './fixtures.ts'

const at = turnoutHouse()
const HEADINGS = ['姓名', '手机号或邮箱', '单位', '职务', '收票邮箱', '参加方式', '身份', '同行人']
let lists = 0
let phones = 0
const phone = () => `137${String(++phones).padStart(8, '0')}`
const person = (given: Partial<DelegationRow> = {}): DelegationRow => ({
  ...{ name: '李娜', contact: phone(), organisation: '', title: '', mail: '', mode: '', role: '', companions: '' },
  ...given,
})
const draft = (rows: DelegationRow[], given: Partial<DelegationDraft> = {}): DelegationDraft => ({
  ...{ name: '滦河一行', organisationId: at.people.company.id, rows, consent: true, key: `delegation-${++lists}-xxxx` },
  ...given,
})
async function checked(eventId: string, rows: Value[][], headings = HEADINGS) {
  const stream = Readable.from(await toXlsx([headings, ...rows], '名单'))
  const { companyMember, company } = at.people
  return at.turnout.delegations.check(companyMember, eventId, { organisationId: company.id, fileName: '名单.xlsx', stream })
}
const statesOf = (file: { people: { name: string; state: string }[] }) => file.people.map(({ name, state }) => `${name} ${state}`)

test('a sheet is looked through first: each fault by row and field, and nobody is signed up', async () => {
  const id = await at.event({ mode: 'ONSITE', capacity: { ONSITE: 3, ONLINE: 0 } })
  const again = phone()
  await at.guest(id, { contact: again })
  const one = phone()
  const preview = await checked(id, [
    ['李娜', one, null, '总工', 'lina@firm.example', '现场', '需求方', '王强、赵敏'],
    ['张伟', '1234', null, null, 'not a mail', '云上', '老板', '甲、乙、丙'],
    ['陈静', one],
    [null, again],
    ['=1+1', phone()],
  ])
  const faults = preview.rows.map(({ number, issues }) => [number, ...issues.map(({ path, code }) => `${path} ${code}`)])
  expect(faults).toEqual([
    [2],
    [
      3,
      ...['mode mode_not_offered', 'role unknown_code', 'companions too_many_companions'],
      ...['mail invalid_format', 'contact contact_unreadable'],
    ],
    [4, 'contact contact_repeated'],
    [5, 'name required', 'contact already_signed_up'],
    [6],
  ])
  expect(preview.outlook).toEqual([{ mode: 'ONSITE', asked: 4, left: 2 }])
  expect((await at.turnout.numbers(at.people.operator, id)).funnel.signedUp).toBe(1)
  await expect(checked(id, [['李娜', one, '何时']], ['姓名', '电话', '到达'])).rejects.toEqual(
    refused('header_wrong', { missing: [], unknown: ['到达'] }),
  )
  await expect(checked(id, [['李娜']], ['姓名'])).rejects.toEqual(refused('header_wrong', { missing: ['手机号或邮箱'] }))
  const many = Array.from({ length: 101 }, () => ['李娜', phone()])
  await expect(checked(id, many)).rejects.toEqual(refused('too_many_rows', { limit: 100 }))
})

test('sent twice it is one delegation; who does not fit waits, in the order of the sheet', async () => {
  const { people, house, turnout } = at
  const id = await at.event({ capacity: { ONSITE: 3, ONLINE: 5 } })
  const sent = draft([
    person({ name: '甲', mail: 'jia@firm.example' }),
    person({ name: '乙', companions: '同行一' }),
    person({ name: '丙' }),
    person({ name: '丁', mode: '线上', role: '需求方', organisation: '丰润轧钢' }),
  ])
  const [first, second] = [
    await turnout.delegations.send(people.companyMember, id, sent),
    await turnout.delegations.send(people.companyMember, id, sent),
  ]
  expect(statesOf(first)).toEqual(['甲 confirmed', '乙 confirmed', '丙 waitlisted', '丁 confirmed'])
  expect(second).toEqual(first)
  expect(first).toMatchObject({ name: '滦河一行', organisation: '滦河测试钢铁', counts: { confirmed: 3, waitlisted: 1 } })
  expect(
    first.people.map(({ organisation, role, mode, source, contact }) => [organisation, role, mode, source, contact.length]),
  ).toEqual([
    ['滦河测试钢铁', 'AUDIENCE', 'ONSITE', 'group', 11],
    ['滦河测试钢铁', 'AUDIENCE', 'ONSITE', 'group', 11],
    ['滦河测试钢铁', 'AUDIENCE', 'ONSITE', 'group', 11],
    ['丰润轧钢', 'BUYER', 'ONLINE', 'group', 11],
  ])
  await house.processAll()
  expect((await mailsTo(house.mails, 'jia@firm.example')).length).toBe(1)
  await expectHealthy(house)

  house.clock.advance(60_000)
  const more = draft([person({ name: '戊' }), person({ name: '己' })])
  const later = await turnout.delegations.send(people.companyMember, id, more)
  expect(statesOf(later)).toEqual(['戊 waitlisted', '己 waitlisted'])
  const found = await turnout.delegations.list(people.operator, id)
  expect(found.items.map(({ counts }) => counts)).toEqual([{ waitlisted: 2 }, { confirmed: 3, waitlisted: 1 }])
  const group = { group: later.id, q: '', page: 1, size: 20 }
  expect((await house.services.roadshow.signups(people.operator, id, group)).items.map(({ name }) => name)).toEqual(['戊', '己'])
})

test('one bad row and nobody is signed up; the fault stands at its row and field', async () => {
  const { people, turnout } = at
  const id = await at.event()
  const known = phone()
  await at.guest(id, { contact: known })
  const rows = [person(), person({ contact: 'x' }), person({ contact: known })]
  const faulty = turnout.delegations.send(people.companyMember, id, draft(rows))
  await expect(faulty).rejects.toEqual(expect.objectContaining({ issues: [fault('rows.1.contact', 'contact_unreadable')] }))
  const again = turnout.delegations.send(people.companyMember, id, draft([rows[0] as DelegationRow, rows[2] as DelegationRow]))
  await expect(again).rejects.toEqual(expect.objectContaining({ issues: [fault('rows.1.contact', 'already_signed_up')] }))
  expect((await turnout.delegations.list(people.companyMember, id)).items).toEqual([])
  expect((await turnout.numbers(people.operator, id)).funnel.signedUp).toBe(1)
})

test('only for one’s own organisation, or by the organiser; strangers see no list', async () => {
  const { people, turnout } = at
  const id = await at.event()
  const send = (who: Parameters<typeof turnout.delegations.send>[0], given: Partial<DelegationDraft>) =>
    turnout.delegations.send(who, id, draft([person()], given))
  await expect(send(people.otherCompanyAdmin, {})).rejects.toEqual(refused('forbidden'))
  await expect(send(people.companyMember, { organisationId: null })).rejects.toEqual(refused('forbidden'))
  await expect(send(people.signedIn, { organisationId: null })).rejects.toEqual(refused('forbidden'))
  const [company] = people.companyMember.organisations
  const suspended = { ...people.companyMember, organisations: [{ ...company, state: 'suspended' as const }] }
  await expect(send(suspended as typeof people.companyMember, {})).rejects.toEqual(refused('organisation_inactive'))
  const own = await send(people.operator, { organisationId: null })
  expect(own.people.map(({ organisation }) => organisation)).toEqual(['滦河一行'])
  const key = 'delegation-of-one-person'
  const theirs = await send(people.companyMember, { key })
  await expect(send(people.companyAdmin, { key })).rejects.toEqual(refused('not_found'))
  for (const who of [people.otherCompanyAdmin, people.signedIn, people.otherCityOperator])
    await expect(turnout.delegations.read(who, theirs.id)).rejects.toEqual(refused('not_found'))
  await expect(turnout.delegations.read(people.companyAdmin, own.id)).rejects.toEqual(refused('not_found'))
  expect((await turnout.delegations.list(people.otherCompanyAdmin, id)).items).toEqual([])
  expect((await turnout.delegations.read(people.companyAdmin, theirs.id)).people).toHaveLength(1)
  const elsewhere = await at.house.services.roadshow.signups(people.operator, await at.event(), {
    ...{ group: theirs.id, q: '', page: 1, size: 20 },
  })
  expect(elsewhere.items).toEqual([])
  const hidden = await at.house.services.roadshow.create(people.operator, roadshowDraft())
  const stream = () => Readable.from('')
  for (const ask of [
    () => turnout.delegations.list(people.companyMember, hidden.id),
    () => turnout.delegations.template(people.companyMember, hidden.id),
    () => turnout.delegations.check(people.companyMember, hidden.id, { organisationId: null, fileName: 'a', stream: stream() }),
  ])
    await expect(ask()).rejects.toEqual(refused('not_found'))
  at.house.clock.set('2026-12-01T11:00:00.000Z')
  await expect(send(people.companyMember, {})).rejects.toEqual(refused('roadshow_closed'))
})

test('the template has the headings that are read back', async () => {
  const { people, house, turnout } = at
  const { content } = await turnout.delegations.template(people.companyMember, await at.event())
  const file = `${house.dataDir}/template.xlsx`
  await (await import('node:fs/promises')).writeFile(file, content)
  await expect(readTable(file, 'template.xlsx')).rejects.toEqual(refused('file_empty'))
  const filled = Readable.from(await toXlsx([HEADINGS, ['李娜', phone(), '厂', '', '', '线上', '观众', '']], '名单'))
  const sent = { organisationId: people.company.id, fileName: 'a.xlsx', stream: filled }
  expect((await turnout.delegations.check(people.companyMember, await at.event(), sent)).rows[0]?.issues).toEqual([])
})
