import { MOST_BODY_BYTES } from '@keqiao/shared/primitives'
import Fastify, { type RouteOptions } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { upload } from '../support/upload.ts'
import { createAsking } from './ask.ts'
import { BODIES, type FieldPath, fieldsOf, LARGE, PLACE, SAMPLES, TEXTS, VALUES, withField } from './hostile-values.ts'
import { asInject, type Sent } from './request.ts'
import { partsOf, ROWS, routeOf } from './table.ts'
import { type Asked, createWatch } from './watch.ts'
import { isOpen, whoIsIn } from './who-is-in.ts'
import { startWorld, type World } from './world.ts'

let world: World
let asking: ReturnType<typeof createAsking>
let watch: Awaited<ReturnType<typeof createWatch>>

beforeAll(async () => {
  world = await startWorld()
  asking = createAsking(world)
  watch = await createWatch(world.house.app)
})
afterAll(async () => {
  console.log(`hostile values: ${watch.summary()}`)
  await world.close()
})

const schemasOf = (route: RouteOptions | undefined) =>
  (route?.schema ?? {}) as { params?: z.ZodType; querystring?: z.ZodType; body?: z.ZodType }
const fits = (schema: z.ZodType | undefined, sent: unknown) => !schema || schema.safeParse(sent).success
/** Percent signs for all that is no plain letter; half a sign as its own three bytes, which are no UTF-8. */
const spelled = (text: string) =>
  encodeURIComponent(text.replaceAll('\ud83d', '«half»')).replaceAll('%C2%ABhalf%C2%BB', '%ED%A0%BD')

/** Builds what one route is asked: everything its schema lets through, and samples of what it does not. */
function hostile(name: string, sent: Sent, cookie: string | undefined) {
  const [method, path] = partsOf(name)
  const route = world.house.routes.find((one) => `${one.method} ${one.url}` === routeOf(name))
  const { params, querystring, body } = schemasOf(route)
  const plain = asInject(method, path.replace('*', ''), sent, cookie)
  const [plainPath = '', plainQuery = ''] = plain.url.split('?')
  const isTold = (what: string) => SAMPLES.includes(what)

  function* ofPath(): Generator<[string, Asked]> {
    for (const [, param = ''] of path.matchAll(/:(\w+)/g))
      for (const [what, text] of Object.entries(TEXTS)) {
        if (!isTold(what) && !fits(params, { ...sent.params, [param]: text })) continue
        const url = asInject(method, path.replace(`:${param}`, '«»'), sent, cookie).url.replace('«»', spelled(text))
        yield [`path ${param}, ${what}`, { ...plain, url }]
      }
    if (path.includes(':')) yield ['path, no UTF-8', { ...plain, url: plainPath.replace(/[^/]+$/, '%ff%fe') }]
  }

  function* ofQuery(): Generator<[string, Asked]> {
    const known = [...fieldsOf(querystring).map(([key]) => key as string), ...Object.keys(sent.query ?? {})]
    for (const key of new Set([...known, '__proto__', 'constructor'])) {
      const others = new URLSearchParams(plainQuery)
      others.delete(key)
      const withQuery = (more: string): Asked => ({ ...plain, url: `${plainPath}?${others}&${more}` })
      for (const [what, text] of Object.entries(TEXTS))
        if (known.includes(key) && (isTold(what) || fits(querystring, { ...sent.query, [key]: text })))
          yield [`query ${key}, ${what}`, withQuery(`${key}=${spelled(text)}`)]
      yield [`query ${key}, a thousand times`, withQuery(`${key}=1&`.repeat(1_000))]
      yield [`query ${key}, as a list`, withQuery(`${key}=1&${key}=2&${key}[]=1&${key}[x]=1&${key}.x=%`)]
      yield [`query ${key}, a hundred thousand signs`, withQuery(`${key}=${'a,'.repeat(50_000)}`)]
    }
  }

  function* ofForm(): Generator<[string, Asked]> {
    const { name: file, content, fields = {} } = sent.file as NonNullable<Sent['file']>
    for (const field of Object.keys(fields))
      for (const [what, text] of Object.entries(TEXTS)) {
        const form = upload(file, content, { ...fields, [field]: text })
        yield [`form ${field}, ${what}`, { ...plain, ...form, headers: { ...plain.headers, ...form.headers } }]
      }
  }

  function* ofBody(): Generator<[string, Asked]> {
    const raw = (payload: string): Asked => ({
      ...plain,
      payload,
      headers: { ...plain.headers, 'content-type': 'application/json' },
    })
    for (const [what, json] of Object.entries(BODIES)) yield [`body, ${what}`, raw(json)]
    if (!body) return
    const fields = fieldsOf(body)
    const withAll = (value: unknown, some: FieldPath[]) =>
      raw(JSON.stringify(some.reduce((whole, field) => withField(whole, field, value), sent.body as unknown)))
    for (const [what, value] of [...Object.entries(TEXTS), ...Object.entries(VALUES)]) {
      if (isTold(what)) yield [`every field, ${what}`, withAll(value, fields)]
      const open = fields.filter((field) => fits(body, withField(sent.body ?? {}, field, value)))
      for (const field of open) yield [`${field.join('.')}, ${what}`, withAll(value, [field])]
    }
    for (const [what, json] of Object.entries(LARGE)) {
      const whole = JSON.stringify({ ...sent.body, 'nobody-asks-for-this': PLACE })
      yield [`beside the fields, ${what}`, raw(whole.replace(`"${PLACE}"`, json))]
    }
    const first = JSON.stringify(withField(sent.body ?? {}, fields[0] ?? ['x'], PLACE))
    yield [`${fields[0]}, many`, raw(first.replace(`"${PLACE}"`, LARGE['seventy thousand of them'] as string))]
  }

  const isWriting = method === 'POST' || method === 'PUT'
  return [ofPath(), ofQuery(), ...(sent.file ? [ofForm()] : isWriting ? [ofBody()] : [])].flatMap((one) => [...one])
}

describe('a hostile value of any parameter is refused in words or harmless, and holds nobody up', () => {
  const rows = [
    ...new Map(
      Object.keys(ROWS)
        .filter(isOpen)
        .map((name) => [routeOf(name), name]),
    ).values(),
  ]
  test.each(rows)('%s', async (name) => {
    const [role, relation] = whoIsIn(world, name)
    const { at, sent } = await asking.build(name, role, relation)
    const faults: string[] = []
    for (const [what, asked] of hostile(name, sent, at.who.cookie)) {
      await world.state.mark()
      await world.state.arrange(sent.arrange ?? [])
      const fault = await watch.faultOf(what, asked)
      await world.state.restore()
      if (fault) faults.push(fault)
    }
    expect(faults).toEqual([])
  })
})

test('a body over the limit is refused as a problem, before it is read', async () => {
  const payload = { email: 'x'.repeat(MOST_BODY_BYTES), password: 'x' }
  const answer = await world.house.app.inject({ method: 'POST', url: '/api/v1/session', payload })
  expect([answer.statusCode, answer.json().code]).toEqual([413, 'file_too_large'])
})

test('the watch sees a fault, an answer without words, and a loop that stands still', async () => {
  const app = Fastify()
  app.get('/fault', async () => {
    throw new Error('planted')
  })
  app.get('/bare', (_, reply) => reply.code(400).send('no'))
  app.get('/slow', async () => {
    for (let run = 0; run < 60; run++) JSON.parse(LARGE['thirty thousand keys'] as string)
    return 'done'
  })
  app.get('/fine', async () => 'done')
  const planted = await createWatch(app)
  const found = []
  for (const url of ['/fault', '/bare', '/slow', '/fine']) found.push(await planted.faultOf(url, { method: 'GET', url }))
  expect(found.map((fault) => fault?.split(' ').slice(0, 2).join(' ') ?? null)).toEqual([
    '/fault: 500',
    '/bare: 400',
    '/slow: all',
    null,
  ])
  await app.close()
})
