import type { Issue } from '@keqiao/shared/problem'
import type { z } from 'zod'
import { ProblemError } from '../api/call.ts'

export type NamePath = (string | number)[]
export interface PlacedIssue {
  name: NamePath
  issue: Issue
}

/** `draft.indicators.0.value` → `['indicators', 0, 'value']`: the place in the form. */
export function placeOf(path: string): NamePath {
  const parts = path.split('.').filter(Boolean)
  if (parts[0] === 'draft' || parts[0] === 'body') parts.shift()
  return parts.map((part) => (/^\d+$/.test(part) ? Number(part) : part))
}

export function placedIssues(error: unknown): PlacedIssue[] {
  if (!(error instanceof ProblemError)) return []
  return error.issues.map((issue) => ({ name: placeOf(issue.path), issue }))
}

/** Those that have no field of these. */
export const unplacedIssues = (error: unknown, fields: readonly string[]) =>
  placedIssues(error).filter(({ name }) => !fields.includes(String(name[0])))

/** The same, for faults found before anything is sent. A rule of the schema names itself in its message. */
export function schemaIssues(error: z.ZodError): PlacedIssue[] {
  return error.issues.map((issue) => {
    const { minimum, maximum, format } = issue as { minimum?: unknown; maximum?: unknown; format?: unknown }
    const empty = issue.code === 'too_small' && minimum === 1
    const code = issue.code === 'custom' ? issue.message : empty ? 'required' : issue.code
    return { name: issue.path as NamePath, issue: { path: issue.path.join('.'), code, facts: { minimum, maximum, format } } }
  })
}
