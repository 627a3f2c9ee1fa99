import type { CellProblem, Import } from '@keqiao/shared/interchange'
import type { PageQuery } from '@keqiao/shared/primitives'
import { and, asc, desc, eq, gte, inArray, lte } from 'drizzle-orm'
import type { Reader, Tx } from '../platform/db/database.ts'
import { importProblems, imports } from './tables.ts'

export type ImportRow = typeof imports.$inferSelect
const CHUNK = 100

export async function byId(db: Reader, id: string): Promise<ImportRow | undefined> {
  const [row] = await db.select().from(imports).where(eq(imports.id, id)).limit(1)
  return row
}

export async function idsOf(db: Reader, personId: string): Promise<string[]> {
  const rows = await db.select({ id: imports.id }).from(imports).where(eq(imports.personId, personId))
  return rows.map(({ id }) => id)
}

export async function insert(tx: Tx, row: typeof imports.$inferInsert) {
  const [made] = await tx.insert(imports).values(row).returning()
  return made as ImportRow
}

/** Only from the state and place that were read: a second worker or a cancelled import changes nothing. */
export async function update(tx: Tx, before: ImportRow, values: Partial<ImportRow>): Promise<ImportRow | undefined> {
  const [row] = await tx
    .update(imports)
    .set(values)
    .where(and(eq(imports.id, before.id), eq(imports.state, before.state), eq(imports.cursor, before.cursor)))
    .returning()
  return row
}

export async function addProblems(tx: Tx, importId: string, problems: CellProblem[]) {
  for (let i = 0; i < problems.length; i += CHUNK)
    await tx.insert(importProblems).values(problems.slice(i, i + CHUNK).map((problem) => ({ importId, ...problem })))
}

export async function ofOrganisations(db: Reader, organisationIds: string[], { page, size }: PageQuery) {
  const where = inArray(imports.organisationId, organisationIds)
  const items = await db
    .select()
    .from(imports)
    .where(where)
    .orderBy(desc(imports.createdAt), desc(imports.id))
    .limit(size)
    .offset((page - 1) * size)
  return { items, total: await db.$count(imports, where) }
}

const problemColumns = {
  row: importProblems.row,
  column: importProblems.column,
  code: importProblems.code,
  value: importProblems.value,
  facts: importProblems.facts,
}

export async function problems(db: Reader, importId: string, { page, size }: PageQuery) {
  const where = eq(importProblems.importId, importId)
  const items = await db
    .select(problemColumns)
    .from(importProblems)
    .where(where)
    .orderBy(asc(importProblems.row), asc(importProblems.seq))
    .limit(size)
    .offset((page - 1) * size)
  return { items, total: await db.$count(importProblems, where) }
}

export async function problemsOfRows(db: Reader, importId: string, from: number, to: number): Promise<CellProblem[]> {
  return db
    .select(problemColumns)
    .from(importProblems)
    .where(and(eq(importProblems.importId, importId), gte(importProblems.row, from), lte(importProblems.row, to)))
    .orderBy(asc(importProblems.row), asc(importProblems.seq))
}

export const asImport = (row: ImportRow): Import => ({
  id: row.id,
  kind: row.kind,
  fileName: row.fileName,
  state: row.state,
  organisationId: row.organisationId,
  total: row.total,
  read: row.read,
  accepted: row.accepted,
  refused: row.refused,
  created: row.created,
  updated: row.updated,
  unchanged: row.unchanged,
  fault: row.fault,
  createdAt: row.createdAt,
  finishedAt: row.finishedAt,
})
