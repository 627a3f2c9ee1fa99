import type { AnyEndpoint } from '@keqiao/shared/endpoint'
import { MOST_BODY_BYTES } from '@keqiao/shared/primitives'
import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { contract } from './routes.ts'

interface Schema {
  type?: string | string[]
  enum?: unknown[]
  const?: unknown
  format?: string
  pattern?: string
  maxLength?: number
  maxItems?: number
  items?: Schema
  properties?: Record<string, Schema>
  additionalProperties?: Schema | boolean
  propertyNames?: Schema
  anyOf?: Schema[]
  oneOf?: Schema[]
}
/** A sign of Chinese in UTF-8. */
const BYTES = 3
const SHORT = 300
const NUMBER = 24
/** Forms that say themselves how long a text may be. */
const BOUNDED_FORM = ['uuid', 'date-time', 'date']
/** Everything at its longest at once: every text of a listing, every talk of a day. Nobody writes that much. */
const MORE_THAN_A_BODY = ['risks.check']

/** What the largest value takes as JSON; every part without a bound goes to `open`. */
function largest(schema: Schema, path: string, open: string[]): number {
  const either = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]
  if (either.length > 0) return Math.max(...either.map((one) => largest(one, path, open)))
  if (schema.enum || schema.const !== undefined) return SHORT
  if (schema.type === 'string') {
    if (schema.maxLength !== undefined) return schema.maxLength * BYTES
    const isBounded =
      BOUNDED_FORM.includes(schema.format ?? '') || /^\^[^*+]*\$$/.test(schema.pattern?.replace(/\\\+/g, '') ?? '*')
    if (!isBounded) open.push(`${path} ${JSON.stringify(schema)}`)
    return SHORT
  }
  if (schema.type === 'array') {
    if (schema.maxItems === undefined) open.push(`${path} has no most items`)
    return (schema.maxItems ?? 1) * (largest(schema.items ?? {}, `${path}.*`, open) + 1)
  }
  if (typeof schema.additionalProperties === 'object' && Object.keys(schema.additionalProperties).length > 0)
    if (!schema.propertyNames?.enum) open.push(`${path} takes any key`)
  const inner = Object.entries(schema.properties ?? {})
  return inner.reduce((sum, [key, one]) => sum + key.length + 6 + largest(one, `${path}.${key}`, open), NUMBER)
}

const shapeOf = (schema: z.ZodType) => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema
let endpoints: AnyEndpoint[]
beforeAll(async () => {
  endpoints = await contract()
})

test('every text and every list that a body can hold has a bound', () => {
  const open: string[] = []
  const bodies = endpoints.filter(({ body }) => body)
  for (const { id, body } of bodies) largest(shapeOf(body), id, open)
  expect(bodies.length).toBeGreaterThan(60)
  expect(open).toEqual([])
})

test('what may be written fits into what may be sent', () => {
  const sizes = endpoints.flatMap(({ id, body }) => (body ? [{ id, bytes: largest(shapeOf(body), id, []) }] : []))
  expect(Math.max(...sizes.filter(({ id }) => !MORE_THAN_A_BODY.includes(id)).map(({ bytes }) => bytes))).toBeGreaterThan(100_000)
  const tooLarge = sizes.filter(({ bytes }) => bytes > MOST_BODY_BYTES).map(({ id }) => id)
  expect(tooLarge).toEqual(MORE_THAN_A_BODY)
})

test('a part without a bound would be named', () => {
  const open: string[] = []
  const body = z.object({
    a: z.string(),
    b: z.array(z.string().max(5)),
    c: z.string().regex(/^x+$/),
    d: z.record(z.string(), z.number()),
  })
  largest(shapeOf(body), 'x', open)
  expect(open.map((one) => one.split(' ')[0])).toEqual(['x.a', 'x.b', 'x.c', 'x.d'])
})
