import type { Issue } from '@keqiao/shared/problem'
import type { FastifyInstance } from 'fastify'
import { Refusal } from './refusal.ts'

const MOST_ISSUES = 20

/** NUL, which Postgres keeps in no text, and half a sign, which it keeps in no JSON. */
const isStorable = (text: string) => !text.includes('\0') && text.isWellFormed()
/** The same text without what cannot be kept. */
export const storable = (text: string) => text.replaceAll('\0', '').toWellFormed()

/** Whether any text within can not be kept as it was given. By a list, not by calls: it may be nested deeply. */
function holdsUnstorable(sent: unknown): boolean {
  const open = [sent]
  while (open.length > 0) {
    const value = open.pop()
    if (typeof value === 'string' && !isStorable(value)) return true
    if (value === null || typeof value !== 'object') continue
    if (Array.isArray(value)) for (const one of value) open.push(one)
    else
      for (const key in value) {
        if (!isStorable(key)) return true
        open.push((value as Record<string, unknown>)[key])
      }
  }
  return false
}

/** Where they stand, field by field; one that lies too deep for a form has no place. */
function issuesIn(value: unknown, path: string[]): Issue[] {
  if (path.length > 6 || value === null || typeof value !== 'object')
    return holdsUnstorable(value) ? [{ path: path.join('.'), code: 'unstorable_text', facts: {} }] : []
  return Object.entries(value).flatMap(([key, inner]) =>
    isStorable(key) ? issuesIn(inner, [...path, key]) : issuesIn(key, path),
  )
}

export function refuseUnstorable(app: FastifyInstance) {
  app.addHook('preValidation', async ({ params, query, body }) => {
    const sent = [params, query, body]
    if (!holdsUnstorable(sent)) return
    throw new Refusal('invalid_input', {}, sent.flatMap((part) => issuesIn(part, [])).slice(0, MOST_ISSUES))
  })
}
