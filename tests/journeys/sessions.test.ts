import { codesOf, enrolWith } from '@keqiao/server/accounts/second-factor'
import { appointments, memberships, persons, sessions } from '@keqiao/server/accounts/tables'
import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type InjectBrowser, openBrowser } from '../support/inject-browser.ts'
import { tokenTo } from '../support/mailbox.ts'
import { addPersonWith } from '../support/passwords.ts'
import { type House, startHouse } from '../support/start-house.ts'

const PASSWORD = 'kan-jian-yan-shan-xue'
const NEW_PASSWORD = 'ting-jian-bai-yang-dian'
const SECRET = 'another-secret-of-32-bytes-here!'
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

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
async function signedIn() {
  const one = openBrowser(house)
  await one.enter(email)
  return one
}
const codeAt = (steps: number) => codesOf(SECRET).generate({ timestamp: Date.now() + steps * 30_000 })
async function passed(steps: number) {
  const one = openBrowser(house)
  await one.signIn(email, PASSWORD)
  await one.post('/session/code', { code: codeAt(steps), kind: 'app' })
  return one
}

/** What happens on the first device, and which of the two cookies from before and of the first device's new one still count. */
const ENDINGS: [string, (one: InjectBrowser, other: InjectBrowser) => Promise<unknown>, string][] = [
  ['signs out', (one) => one.remove('/session'), '-- other'],
  [
    'ends the other device',
    async (one) => {
      const { sessions } = (await one.get('/my/security')).json()
      return one.remove(`/my/sessions/${sessions.find(({ current }: { current: boolean }) => !current).id}`)
    },
    'before now --',
  ],
  ['ends all others', (one) => one.remove('/my/sessions'), 'before now --'],
  [
    'ends this very device in the list',
    async (one) => {
      const { sessions } = (await one.get('/my/security')).json()
      return one.remove(`/my/sessions/${sessions.find(({ current }: { current: boolean }) => current).id}`)
    },
    '-- other',
  ],
  ['changes the password', (one) => one.put('/my/password', { current: PASSWORD, password: NEW_PASSWORD }), 'now --'],
  [
    'fails to change the password',
    (one) => one.put('/my/password', { current: 'wrong', password: NEW_PASSWORD }),
    'before now other',
  ],
  [
    'resets the password by mail',
    async (one) => {
      await one.post('/password-resets', { email })
      await house.processAll()
      return one.post('/password-resets/completion', { token: tokenTo(house.mails, email), password: NEW_PASSWORD })
    },
    '--',
  ],
  [
    'asks for a reset and does not use it',
    async (one) => {
      await one.post('/password-resets', { email })
      await house.processAll()
    },
    'before now other',
  ],
  [
    'sets up a code app',
    async (one) => {
      const { uri } = (await one.post('/my/second-factor', { password: PASSWORD })).json()
      const secret = Secret.fromBase32(new URL(uri).searchParams.get('secret') ?? '')
      return one.post('/my/second-factor/confirmation', { code: new TOTP({ secret }).generate() })
    },
    'now --',
  ],
  ['begins to set one up', (one) => one.post('/my/second-factor', { password: PASSWORD }), 'before now other'],
  [
    'moves to another address',
    async (one) => {
      await one.post('/my/mail-changes', { email: `new-${email}`, password: PASSWORD })
      await house.processAll()
      return one.post('/mail-confirmations', { token: tokenTo(house.mails, `new-${email}`), kind: 'mail_change' })
    },
    'before now --',
  ],
  ['signs in once more', (one) => one.signIn(email, PASSWORD), 'before now other'],
  ['types a wrong password', (one) => one.signIn(email, 'not-the-password'), 'before now other'],
  ['is removed', () => house.services.db.write(async (tx) => void (await tx.delete(persons))), '--'],
]

describe('after somebody', () => {
  test.each(ENDINGS)('%s', async (_, act, left) => {
    const [one, other] = [await signedIn(), await signedIn()]
    const before = one.cookie()
    await act(one, other)
    const now = one.cookie()
    const found = [(await isIn(before)) && 'before', (await isIn(now)) && 'now', (await isIn(other.cookie())) && 'other']
    const wanted = left.replace(/^-- |^--$/, '').split(' ')
    expect(found.filter(Boolean)).toEqual(wanted.filter((one) => one !== '--' && one !== ''))
  })

  test('with a code app drops it, the other devices are out', async () => {
    await enrolWith(house.services, id, SECRET)
    const [one, other] = [await passed(-1), await passed(0)]
    await one.post('/my/second-factor/removal', { password: PASSWORD, code: codeAt(1) })
    expect([await isIn(one.cookie()), await isIn(other.cookie())]).toEqual([true, false])
  })

  test('nobody ends a session that is not theirs', async () => {
    const victim = await signedIn()
    const { sessions } = (await victim.get('/my/security')).json()
    email = `other-${email}`
    await addPersonWith(house, email, PASSWORD)
    const answer = await (await signedIn()).remove(`/my/sessions/${sessions[0].id}`)
    expect([answer.statusCode, await isIn(victim.cookie())]).toEqual([404, true])
  })
})

describe('what a session may do follows the present roles, at the next request', () => {
  const OPERATOR = '/operator/listings?kind=need'
  const status = async (one: InjectBrowser, url: string) => (await one.get(url)).statusCode
  const { accounts, db } = { accounts: () => house.services.accounts, db: () => house.services.db }

  test('an office given, moved to another region and taken away', async () => {
    await enrolWith(house.services, id, SECRET)
    const one = await passed(0)
    expect(await status(one, OPERATOR)).toBe(403)
    await accounts().appoint(id, 'OPERATOR')
    expect(await status(one, OPERATOR)).toBe(200)
    await accounts().appoint(id, 'OPERATOR', '130200')
    expect((await one.me()).appointments).toEqual([{ role: 'OPERATOR', region: '130200' }])
    await db().write(async (tx) => void (await tx.delete(appointments)))
    expect(await status(one, OPERATOR)).toBe(403)
  })

  test('an office sleeps in a session without the second factor, and when the code app is gone', async () => {
    await accounts().appoint(id, 'OPERATOR')
    const early = await signedIn()
    expect((await early.get(OPERATOR)).json()).toMatchObject({ code: 'forbidden', facts: { needs: 'second_factor' } })
    await enrolWith(house.services, id, SECRET)
    expect((await early.get(OPERATOR)).json()).toMatchObject({ code: 'forbidden', facts: { needs: 'second_factor' } })
    const one = await passed(0)
    expect(await status(one, OPERATOR)).toBe(200)
    await db().write(async (tx) => void (await tx.update(persons).set({ twoFactorEnabled: false })))
    expect((await one.get(OPERATOR)).json()).toMatchObject({ code: 'forbidden', facts: { needs: 'second_factor' } })
  })

  test('a membership given and taken away', async () => {
    const firm = await accounts().ensureOrganisation(
      { name: '会话测试厂', kind: 'ENT', region: '130200', intro: null, fields: [] },
      false,
    )
    const one = await signedIn()
    expect(await status(one, '/my/needs')).toBe(403)
    await accounts().join(id, firm.id, 'member')
    expect(await status(one, '/my/needs')).toBe(200)
    expect((await one.me()).roles).toEqual(['ENT_EDIT'])
    await db().write(async (tx) => void (await tx.update(memberships).set({ role: 'admin' })))
    expect((await one.me()).roles).toEqual(['ENT_ADMIN'])
    await db().write(async (tx) => void (await tx.delete(memberships)))
    expect(await status(one, '/my/needs')).toBe(403)
  })
})

describe('a session ends by itself', () => {
  /** Moves in steps, asking each time; the last step is the one that counts. */
  async function outlives(one: InjectBrowser, steps: number[]): Promise<boolean> {
    let alive = true
    for (const step of steps) {
      house.clock.advance(step)
      alive = await isIn(one.cookie())
    }
    return alive
  }

  test.each([
    ['unused for less than a week', [7 * DAY - 1], true],
    ['unused for a week', [7 * DAY], false],
    ['used every six days, but older than a month', [6 * DAY, 6 * DAY, 6 * DAY, 6 * DAY, 6 * DAY], false],
    ['used every six days, within a month', [6 * DAY, 6 * DAY, 6 * DAY, 6 * DAY], true],
  ])('%s', async (_, steps, alive) => {
    expect(await outlives(await signedIn(), steps)).toBe(alive)
  })

  test.each([
    ['of staff, unused for less than an hour', [HOUR - 1], true],
    ['of staff, unused for an hour', [HOUR], false],
    ['of staff, used all day, older than a day', Array<number>(32).fill(45 * MINUTE), false],
  ])('%s', async (_, steps, alive) => {
    await enrolWith(house.services, id, SECRET)
    expect(await outlives(await passed(0), steps)).toBe(alive)
  })

  test('what ended by itself does not come back when the clock is set back', async () => {
    const one = await signedIn()
    house.clock.advance(7 * DAY)
    expect(await isIn(one.cookie())).toBe(false)
    house.clock.advance(-6 * DAY)
    expect(await isIn(one.cookie())).toBe(false)
  })
})

test('what is over is swept, and nothing that still stands', async () => {
  await house.services.security.sweep()
  await signedIn()
  house.clock.advance(6 * DAY)
  const fresh = await signedIn()
  house.clock.advance(DAY)
  expect(await house.services.security.sweep()).toBeGreaterThan(0)
  const rows = (await house.services.db.read.select().from(sessions)).filter(({ userId }) => userId === id)
  expect([rows.length, await isIn(fresh.cookie())]).toEqual([1, true])
})

test('the list of devices names each in words and shows no whole address', async () => {
  const agent = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 MicroMessenger/8.0.50'
  await openBrowser(house).post('/session', { email, password: PASSWORD }, { 'user-agent': agent })
  house.clock.advance(HOUR)
  const one = openBrowser(house)
  await one.signIn(email, PASSWORD)
  const { sessions, limits } = (await one.get('/my/security')).json()
  expect(sessions.map(({ id: _, ...rest }: { id: string }) => rest)).toEqual([
    {
      browser: 'other',
      system: 'other',
      address: expect.stringMatching(/^10\.9\.\d+\.\*$/),
      openedAt: house.clock.now(),
      lastSeenAt: house.clock.now(),
      current: true,
    },
    expect.objectContaining({ browser: 'wechat', system: 'ios', current: false }),
  ])
  expect(limits).toEqual({ idleMinutes: 7 * 24 * 60, hours: 30 * 24 })
})
