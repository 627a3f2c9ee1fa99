import { codesOf, enrolWith } from '@keqiao/server/accounts/second-factor'
import { persons, sessions } from '@keqiao/server/accounts/tables'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type InjectBrowser, openBrowser, ticks } from '../support/inject-browser.ts'
import { mailsTo, tokenTo } from '../support/mailbox.ts'
import { addPersonWith } from '../support/passwords.ts'
import { type House, startHouse } from '../support/start-house.ts'

const PASSWORD = 'kan-jian-yan-shan-xue'
const NEW_PASSWORD = 'ting-jian-bai-yang-dian'
const SECRET = 'another-secret-of-32-bytes-here!'
const HOUR = 3_600_000

let house: House
let firm = ''
let boss: InjectBrowser
beforeAll(async () => {
  house = await startHouse()
  const { accounts } = house.services
  const kind = { name: '链接测试厂', kind: 'ENT', region: '130200', intro: null, fields: [] } as const
  firm = (await accounts.ensureOrganisation({ ...kind, fields: [] }, false)).id
  await accounts.join(await addPersonWith(house, 'boss@firm.example', PASSWORD), firm, 'admin')
  boss = openBrowser(house)
  await boss.enter('boss@firm.example')
})
afterAll(() => house.close())

let people = 0
let email = ''
let id = ''
let one: InjectBrowser
beforeEach(async () => {
  email = `person${++people}@firm.example`
  id = await addPersonWith(house, email, PASSWORD)
  one = openBrowser(house)
  await one.enter(email)
})

async function mailed(asking: Promise<{ statusCode: number }>, address: string): Promise<string> {
  expect((await asking).statusCode).toBeLessThan(300)
  await house.processAll()
  const link = mailsTo(house.mails, address).at(-1)?.link ?? ''
  return link.split(/[#/.=]/).at(-1) as string
}

/** Each kind of token that this house hands out, and where it is used. */
const KINDS: Record<
  string,
  { issue: () => Promise<string>; use: (by: InjectBrowser, token: string) => Promise<{ statusCode: number }> }
> = {
  'sign-up': {
    issue: () => mailed(openBrowser(house).post('/sign-ups', { name: '新人', email: `new-${email}` }), `new-${email}`),
    use: (by, token) => by.post('/sign-ups/completion', { token, name: '新人', password: NEW_PASSWORD, ...ticks(house) }),
  },
  'password reset': {
    issue: () => mailed(openBrowser(house).post('/password-resets', { email }), email),
    use: (by, token) => by.post('/password-resets/completion', { token, password: NEW_PASSWORD }),
  },
  'change of address': {
    issue: () => mailed(one.post('/my/mail-changes', { email: `moved-${email}`, password: PASSWORD }), `moved-${email}`),
    use: (by, token) => by.post('/mail-confirmations', { token, kind: 'mail_change' }),
  },
  'proof of address': {
    issue: async () => {
      await house.services.db.write(async (tx) => void (await tx.update(persons).set({ emailVerified: false })))
      return mailed(one.post('/my/mail-verifications'), email)
    },
    use: (by, token) => by.post('/mail-confirmations', { token, kind: 'mail_verification' }),
  },
  invitation: {
    issue: () => mailed(boss.post(`/organisations/${firm}/invitations`, { email, role: 'member' }), email),
    use: (by, token) => by.post(`/invitations/${token}/accept`),
  },
  'device cookie': {
    issue: async () => {
      const device = openBrowser(house)
      await device.signIn(email, PASSWORD)
      return device.cookies.get('keqiao.device') as string
    },
    use: async () => ({ statusCode: 400 }),
  },
  'session cookie': {
    issue: async () => (one.cookies.get('keqiao.session_token') as string).split('.')[0] as string,
    use: async () => ({ statusCode: 400 }),
  },
  'code challenge': {
    issue: async () => {
      await enrolWith(house.services, id, SECRET)
      const device = openBrowser(house)
      await device.signIn(email, PASSWORD)
      return (device.cookies.get('keqiao.two_factor') as string).split('.')[0] as string
    },
    use: async () => ({ statusCode: 400 }),
  },
}

/** Everything that a stolen token could have changed. */
async function state() {
  const { read } = house.services.db
  const people = (await read.select().from(persons)).map(({ id, email, emailVerified }) => [id, email, emailVerified])
  const open = (await read.select().from(sessions)).map(({ id }) => id)
  const members = (await boss.get(`/organisations/${firm}/members`)).body
  return { people: people.sort(), open: open.sort(), members }
}

describe.each(Object.keys(KINDS))('a token of a %s', (made) => {
  test('opens nothing but its own purpose, signed in or not, and that once', async () => {
    const token = await KINDS[made]?.issue()
    const before = await state()
    const wrong: string[] = []
    for (const [used, { use }] of Object.entries(KINDS).filter(([kind]) => kind !== made))
      for (const by of [one, openBrowser(house)]) {
        const { statusCode } = await use(by, token as string)
        if (statusCode < 400 || statusCode >= 500) wrong.push(`${used}: ${statusCode}`)
        if (by !== one && by.cookies.size > 0) wrong.push(`${used} set a cookie`)
      }
    expect([wrong, await state()]).toEqual([[], before])
    if (!made.includes('cookie') && made !== 'code challenge') {
      const use = KINDS[made]?.use as (typeof KINDS)[string]['use']
      expect((await use(one, token as string)).statusCode).toBeLessThan(300)
      const again = await use(openBrowser(house), token as string)
      expect(again.statusCode).toBeGreaterThanOrEqual(400)
    }
  })
})

describe('a link ends', () => {
  test.each([
    ['sign-up', 24],
    ['password reset', 1],
    ['change of address', 1],
    ['proof of address', 24],
  ])('%s after %i hours', async (kind, hours) => {
    const { issue, use } = KINDS[kind] as (typeof KINDS)[string]
    const token = await issue()
    house.clock.advance(hours * HOUR)
    expect((await use(openBrowser(house), token)).statusCode).toBe(410)
  })

  test('a reset, when another was used, the password was changed, or the account moved', async () => {
    const { issue, use } = KINDS['password reset'] as (typeof KINDS)[string]
    const [first, second] = [await issue(), await issue()]
    expect((await use(openBrowser(house), second)).statusCode).toBe(200)
    expect((await use(openBrowser(house), first)).statusCode).toBe(410)

    await one.enter(email)
    house.clock.advance(HOUR)
    const third = await issue()
    await one.put('/my/password', { current: NEW_PASSWORD, password: PASSWORD })
    expect((await use(openBrowser(house), third)).statusCode).toBe(410)

    const fourth = await issue()
    const change = KINDS['change of address'] as (typeof KINDS)[string]
    expect((await change.use(one, await change.issue())).statusCode).toBe(200)
    expect((await use(openBrowser(house), fourth)).statusCode).toBe(410)
  })

  test('a poor new password does not use it up', async () => {
    const token = await (KINDS['password reset'] as (typeof KINDS)[string]).issue()
    const by = openBrowser(house)
    expect((await by.post('/password-resets/completion', { token, password: 'short' })).statusCode).toBe(400)
    expect((await by.post('/password-resets/completion', { token, password: NEW_PASSWORD })).statusCode).toBe(200)
  })
})

describe('what went wrong elsewhere does not here', () => {
  test('a change of address made for one account does not move another that happens to be signed in', async () => {
    const change = KINDS['change of address'] as (typeof KINDS)[string]
    const token = await change.issue()
    expect((await change.use(boss, token)).statusCode).toBe(410)
    expect((await change.use(one, token)).statusCode).toBe(200)
    expect((await one.me()).person.email).toBe(`moved-${email}`)
  })

  test('an address that somebody else took meanwhile is not given twice', async () => {
    const change = KINDS['change of address'] as (typeof KINDS)[string]
    const token = await change.issue()
    await addPersonWith(house, `moved-${email}`, PASSWORD)
    expect((await change.use(one, token)).statusCode).toBe(410)
    expect((await one.me()).person.email).toBe(email)
  })

  test('two sign-ups of one address make one account, with the password of the first who opened the mail', async () => {
    const address = `twice-${email}`
    const ask = () => mailed(openBrowser(house).post('/sign-ups', { name: '新人', email: address }), address)
    const [first, second] = [await ask(), await ask()]
    const complete = (token: string, password: string) =>
      openBrowser(house).post('/sign-ups/completion', { token, name: '新人', password, ...ticks(house) })
    const both = await Promise.all([complete(first, PASSWORD), complete(second, NEW_PASSWORD)])
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([201, 410])
    expect((await house.services.db.read.select().from(persons)).filter((row) => row.email === address)).toHaveLength(1)
  })

  test('one code challenge lets one in, however many race with it', async () => {
    await enrolWith(house.services, id, SECRET)
    const device = openBrowser(house)
    await device.signIn(email, PASSWORD)
    const code = codesOf(SECRET).generate()
    const cookie = device.cookie()
    const race = Array.from({ length: 6 }, () => {
      const racer = openBrowser(house)
      return racer.post('/session/code', { code, kind: 'app' }, { cookie })
    })
    expect((await Promise.all(race)).filter(({ statusCode }) => statusCode === 200)).toHaveLength(1)
  })

  test('the library has no address of its own: no keys, no social sign-in, no magic link, no session without a cookie', async () => {
    const places = [
      'sign-in/email',
      'sign-up/email',
      'sign-in/social',
      'sign-in/magic-link',
      'api-key/create',
      'update-user',
      'update-session',
    ]
    const more = [
      'get-session',
      'list-sessions',
      'verify-email',
      'change-email',
      'delete-user',
      'callback/google',
      'reset-password/x',
      'ok',
    ]
    const two = ['two-factor/enable', 'two-factor/disable', 'two-factor/send-otp', 'two-factor/view-backup-codes']
    const found: string[] = []
    for (const place of [...places, ...more, ...two])
      for (const method of ['GET', 'POST'] as const) {
        const answer = await house.app.inject({
          method,
          url: `/api/auth/${place}`,
          headers: { cookie: one.cookie() },
          ...(method === 'POST' && { payload: {} }),
        })
        if (answer.statusCode !== 404 || answer.cookies.length > 0) found.push(`${method} ${place}: ${answer.statusCode}`)
      }
    expect(found).toEqual([])
  })

  test('a cookie that claims to be a cached session is not read', async () => {
    const person = { id, email, name: '王工', emailVerified: true, twoFactorEnabled: true }
    const session = {
      session: { userId: id, token: 'x', expiresAt: '2099-01-01T00:00:00.000Z' },
      user: person,
      updatedAt: Date.now(),
    }
    const cached = Buffer.from(JSON.stringify({ session, expiresAt: 4_070_908_800_000, signature: 'x' })).toString('base64url')
    const cookie = `keqiao.session_data=${cached}; keqiao.session_token=x.y`
    expect((await house.app.inject({ url: '/api/v1/me', headers: { cookie } })).json().person).toBeNull()
  })

  test('a token of the wrong length or alphabet is an input fault, not a search', async () => {
    for (const token of ['', 'x', 'x'.repeat(44), `${'x'.repeat(42)}%`, "' or 1=1 --".padEnd(43, 'x')])
      expect((await openBrowser(house).post('/password-resets/completion', { token, password: NEW_PASSWORD })).statusCode).toBe(
        400,
      )
  })

  test('guessing tokens is slowed down', async () => {
    const by = openBrowser(house)
    const tries = async () => (await by.post('/sign-ups/reading', { token: 'x'.repeat(43) })).statusCode
    for (let n = 0; n < 60; n++) expect(await tries()).toBe(410)
    expect(await tries()).toBe(429)
  })

  test('the mail of a reset says nothing but the link, and no mail goes to an address without an account', async () => {
    expect(tokenTo(house.mails, email)).toBe('')
    await openBrowser(house).post('/password-resets', { email: `nobody-${email}` })
    await house.processAll()
    expect(mailsTo(house.mails, `nobody-${email}`)).toEqual([])
  })
})
