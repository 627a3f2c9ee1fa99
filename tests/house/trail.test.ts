import { persons } from '@keqiao/server/accounts/tables'
import { trail } from '@keqiao/server/platform/trail.tables'
import { verifyTrail } from '@keqiao/server/platform/trail-check/verify'
import type { AnyEndpoint } from '@keqiao/shared/endpoint'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type House, startHouse } from '../support/start-house.ts'
import { contract, routesOf } from './routes.ts'
import { filesBelow, isTest, read } from './sources.ts'

const SOME_ID = '0190a5e0-0000-7000-8000-000000000000'
let house: House
let endpoints: AnyEndpoint[]
beforeAll(async () => {
  house = await startHouse()
  endpoints = await contract()
  await house.addPeople()
})
afterAll(() => house.close())

test('the routes of the trail read; the one that is no GET only adds a line', () => {
  const routes = routesOf(house.app).filter((route) => /\/(trail|audit)\b/.test(route))
  expect(routes.length).toBeGreaterThan(3)
  expect(routes.filter((route) => !route.startsWith('GET '))).toEqual(['POST /api/v1/trail/verify'])
})

test('only the trail itself writes its table, and nobody deletes from it', () => {
  const sources = filesBelow('server/src').filter((file) => !isTest(file))
  const writers = sources.filter((file) => /\.(insert|update)\((trail|trailHead)\)/.test(read(file)))
  expect(writers).toEqual(['server/src/platform/trail.ts'])
  expect(sources.filter((file) => /\.delete\((trail|trailHead)\)/.test(read(file)))).toEqual([])
})

test('no route, whoever calls it and however, changes or takes away a row that is there', async () => {
  const rows = async () => (await house.services.db.read.select().from(trail)).sort((a, b) => a.seq - b.seq)
  const before = await rows()
  expect(before.length).toBeGreaterThan(2)
  const paths = new Set([...endpoints.map(({ path }) => path), '/api/v1/trail/1', '/api/v1/trail/:id'])
  for (const who of ['auditor', 'operator', 'reviewer', 'firm-admin']) {
    const cookie = await house.signIn(`${who}@test.example`)
    for (const path of paths)
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const) {
        const url = path.replaceAll(/:\w+/g, SOME_ID)
        const payload = { seq: 1, hash: 'f'.repeat(64), subject: 'need:1', facts: {} }
        await house.app.inject({ method, url, headers: { cookie }, ...(method === 'GET' ? {} : { payload }) })
      }
  }
  expect((await rows()).slice(0, before.length)).toEqual(before)
  expect((await verifyTrail(house.services.db.read, [])).damages).toEqual([])
})

test('people who are erased leave the chain whole: it holds their ids, never name or address', async () => {
  const { db } = house.services
  const rows = await db.read.select().from(trail)
  const known = new Set((await db.read.select({ id: persons.id }).from(persons)).map(({ id }) => id))
  expect(rows.filter(({ actorId }) => actorId && known.has(actorId)).length).toBeGreaterThan(0)
  await db.write(async (tx) => void (await tx.delete(persons)))
  expect((await verifyTrail(db.read, [])).damages).toEqual([])
  expect(JSON.stringify(await db.read.select().from(trail))).not.toMatch(/审计员|@test\.example/)
})
