import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from '../support/inject-browser.ts'
import { addPersonWith } from '../support/passwords.ts'
import { type House, PUBLIC_URL, startHouse } from '../support/start-house.ts'
import { routesOf } from './routes.ts'

const SOME_ID = '0190a5e0-0000-7000-8000-000000000000'
const WRITES = ['POST', 'PUT', 'PATCH', 'DELETE']

let house: House
let cookie = ''
let routes: { method: string; url: string }[]
beforeAll(async () => {
  house = await startHouse()
  await house.addPeople()
  cookie = await house.signIn('firm-admin@test.example')
  routes = routesOf(house.app).map((route) => {
    const [method = '', path = ''] = route.split(' ')
    return { method, url: path.replaceAll(/:\w+/g, SOME_ID).replace('*', 'x') }
  })
})
afterAll(() => house.close())

const writing = () => routes.filter(({ method }) => WRITES.includes(method))
const ask = (method: string, url: string, headers: Record<string, string>, payload?: string) =>
  house.app.inject({ method: method as 'POST', url, headers: { cookie, ...headers }, ...(payload !== undefined && { payload }) })
const JSON_BODY = { 'content-type': 'application/json' }

test('there is something to refuse', () => {
  expect(writing().length).toBeGreaterThan(50)
})

const STRANGERS: Record<string, Record<string, string>> = {
  'a foreign origin': { origin: 'https://evil.example' },
  'an origin that looks alike': { origin: `${PUBLIC_URL}.evil.example` },
  'the same name on another port': { origin: `${PUBLIC_URL}:8443` },
  'another scheme': { origin: 'ftp://house.test' },
  'an origin with a name in it': { origin: 'http://house.test@evil.example' },
  'no origin it would tell': { origin: 'null' },
  'another site, as the browser says': { 'sec-fetch-site': 'cross-site' },
  'a sister of this site, as the browser says': { 'sec-fetch-site': 'same-site' },
  'another site that gives our origin': { 'sec-fetch-site': 'cross-site', origin: PUBLIC_URL },
}
test.each(Object.entries(STRANGERS))('nothing is changed for %s, on any route', async (_, headers) => {
  const open: string[] = []
  for (const { method, url } of writing()) {
    const answer = await ask(method, url, { ...JSON_BODY, ...headers }, '{}')
    if (answer.statusCode !== 403 || answer.json().facts?.needs !== 'same_site')
      open.push(`${method} ${url} ${answer.statusCode}`)
    if (answer.cookies.length > 0) open.push(`${method} ${url} set a cookie`)
  }
  expect(open).toEqual([])
})

test('our own pages are let through, by whichever name they reached us', async () => {
  const shut: string[] = []
  for (const origin of [PUBLIC_URL, 'http://localhost:80', 'http://localhost'])
    for (const { method, url } of writing().filter(({ url }) => url !== '/api/v1/session')) {
      const host = origin === PUBLIC_URL ? 'house.test' : 'localhost:80'
      if (origin === 'http://localhost') continue
      const answer = await ask(method, url, { ...JSON_BODY, origin, host, 'sec-fetch-site': 'same-origin' }, '{}')
      if (answer.statusCode === 403 && answer.json().facts?.needs === 'same_site') shut.push(`${method} ${url} from ${origin}`)
    }
  expect(shut).toEqual([])
})

/** What a form of another site can send without asking first. */
test.each(['text/plain', 'text/plain;charset=utf-8', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
  'a body of %s does nothing where a record of ours is meant',
  async (type) => {
    const taken: string[] = []
    for (const { method, url } of writing()) {
      const answer = await ask(method, url, { 'content-type': type }, '{"email":"a@b.example","password":"x"}')
      if (answer.statusCode < 400 || answer.statusCode >= 500) taken.push(`${method} ${url} ${answer.statusCode}`)
    }
    // A mail program that ends a kind of mails sends a form (RFC 8058); its token is the right to do so.
    expect(taken).toEqual([])
  },
)

test('reading never changes: no route takes another method’s place by a header or a parameter', async () => {
  const odd: string[] = []
  for (const { url } of writing()) {
    const plain = await ask('GET', url, {})
    for (const [headers, query] of [
      [{ 'x-http-method-override': 'POST' }, ''],
      [{ 'x-http-method': 'DELETE' }, ''],
      [{ 'x-method-override': 'PUT' }, ''],
      [{}, '?_method=DELETE'],
    ] as const) {
      const { statusCode } = await ask('GET', url + query, headers)
      if (statusCode !== plain.statusCode && statusCode !== 400) odd.push(`${url}${query} ${JSON.stringify(headers)}`)
    }
  }
  expect(odd).toEqual([])
})

test('no route tells another site’s browser that it may read an answer', async () => {
  const told: string[] = []
  for (const { method, url } of routes)
    for (const [asked, more] of [
      [method, {}],
      ['OPTIONS', { 'access-control-request-method': method, 'access-control-request-headers': 'content-type' }],
    ] as const) {
      const { headers } = await ask(asked, url, { origin: 'https://evil.example', ...more })
      if (Object.keys(headers).some((name) => name.startsWith('access-control-'))) told.push(`${asked} ${url}`)
    }
  expect(told).toEqual([])
})

describe('signing in from another site', () => {
  test('opens no session and uses up no try, even with the right password', async () => {
    await addPersonWith(house, 'csrf@firm.example', 'kan-jian-yan-shan-xue')
    const one = openBrowser(house)
    const body = { email: 'csrf@firm.example', password: 'kan-jian-yan-shan-xue' }
    for (let n = 0; n < 8; n++) {
      const answer = await one.post('/session', body, { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' })
      expect([answer.statusCode, answer.cookies]).toEqual([403, []])
    }
    expect((await one.post('/session', body)).statusCode).toBe(200)
  })
})
