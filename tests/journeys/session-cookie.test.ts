import { codesOf, enrolWith } from '@keqiao/server/accounts/second-factor'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type InjectBrowser, openBrowser } from '../support/inject-browser.ts'
import { addPersonWith } from '../support/passwords.ts'
import { type House, startHouse } from '../support/start-house.ts'

const PASSWORD = 'kan-jian-yan-shan-xue'
const NEW_PASSWORD = 'ting-jian-bai-yang-dian'
const SECRET = 'another-secret-of-32-bytes-here!'

let house: House
beforeAll(async () => {
  house = await startHouse()
})
afterAll(() => house.close())

let people = 0
let email = ''
let id = ''
beforeEach(async () => {
  email = `person${++people}@firm.example`
  id = await addPersonWith(house, email, PASSWORD)
})

const isIn = async (cookie: string) => (await house.app.inject({ url: '/api/v1/me', headers: { cookie } })).json().person !== null
const codeAt = (steps: number) => codesOf(SECRET).generate({ timestamp: Date.now() + steps * 30_000 })
async function signedIn() {
  const one = openBrowser(house)
  await one.enter(email)
  return one
}
async function passed(steps: number) {
  const one = openBrowser(house)
  await one.signIn(email, PASSWORD)
  await one.post('/session/code', { code: codeAt(steps), kind: 'app' })
  return one
}

describe('the cookie', () => {
  const token = (one: InjectBrowser) => one.cookies.get('keqiao.session_token')

  test('is new after each step that proves more', async () => {
    await enrolWith(house.services, id, SECRET)
    const one = openBrowser(house)
    one.cookies.set('keqiao.session_token', 'chosen-by-a-stranger.signature')
    const seen: (string | undefined)[] = [token(one)]
    await one.signIn(email, PASSWORD)
    seen.push(token(one))
    await one.post('/session/code', { code: codeAt(0), kind: 'app' })
    seen.push(token(one))
    await one.put('/my/password', { current: PASSWORD, password: NEW_PASSWORD })
    seen.push(token(one))
    expect(seen[1]).toBeUndefined()
    expect(new Set(seen).size).toBe(4)
    expect((await one.me()).person.email).toBe(email)
    expect((await one.get('/my/security')).json().secondFactor.on).toBe(true)
  })

  test('a change of the password keeps the second factor of this session, and gives none to another', async () => {
    await house.services.accounts.appoint(id, 'OPERATOR')
    const plain = await signedIn()
    await plain.put('/my/password', { current: PASSWORD, password: NEW_PASSWORD })
    expect((await plain.me()).lacksSecondFactor).toBe(true)
    await enrolWith(house.services, id, SECRET)
    await plain.put('/my/password', { current: NEW_PASSWORD, password: PASSWORD })
    expect((await plain.me()).lacksSecondFactor).toBe(true)
    const one = await passed(0)
    await one.put('/my/password', { current: PASSWORD, password: NEW_PASSWORD })
    expect((await one.me()).lacksSecondFactor).toBe(false)
  })

  test.each([
    ['with another signature', (value: string) => value.replace(/\.[^.]+$/, `.${'A'.repeat(43)}=`)],
    ['without one', (value: string) => value.replace(/\..*$/, '')],
    ['with its token changed', (value: string) => `x${value.slice(1)}`],
    ['under the name of a secure site', (value: string) => value],
  ])('%s opens nothing', async (how, change) => {
    const value = change(token(await signedIn()) as string)
    const name = how.includes('name') ? '__Host-keqiao.session_token' : 'keqiao.session_token'
    expect(await isIn(`${name}=${encodeURIComponent(value)}`)).toBe(false)
  })

  test.each([
    ['http', 'http://house.test', 'keqiao', undefined],
    ['https', 'https://house.test', '__Host-keqiao', true],
  ])('over %s every cookie keeps to this host, this site and the browser', async (_, PUBLIC_URL, prefix, secure) => {
    await using other = await startHouse({ settings: { PUBLIC_URL } })
    const staff = await addPersonWith(other, email, PASSWORD)
    await enrolWith(other.services, staff, SECRET)
    const one = openBrowser(other, { origin: PUBLIC_URL })
    const answers = [await one.signIn(email, PASSWORD), await one.post('/session/code', { code: codeAt(0), kind: 'app' })]
    const given = answers.flatMap(({ cookies }) => cookies).filter(({ maxAge }) => maxAge !== 0)
    expect([...new Set(given.map(({ name }) => name))].sort()).toEqual([
      `${prefix}.device`,
      `${prefix}.session_token`,
      `${prefix}.two_factor`,
    ])
    for (const cookie of given)
      expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/', ...(secure && { secure }) })
    expect(given.some(({ domain }) => domain)).toBe(false)
    expect((await one.me()).person.email).toBe(email)
  })
})
