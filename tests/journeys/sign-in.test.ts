import { persons } from '@keqiao/server/accounts/tables'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openBrowser, ticks } from '../support/inject-browser.ts'
import { mailsTo, tokenTo } from '../support/mailbox.ts'
import { addPersonWith } from '../support/passwords.ts'
import { type House, startHouse } from '../support/start-house.ts'

const PASSWORD = 'kan-jian-yan-shan-xue'

let house: House
beforeAll(async () => {
  house = await startHouse()
})
afterAll(() => house.close())

let people = 0
let email = ''
beforeEach(() => {
  email = `wang${++people}@firm.example`
})
const withAccount = () => addPersonWith(house, email, PASSWORD)

describe('signing up', () => {
  test('is asked for with a name and an address, finished from the mail with a password, and opens a session', async () => {
    const one = openBrowser(house)
    expect((await one.post('/sign-ups', { name: '王工', email })).statusCode).toBe(202)
    expect((await one.me()).person).toBeNull()
    await house.processAll()
    const [mail] = mailsTo(house.mails, email)
    expect([mail?.subject, mail?.link.replace(/#.*/, '')]).toEqual(['完成注册', '/welcome'])
    const token = tokenTo(house.mails, email)
    expect((await one.post('/sign-ups/reading', { token })).json()).toEqual({ name: '王工', email })
    expect(
      (await one.post('/sign-ups/completion', { token, name: '王工', password: PASSWORD, ...ticks(house) })).statusCode,
    ).toBe(201)
    expect((await one.me()).person).toMatchObject({ name: '王工', email })
    const again = await one.post('/sign-ups/completion', { token, name: '王工', password: PASSWORD, ...ticks(house) })
    expect([again.statusCode, again.json().code]).toEqual([410, 'link_spent'])
  })

  test('nobody can prepare an account for an address that is not theirs', async () => {
    await openBrowser(house).post('/sign-ups', { name: '坏人', email })
    await house.processAll()
    expect((await openBrowser(house).signIn(email, PASSWORD)).statusCode).toBe(401)
    const owner = openBrowser(house)
    await owner.post('/sign-ups/completion', {
      token: tokenTo(house.mails, email),
      name: '王工',
      password: PASSWORD,
      ...ticks(house),
    })
    expect((await owner.me()).person?.name).toBe('王工')
  })

  test('somebody who has an account is told so by mail alone, and nothing of it changes', async () => {
    await withAccount()
    await openBrowser(house).post('/sign-ups', { name: '坏人', email: email.toUpperCase() })
    await house.processAll()
    expect(mailsTo(house.mails, email).map(({ subject }) => subject)).toEqual(['你的邮箱已有账号'])
    expect((await openBrowser(house).signIn(email, PASSWORD)).statusCode).toBe(200)
  })

  test('a mailbox gets three such mails an hour, however many are asked for', async () => {
    for (let n = 0; n < 6; n++) expect((await openBrowser(house).post('/sign-ups', { name: '王工', email })).statusCode).toBe(202)
    await house.processAll()
    expect(mailsTo(house.mails, email)).toHaveLength(3)
  })

  test('gives itself no role, no confirmed address and no id of its choice', async () => {
    const one = openBrowser(house)
    const more = { id: '01890000-0000-7000-8000-000000000001', emailVerified: true, role: 'OPERATOR', roles: ['OPERATOR'] }
    expect((await one.post('/sign-ups', { name: '王工', email, ...more })).statusCode).toBe(400)
    await one.signUp('王工', email, PASSWORD)
    expect(await one.me()).toMatchObject({ roles: [], organisations: [], appointments: [] })
    expect((await one.get('/operator/listings')).statusCode).toBe(403)
  })

  test('a poor password, no name and a broken address are named at their fields before anything is kept', async () => {
    const one = openBrowser(house)
    await one.post('/sign-ups', { name: '王工', email })
    await house.processAll()
    const token = tokenTo(house.mails, email)
    const before = await house.services.db.read.$count(persons)
    const faults = async (answer: Promise<{ statusCode: number; json(): { issues: { path: string; code: string }[] } }>) =>
      (await answer).json().issues.map(({ path, code }) => `${path} ${code}`)
    expect(await faults(one.post('/sign-ups', { name: '', email: 'not an address' }))).toEqual([
      'name too_small',
      'email invalid_format',
    ])
    const complete = (password: string) => one.post('/sign-ups/completion', { token, name: '王工', password, ...ticks(house) })
    expect(await faults(complete('short'))).toEqual(['password password_short'])
    expect(await faults(complete('woaini1314520'))).toEqual(['password password_common'])
    expect(await house.services.db.read.$count(persons)).toBe(before)
    expect((await complete(PASSWORD)).statusCode).toBe(201)
  })
})

describe('signing in', () => {
  test('a session is over at the next request after the sign-out', async () => {
    await withAccount()
    const one = openBrowser(house)
    await one.signIn(email, PASSWORD)
    const kept = one.cookie()
    expect((await one.remove('/session')).json()).toEqual({ done: true })
    const refused = await house.app.inject({ url: '/api/v1/my/needs', headers: { cookie: kept } })
    expect([refused.statusCode, refused.json().code]).toEqual([401, 'unauthenticated'])
  })

  test('writes of the address that mean the same mailbox reach the same account', async () => {
    await withAccount()
    for (const written of [email.toUpperCase(), ` ${email} `, email.replace('@', '＠').replace('.', '．')])
      expect((await openBrowser(house).signIn(written, PASSWORD)).statusCode, written).toBe(200)
  })

  test('a wrong password and an unknown address are answered alike', async () => {
    await withAccount()
    const wrong = await openBrowser(house).signIn(email, 'not-the-password')
    const unknown = await openBrowser(house).signIn(`no-${email}`, 'not-the-password')
    const body = (answer: typeof wrong) => ({ ...answer.json(), requestId: null })
    expect(wrong.statusCode).toBe(401)
    expect([unknown.statusCode, body(unknown), unknown.cookies]).toEqual([wrong.statusCode, body(wrong), wrong.cookies])
  })

  test('a room full of people can sign up and in within the same seconds from one address', async () => {
    const room = Array.from({ length: 12 }, (_, n) => `room${n}-${email}`)
    const address = '10.77.0.1'
    for (const one of room) expect((await openBrowser(house, { address }).signUp('王工', one, PASSWORD)).statusCode).toBe(201)
    const answers = await Promise.all(room.map((one) => openBrowser(house, { address }).signIn(one, PASSWORD)))
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array(12).fill(200))
  })

  test('a session cookie somebody made up opens nothing', async () => {
    const cookie = 'keqiao.session_token=abcdefgh.ijklmnop'
    expect((await house.app.inject({ url: '/api/v1/me', headers: { cookie } })).json().person).toBeNull()
  })
})
