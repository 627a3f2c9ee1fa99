import { accountsApi } from '@keqiao/shared/accounts'
import { achievementsApi } from '@keqiao/shared/achievements'
import type { Access, AnyEndpoint } from '@keqiao/shared/endpoint'
import { interchangeApi } from '@keqiao/shared/interchange'
import { matchingApi } from '@keqiao/shared/matching'
import { needsApi } from '@keqiao/shared/needs'
import { searchApi } from '@keqiao/shared/search'
import { statisticsApi } from '@keqiao/shared/statistics'
import { taxonomyApi } from '@keqiao/shared/taxonomy'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type House, startHouse } from '../support/start-house.ts'

const APIS = [accountsApi, achievementsApi, interchangeApi, matchingApi, needsApi, searchApi, statisticsApi, taxonomyApi]
const ENDPOINTS: AnyEndpoint[] = APIS.flatMap((api) => Object.values<AnyEndpoint>(api))

const WHO = {
  visitor: null,
  'signed in': 'visitor@test.example',
  member: 'firm-admin@test.example',
  operator: 'operator@test.example',
}
type Who = keyof typeof WHO

/** What the door answers by itself; null lets in. */
const REFUSED: Record<Access, Record<Who, 'unauthenticated' | 'forbidden' | null>> = {
  public: { visitor: null, 'signed in': null, member: null, operator: null },
  signed_in: { visitor: 'unauthenticated', 'signed in': null, member: null, operator: null },
  member: { visitor: 'unauthenticated', 'signed in': 'forbidden', member: null, operator: 'forbidden' },
  operator: { visitor: 'unauthenticated', 'signed in': 'forbidden', member: 'forbidden', operator: null },
}

let house: House
const cookies = new Map<Who, string>()
beforeAll(async () => {
  house = await startHouse()
  await house.addPeople()
  for (const [who, email] of Object.entries(WHO)) if (email) cookies.set(who as Who, await house.signIn(email))
})
afterAll(() => house.close())

describe.each(ENDPOINTS.map((endpoint) => [endpoint.id, endpoint] as const))('%s', (_, endpoint) => {
  test.each(Object.keys(WHO) as Who[])(`answers a %s as it declares (${endpoint.access})`, async (who) => {
    const cookie = cookies.get(who)
    const answer = await house.app.inject({
      method: endpoint.method,
      url: endpoint.path.replaceAll(/:\w+/g, '01890000-0000-7000-8000-000000000001'),
      headers: cookie ? { cookie } : {},
      ...(endpoint.body && { payload: {} }),
    })
    const refused = answer.statusCode === 401 || answer.statusCode === 403 ? answer.json().code : null
    expect(refused).toBe(REFUSED[endpoint.access][who])
    expect(answer.statusCode).toBeLessThan(500)
  })
})

test('a role that is taken away ends at the next request', async () => {
  const { appointments } = await import('@keqiao/server/accounts/tables')
  const trail = async () =>
    (await house.app.inject({ url: '/api/v1/operator/trail', headers: { cookie: cookies.get('operator') ?? '' } })).statusCode
  expect(await trail()).toBe(200)
  await house.services.db.write(async (tx) => void (await tx.delete(appointments)))
  expect(await trail()).toBe(403)
})
