import { FROM_ADDRESS } from '@keqiao/server/accounts/security/limits'
import { openHttp } from '@keqiao/server/http'
import { openServices } from '@keqiao/server/services'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openBrowser } from '../support/inject-browser.ts'
import { tokenTo } from '../support/mailbox.ts'
import { addPersonWith } from '../support/passwords.ts'
import { type House, PUBLIC_URL, startHouse } from '../support/start-house.ts'

const PASSWORD = 'kan-jian-yan-shan-xue'
const NEW_PASSWORD = 'ting-jian-bai-yang-dian'
const SECOND = 1000
const MINUTE = 60 * SECOND

let house: House
beforeAll(async () => {
  house = await startHouse()
})
afterAll(() => house.close())

let people = 0
let email = ''
beforeEach(async () => {
  email = `victim${++people}@firm.example`
  await addPersonWith(house, email, PASSWORD)
})

const signIn = (app: House['app'], remoteAddress: string, password: string, headers = {}) =>
  app.inject({ method: 'POST', url: '/api/v1/session', payload: { email, password }, remoteAddress, headers })
const statuses = async (count: number, ask: (n: number) => Promise<{ statusCode: number }>) => {
  const found: number[] = []
  for (let n = 0; n < count; n++) found.push((await ask(n)).statusCode)
  return found
}
const tally = (found: number[]) =>
  Object.fromEntries([...Map.groupBy(found, (one) => one)].map(([status, all]) => [status, all.length]))

describe('wrong passwords for one account', () => {
  test('from one address meet a wait that doubles; during it even the right one is not looked at', async () => {
    const at = '10.1.0.1'
    expect(await statuses(5, () => signIn(house.app, at, 'wrong'))).toEqual([401, 401, 401, 401, 401])
    const waits: number[] = []
    for (let n = 0; n < 4; n++) {
      const refused = await signIn(house.app, at, PASSWORD)
      expect([refused.statusCode, refused.headers['retry-after']]).toEqual([429, String(refused.json().facts.seconds)])
      waits.push(refused.json().facts.seconds)
      house.clock.advance(refused.json().facts.seconds * SECOND)
      expect((await signIn(house.app, at, 'wrong')).statusCode).toBe(401)
    }
    expect(waits).toEqual([2, 4, 8, 16])
    house.clock.advance(32 * SECOND)
    expect((await signIn(house.app, at, PASSWORD)).statusCode).toBe(200)
    expect((await signIn(house.app, at, 'wrong')).statusCode).toBe(401)
  })

  test('from very many addresses are cut to twenty in ten minutes', async () => {
    const found = await statuses(120, (n) => signIn(house.app, `10.2.${n % 60}.1`, 'wrong'))
    expect(tally(found)).toEqual({ 401: 20, 429: 100 })
    house.clock.advance(10 * MINUTE)
    expect((await signIn(house.app, '10.2.99.1', 'wrong')).statusCode).toBe(401)
  })

  test('do not lock their owner out: not on a known device, and not by mail on a new one', async () => {
    const own = openBrowser(house)
    await own.signIn(email, PASSWORD)
    await own.remove('/session')
    await statuses(30, (n) => signIn(house.app, `10.3.${n}.1`, 'wrong'))
    const fresh = openBrowser(house)
    expect((await fresh.signIn(email, PASSWORD)).statusCode).toBe(429)
    expect((await own.signIn(email, PASSWORD)).statusCode).toBe(200)
    await fresh.post('/password-resets', { email })
    await house.processAll()
    await fresh.post('/password-resets/completion', { token: tokenTo(house.mails, email), password: NEW_PASSWORD })
    expect((await fresh.signIn(email, NEW_PASSWORD)).statusCode).toBe(200)
  })

  test('a stranger who shares the address of the owner does not use up the tries of the known device', async () => {
    const own = openBrowser(house)
    await own.signIn(email, PASSWORD)
    await statuses(8, () => signIn(house.app, own.address, 'wrong'))
    await own.remove('/session')
    expect((await own.signIn(email, PASSWORD)).statusCode).toBe(200)
  })

  test('a mark of a known device that somebody made up, or another account’s, counts for nothing', async () => {
    const other = openBrowser(house)
    const victim = email
    email = `other-${email}`
    await addPersonWith(house, email, PASSWORD)
    await other.signIn(email, PASSWORD)
    email = victim
    await statuses(20, (n) => signIn(house.app, `10.4.${n}.1`, 'wrong'))
    expect((await other.signIn(victim, PASSWORD)).statusCode).toBe(429)
    const cookie = `keqiao.device=${'A'.repeat(43)}`
    expect((await signIn(house.app, '10.4.99.1', PASSWORD, { cookie })).statusCode).toBe(429)
  })
})

describe('one address', () => {
  test('that tries the passwords of many accounts is cut, and its neighbour is not', async () => {
    const at = '10.5.0.1'
    const key = ['sign-in', 'address', at]
    await house.services.rateLimits.take([{ limit: FROM_ADDRESS, key, n: 98 }])
    const tried = (n: number) =>
      house.app.inject({
        method: 'POST',
        url: '/api/v1/session',
        payload: { email: `nobody${n}@firm.example`, password: 'wrong' },
        remoteAddress: at,
      })
    expect(await statuses(4, tried)).toEqual([401, 401, 429, 429])
    expect((await signIn(house.app, '10.5.0.2', PASSWORD)).statusCode).toBe(200)
  })

  test('all the addresses of one IPv6 subscriber are one', async () => {
    const found = await statuses(8, (n) => signIn(house.app, `2001:db8:7:1:${n}::1`, 'wrong'))
    expect(found).toEqual([401, 401, 401, 401, 401, 429, 429, 429])
  })

  test('a forged X-Forwarded-For makes no new one', async () => {
    const found = await statuses(8, (n) =>
      signIn(house.app, '10.6.0.1', 'wrong', {
        'x-forwarded-for': `10.6.1.${n}`,
        'x-real-ip': `10.6.2.${n}`,
        forwarded: `for=10.6.3.${n}`,
      }),
    )
    expect(tally(found)).toEqual({ 401: 5, 429: 3 })
  })
})

describe('behind a proxy', () => {
  const forwarded = (client: string, ...proxies: string[]) => ({ 'x-forwarded-for': [client, ...proxies].join(', ') })

  test.each([
    ['1', 'the proxy’s own word counts', (n: number) => forwarded(`10.7.0.${n}`), { 401: 8 }],
    ['1', 'what a client put before it does not', (n: number) => forwarded(`6.6.6.${n}`, '10.7.1.1'), { 401: 5, 429: 3 }],
    ['2', 'two proxies are looked through', (n: number) => forwarded(`10.7.2.${n}`, '10.250.0.1'), { 401: 8 }],
    ['10.0.0.0/8', 'only a known proxy is believed', (n: number) => forwarded(`203.0.113.${n}`), { 401: 8 }],
    ['192.168.0.0/16', 'another is not', (n: number) => forwarded(`203.0.113.${n}`), { 401: 5, 429: 3 }],
  ])('TRUST_PROXY=%s: %s', async (TRUST_PROXY, _, headers, outcome) => {
    await using other = await startHouse({ settings: { TRUST_PROXY } })
    await addPersonWith(other, email, PASSWORD)
    expect(tally(await statuses(8, (n) => signIn(other.app, '10.250.0.2', 'wrong', headers(n))))).toEqual(outcome)
  })
})

test('limits are one for two servers on one database', async () => {
  // On a Postgres server the second has services of its own; elsewhere one process may open the database, so they share them.
  const { config } = house.services
  const apart = config.database.kind === 'postgres'
  const services = apart ? await openServices({ ...config, worker: 'none' }, { clock: house.clock }) : house.services
  const second = await openHttp({ ...services, config: { ...config, http: { ...config.http, ratePerMinute: 100 } } })
  const first = await openHttp({ ...house.services, config: { ...config, http: { ...config.http, ratePerMinute: 100 } } })
  const either = (n: number) => (n % 2 ? first : second)
  expect(tally(await statuses(12, (n) => signIn(either(n), '10.8.0.1', 'wrong')))).toEqual({ 401: 5, 429: 7 })

  const ask = (n: number) => either(n).inject({ url: '/api/v1/me', remoteAddress: '10.8.0.2' })
  const found = tally(await statuses(130, ask))
  expect(found).toEqual({ 200: 100, 429: 30 })

  // The same for an account that comes from everywhere.
  const cookie = await house.signIn('victim1@firm.example')
  const everywhere = (n: number) => either(n).inject({ url: '/api/v1/me', headers: { cookie }, remoteAddress: `10.8.1.${n}` })
  expect(tally(await statuses(130, everywhere))).toEqual({ 200: 100, 429: 30 })
  await Promise.all([first.close(), second.close(), apart && services.close()])
})

test('a limit that is reached signs nobody out', async () => {
  const one = openBrowser(house)
  await one.signIn(email, PASSWORD)
  await statuses(8, () => one.signIn(email, 'wrong'))
  const refused = await one.signIn(email, 'wrong')
  expect([refused.statusCode, refused.cookies]).toEqual([429, []])
  expect((await one.me()).person.email).toBe(email)
})

test('somebody signed in has five tries at the present password, then a wait', async () => {
  const one = openBrowser(house)
  await one.enter(email)
  const change = () => one.put('/my/password', { current: 'wrong', password: NEW_PASSWORD })
  expect(await statuses(7, change)).toEqual([400, 400, 400, 400, 400, 429, 429])
  expect((await one.me()).person.email).toBe(email)
})

test('mails are asked for sixty times in ten minutes from one address, and every answer before is the same', async () => {
  const ask = (n: number) =>
    house.app.inject({
      method: 'POST',
      url: '/api/v1/password-resets',
      payload: { email: n % 2 ? email : `nobody${n}@firm.example` },
      headers: { origin: PUBLIC_URL },
      remoteAddress: '10.9.255.1',
    })
  expect(tally(await statuses(70, ask))).toEqual({ 202: 60, 429: 10 })
})
