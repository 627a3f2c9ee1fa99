import { persons } from '@keqiao/server/accounts/tables'
import type { Me } from '@keqiao/shared/accounts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type House, PUBLIC_URL, startHouse } from '../support/start-house.ts'

const PASSWORD = 'a-long-password-2026'
const ORIGIN = { origin: PUBLIC_URL }

let house: House
beforeEach(async () => {
  house = await startHouse()
})
afterEach(() => house.close())

let addresses = 0
/** Each call from an address of its own, unless it is given one. */
const post = (url: string, payload: object, headers: Record<string, string> = ORIGIN, remoteAddress = `10.0.0.${++addresses}`) =>
  house.app.inject({ method: 'POST', url, payload, headers, remoteAddress })

const signUp = (email: string, more: object = {}) =>
  post('/api/auth/sign-up/email', { name: '王工', email, password: PASSWORD, ...more })

const cookieOf = (answer: { cookies: { name: string; value: string }[] }) =>
  answer.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ')

const me = async (cookie: string) => (await house.app.inject({ url: '/api/v1/me', headers: { cookie } })).json<Me>()

describe('signing in', () => {
  test('a session begins with the sign-up and is over at the next request after the sign-out', async () => {
    const cookie = cookieOf(await signUp('wang@firm.example'))
    expect((await me(cookie)).person?.email).toBe('wang@firm.example')
    expect((await post('/api/auth/sign-out', {}, { ...ORIGIN, cookie })).statusCode).toBe(200)
    expect((await me(cookie)).person).toBeNull()
    const refused = await house.app.inject({ url: '/api/v1/my/needs', headers: { cookie } })
    expect([refused.statusCode, refused.json().code]).toEqual([401, 'unauthenticated'])
  })

  test('a wrong password and an unknown address are answered alike', async () => {
    await signUp('wang@firm.example')
    const wrong = await post('/api/auth/sign-in/email', { email: 'wang@firm.example', password: 'not-the-password' })
    const unknown = await post('/api/auth/sign-in/email', { email: 'nobody@firm.example', password: 'not-the-password' })
    expect(wrong.statusCode).toBe(401)
    expect([unknown.statusCode, unknown.body, unknown.cookies]).toEqual([wrong.statusCode, wrong.body, wrong.cookies])
  })

  test('another site cannot sign a person in, up or out', async () => {
    const cookie = cookieOf(await signUp('wang@firm.example'))
    const foreign = { origin: 'https://evil.example', cookie }
    const credentials = { email: 'wang@firm.example', password: PASSWORD }
    const answers = await Promise.all([
      post('/api/auth/sign-in/email', credentials, foreign),
      post('/api/auth/sign-up/email', { ...credentials, name: '冒名', email: 'other@firm.example' }, foreign),
      post('/api/auth/sign-out', {}, foreign),
    ])
    expect(answers.map((answer) => answer.statusCode)).toEqual([403, 403, 403])
    expect((await me(cookie)).person?.email).toBe('wang@firm.example')
  })

  test('a sign-up gives itself no role, no confirmed address and no id of its choice', async () => {
    const chosen = '01890000-0000-7000-8000-000000000001'
    const answer = await signUp('wang@firm.example', { id: chosen, emailVerified: true, role: 'OPERATOR', roles: ['OPERATOR'] })
    const cookie = answer.statusCode === 200 ? cookieOf(answer) : cookieOf(await signUp('wang@firm.example'))
    const found = await me(cookie)
    expect([found.roles, found.organisations]).toEqual([[], []])
    const [row] = await house.services.db.read.select().from(persons)
    expect([row?.emailVerified, row?.id === chosen]).toEqual([false, false])
    const refused = await house.app.inject({ url: '/api/v1/operator/listings', headers: { cookie } })
    expect(refused.statusCode).toBe(403)
  })

  test('a short password, no name and a broken address are refused before anything is kept', async () => {
    const answers = await Promise.all([
      signUp('wang@firm.example', { password: 'short' }),
      signUp('not an address'),
      signUp('wang@firm.example', { name: undefined }),
    ])
    expect(answers.every(({ statusCode }) => statusCode >= 400 && statusCode < 500)).toBe(true)
    expect(await house.services.db.read.$count(persons)).toBe(0)
  })

  test('somebody who tries many passwords is slowed down, and nobody else is', async () => {
    await signUp('wang@firm.example')
    const attempt = (password: string, address: string, more = {}) =>
      post('/api/auth/sign-in/email', { email: 'wang@firm.example', password }, { ...ORIGIN, ...more }, address)
    let slowed = 0
    for (let n = 0; n < 40; n++)
      if ((await attempt('not-the-password', '10.1.1.1', { 'x-forwarded-for': `10.2.2.${n}` })).statusCode === 429) slowed++
    expect(slowed).toBeGreaterThan(0)
    expect((await attempt(PASSWORD, '10.1.1.2')).statusCode).toBe(200)
  })

  test('a room full of people can sign up within the same seconds', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, (_, n) => signUp(`person${n}@firm.example`)))
    expect(answers.map((answer) => answer.statusCode)).toEqual(Array(8).fill(200))
  })

  test('a session cookie somebody made up opens nothing', async () => {
    await signUp('wang@firm.example')
    expect((await me('better-auth.session_token=abcdefgh.ijklmnop')).person).toBeNull()
  })
})
