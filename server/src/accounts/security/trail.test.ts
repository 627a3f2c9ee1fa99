import { desc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openBrowser } from '../../../../tests/support/inject-browser.ts'
import { type House, startHouse } from '../../../../tests/support/start-house.ts'
import { trail } from '../../platform/trail.tables.ts'
import { codesOf, enrolWith } from '../second-factor.ts'

const PASSWORD = 'kan-jian-yan-shan-xue'
const SECRET = 'another-secret-of-32-bytes-here!'

let house: House
let mark = 0
beforeAll(async () => {
  house = await startHouse()
})
afterAll(() => house.close())
beforeEach(async () => {
  mark = (await house.services.db.read.select({ seq: trail.seq }).from(trail).orderBy(desc(trail.seq)).limit(1))[0]?.seq ?? 0
})

const noted = async () => {
  const rows = await house.services.db.read.select().from(trail).orderBy(trail.seq)
  return rows.filter(({ seq }) => seq > mark).map(({ actorId, action, subject, facts }) => [actorId, action, subject, facts])
}
const idOf = async (email: string) => {
  const found = await (await house.services.auth.$context).internalAdapter.findUserByEmail(email)
  return found?.user.id as string
}

test('signing up, out and in again is on the trail; the address is not', async () => {
  const email = 'wang@firm.example'
  const one = openBrowser(house)
  await one.signUp('王工', email, PASSWORD)
  await one.remove('/session')
  await one.signIn(email, PASSWORD)
  const id = await idOf(email)
  const { version } = house.services.consents
  expect(await noted()).toEqual([
    [id, 'consent.given', `person:${id}`, { purpose: 'account', version }],
    [id, 'person.signed_up', `person:${id}`, {}],
    [id, 'session.opened', `person:${id}`, { step: 'sign_up' }],
    [id, 'session.closed', `person:${id}`, {}],
    [id, 'session.opened', `person:${id}`, { step: 'password' }],
  ])
  expect(JSON.stringify(await house.services.db.read.select().from(trail))).not.toContain('firm.example')
})

test('a refused sign-in names the person whose address it was, and nobody for an unknown one', async () => {
  const email = 'wang@firm.example'
  expect((await openBrowser(house).signIn(email, 'not-the-password')).statusCode).toBe(401)
  expect((await openBrowser(house).signIn('nobody@firm.example', 'not-the-password')).statusCode).toBe(401)
  expect(await noted()).toEqual([
    [null, 'session.refused', `person:${await idOf(email)}`, { step: 'password' }],
    [null, 'session.refused', 'session', { step: 'password' }],
  ])
})

test('with a second factor the session opens with the code, not with the password', async () => {
  const email = 'li@firm.example'
  const id = await house.services.accounts.ensurePerson({ name: '李工', email, password: PASSWORD })
  await enrolWith(house.services, id, SECRET)
  const one = openBrowser(house)
  await one.signIn(email, PASSWORD)
  expect(await noted()).toEqual([])
  await one.post('/session/code', { code: '000000', kind: 'app' })
  await one.post('/session/code', { code: codesOf(SECRET).generate(), kind: 'app' })
  expect(await noted()).toEqual([
    [null, 'session.refused', 'session', { step: 'second_factor' }],
    [id, 'session.opened', `person:${id}`, { step: 'second_factor' }],
  ])
})

test('what a person changes about their own security is on the trail', async () => {
  const email = 'wang@firm.example'
  const [one, other] = [openBrowser(house), openBrowser(house)]
  for (const each of [one, other]) await each.signIn(email, PASSWORD)
  await one.remove('/my/sessions')
  await one.put('/my/password', { current: PASSWORD, password: 'ting-jian-bai-yang-dian' })
  const id = await idOf(email)
  expect((await noted()).slice(2)).toEqual([
    [id, 'session.closed', `person:${id}`, { count: 2 }],
    [id, 'password.changed', `person:${id}`, {}],
  ])
})

test('what is refused before it is tried, such as a call from another site, leaves no line', async () => {
  const answer = await openBrowser(house).post(
    '/session',
    { email: 'wang@firm.example', password: PASSWORD },
    { origin: 'https://elsewhere.example' },
  )
  expect(answer.statusCode).toBe(403)
  expect(await noted()).toEqual([])
  expect(await house.services.db.read.$count(trail, eq(trail.action, 'session.opened'))).toBeGreaterThan(0)
})
