import type { AssignmentState } from '@keqiao/shared/assignments'
import type { PageQuery } from '@keqiao/shared/primitives'
import { and, count, desc, eq, inArray, lt, type SQL, sql } from 'drizzle-orm'
import { persons } from '../../accounts/tables.ts'
import type { Reader, Tx } from '../../platform/db/database.ts'
import { type AssignmentRow, assignments } from '../tables.ts'

const OPEN: AssignmentState[] = ['offered', 'accepted']
const isOpen = inArray(assignments.state, OPEN)

/** How many places of this agent are taken. */
export const openCount = (db: Reader, agentId: string) => db.$count(assignments, and(eq(assignments.agentId, agentId), isOpen))

export async function openCounts(db: Reader, agentIds: string[]): Promise<Map<string, number>> {
  const rows = await db
    .select({ agentId: assignments.agentId, taken: count() })
    .from(assignments)
    .where(and(inArray(assignments.agentId, agentIds), isOpen))
    .groupBy(assignments.agentId)
  return new Map(rows.map(({ agentId, taken }) => [agentId, taken]))
}

/** Undefined when somebody already works on this subject. */
export async function insert(tx: Tx, values: typeof assignments.$inferInsert): Promise<AssignmentRow | undefined> {
  const [row] = await tx
    .insert(assignments)
    .values({ ...values, openSubject: values.subject })
    .onConflictDoNothing()
    .returning()
  return row
}

export async function byId(db: Reader, id: string): Promise<AssignmentRow | undefined> {
  const [row] = await db.select().from(assignments).where(eq(assignments.id, id)).limit(1)
  return row
}

/** From this state into another; undefined when it has moved on meanwhile. */
export async function move(tx: Tx, row: AssignmentRow, state: AssignmentState, values: Partial<AssignmentRow> = {}) {
  const [moved] = await tx
    .update(assignments)
    .set({ ...values, state, openSubject: OPEN.includes(state) ? row.subject : null })
    .where(and(eq(assignments.id, row.id), eq(assignments.state, row.state)))
    .returning()
  return moved
}

export async function openOf(db: Reader, subject: string): Promise<AssignmentRow | undefined> {
  const [row] = await db.select().from(assignments).where(eq(assignments.openSubject, subject)).limit(1)
  return row
}

export const openWork = (db: Reader, agentId: string): Promise<AssignmentRow[]> =>
  db
    .select()
    .from(assignments)
    .where(and(eq(assignments.agentId, agentId), isOpen))

/** Subjects this agent was entrusted with, offers included. */
export async function subjectsOf(db: Reader, agentId: string): Promise<string[]> {
  const rows = await db
    .select({ subject: assignments.subject })
    .from(assignments)
    .where(and(eq(assignments.agentId, agentId), isOpen))
  return rows.map(({ subject }) => subject)
}

/** Which of these subjects are open work of this agent. */
export async function openAmong(db: Reader, agentId: string, subjects: string[]): Promise<string[]> {
  const rows = await db
    .select({ subject: assignments.subject })
    .from(assignments)
    .where(and(eq(assignments.agentId, agentId), inArray(assignments.openSubject, subjects.slice(0, 500))))
  return rows.map(({ subject }) => subject)
}

/** Offers of this agent end without an answer. */
export const lapseOffers = (tx: Tx, agentId: string, now: string) => lapse(tx, eq(assignments.state, 'offered'), agentId, now)
/** So does work that was taken up. */
export const lapseAll = (tx: Tx, agentId: string, now: string) => lapse(tx, isOpen, agentId, now)

async function lapse(tx: Tx, which: SQL, agentId: string, now: string) {
  const values = { state: 'lapsed' as const, openSubject: null, endedAt: now }
  await tx
    .update(assignments)
    .set(values)
    .where(and(eq(assignments.agentId, agentId), which))
}

/** Whether one of these organisations had work with this agent that was taken up. */
export async function worksFor(db: Reader, agentId: string, organisationIds: string[]): Promise<boolean> {
  if (organisationIds.length === 0) return false
  const met = and(eq(assignments.agentId, agentId), inArray(assignments.organisationId, organisationIds))
  return (await db.$count(assignments, and(met, inArray(assignments.state, ['accepted', 'done'])))) > 0
}

/** Offers without an answer whose time is over. */
export async function overdue(db: Reader, now: string, most: number): Promise<AssignmentRow[]> {
  return db
    .select()
    .from(assignments)
    .where(and(eq(assignments.state, 'offered'), lt(assignments.due, now)))
    .limit(most)
}

const RANK = sql`case ${assignments.state} when 'offered' then 0 when 'accepted' then 1 else 2 end`

export function ofAgent(db: Reader, agentId: string, subject: string | undefined, page: PageQuery) {
  return paged(db, and(eq(assignments.agentId, agentId), subject ? eq(assignments.subject, subject) : undefined), page)
}

/** Null regions: everywhere. */
export function given(
  db: Reader,
  { state, subject, regions }: { state?: AssignmentState | undefined; subject?: string | undefined; regions: string[] | null },
  page: PageQuery,
) {
  const where = and(
    state ? eq(assignments.state, state) : undefined,
    subject ? eq(assignments.subject, subject) : undefined,
    regions ? inArray(assignments.region, regions) : undefined,
  )
  return paged(db, where, page)
}

async function paged(db: Reader, where: SQL | undefined, { page, size }: PageQuery) {
  const rows = await db
    .select({ row: assignments, name: persons.name })
    .from(assignments)
    .innerJoin(persons, eq(persons.id, assignments.agentId))
    .where(where)
    .orderBy(RANK, desc(assignments.at), desc(assignments.id))
    .limit(size)
    .offset((page - 1) * size)
  return { rows, total: await db.$count(assignments, where) }
}
