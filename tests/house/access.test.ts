import { refuseUndeclared } from '@keqiao/server/platform/serve'
import Fastify from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type House, startHouse } from '../support/start-house.ts'

let house: House
beforeAll(async () => {
  house = await startHouse()
})
afterAll(() => house.close())

test('a route without access stops the start of the whole server', async () => {
  const app = Fastify()
  refuseUndeclared(app, /^$/)
  app.register(async (inner) => {
    inner.get('/inner', async () => 'x')
  })
  await expect(async () => app.ready()).rejects.toThrow('route GET /inner declares no access')
})

test('the running server refuses a late route without access as well', () => {
  expect(() => house.app.get('/api/v1/late', async () => 'x')).toThrow()
})
