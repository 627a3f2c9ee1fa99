import type { PageQuery } from '@keqiao/shared/primitives'
import type { TriageState } from '@keqiao/shared/triage'
import { and, asc, count, eq, inArray, isNull, max, or, type SQL, sql } from 'drizzle-orm'
import { organisations, persons } from '../accounts/tables.ts'
import { assignments } from '../agents/tables.ts'
import { decisions, transitions } from '../listings/tables.ts'
import { type NeedRow, needs } from '../needs/tables.ts'
import type { Reader } from '../platform/db/database.ts'
import { reached } from './store.ts'

/** Regions that one operates in (null: all, none: not an operator) and needs one was given as an agent. */
export interface TriageReach {
  regions: string[] | null
  assignedIds: string[]
  ownIds: string[]
}

function mine({ regions, assignedIds, ownIds }: TriageReach): SQL | undefined {
  const byRegion = reached(needs as never, { regions, ownIds })
  return assignedIds.length === 0 ? byRegion : or(byRegion, inArray(needs.id, assignedIds))
}

export interface TriageRow {
  row: NeedRow
  askerId: string | null
}

/** Who asked the company last, by need. */
const asked = (db: Reader) =>
  db
    .select({ listingId: transitions.listingId, seq: max(transitions.seq).as('last_asked') })
    .from(transitions)
    .where(and(eq(transitions.kind, 'need'), eq(transitions.move, 'triage_detail')))
    .groupBy(transitions.listingId)
    .as('asked')

/** Needs in this state: those whose questions one asked first, then the oldest. */
export async function queue(
  db: Reader,
  { state, page, size }: PageQuery & { state: TriageState },
  { viewerId, ...reach }: TriageReach & { viewerId: string },
): Promise<{ rows: TriageRow[]; total: number }> {
  const last = asked(db)
  const where = and(eq(needs.state, state), isNull(decisions.id), mine(reach))
  const held = and(eq(decisions.kind, 'need'), eq(decisions.listingId, needs.id))
  const owner = eq(organisations.id, needs.ownerId)
  const rows = await db
    .select({ row: needs, askerId: transitions.actorId })
    .from(needs)
    .leftJoin(organisations, owner)
    .leftJoin(decisions, held)
    .leftJoin(last, eq(last.listingId, needs.id))
    .leftJoin(transitions, eq(transitions.seq, last.seq))
    .where(where)
    .orderBy(
      asc(sql`case when ${transitions.actorId} = ${viewerId} then 0 else 1 end`),
      asc(sql`coalesce(${needs.submittedAt}, ${needs.updatedAt})`),
      asc(needs.id),
    )
    .limit(size)
    .offset((page - 1) * size)
  const [total] = await db
    .select({ count: count() })
    .from(needs)
    .leftJoin(organisations, owner)
    .leftJoin(decisions, held)
    .where(where)
  return { rows: rows as TriageRow[], total: total?.count ?? 0 }
}

export async function askerOf(db: Reader, needId: string): Promise<string | null> {
  const last = asked(db)
  const [row] = await db
    .select({ askerId: transitions.actorId })
    .from(transitions)
    .innerJoin(last, eq(last.seq, transitions.seq))
    .where(eq(transitions.listingId, needId))
  return row?.askerId ?? null
}

export interface Agent {
  agentId: string
  name: string
  accepted: boolean
}

/** Who works on each of these, by need. */
export async function agentsOf(db: Reader, needIds: string[]): Promise<Map<string, Agent>> {
  const subjects = needIds.map((id) => `need:${id}`)
  const rows = await db
    .select({ subject: assignments.openSubject, agentId: assignments.agentId, name: persons.name, state: assignments.state })
    .from(assignments)
    .innerJoin(persons, eq(persons.id, assignments.agentId))
    .where(inArray(assignments.openSubject, subjects))
  return new Map(
    rows.map(({ subject, agentId, name, state }) => {
      return [(subject as string).slice('need:'.length), { agentId, name, accepted: state === 'accepted' }]
    }),
  )
}

export async function namesOf(db: Reader, personIds: string[]): Promise<Map<string, string>> {
  const rows = await db.select({ id: persons.id, name: persons.name }).from(persons).where(inArray(persons.id, personIds))
  return new Map(rows.map(({ id, name }) => [id, name]))
}
