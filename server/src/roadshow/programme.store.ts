import { SHOWN_PRESENTATIONS } from '@keqiao/shared/programme'
import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { achievements } from '../achievements/tables.ts'
import { needs } from '../needs/tables.ts'
import { inChunks } from '../platform/db/chunks.ts'
import type { Reader } from '../platform/db/database.ts'
import { type PresentationRow, presentations, roadshowSessions } from './tables.ts'

/** On the programme, in its order; what the organiser put there belongs to the owner of the listing. */
export async function programmeOf(
  db: Reader,
  roadshowId: string,
): Promise<{ presentation: PresentationRow; session: string | null }[]> {
  const unplaced = sql`case when ${roadshowSessions.place} is null then 1 else 0 end`
  const rows = await db
    .select({ presentation: presentations, session: roadshowSessions.title })
    .from(presentations)
    .leftJoin(roadshowSessions, eq(roadshowSessions.id, presentations.sessionId))
    .where(and(eq(presentations.roadshowId, roadshowId), inArray(presentations.state, [...SHOWN_PRESENTATIONS])))
    .orderBy(unplaced, asc(roadshowSessions.place), asc(presentations.place), asc(presentations.id))
  const unowned = rows.flatMap(({ presentation }) => (presentation.organisationId ? [] : [presentation.subject]))
  const owners = await ownersOf(db, unowned)
  return rows.map(({ presentation, session }) => ({
    presentation: { ...presentation, organisationId: presentation.organisationId ?? owners.get(presentation.subject) ?? null },
    session,
  }))
}

async function ownersOf(db: Reader, subjects: string[]): Promise<Map<string, string | null>> {
  const owners = new Map<string, string | null>()
  for (const [kind, of] of [['achievement', achievements] as const, ['need', needs] as const]) {
    const ids = subjects.flatMap((subject) => (subject.startsWith(`${kind}:`) ? [subject.slice(kind.length + 1)] : []))
    const rows = await inChunks(ids, (some) => db.select({ id: of.id, ownerId: of.ownerId }).from(of).where(inArray(of.id, some)))
    for (const { id, ownerId } of rows) owners.set(`${kind}:${id}`, ownerId)
  }
  return owners
}
