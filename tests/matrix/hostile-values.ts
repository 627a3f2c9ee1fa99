import { z } from 'zod'

type Schema = {
  type?: string | string[]
  properties?: Record<string, Schema>
  additionalProperties?: Schema | boolean
  items?: Schema
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
}
export type FieldPath = string[]

function* pathsIn(schema: Schema, path: FieldPath = []): Generator<FieldPath> {
  for (const one of [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])]) yield* pathsIn(one, path)
  for (const [key, inner] of Object.entries(schema.properties ?? {})) {
    yield [...path, key]
    yield* pathsIn(inner, [...path, key])
  }
  if (typeof schema.additionalProperties === 'object') yield* pathsIn(schema.additionalProperties, [...path, 'any'])
  if (schema.items) {
    yield [...path, '0']
    yield* pathsIn(schema.items, [...path, '0'])
  }
}

/** Every field of a schema, the first of a list for all of it. */
export function fieldsOf(schema: z.ZodType | undefined): FieldPath[] {
  if (!schema) return []
  const found = pathsIn(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema)
  return [...new Map([...found].map((path) => [path.join('.'), path])).values()]
}

/** What was sent with another value at one place; what leads there is made where it is missing. */
export function withField(sent: unknown, [key, ...rest]: FieldPath, value: unknown): unknown {
  if (key === undefined) return value
  if (key === '0' || Array.isArray(sent)) {
    const [first, ...others] = Array.isArray(sent) ? sent : []
    return [withField(first, rest, value), ...others]
  }
  const given = sent !== null && typeof sent === 'object' ? sent : {}
  return { ...given, [key]: withField((given as Record<string, unknown>)[key], rest, value) }
}

/** Texts that ordinary people never type; each is sent as the value of every parameter. */
export const TEXTS: Record<string, string> = {
  nothing: '',
  blanks: ' \t\u3000',
  'ten thousand signs': '需要'.repeat(5_000),
  'ten thousand figures': '9'.repeat(10_000),
  NUL: '连铸\u0000坯',
  'half a sign': '连铸\ud83d坯',
  'right to left': '\u202e坯\u2066铸\u2069连',
  marks: `e${'\u0301'.repeat(500)}`,
  prototype: '__proto__',
  constructor: 'constructor',
  NaN: 'NaN',
  infinity: '1e999',
  huge: '9'.repeat(400),
  'below zero': '-1',
  path: '../../../../etc/passwd',
  SQL: "' OR 1=1; --",
  wildcards: '%_\\%',
  template: '{{constructor}}#{7*7}',
  'line ends': 'a\r\nBcc: x@y.example\r\n\r\nb',
}

/** Sent to every parameter even where the schema refuses them, as it refuses the others: to see that it is asked. */
export const SAMPLES = ['ten thousand signs', 'NUL', 'half a sign']

/** Values of a body beside the texts. */
export const VALUES: Record<string, unknown> = {
  null: null,
  true: true,
  zero: 0,
  'below zero as a number': -1,
  'a fraction': 0.1,
  'the largest number': Number.MAX_VALUE,
  'above whole numbers': 2 ** 53,
  'an empty list': [],
  'an empty object': {},
  'a list for one': ['x', 'x'],
  'an object for one': { x: 'x' },
}

/** Values as JSON that are large or nested deeply, as far as a body reaches. */
const keys = (count: number) => `{${Array.from({ length: count }, (_, at) => `"${at.toString(36)}":1`).join(',')}}`
export const LARGE: Record<string, string> = {
  'seventy thousand of them': `[${'"x",'.repeat(69_999)}"x"]`,
  'thirty thousand keys': keys(30_000),
  'ninety thousand signs of Chinese': `"${'需要x'.repeat(40_000)}"`,
  'ten thousand levels': `${'{"x":['.repeat(5_000)}1${']}'.repeat(5_000)}`,
}
/** Stands for one of them while the body is made. */
export const PLACE = '«large»'

/** Whole bodies that no field can hold, as they go over the line. */
export const BODIES: Record<string, string> = {
  'no JSON': '{"a":',
  NaN: '{"a":NaN}',
  'a number too large': '{"page":1e999,"value":-1e999}',
  'the prototype': '{"__proto__":{"isOperator":true}}',
  'the constructor': '{"constructor":{"prototype":{"isOperator":true}}}',
  'the same key twice': '{"name":"a","name":{"b":1},"kind":"need","kind":"x"}',
  'half a sign': '{"name":"\\ud83d","\\ud83d":1}',
  'levels that never close': '['.repeat(10_000),
  levels: `${'['.repeat(10_000)}${']'.repeat(10_000)}`,
  'a text': '"x"',
  'a number': '1e5',
  null: 'null',
  'a list': '[{}]',
  nothing: '',
  'a million signs': `{"a":"${'x'.repeat(1_000_000)}"}`,
  'a hundred thousand keys': keys(100_000),
}
