import { createHash } from 'node:crypto'
import { CELL_PROBLEMS, type CellProblem } from '@keqiao/shared/interchange'
import type { Issue } from '@keqiao/shared/problem'
import type { z } from 'zod'
import { Refusal } from '../../platform/refusal.ts'
import type { Taxonomies } from '../../taxonomy/taxonomy.ts'
import { isFormula, type Row, textOf } from '../cell.ts'
import { CellFault, type Column, plainHeading, type Sheet } from './column.ts'

/** The last column of a problem sheet: there to be read, and ignored when the sheet comes back. */
export const PROBLEM_HEADING = '问题说明'

export interface Mapping {
  /** The column under each heading; absent where a heading is to be ignored. */
  columns: (Column | undefined)[]
  headings: string[]
}

/** Which heading means which column. A heading nobody knows stops the import: silence would lose its cells. */
export function mapHeadings(sheet: Pick<Sheet<unknown>, 'columns'>, headings: string[]): Mapping {
  const known = new Map<string, Column>()
  for (const column of sheet.columns)
    for (const name of [column.heading, column.path, ...column.aliases])
      if (!known.has(plainHeading(name))) known.set(plainHeading(name), column)
  const columns = headings.map((heading) => known.get(plainHeading(heading)))
  const unknown = headings.filter((heading, i) => !columns[i] && heading !== '' && heading !== PROBLEM_HEADING)
  const repeated = headings.filter((_, i) => columns[i] && columns.indexOf(columns[i]) < i)
  const missing = sheet.columns.filter((column) => column.required && !columns.includes(column)).map((column) => column.heading)
  if (missing.length > 0 || unknown.length > 0 || repeated.length > 0)
    throw new Refusal('header_wrong', { missing, unknown: unknown.slice(0, 20), repeated: repeated.slice(0, 20) })
  return { columns, headings }
}

export type Checked<Draft> = { draft: Draft; problems: [] } | { draft: null; problems: CellProblem[] }

interface Checking {
  taxonomies: Taxonomies
  /** External numbers of the rows above; this row's is added. */
  seen: Set<string>
  /** What the module itself would refuse. */
  faults?: ((draft: never) => Issue[]) | undefined
}

/** One row as a draft, or what is wrong with it, each fault at its own cell. */
export function toDraft<Draft extends { externalRef: string | null }>(
  sheet: Sheet<Draft>,
  { columns, headings }: Mapping,
  row: Row,
  { taxonomies, seen, faults }: Checking,
): Checked<Draft> {
  const problems: CellProblem[] = []
  const given: Record<string, unknown> = {}
  const fault = (i: number, code: CellProblem['code'], facts: Record<string, unknown> = {}) =>
    problems.push({
      row: row.number,
      column: headings[i] ?? '',
      code,
      value: (textOf(row.cells[i]) ?? '').slice(0, 80),
      facts,
    })

  for (const [i, column] of columns.entries()) {
    const cell = row.cells[i] ?? null
    if (!column) continue
    if (isFormula(cell)) {
      fault(i, 'formula')
      continue
    }
    if (textOf(cell) === null) continue
    try {
      place(given, column.path, column.read(cell, { taxonomies, heading: headings[i] ?? '' }))
    } catch (caught) {
      if (!(caught instanceof CellFault)) throw caught
      fault(i, caught.code, caught.facts)
    }
  }

  const at = (path: string) => {
    const found = columns.findIndex((column) => column && (column.path === path || path.startsWith(`${column.path}.`)))
    return found >= 0 ? found : columns.findIndex((column) => column?.path.startsWith(path))
  }
  const parsed = sheet.draft.safeParse(given)
  const already = (i: number) => problems.some((problem) => problem.column === headings[i])
  const blame = (path: string, code: CellProblem['code'], facts: Record<string, unknown>) => {
    const i = at(path)
    const column = sheet.columns.find(
      (each) => each.path === path || path.startsWith(`${each.path}.`) || each.path.startsWith(path),
    )
    if (i >= 0 && !already(i)) fault(i, code, facts)
    else if (i < 0) problems.push({ row: row.number, column: column?.heading ?? path, code, value: '', facts })
  }
  if (!parsed.success) for (const issue of parsed.error.issues) blame(issue.path.join('.'), codeOf(issue, given), factsOf(issue))
  else for (const issue of faults?.(parsed.data as never) ?? []) blame(issue.path, asCellProblem(issue.code), issue.facts)

  const reference = given.externalRef
  if (typeof reference === 'string') {
    if (seen.has(reference)) blame('externalRef', 'duplicate_ref', { externalRef: reference.slice(0, 80) })
    seen.add(reference)
  }
  if (!parsed.success || problems.length > 0) {
    const place = (problem: CellProblem) => headings.indexOf(problem.column) + 1 || headings.length + 1
    return { draft: null, problems: problems.sort((a, b) => place(a) - place(b)) }
  }
  return {
    draft: { ...parsed.data, externalRef: parsed.data.externalRef ?? derived(sheet.fingerprint(parsed.data)) },
    problems: [],
  }
}

function place(given: Record<string, unknown>, path: string, value: unknown) {
  const [head = '', inner] = path.split('.')
  if (value === null || value === undefined) return
  if (inner) given[head] = { ...(given[head] as object | undefined), [inner]: value }
  else given[head] = value
}

/** A row without a number of its own gets one from what it says, so that a second run finds it again. */
const derived = (fingerprint: string) => `auto-${createHash('sha256').update(fingerprint).digest('hex').slice(0, 32)}`

export const asCellProblem = (code: string): CellProblem['code'] =>
  (CELL_PROBLEMS as readonly string[]).includes(code) ? (code as CellProblem['code']) : 'wrong_value'

type ZodIssue = z.core.$ZodIssue

function codeOf(issue: ZodIssue, given: Record<string, unknown>): CellProblem['code'] {
  const missing =
    issue.path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], given) === undefined
  if (missing) return 'required'
  if (issue.code === 'too_big') return issue.origin === 'string' || issue.origin === 'array' ? 'too_long' : 'wrong_value'
  if (issue.code === 'too_small' && issue.origin === 'string') return 'required'
  if (issue.path[0] === 'indicators') return 'bad_indicator'
  return issue.code === 'invalid_value' ? 'not_in_list' : 'wrong_value'
}

function factsOf(issue: ZodIssue): Record<string, unknown> {
  const { maximum, minimum } = issue as { maximum?: number; minimum?: number }
  return { ...(maximum !== undefined && { max: Number(maximum) }), ...(minimum !== undefined && { min: Number(minimum) }) }
}
