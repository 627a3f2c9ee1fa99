import { type Access, endpoint } from '@keqiao/shared/endpoint'
import Fastify from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { afterEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { answerProblems } from './problems.ts'
import { Refusal } from './refusal.ts'
import { type RequestViewer, refuseUndeclared, serve } from './serve.ts'

const VIEWERS: Record<string, Partial<RequestViewer>> = {
  visitor: { person: null, isMember: false, isOperator: false },
  signed_in: { person: { id: 'p', name: 'p', email: 'p' }, isMember: false, isOperator: false },
  member: { person: { id: 'p', name: 'p', email: 'p' }, isMember: true, isOperator: false },
  operator: { person: { id: 'p', name: 'p', email: 'p' }, isMember: false, isOperator: true },
}
const door = (access: Access) =>
  endpoint({
    id: `test.${access}`,
    method: 'POST',
    path: `/${access}/:count`,
    access,
    summary: 'a door',
    params: z.object({ count: z.coerce.number().int().max(9) }),
    query: z.object({ q: z.string().min(2).optional() }),
    body: z.object({ name: z.string().max(5), rows: z.array(z.object({ value: z.number() })).default([]) }),
    reply: z.object({ name: z.string() }),
    status: 201,
  })

let called = 0
let app = Fastify()
function open(handler: () => Promise<{ name: string }> = async () => ({ name: 'ok' })) {
  app = Fastify()
  called = 0
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  answerProblems(app)
  app.decorateRequest('viewer', null as never)
  app.addHook('onRequest', async (request) => {
    request.viewer = VIEWERS[String(request.headers['x-viewer'] ?? 'visitor')] as RequestViewer
  })
  refuseUndeclared(app, /^\/library\//)
  for (const access of ['public', 'signed_in', 'member', 'operator'] as const)
    serve(app, door(access), () => {
      called++
      return handler()
    })
  return app
}
afterEach(() => app.close())

const post = (url: string, payload: object = { name: 'n' }, viewer = 'visitor') =>
  app.inject({ method: 'POST', url, payload, headers: { 'x-viewer': viewer } })

test('an input fault names the field by its path, says what is allowed, and does not repeat the value', async () => {
  open()
  const answer = await post('/public/1', { name: 'much too long', rows: [{ value: 1 }, { value: 'secret value' }] })
  expect(answer.statusCode).toBe(400)
  const problem = answer.json()
  expect(problem.code).toBe('invalid_input')
  expect(problem.issues.map((issue: { path: string; code: string }) => [issue.path, issue.code])).toEqual([
    ['name', 'too_big'],
    ['rows.1.value', 'invalid_type'],
  ])
  expect(problem.issues[0].facts).toMatchObject({ maximum: 5 })
  expect(answer.body).not.toContain('secret value')
  expect(answer.headers['cache-control']).toBe('no-store')
  expect(called).toBe(0)
})

test.each([
  ['/public/10', 'count'],
  ['/public/x', 'count'],
  ['/public/1?q=1', 'q'],
])('the address is checked as well: %s', async (url, path) => {
  open()
  const answer = await post(url)
  expect([answer.statusCode, answer.json().issues[0].path]).toEqual([400, path])
})

describe('access', () => {
  test.each([
    ['public', { visitor: 201, signed_in: 201, member: 201, operator: 201 }],
    ['signed_in', { visitor: 401, signed_in: 201, member: 201, operator: 201 }],
    ['member', { visitor: 401, signed_in: 403, member: 201, operator: 403 }],
    ['operator', { visitor: 401, signed_in: 403, member: 403, operator: 201 }],
  ])('%s', async (access, expected) => {
    open()
    const found: Record<string, number> = {}
    for (const viewer of Object.keys(VIEWERS)) found[viewer] = (await post(`/${access}/1`, { name: 'n' }, viewer)).statusCode
    expect(found).toEqual(expected)
    expect(called).toBe(Object.values(expected).filter((status) => status === 201).length)
  })

  test('is asked before the input is looked at, so that a stranger learns nothing of its shape', async () => {
    open()
    expect((await post('/operator/1', { name: 'much too long' })).json().code).toBe('unauthenticated')
  })

  test('a route that declares none stops the start', () => {
    open()
    expect(() => app.get('/forgotten', async () => 'x')).toThrow('route GET /forgotten declares no access')
    expect(() => app.get('/library/page', async () => 'x')).not.toThrow()
  })
})

test('a reply carries what the contract names and nothing else', async () => {
  open(async () => ({ name: 'ok', password: 'hidden' }))
  const answer = await post('/public/1')
  expect([answer.statusCode, answer.json()]).toEqual([201, { name: 'ok' }])
})

test('a refusal answers with its code, facts and status', async () => {
  open(async () => {
    throw new Refusal('revision_conflict', { revision: 3 })
  })
  const answer = await post('/public/1')
  expect(answer.statusCode).toBe(409)
  expect(answer.json()).toEqual({ code: 'revision_conflict', facts: { revision: 3 }, requestId: expect.any(String) })
})

test('a bug answers 500 and tells nothing of itself', async () => {
  open(async () => {
    throw new Error('password=hunter2 at /srv/keqiao')
  })
  const answer = await post('/public/1')
  expect(answer.statusCode).toBe(500)
  expect(answer.json()).toEqual({ code: 'unexpected', facts: {}, requestId: expect.any(String) })
})

test('a body that is no JSON, and an address that is none, are problems too', async () => {
  open()
  const headers = { 'content-type': 'application/json' }
  const broken = await app.inject({ method: 'POST', url: '/public/1', payload: '{', headers })
  expect([broken.statusCode, broken.json().code]).toEqual([400, 'invalid_input'])
  const nowhere = await app.inject({ url: '/api/v1/nowhere' })
  expect([nowhere.statusCode, nowhere.json().code]).toEqual([404, 'not_found'])
})
