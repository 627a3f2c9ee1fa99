import type { PageQuery } from '@keqiao/shared/primitives'
import type { PresentationState } from '@keqiao/shared/programme'
import { and, asc, count, desc, eq, inArray, type SQL } from 'drizzle-orm'
import type { Reader, Tx } from '../platform/db/database.ts'
import { type PresentationRow, presentations } from './tables.ts'

export async function byId(db: Reader, id: string): Promise<PresentationRow | undefined> {
  const [row] = await db.select().from(presentations).where(eq(presentations.id, id)).limit(1)
  return row
}

export async function bySubject(db: Reader, roadshowId: string, subject: string): Promise<PresentationRow | undefined> {
  const here = and(eq(presentations.roadshowId, roadshowId), eq(presentations.subject, subject))
  const [row] = await db.select().from(presentations).where(here).limit(1)
  return row
}

/** Changes one revision into the next; undefined when somebody else was faster. */
export async function update(
  tx: Tx,
  { id, revision }: { id: string; revision: number },
  values: Partial<PresentationRow>,
): Promise<PresentationRow | undefined> {
  const [row] = await tx
    .update(presentations)
    .set({ ...values, revision: revision + 1 })
    .where(and(eq(presentations.id, id), eq(presentations.revision, revision)))
    .returning()
  return row
}

/** What becomes of one whose replay is shown no longer. */
export const takenDown = (at: string) => ({ state: 'presented' as const, replayUrl: null, stateAt: at })

async function paged(db: Reader, where: SQL | undefined, order: SQL[], { page, size }: PageQuery) {
  const rows = await db
    .select()
    .from(presentations)
    .where(where)
    .orderBy(...order)
    .limit(size)
    .offset((page - 1) * size)
  return { rows, total: await db.$count(presentations, where) }
}

export const pageOf = (db: Reader, roadshowId: string, state: PresentationState | undefined, page: PageQuery) =>
  paged(
    db,
    and(eq(presentations.roadshowId, roadshowId), state && eq(presentations.state, state)),
    [asc(presentations.createdAt), asc(presentations.id)],
    page,
  )

export async function ofOrganisations(db: Reader, organisationIds: string[], page: PageQuery) {
  if (organisationIds.length === 0) return { rows: [], total: 0 }
  return paged(
    db,
    inArray(presentations.organisationId, organisationIds),
    [desc(presentations.createdAt), asc(presentations.id)],
    page,
  )
}

export async function countByState(db: Reader, roadshowId: string): Promise<Record<string, number>> {
  const rows = await db
    .select({ state: presentations.state, n: count() })
    .from(presentations)
    .where(eq(presentations.roadshowId, roadshowId))
    .groupBy(presentations.state)
  return Object.fromEntries(rows.map(({ state, n }) => [state, n]))
}
