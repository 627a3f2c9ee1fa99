import { codesOf, enrolWith, passedSecondFactor } from '@keqiao/server/accounts/second-factor'
import { secondFactors, sessions } from '@keqiao/server/accounts/tables'
import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type House, PUBLIC_URL, startHouse } from '../support/start-house.ts'

const PASSWORD = 'a-long-password-2026'
const SECRET = 'another-secret-of-32-bytes-here!'
const STEP = 30_000

let house: House
beforeAll(async () => {
  house = await startHouse()
})
afterAll(() => house.close())

let people = 0
let email = ''
beforeEach(async () => {
  email = `person${++people}@firm.example`
  await house.services.auth.api.signUpEmail({ body: { name: '王工', email, password: PASSWORD } })
})

type Cookies = Map<string, string>
const headerOf = (cookies: Cookies) => [...cookies].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('; ')

/** One browser: keeps the cookies it is given. */
function browser() {
  const cookies: Cookies = new Map()
  const address = `10.7.0.${people}`
  return {
    cookies,
    async post(url: string, payload: object) {
      const headers = { origin: PUBLIC_URL, cookie: headerOf(cookies) }
      const answer = await house.app.inject({ method: 'POST', url: `/api/auth/${url}`, payload, headers, remoteAddress: address })
      for (const { name, value, maxAge } of answer.cookies) maxAge === 0 ? cookies.delete(name) : cookies.set(name, value)
      return answer
    },
    async session() {
      const headers = new Headers({ cookie: headerOf(cookies) })
      return house.services.auth.api.getSession({ headers })
    },
  }
}

const personId = async () => {
  const found = await (await house.services.auth.$context).internalAdapter.findUserByEmail(email)
  return found?.user.id as string
}
const codeAt = (steps: number) => codesOf(SECRET).generate({ timestamp: Date.now() + steps * STEP })

describe('a person with a code app', () => {
  beforeEach(async () => enrolWith(house.services, await personId(), SECRET))

  test('gets no session from the password alone, and one that counts from password and code', async () => {
    const one = browser()
    const asked = await one.post('sign-in/email', { email, password: PASSWORD })
    expect([asked.statusCode, asked.json()]).toEqual([200, { twoFactorRedirect: true, twoFactorMethods: ['totp'] }])
    expect(await one.session()).toBeNull()
    expect((await one.post('two-factor/verify-totp', { code: '000000' })).statusCode).toBe(401)
    expect((await one.post('two-factor/verify-totp', { code: codeAt(0) })).statusCode).toBe(200)
    const session = await one.session()
    expect(session && passedSecondFactor(session)).toBe(true)
  })

  test('cannot use a code twice, nor an older one after a newer', async () => {
    const outcomes: number[] = []
    const codes = [0, 0, -1, 1].map(codeAt)
    for (const code of codes) {
      const one = browser()
      await one.post('sign-in/email', { email, password: PASSWORD })
      outcomes.push((await one.post('two-factor/verify-totp', { code })).statusCode)
    }
    expect(outcomes).toEqual([200, 401, 401, 200])
  })

  test('is asked again on a device it wanted trusted', async () => {
    const one = browser()
    await one.post('sign-in/email', { email, password: PASSWORD })
    await one.post('two-factor/verify-totp', { code: codeAt(0), trustDevice: true })
    await one.post('sign-out', {})
    const again = await one.post('sign-in/email', { email, password: PASSWORD })
    expect(again.json().twoFactorRedirect).toBe(true)
  })

  test('finds its challenge closed after five wrong codes, whatever comes then', async () => {
    const one = browser()
    await one.post('sign-in/email', { email, password: PASSWORD })
    for (let n = 0; n < 5; n++) await one.post('two-factor/verify-totp', { code: `00000${n}` })
    expect((await one.post('two-factor/verify-totp', { code: codeAt(0) })).statusCode).toBe(400)
    expect(await one.session()).toBeNull()
  })
})

test('a session from before the code app was set up does not pass for one after', async () => {
  const one = browser()
  await one.post('sign-in/email', { email, password: PASSWORD })
  const other = browser()
  await other.post('sign-in/email', { email, password: PASSWORD })
  const { totpURI } = (await one.post('two-factor/enable', { password: PASSWORD })).json()
  const secret = Secret.fromBase32(new URL(totpURI).searchParams.get('secret') ?? '')
  await one.post('two-factor/verify-totp', { code: new TOTP({ secret }).generate() })
  const [here, there] = [await one.session(), await other.session()]
  expect([here && passedSecondFactor(here), there && passedSecondFactor(there)]).toEqual([true, false])
})

test('nothing that a client sends sets the mark or the enrolment', async () => {
  const one = browser()
  const more = { secondFactorAt: new Date().toISOString(), twoFactorEnabled: true, twoFactorVerified: true }
  await one.post('sign-in/email', { email, password: PASSWORD, ...more })
  await one.post('sign-up/email', { email: `more-${email}`, name: '冒名', password: PASSWORD, ...more })
  await one.post('update-user', { name: '改名', ...more })
  await one.post('update-session', more)
  const [marks, factors] = [
    await house.services.db.read.select().from(sessions),
    await house.services.db.read.select().from(secondFactors),
  ]
  const mine = await one.session()
  expect(marks.find(({ id }) => id === mine?.session.id)?.secondFactorAt).toBeNull()
  expect(mine?.user.twoFactorEnabled).toBe(false)
  expect(factors.some(({ userId }) => userId === mine?.user.id)).toBe(false)
})
