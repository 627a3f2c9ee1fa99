import { createHook } from 'node:async_hooks'
import { enrolWith } from '@keqiao/server/accounts/second-factor'
import { mailRequests } from '@keqiao/server/accounts/security/tables'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type InjectBrowser, openBrowser } from '../support/inject-browser.ts'
import { mailsTo } from '../support/mailbox.ts'
import { addPersonWith } from '../support/passwords.ts'
import { type House, startHouse } from '../support/start-house.ts'

const PASSWORD = 'kan-jian-yan-shan-xue'
const KNOWN = 'known@firm.example'
const STAFF = 'staff@firm.example'
const NO_PASSWORD = 'imported@firm.example'
const UNKNOWN = 'nobody@firm.example'

let house: House
let firm = ''
let boss: InjectBrowser
beforeAll(async () => {
  house = await startHouse()
  const { accounts } = house.services
  firm = (
    await accounts.ensureOrganisation({ name: '枚举测试厂', kind: 'ENT', region: '130200', intro: null, fields: [] }, false)
  ).id
  await accounts.join(await addPersonWith(house, 'boss@firm.example', PASSWORD), firm, 'admin')
  await addPersonWith(house, KNOWN, PASSWORD)
  await enrolWith(house.services, await addPersonWith(house, STAFF, PASSWORD), 'another-secret-of-32-bytes-here!')
  await addPersonWith(house, NO_PASSWORD, PASSWORD)
  await accounts.join(await addPersonWith(house, 'colleague@firm.example', PASSWORD), firm, 'member')
  boss = openBrowser(house)
  await boss.enter('boss@firm.example')
})
afterAll(() => house.close())

/** Slow hashes computed while this runs: the one part of signing in that takes time. */
async function hashes<T>(run: () => Promise<T>): Promise<{ answer: T; hashed: number }> {
  let hashed = 0
  const hook = createHook({ init: (_, type) => void (type === 'SCRYPTREQUEST' && hashed++) }).enable()
  try {
    return { answer: await run(), hashed }
  } finally {
    hook.disable()
  }
}

/** All that a caller can see, but for what differs between any two answers. */
const seen = ({ statusCode, headers, body }: { statusCode: number; headers: Record<string, unknown>; body: string }) => ({
  statusCode,
  headers: { ...headers, date: null },
  body: body.replace(/"requestId":"[^"]+"/, ''),
})

const FLOWS: Record<
  string,
  { ask: (by: InjectBrowser, email: string) => ReturnType<InjectBrowser['post']>; by?: 'boss'; hashed: number }
> = {
  'signing in': { ask: (by, email) => by.signIn(email, 'not-the-password'), hashed: 1 },
  'signing up': { ask: (by, email) => by.post('/sign-ups', { name: '新人', email }), hashed: 0 },
  'a reset': { ask: (by, email) => by.post('/password-resets', { email }), hashed: 0 },
  'moving to an address': {
    ask: (by, email) => by.post('/my/mail-changes', { email, password: PASSWORD }),
    by: 'boss',
    hashed: 1,
  },
  'an invitation': {
    ask: (by, email) => by.post(`/organisations/${firm}/invitations`, { email, role: 'member' }),
    by: 'boss',
    hashed: 0,
  },
}

describe.each(Object.entries(FLOWS))('%s', (name, { ask, by, hashed }) => {
  const tried = async (email: string) => hashes(() => ask(by ? boss : openBrowser(house), email))

  test('is answered alike for every address, with the same work', async () => {
    const answers = new Map<string, unknown>()
    for (const email of [KNOWN, UNKNOWN, STAFF, NO_PASSWORD, `${UNKNOWN}.cn`, KNOWN.toUpperCase()]) {
      const { answer, hashed } = await tried(email)
      const shown = seen(answer)
      // An invitation shows its sender what was typed, and its own times.
      const body = name === 'an invitation' ? Object.keys(JSON.parse(shown.body)).sort() : shown.body
      const headers = name === 'an invitation' ? { ...shown.headers, 'content-length': null } : shown.headers
      answers.set(email, { ...shown, headers, body, hashed })
    }
    const all = [...answers.values()]
    expect(all).toEqual(Array(all.length).fill(all[0]))
    expect(all[0]).toMatchObject({ hashed, statusCode: expect.any(Number) })
  })
})

test.each(Object.entries(FLOWS).filter(([, { by }]) => !by))(
  '%s goes on alike when it is asked too often',
  async (_, { ask }) => {
    const often = async (email: string) => {
      const one = openBrowser(house)
      const found: number[] = []
      for (let n = 0; n < 8; n++) found.push((await ask(one, email)).statusCode)
      return found
    }
    expect(await often(KNOWN)).toEqual(await often(UNKNOWN))
  },
)

test('the request itself writes down a wish and looks nobody up', async () => {
  await house.processAll()
  const one = openBrowser(house)
  for (const email of [KNOWN, UNKNOWN]) await one.post('/password-resets', { email })
  const rows = await house.services.db.read.select().from(mailRequests)
  expect(rows.map(({ kind, address, personId, name }) => ({ kind, address, personId, name }))).toEqual([
    { kind: 'password_reset', address: KNOWN, personId: null, name: null },
    { kind: 'password_reset', address: UNKNOWN, personId: null, name: null },
  ])
  await house.processAll()
  expect(await house.services.db.read.$count(mailRequests)).toBe(0)
})

test('a code is asked for only of who typed the right password', async () => {
  const right = await openBrowser(house).signIn(STAFF, PASSWORD)
  const wrong = await openBrowser(house).signIn(STAFF, 'not-the-password')
  expect([right.json(), wrong.statusCode, wrong.json().code]).toEqual([{ next: 'code' }, 401, 'credentials_wrong'])
})

test('moving to an address that somebody has tells its owner and nobody else', async () => {
  await boss.post('/my/mail-changes', { email: KNOWN, password: PASSWORD })
  await house.processAll()
  expect(mailsTo(house.mails, KNOWN).map(({ subject }) => subject)).toContain('你的邮箱已有账号')
  expect((await boss.me()).person.email).toBe('boss@firm.example')
})
