import { attachmentPaths } from '@keqiao/shared/attachments'
import { ACCESSES, type Access, type AnyEndpoint } from '@keqiao/shared/endpoint'
import { interchangePaths } from '@keqiao/shared/interchange'
import { privacyPaths } from '@keqiao/shared/privacy'
import { trailPaths } from '@keqiao/shared/trail'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type House, startHouse } from '../support/start-house.ts'
import { contract, routesOf } from './routes.ts'

/** Routes of files, which are no JSON and so no endpoints; `access` is what each must ask. */
const FILE_ROUTES: { method: 'GET' | 'POST'; path: string; access: Access }[] = [
  { method: 'POST', path: attachmentPaths.upload, access: 'signed_in' },
  { method: 'GET', path: attachmentPaths.file(':id'), access: 'public' },
  { method: 'POST', path: interchangePaths.upload, access: 'member' },
  { method: 'GET', path: interchangePaths.template, access: 'public' },
  { method: 'GET', path: interchangePaths.problemSheet(':id'), access: 'member' },
  { method: 'GET', path: interchangePaths.export, access: 'public' },
  { method: 'GET', path: trailPaths.export, access: 'auditor' },
  { method: 'GET', path: privacyPaths.file(':id'), access: 'signed_in' },
]
const SOME_ID = '0190a5e0-0000-7000-8000-000000000000'

const EMAILS: Record<string, string> = {
  signed_in: 'visitor@test.example',
  member: 'firm-admin@test.example',
  agent: 'agent@test.example',
  reviewer: 'reviewer@test.example',
  operator: 'operator@test.example',
  auditor: 'auditor@test.example',
}

let house: House
let endpoints: AnyEndpoint[]
const cookies: Record<string, string> = {}
beforeAll(async () => {
  house = await startHouse()
  endpoints = await contract()
  await house.addPeople()
  for (const [caller, email] of Object.entries(EMAILS)) cookies[caller] = await house.signIn(email)
})
afterAll(() => house.close())

test('the contract is there and no two endpoints share an id or an address', () => {
  expect(endpoints.length).toBeGreaterThan(25)
  expect(new Set(endpoints.map((one) => one.id)).size).toBe(endpoints.length)
  expect(new Set(endpoints.map((one) => `${one.method} ${one.path}`)).size).toBe(endpoints.length)
})

test('every endpoint is served, and nothing under /api/v1 is outside the contract but the routes of files', () => {
  const served = routesOf(house.app).filter((route) => route.includes(' /api/v1'))
  const agreed = [...endpoints, ...FILE_ROUTES].map((one) => `${one.method} ${one.path}`)
  expect(served.sort()).toEqual(agreed.sort())
})

test('the published interface names every endpoint once, with its summary', () => {
  const { paths } = house.app.swagger() as { paths: Record<string, Record<string, { operationId?: string; summary?: string }>> }
  const published = Object.values(paths)
    .flatMap((path) => Object.values(path))
    .filter((operation) => operation.operationId)
  expect(published.map((one) => [one.operationId, one.summary]).sort()).toEqual(
    endpoints.map((one) => [one.id, one.summary]).sort(),
  )
})

describe('access', () => {
  const CALLERS = [...ACCESSES.filter((access) => access !== 'public' && access !== 'triage'), 'visitor'] as const
  const NEEDS: Partial<Record<string, string>> = { member: 'needs organisation' }
  const ALSO: Partial<Record<Access, string[]>> = { triage: ['agent', 'operator'] }

  /** What the door says to each kind of caller; `in` is everything behind the door. */
  function door(access: Access, caller: string): string {
    if (access === 'public') return 'in'
    if (caller === 'visitor') return 'unauthenticated'
    return access === 'signed_in' || access === caller || ALSO[access]?.includes(caller)
      ? 'in'
      : (NEEDS[access] ?? `needs ${access}`)
  }

  async function doorOf({ method, path }: { method: string; path: string }, caller: string): Promise<string> {
    const answer = await house.app.inject({
      method: method as 'GET',
      url: path.replaceAll(/:\w+/g, SOME_ID),
      headers: { ...(cookies[caller] && { cookie: cookies[caller] }) },
      ...(method !== 'GET' && { payload: {} }),
    })
    if (answer.statusCode === 401) return answer.json().code
    // Rules behind the door refuse too, but they look at a record, and this id has none.
    return answer.statusCode === 403 ? `needs ${answer.json().facts.needs}` : 'in'
  }

  test('each route opens to whom the contract says, for every kind of caller', async () => {
    const found: Record<string, Record<string, string>> = {}
    const agreed: typeof found = {}
    for (const route of [...endpoints, ...FILE_ROUTES]) {
      const name = `${route.method} ${route.path}`
      agreed[name] = Object.fromEntries(CALLERS.map((caller) => [caller, door(route.access, caller)]))
      found[name] = {}
      for (const caller of CALLERS) {
        found[name][caller] = await doorOf(route, caller)
        // Signing out works; what follows needs a session again.
        if (route.path === '/api/v1/session' && cookies[caller]) cookies[caller] = await house.signIn(EMAILS[caller] as string)
      }
    }
    expect(found).toEqual(agreed)
  })

  test('a cookie that is not ours opens nothing', async () => {
    const forged = (cookies.operator as string).replace(/.{6}$/, 'AAAA%3D')
    const answer = await house.app.inject({ url: '/api/v1/operator/listings', headers: { cookie: forged } })
    expect([answer.statusCode, answer.json().code]).toEqual([401, 'unauthenticated'])
  })

  test('a session that was ended opens nothing at the very next request', async () => {
    const cookie = await house.signIn('operator@test.example')
    const ask = () => house.app.inject({ url: '/api/v1/operator/listings', headers: { cookie } })
    expect((await ask()).statusCode).toBe(200)
    const origin = new URL(house.services.config.http.publicUrl).origin
    const out = await house.app.inject({ method: 'DELETE', url: '/api/v1/session', headers: { cookie, origin } })
    expect(out.statusCode).toBe(200)
    expect((await ask()).statusCode).toBe(401)
  })

  test('signing in from a page of another site is refused', async () => {
    const answer = await house.app.inject({
      method: 'POST',
      url: '/api/v1/session',
      headers: { origin: 'https://elsewhere.example', 'content-type': 'application/json' },
      payload: { email: 'operator@test.example', password: 'whatever-it-is' },
    })
    expect(answer.statusCode).toBe(403)
  })
})
