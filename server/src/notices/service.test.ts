import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { People } from '../../../tests/support/people.ts'
import { type House, startHouse } from '../../../tests/support/start-house.ts'
import { mails, notices as rows } from './tables.ts'

let house: House
let people: People
let notices: House['services']['notices']
beforeAll(async () => {
  house = await startHouse()
  people = await house.addPeople()
  notices = house.services.notices
})
afterAll(() => house.close())
beforeEach(() =>
  house.services.db.write(async (tx) => {
    await tx.delete(rows)
    await tx.delete(mails)
  }),
)

const page = { page: 1, size: 20, unread: false }
const idOf = (viewer: { person: { id: string } | null }) => viewer.person?.id as string
const approved = (name: string) => ({ code: 'review_approved' as const, facts: { name }, subject: 'organisation:1' })
const tell = (name: string, ...ids: string[]) => house.services.db.write((tx) => notices.add(tx, ids, approved(name)))

test('a person told twice in one go has one line, with the facts of its sentence and no others', async () => {
  const id = idOf(people.companyAdmin)
  const more = { ...approved('钢渣'), facts: { name: '钢渣', phone: '13800000000' } }
  await house.services.db.write((tx) => notices.add(tx, [id, id], more))
  const { items, total } = await notices.list(people.companyAdmin, page)
  expect(total).toBe(1)
  expect(items).toEqual([
    expect.objectContaining({ code: 'review_approved', facts: { name: '钢渣' }, subject: 'organisation:1', readAt: null }),
  ])
  const [mail] = await house.services.db.read.select().from(mails)
  expect(mail).toMatchObject({ id: items[0]?.id, personId: id, address: null, facts: { name: '钢渣' } })
})

test('nothing is told of work that was rolled back', async () => {
  const failing = house.services.db.write(async (tx) => {
    await notices.add(tx, [idOf(people.companyAdmin)], approved('未成'))
    throw new Error('undone')
  })
  await expect(failing).rejects.toThrow('undone')
  expect(await notices.unread(people.companyAdmin)).toEqual({ count: 0 })
  expect(await house.services.db.read.$count(mails)).toBe(0)
})

test('the unread come first, the newest first; reading one or all lowers the count', async () => {
  for (const name of ['甲', '乙', '丙']) {
    house.clock.advance(1000)
    await tell(name, idOf(people.companyAdmin))
  }
  const names = async (unread: boolean) =>
    (await notices.list(people.companyAdmin, { ...page, unread })).items.map(({ facts }) => facts.name)
  expect(await names(false)).toEqual(['丙', '乙', '甲'])
  const [newest] = (await notices.list(people.companyAdmin, page)).items
  const first = await notices.read(people.companyAdmin, newest?.id as string)
  house.clock.advance(1000)
  expect(await notices.read(people.companyAdmin, newest?.id as string)).toEqual(first)
  expect(await names(false)).toEqual(['乙', '甲', '丙'])
  expect(await names(true)).toEqual(['乙', '甲'])
  expect(await notices.unread(people.companyAdmin)).toEqual({ count: 2 })
  expect(await notices.readAll(people.companyAdmin)).toEqual({ count: 2 })
  expect(await notices.unread(people.companyAdmin)).toEqual({ count: 0 })
})

test("nobody reads, counts or marks another person's notices", async () => {
  await tell('甲', idOf(people.companyAdmin))
  const [mine] = (await notices.list(people.companyAdmin, page)).items
  const cookie = await house.signIn('other-firm@test.example')
  const ask = (method: 'GET' | 'POST', url: string) => house.app.inject({ method, url, headers: { cookie } })
  expect((await ask('GET', '/api/v1/notices')).json().items).toEqual([])
  expect((await ask('GET', '/api/v1/notices/unread')).json()).toEqual({ count: 0 })
  expect((await ask('POST', `/api/v1/notices/${mine?.id}/read`)).statusCode).toBe(404)
  expect((await ask('POST', '/api/v1/notices/read')).json()).toEqual({ count: 0 })
  expect(await notices.unread(people.companyAdmin)).toEqual({ count: 1 })
})

test('a mail to an address without an account leaves no line in any inbox', async () => {
  const invitation = { code: 'invitation' as const, facts: { organisation: '燕山', by: '周' }, subject: 'organisation:1' }
  await house.services.db.write((tx) => notices.addMail(tx, 'new@test.example', { ...invitation, link: '/join?t=1' }, 'en'))
  expect(await house.services.db.read.$count(rows)).toBe(0)
  expect(await house.services.db.read.select().from(mails)).toMatchObject([
    { personId: null, address: 'new@test.example', language: 'en', link: '/join?t=1', state: 'waiting' },
  ])
})
