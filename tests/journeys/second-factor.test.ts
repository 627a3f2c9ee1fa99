import { codesOf, enrolWith } from '@keqiao/server/accounts/second-factor'
import { secondFactors, sessions } from '@keqiao/server/accounts/tables'
import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type InjectBrowser, openBrowser } from '../support/inject-browser.ts'
import { mailsTo } from '../support/mailbox.ts'
import { addPersonWith } from '../support/passwords.ts'
import { type House, startHouse } from '../support/start-house.ts'

const PASSWORD = 'kan-jian-yan-shan-xue'
const SECRET = 'another-secret-of-32-bytes-here!'
const STEP = 30_000

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

const codeAt = (steps: number) => codesOf(SECRET).generate({ timestamp: Date.now() + steps * STEP })
const appOf = (uri: string) => new TOTP({ secret: Secret.fromBase32(new URL(uri).searchParams.get('secret') ?? '') })
const laterCode = (app: TOTP, steps: number) => app.generate({ timestamp: Date.now() + steps * STEP })
const pass = (one: InjectBrowser, code: string) => one.post('/session/code', { code, kind: 'app' })
const isIn = async (one: InjectBrowser) => (await one.me()).person !== null
/** Whether this session passed: only then a role of the centre counts. */
const passed = async (one: InjectBrowser) => {
  await house.services.accounts.appoint(id, 'OPERATOR')
  const { appointments } = await one.me()
  return appointments.length === 1
}
const signedIn = async () => {
  const one = openBrowser(house)
  await one.signIn(email, PASSWORD)
  return one
}
const faultOf = (answer: { json(): { issues?: { path: string; code: string }[] } }) =>
  answer.json().issues?.map(({ path, code }) => `${path} ${code}`)

describe('a person with a code app', () => {
  beforeEach(() => enrolWith(house.services, id, SECRET))

  test('gets no session from the password alone, and one that counts from password and code', async () => {
    const one = openBrowser(house)
    expect((await one.signIn(email, PASSWORD)).json()).toEqual({ next: 'code' })
    expect(await isIn(one)).toBe(false)
    expect(faultOf(await pass(one, '000000'))).toEqual(['code code_wrong'])
    expect((await pass(one, codeAt(0))).json()).toEqual({ next: 'in' })
    expect([await isIn(one), await passed(one)]).toEqual([true, true])
  })

  // The older one is in time even when half a minute ends meanwhile.
  test.each([
    ['cannot use a code twice, nor an older one after a newer', [1, 1, 0], [200, 401, 401]],
    ['comes in again by the next code', [0, 1], [200, 200]],
  ])('%s', async (_, steps, wanted) => {
    const outcomes: number[] = []
    for (const code of steps.map(codeAt)) outcomes.push((await pass(await signedIn(), code)).statusCode)
    expect(outcomes).toEqual(wanted)
  })

  test('is asked again on a device that wanted to be trusted', async () => {
    const one = await signedIn()
    expect((await one.post('/session/code', { code: codeAt(0), kind: 'app', trustDevice: true })).statusCode).toBe(400)
    await pass(one, codeAt(0))
    await one.remove('/session')
    expect((await one.signIn(email, PASSWORD)).json()).toEqual({ next: 'code' })
  })

  test('finds its challenge closed after five wrong codes, whatever comes then', async () => {
    const one = await signedIn()
    for (let n = 0; n < 5; n++) expect((await pass(one, `00000${n}`)).statusCode).toBe(400)
    expect((await pass(one, codeAt(0))).json()).toMatchObject({ code: 'challenge_over', facts: { because: 'ended' } })
    expect(await isIn(one)).toBe(false)
  })

  test('drops it with password and code only, and is told by mail', async () => {
    const one = await signedIn()
    await pass(one, codeAt(-1))
    const drop = (body: object) => one.post('/my/second-factor/removal', body)
    expect(faultOf(await drop({ password: 'not-the-password', code: codeAt(0) }))).toEqual(['password password_wrong'])
    expect(faultOf(await drop({ password: PASSWORD, code: '123456' }))).toEqual(['code code_wrong'])
    expect((await drop({ password: PASSWORD, code: codeAt(0) })).statusCode).toBe(200)
    expect((await (await signedIn()).me()).person?.email).toBe(email)
    await house.processAll()
    expect(mailsTo(house.mails, email).map(({ subject }) => subject)).toEqual(['动态验证码已停用'])
  })

  test('who holds an office of the centre cannot drop it', async () => {
    await house.services.accounts.appoint(id, 'AUDITOR')
    const one = await signedIn()
    await pass(one, codeAt(-1))
    const answer = await one.post('/my/second-factor/removal', { password: PASSWORD, code: codeAt(0) })
    expect([answer.statusCode, answer.json().code]).toEqual([409, 'second_factor_needed'])
  })

  test('but can exchange the app: the old one counts until the first code of the new', async () => {
    const one = await signedIn()
    await pass(one, codeAt(-1))
    expect(faultOf(await one.post('/my/second-factor', { password: PASSWORD }))).toEqual(['code required'])
    const { uri } = (await one.post('/my/second-factor', { password: PASSWORD, code: codeAt(0) })).json()
    expect((await pass(await signedIn(), codeAt(1))).statusCode).toBe(200)
    const app = appOf(uri)
    expect(faultOf(await one.post('/my/second-factor/confirmation', { code: '000000' }))).toEqual(['code code_wrong'])
    expect((await one.post('/my/second-factor/confirmation', { code: laterCode(app, -1) })).statusCode).toBe(200)
    expect((await pass(await signedIn(), laterCode(app, 0))).statusCode).toBe(200)
    expect((await pass(await signedIn(), codeAt(1))).statusCode).toBe(400)
  })
})

describe('setting one up', () => {
  async function setUp(one: InjectBrowser) {
    const made = (await one.post('/my/second-factor', { password: PASSWORD })).json()
    const app = appOf(made.uri)
    expect(app.secret.base32).toBe(made.secret)
    await one.post('/my/second-factor/confirmation', { code: laterCode(app, -1) })
    return { app, backupCodes: made.backupCodes as string[] }
  }

  test('needs the password and the first code; then every other device is out and this session counts', async () => {
    const [one, other] = [await signedIn(), await signedIn()]
    expect(faultOf(await one.post('/my/second-factor', { password: 'not-the-password' }))).toEqual(['password password_wrong'])
    await one.post('/my/second-factor', { password: PASSWORD })
    expect((await (await signedIn()).me()).person?.email).toBe(email)
    expect(faultOf(await one.post('/my/second-factor/confirmation', { code: '000000' }))).toEqual(['code code_wrong'])
    await setUp(one)
    expect([await isIn(one), await isIn(other), await passed(one)]).toEqual([true, false, true])
  })

  test('that was begun and not confirmed proves nothing', async () => {
    const one = await signedIn()
    const made = (await one.post('/my/second-factor', { password: PASSWORD })).json()
    const drop = await one.post('/my/second-factor/removal', { password: PASSWORD, code: laterCode(appOf(made.uri), 0) })
    expect([drop.statusCode, drop.json().code]).toEqual([409, 'transition_refused'])
  })

  test('gives ten backup codes, each good for one sign-in and none after new ones were made', async () => {
    const one = await signedIn()
    const { app, backupCodes } = await setUp(one)
    expect(new Set(backupCodes).size).toBe(10)
    const use = async (code: string) => (await (await signedIn()).post('/session/code', { code, kind: 'backup' })).statusCode
    expect([await use(backupCodes[0] as string), await use(backupCodes[0] as string)]).toEqual([200, 400])
    expect((await one.get('/my/security')).json().secondFactor).toEqual({ on: true, needed: false, backupCodes: 9 })
    const body = { password: PASSWORD, code: laterCode(app, 0) }
    const renewed = (await one.post('/my/second-factor/backup-codes', body)).json().backupCodes
    expect([await use(backupCodes[1] as string), await use(renewed[0])]).toEqual([400, 200])
  })
})

test('nothing that a client sends sets the mark or the enrolment', async () => {
  const one = openBrowser(house)
  const more = { secondFactorAt: new Date().toISOString(), twoFactorEnabled: true, verified: true }
  expect((await one.post('/session', { email, password: PASSWORD, ...more })).statusCode).toBe(400)
  await one.signIn(email, PASSWORD)
  for (const url of ['/my/second-factor', '/my/second-factor/confirmation'])
    expect((await one.post(url, { password: PASSWORD, code: '000000', ...more })).statusCode).toBe(400)
  const { read } = house.services.db
  const marks = (await read.select().from(sessions)).filter(({ userId }) => userId === id)
  expect(marks.map(({ secondFactorAt }) => secondFactorAt)).toEqual([null])
  expect((await read.select().from(secondFactors)).some(({ userId }) => userId === id)).toBe(false)
})
