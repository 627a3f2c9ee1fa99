import type { RouteOptions } from 'fastify'
import { z } from 'zod'

type Schema = {
  format?: string
  pattern?: string
  properties?: Record<string, Schema>
  items?: Schema
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
}
export type Part = 'params' | 'query' | 'body'
export interface IdField {
  route: string
  part: Part
  /** `draft.avoid.*` */
  path: string
}

/** By its form (a uuid, `need:<uuid>`), or by its name where the form is any text. */
const isId = (name: string, { format, pattern }: Schema) =>
  format === 'uuid' || pattern?.includes('[0-9a-f-]{36}') === true || /^(id|token|subject|actor)$|Id$/.test(name)

function* idsIn(schema: Schema, name = '', path: string[] = []): Generator<string> {
  for (const one of [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])]) yield* idsIn(one, name, path)
  for (const [key, inner] of Object.entries(schema.properties ?? {})) yield* idsIn(inner, key, [...path, key])
  if (schema.items) yield* idsIn(schema.items, name, [...path, '*'])
  if (!schema.properties && !schema.items && path.length > 0 && isId(name, schema)) yield path.join('.')
}

/** Every field of a request that names a record. What a form of a file holds beside it is not in the schemas. */
export function idFieldsOf(routes: RouteOptions[]): IdField[] {
  const found = routes.flatMap(({ method, url, schema }) => {
    const { params, querystring, body } = (schema ?? {}) as Record<string, z.ZodType | undefined>
    return Object.entries({ params, query: querystring, body }).flatMap(([part, one]) => {
      if (!one || method === 'HEAD') return []
      const paths = new Set(idsIn(z.toJSONSchema(one, { io: 'input', unrepresentable: 'any' }) as Schema))
      return [...paths].map((path): IdField => ({ route: `${method} ${url}`, part: part as Part, path }))
    })
  })
  return found
}

export const nameOf = ({ route, part, path }: IdField) => `${route} ${part}.${path}`
