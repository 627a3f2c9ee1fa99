import { desc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type House, PUBLIC_URL, startHouse } from '../../../tests/support/start-house.ts'
import { trail } from '../platform/trail.tables.ts'
import { codesOf, enrolWith } from './second-factor.ts'

const PASSWORD = 'a-long-password-2026'
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

let calls = 0
const post = (path: string, payload: object, cookie = '') =>
  house.app.inject({
    method: 'POST',
    url: `/api/auth/${path}`,
    payload,
    headers: { origin: PUBLIC_URL, cookie },
    remoteAddress: `10.8.0.${++calls}`,
  })
const cookieOf = (answer: { cookies: { name: string; value: string }[] }) =>
  answer.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ')
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
  const first = await post('sign-up/email', { name: '王工', email, password: PASSWORD })
  expect((await post('sign-out', {}, cookieOf(first))).statusCode).toBe(200)
  expect((await post('sign-in/email', { email, password: PASSWORD })).statusCode).toBe(200)
  const id = await idOf(email)
  expect(await noted()).toEqual([
    [id, 'person.signed_up', `person:${id}`, {}],
    [id, 'session.opened', `person:${id}`, { step: 'sign_up' }],
    [id, 'session.closed', `person:${id}`, {}],
    [id, 'session.opened', `person:${id}`, { step: 'password' }],
  ])
  expect(JSON.stringify(await house.services.db.read.select().from(trail))).not.toContain('firm.example')
})

test('a refused sign-in names the person whose address it was, and nobody for an unknown one', async () => {
  const email = 'wang@firm.example'
  expect((await post('sign-in/email', { email, password: 'not-the-password' })).statusCode).toBe(401)
  expect((await post('sign-in/email', { email: 'nobody@firm.example', password: 'not-the-password' })).statusCode).toBe(401)
  expect(await noted()).toEqual([
    [null, 'session.refused', `person:${await idOf(email)}`, { step: 'password' }],
    [null, 'session.refused', 'session', { step: 'password' }],
  ])
})

test('with a second factor the session opens with the code, not with the password', async () => {
  const email = 'li@firm.example'
  await house.services.auth.api.signUpEmail({ body: { name: '李工', email, password: PASSWORD } })
  const id = await idOf(email)
  await enrolWith(house.services, id, SECRET)
  const asked = cookieOf(await post('sign-in/email', { email, password: PASSWORD }))
  expect(await noted()).toEqual([])
  expect((await post('two-factor/verify-totp', { code: '000000' }, asked)).statusCode).toBe(401)
  const code = codesOf(SECRET).generate({ timestamp: Date.now() })
  expect((await post('two-factor/verify-totp', { code }, asked)).statusCode).toBe(200)
  expect(await noted()).toEqual([
    [null, 'session.refused', 'session', { step: 'second_factor' }],
    [id, 'session.opened', `person:${id}`, { step: 'second_factor' }],
  ])
})

test('what is refused before it is tried, such as a call from another site, leaves no line', async () => {
  const answer = await house.app.inject({
    method: 'POST',
    url: '/api/auth/sign-in/email',
    payload: { email: 'wang@firm.example', password: PASSWORD },
    headers: { origin: 'https://elsewhere.example' },
  })
  expect(answer.statusCode).toBe(403)
  expect(await noted()).toEqual([])
  expect(await house.services.db.read.$count(trail, eq(trail.action, 'session.opened'))).toBeGreaterThan(0)
})
