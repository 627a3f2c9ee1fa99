import type { RouteOptions } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type Asking, createAsking, type Heard } from './ask.ts'
import { canonical, idsIn } from './canonical.ts'
import { columns } from './columns.ts'
import { partsOf, ROWS, routeOf } from './table.ts'
import { isOpen, whoIsIn } from './who-is-in.ts'
import { startWorld, type World } from './world.ts'

let world: World
let asking: Asking
let sentCount = 0
const COLUMNS = columns()
const PASSES = Math.max(...[...COLUMNS.values()].map((values) => values.length))
const WRITING = Object.keys(ROWS).filter((name) => /^(POST|PUT) \/api\//.test(name))

beforeAll(async () => {
  world = await startWorld()
  asking = createAsking(world)
})
afterAll(async () => {
  console.log(`keys nobody asked for: ${COLUMNS.size} columns into ${WRITING.length} requests, sent ${sentCount} times`)
  await world.close()
})

type Shape = { properties?: Record<string, Shape>; items?: Shape; anyOf?: Shape[]; oneOf?: Shape[]; allOf?: Shape[] }
const variants = (shape: Shape | undefined): Shape[] =>
  shape ? [shape, ...[...(shape.anyOf ?? []), ...(shape.oneOf ?? []), ...(shape.allOf ?? [])].flatMap(variants)] : []

/** The body with every column in every object of it, but for what the contract asks for there. */
function stuffed(value: unknown, shape: Shape | undefined, pass: number): unknown {
  const shapes = variants(shape)
  if (Array.isArray(value)) return value.map((one) => stuffed(one, shapes.find(({ items }) => items)?.items, pass))
  if (value === null || typeof value !== 'object') return value
  const known = new Map(shapes.flatMap(({ properties = {} }) => Object.entries(properties)))
  const own = Object.entries(value).map(([key, inner]) => [key, stuffed(inner, known.get(key), pass)])
  const more = [...COLUMNS].flatMap(([name, values]) =>
    known.has(name) || name in value ? [] : [[name, values[pass % values.length]]],
  )
  return Object.fromEntries([...more, ...own])
}

const bodyShape = (route: RouteOptions | undefined): Shape | undefined => {
  const body = (route?.schema as { body?: z.ZodType } | undefined)?.body
  return body && (z.toJSONSchema(body, { io: 'input', unrepresentable: 'any' }) as Shape)
}

describe('keys that are not asked for change nothing and are not echoed', () => {
  test.each(WRITING.filter(isOpen))('%s', async (name) => {
    const [role, relation] = whoIsIn(world, name)
    const route = world.house.routes.find(({ method, url }) => `${method} ${url}` === routeOf(name))
    const { at, sent } = await asking.build(name, role, relation)
    if (sent.file) return
    const known = idsIn([sent, at.who.id, Object.values(world.organisations), [...Object.values(world.cast)].map(({ id }) => id)])
    const result = ({ status, body, changes }: Heard) => canonical({ status, body, changes }, (id) => known.has(id))
    const plain = await asking.send(name, at, sent)
    expect(plain.said, `${role} ${relation} is in`).toBe('in')
    for (let pass = 0; pass < PASSES; pass++) {
      const more = { ...sent, body: stuffed(sent.body ?? {}, bodyShape(route), pass) as object }
      const answer = await asking.send(name, at, more)
      sentCount++
      const { issues = [] } = answer.body as { issues?: { code: string }[] }
      if (issues.some(({ code }) => code === 'unrecognized_keys')) expect(answer.changes).toEqual([])
      else expect(result(answer)).toEqual(result(plain))
    }
  })
})

test('every writing request is among them, or carries a file', () => {
  expect(WRITING.length).toBeGreaterThan(60)
  expect(WRITING.every((name) => ['POST', 'PUT'].includes(partsOf(name)[0]))).toBe(true)
})
