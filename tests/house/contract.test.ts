import { attachmentPaths } from '@keqiao/shared/attachments'
import { delegationPaths } from '@keqiao/shared/delegations'
import type { AnyEndpoint } from '@keqiao/shared/endpoint'
import { interchangePaths } from '@keqiao/shared/interchange'
import { knowledgePaths } from '@keqiao/shared/knowledge-file'
import { hostStreamPath, liveStreamPath } from '@keqiao/shared/live'
import { matchingPaths } from '@keqiao/shared/matching'
import { privacyPaths } from '@keqiao/shared/privacy'
import { calendarPath, materialPath } from '@keqiao/shared/signups'
import { trailPaths } from '@keqiao/shared/trail'
import { turnoutPaths } from '@keqiao/shared/turnout'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type House, startHouse } from '../support/start-house.ts'
import { contract, routesOf } from './routes.ts'

/** Routes of files and of streams, which are no JSON and so no endpoints. Who gets in where is asked by `tests/matrix`. */
const FILE_ROUTES: { method: 'GET' | 'POST'; path: string }[] = [
  { method: 'POST', path: attachmentPaths.upload },
  { method: 'GET', path: attachmentPaths.file(':id') },
  { method: 'GET', path: matchingPaths.feedback },
  { method: 'POST', path: interchangePaths.upload },
  { method: 'GET', path: interchangePaths.template },
  { method: 'GET', path: interchangePaths.problemSheet(':id') },
  { method: 'GET', path: interchangePaths.export },
  { method: 'GET', path: trailPaths.export },
  { method: 'GET', path: calendarPath(':token') },
  { method: 'GET', path: materialPath(':token', ':id') },
  { method: 'GET', path: privacyPaths.file(':id') },
  { method: 'GET', path: turnoutPaths.attendance(':id') },
  { method: 'GET', path: delegationPaths.template(':id') },
  { method: 'POST', path: delegationPaths.check(':id') },
  { method: 'GET', path: knowledgePaths.export },
  { method: 'POST', path: knowledgePaths.check },
  { method: 'POST', path: knowledgePaths.import },
  { method: 'GET', path: liveStreamPath(':token') },
  { method: 'GET', path: hostStreamPath(':id') },
]

let house: House
let endpoints: AnyEndpoint[]
let operator: string
beforeAll(async () => {
  house = await startHouse()
  endpoints = await contract()
  await house.addPeople()
  operator = await house.signIn('operator@test.example')
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
  test('a cookie that is not ours opens nothing', async () => {
    const forged = operator.replace(/.{6}$/, 'AAAA%3D')
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
