import { enrolWith } from '@keqiao/server/accounts/second-factor'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type InjectBrowser, openBrowser, ticks } from '../support/inject-browser.ts'
import { tokenTo } from '../support/mailbox.ts'
import { addPersonWith } from '../support/passwords.ts'
import { type House, startHouse } from '../support/start-house.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const FIRST = 'Kan-jian-yan-shan-xue-1'
const numbered = (n: number) => `Ting-jian-bai-yang-dian-${n}`

let house: House
beforeAll(async () => {
  house = await startHouse({ settings: { PASSWORD_POLICY: 'dengbao' } })
})
afterAll(() => house.close())

let people = 0
let email = ''
let id = ''
let one: InjectBrowser
beforeEach(async () => {
  email = `staff${++people}@firm.example`
  id = await addPersonWith(house, email, FIRST)
  one = openBrowser(house)
})
const faults = (answer: { json(): { issues?: { code: string }[] } }) => answer.json().issues?.map(({ code }) => code) ?? []
const change = (current: string, password: string) => one.put('/my/password', { current, password })

test('it says what it asks for', async () => {
  expect((await one.get('/password-rules')).json()).toEqual({
    policy: 'dengbao',
    min: 10,
    max: 128,
    classes: 3,
    days: 90,
    mailsAreFiles: true,
  })
})

test('three kinds of characters of four, at the sign-up, the reset and the change', async () => {
  const poor = 'kan-jian-yan-shan-xue'
  const address = `new-${email}`
  await one.post('/sign-ups', { name: '新人', email: address })
  await one.post('/password-resets', { email })
  await house.processAll()
  const signUp = { token: tokenTo(house.mails, address), name: '新人', password: poor, ...ticks(house) }
  expect(faults(await one.post('/sign-ups/completion', signUp))).toEqual(['password_classes'])
  const reset = { token: tokenTo(house.mails, email), password: poor }
  expect(faults(await one.post('/password-resets/completion', reset))).toEqual(['password_classes'])
  await one.enter(email)
  expect(faults(await change(FIRST, poor))).toEqual(['password_classes'])
  expect((await change(FIRST, numbered(1))).statusCode).toBe(200)
})

test('none of the last five passwords comes back, by change or by reset; an older one may', async () => {
  await one.enter(email)
  let current = FIRST
  for (let n = 1; n <= 5; n++) {
    expect((await change(current, numbered(n))).statusCode).toBe(200)
    current = numbered(n)
  }
  expect(faults(await change(current, numbered(5)))).toEqual(['password_used_before'])
  expect(faults(await change(current, numbered(1)))).toEqual(['password_used_before'])
  await one.post('/password-resets', { email })
  await house.processAll()
  const reset = (password: string) => one.post('/password-resets/completion', { token: tokenTo(house.mails, email), password })
  expect(faults(await reset(numbered(3)))).toEqual(['password_used_before'])
  expect((await reset(numbered(6))).statusCode).toBe(200)
  expect((await reset(numbered(1))).statusCode).toBe(410)
  await one.enter(email)
  expect((await change(numbered(6), numbered(1))).statusCode).toBe(200)
})

describe('a password of ninety days', () => {
  beforeEach(async () => {
    house.clock.advance(90 * DAY)
    await one.signIn(email, FIRST)
  })

  test('still signs in, and then asks for a new one before anything else', async () => {
    expect(await one.me()).toMatchObject({ person: { email }, passwordExpired: true })
    expect((await one.get('/my/security')).statusCode).toBe(200)
    for (const url of ['/notices', '/my/needs', '/my/sessions']) {
      const answer = url === '/my/sessions' ? await one.remove(url) : await one.get(url)
      expect([url, answer.statusCode, answer.json().facts]).toEqual([url, 403, { needs: 'new_password' }])
    }
    expect((await one.get('/search')).statusCode).toBe(200)
    expect((await change(FIRST, numbered(1))).statusCode).toBe(200)
    expect((await one.me()).passwordExpired).toBe(false)
    expect((await one.get('/notices')).statusCode).toBe(200)
  })

  test('gives no role of the centre away meanwhile', async () => {
    await enrolWith(house.services, id, 'another-secret-of-32-bytes-here!')
    await house.services.accounts.appoint(id, 'OPERATOR')
    expect((await one.get('/operator/listings?kind=need')).json().facts).toEqual({ needs: 'new_password' })
  })
})

test('after five wrong ones an account waits five minutes, then ten, at most thirty', async () => {
  const at = openBrowser(house)
  for (let n = 0; n < 5; n++) await at.signIn(email, 'wrong')
  const waits: number[] = []
  for (let n = 0; n < 5; n++) {
    const { facts } = (await at.signIn(email, FIRST)).json()
    waits.push(facts.seconds / 60)
    house.clock.advance(facts.seconds * 1000)
    await at.signIn(email, 'wrong')
  }
  expect(waits).toEqual([5, 10, 20, 30, 30])
})

test('half an hour without a step signs out', async () => {
  await one.enter(email)
  house.clock.advance(30 * MINUTE - 1)
  expect((await one.me()).person).not.toBeNull()
  house.clock.advance(30 * MINUTE)
  expect((await one.me()).person).toBeNull()
})
