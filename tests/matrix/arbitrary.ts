import fc, { type Arbitrary } from 'fast-check'

interface Schema {
  type?: string | string[]
  const?: unknown
  enum?: unknown[]
  format?: string
  pattern?: string
  minimum?: number
  maximum?: number
  exclusiveMinimum?: number
  minLength?: number
  maxLength?: number
  minItems?: number
  maxItems?: number
  items?: Schema
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: Schema | boolean
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
}

/** What nobody means to send. */
const ODD = fc.constantFrom<unknown>(
  ...[
    null,
    '',
    ' ',
    0,
    -1,
    1e21,
    true,
    [],
    {},
    [[]],
    '\u0000',
    '‮abc',
    '裂'.repeat(5000),
    "' or 1=1 --",
    '../../etc',
    '%00',
    '🦊',
  ],
  ...['9999-99-99', '0001-01-01T00:00:00.000Z', 'need:x', { __proto__: 1, constructor: 2 }],
)
const TEXTS = fc.constantFrom(
  '连铸坯表面裂纹',
  'a',
  '  两端有空白  ',
  '第一行\n第二行',
  '<b>粗</b>',
  '13800138000',
  'x'.repeat(300),
  '％＿\\',
)

/** Requests that the contract allows, and some that it does not. `known` are texts that exist: ids, subjects, tokens, codes. */
export function arbitraryOf(schema: Schema, known: readonly string[], isOdd = true): Arbitrary<unknown> {
  const good = goodOf(schema, known)
  return isOdd ? fc.oneof({ arbitrary: good, weight: 24 }, { arbitrary: ODD, weight: 1 }) : good
}

function goodOf(schema: Schema, known: readonly string[]): Arbitrary<unknown> {
  const variants = schema.anyOf ?? schema.oneOf
  if (variants) return fc.oneof(...variants.map((one) => arbitraryOf(one, known, false)))
  if (schema.allOf)
    return fc.tuple(...schema.allOf.map((one) => goodOf(one, known))).map((all) => Object.assign({}, ...(all as object[])))
  if ('const' in schema) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  switch ([schema.type].flat()[0]) {
    case 'object':
      return objectOf(schema, known)
    case 'array':
      return fc.array(arbitraryOf(schema.items ?? {}, known), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 3, 3 + (schema.minItems ?? 0)),
      })
    case 'integer':
      return fc.oneof(fc.constantFrom(0, 1, 2), fc.integer({ min: least(schema), max: most(schema) }))
    case 'number':
      return fc.double({ min: least(schema), max: most(schema), noNaN: true })
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'string':
      return textOf(schema, known)
    default:
      return fc.oneof(TEXTS, fc.integer({ min: 0, max: 9 }))
  }
}

const least = ({ minimum, exclusiveMinimum }: Schema) => Math.max(minimum ?? exclusiveMinimum ?? -5, -1e9)
const most = (schema: Schema) => Math.max(Math.min(schema.maximum ?? 1e9, 1e15), least(schema))

function objectOf({ properties = {}, required = [], additionalProperties }: Schema, known: readonly string[]) {
  const entries = Object.entries(properties).map(([key, one]) => [key, arbitraryOf(one, known)] as const)
  if (entries.length === 0 && typeof additionalProperties === 'object')
    return fc.dictionary(
      fc.constantFrom('review', 'access', 'organisation', 'meeting', 'roadshow', 'expiry', 'account', 'x'),
      goodOf(additionalProperties, known),
    )
  return fc.record(Object.fromEntries(entries), { requiredKeys: required as never[] })
}

function textOf({ format, pattern, maxLength }: Schema, known: readonly string[]): Arbitrary<string> {
  if (format === 'uuid')
    return fc.oneof(
      { arbitrary: knownLike(known, /^[0-9a-f-]{36}$/), weight: 4 },
      { arbitrary: fc.uuid({ version: 7 }), weight: 1 },
    )
  if (format === 'date-time') return fc.constantFrom('2026-12-01T00:00:00.000Z', '2020-01-01T00:00:00.000Z')
  if (format === 'date') return fc.constantFrom('2026-11-01', '2025-01-10', '2028-01-09')
  if (format === 'email') return fc.constantFrom('firm@test.example', 'nobody@test.example', 'A.B+c@test.example')
  if (format === 'uri') return fc.constantFrom('https://firm.example/a', 'http://127.0.0.1/')
  if (pattern) return fitting(new RegExp(pattern), known)
  const cut = (text: string) => text.slice(0, maxLength ?? text.length)
  return fc.oneof(TEXTS, knownLike(known, /./), fc.string({ unit: 'grapheme', maxLength: 30 })).map(cut)
}

const knownLike = (known: readonly string[], regex: RegExp) => {
  const fit = known.filter((one) => regex.test(one))
  return fc.constantFrom(...(fit.length > 0 ? fit : ['x']))
}
function fitting(regex: RegExp, known: readonly string[]): Arbitrary<string> {
  const fit = known.filter((one) => regex.test(one))
  return fit.length > 0 ? fc.constantFrom(...fit) : fc.stringMatching(/^\d{4,6}$/)
}
