import type { AnyEndpoint } from '@keqiao/shared/endpoint'
import { PROBLEM_STATUS, Problem, type ProblemCode } from '@keqiao/shared/problem'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { contract } from '../house/routes.ts'
import { inventedCode } from '../support/organisations.ts'
import { arbitraryOf } from './arbitrary.ts'
import { type Asking, createAsking } from './ask.ts'
import { stock } from './records.ts'
import { asInject, relationsOf, type Sent } from './request.ts'
import type { Relation, Role } from './roles.ts'
import { REQUESTS, ROWS, routeOf } from './table.ts'
import { startWorld, type World } from './world.ts'

const SEED = Number(process.env.FUZZ_SEED ?? 20_261_126)
const RUNS = Number(process.env.FUZZ_RUNS ?? 24)
const CALLERS: Role[] = ['VISITOR', 'ENT_ADMIN', 'AGENT', 'OPERATOR']
const endpoints = await contract()

let world: World
let asking: Asking
let known: string[]
let asked = 0
let accepted = 0
beforeAll(async () => {
  world = await startWorld()
  asking = createAsking(world)
  const { records } = asking
  await stock(world, records)
  const ids = [
    ...(await Promise.all(
      (['OPEN', 'ANON', 'INVITE', 'draft', 'pending'] as const).map((one) => records.listing('need', one, 'company', 'admin')),
    )),
    await records.listing('achievement', 'OPEN', 'company', 'admin'),
    await records.import('company', 'admin'),
    ...Object.values(world.organisations).map(({ id }) => id),
    ...Object.values(world.cast).flatMap(({ id }) => id || []),
  ]
  const codes = [
    '130200',
    '131100',
    '0101',
    '010101',
    'C31',
    'C3110',
    '2027-10',
    '7',
    '2026',
    '000000',
    '91130200',
    '13712345678',
  ]
  known = [
    ...ids,
    ...ids.map((id) => `need:${id}`),
    ...ids.map((id) => `agent:${id}`),
    ...codes,
    inventedCode(),
    'x'.repeat(43),
    world.noticeVersion,
    world.stopToken,
  ]
})
afterAll(async () => {
  console.log(`fuzz: seed ${SEED}, ${asked} requests, ${accepted} of them accepted`)
  await world.close()
})

const shapeOf = (schema: z.ZodType | undefined) =>
  schema
    ? arbitraryOf(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as object, known, false)
    : fc.constant(undefined)

/** An answer that the contract names: its reply, or a problem with the status of its code. */
function documented(endpoint: AnyEndpoint, { statusCode, body }: { statusCode: number; body: string }): string[] {
  const said = JSON.parse(body) as unknown
  if (statusCode < 400) {
    const read = endpoint.reply.safeParse(said)
    return [
      ...(statusCode === (endpoint.status ?? 200) ? [] : [`status ${statusCode}`]),
      ...(read.success ? [] : [`no reply of the contract: ${read.error.message}`]),
    ]
  }
  const read = Problem.safeParse(said)
  if (!read.success) return [`no problem of the contract: ${body.slice(0, 200)}`]
  const status = PROBLEM_STATUS[read.data.code as ProblemCode]
  return [
    ...(statusCode >= 500 ? [`a fault: ${statusCode}`] : []),
    ...(status === statusCode ? [] : [`${statusCode} ${read.data.code}`]),
  ]
}

/** Most of `good`, here and there something of `odd`; the same mix takes the same places. */
function blended(good: unknown, odd: unknown, mix: number, path = ''): unknown {
  if (good === undefined) return odd
  if (typeof good !== 'object' || good === null || Array.isArray(good) || typeof odd !== 'object' || odd === null)
    return odd !== undefined && placeOf(path, mix) % 6 === 0 ? odd : good
  const keys = new Set([...Object.keys(good), ...Object.keys(odd)])
  const [left, right] = [good, odd] as Record<string, unknown>[]
  return Object.fromEntries([...keys].map((key) => [key, blended(left?.[key], right?.[key], mix, `${path}.${key}`)]))
}
const placeOf = (path: string, mix: number) => [...path].reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) >>> 0, mix)

describe('whatever is sent, the answer is one that the contract names', () => {
  test.each(endpoints.map((endpoint) => [endpoint.id, endpoint] as const))('%s', async (_, endpoint) => {
    const rows = Object.keys(ROWS).filter((name) => routeOf(name) === `${endpoint.method} ${endpoint.path}`)
    const request = fc.record({
      caller: fc.constantFrom(...CALLERS),
      row: fc.constantFrom(...rows),
      /** How much of a request that gets in is kept: none, or most of it. */
      mix: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 1e6 })),
      params: shapeOf(endpoint.params),
      query: shapeOf(endpoint.query),
      body: shapeOf(endpoint.body),
    })
    await fc.assert(
      fc.asyncProperty(request, async ({ caller, row, mix, ...parts }) => {
        const relations = relationsOf(REQUESTS[row]?.on ?? null, world.cast[caller])
        const { at, sent } = await asking.build(row, caller, relations[mix % relations.length] as Relation)
        const whole = mix === 0 ? (parts as Sent) : { ...sent, ...(blended(sent, parts, mix) as Sent) }
        await world.state.mark()
        await world.state.arrange(mix === 0 ? [] : (sent.arrange ?? []))
        const answer = await world.house.app.inject(asInject(endpoint.method, endpoint.path, whole, at.who.cookie))
        asked++
        if (answer.statusCode < 400) accepted++
        await world.state.restore()
        expect(documented(endpoint, answer)).toEqual([])
      }),
      { seed: SEED, numRuns: RUNS, endOnFailure: true },
    )
  })
})
