import type { Side } from '@keqiao/shared/encounters'
import type { EncounterState } from '@keqiao/shared/lifecycle'
import type { PageQuery } from '@keqiao/shared/primitives'
import { and, asc, count, desc, eq, inArray, or, type SQL, sql } from 'drizzle-orm'
import { memberships } from '../accounts/tables.ts'
import type { Reader, Tx } from '../platform/db/database.ts'
import {
  type EncounterRow,
  encounterMailboxes,
  encounterNotes,
  encounterSides,
  encounters,
  type NoteRow,
  type SideRow,
} from './tables.ts'

export async function byId(db: Reader, id: string): Promise<EncounterRow | undefined> {
  const [row] = await db.select().from(encounters).where(eq(encounters.id, id)).limit(1)
  return row
}

export async function insert(tx: Tx, values: typeof encounters.$inferInsert): Promise<EncounterRow> {
  const [row] = await tx.insert(encounters).values(values).returning()
  return row as EncounterRow
}

/** Locks the record: what is decided below counts its sides. */
export async function touch(tx: Tx, id: string): Promise<EncounterRow | undefined> {
  const [row] = await tx
    .update(encounters)
    .set({ reminded: sql`${encounters.reminded}` })
    .where(eq(encounters.id, id))
    .returning()
  return row
}

export async function update(tx: Tx, id: string, values: Partial<EncounterRow>): Promise<EncounterRow> {
  const [row] = await tx.update(encounters).set(values).where(eq(encounters.id, id)).returning()
  return row as EncounterRow
}

/** The next revision of what was written; undefined when somebody else was faster. */
export async function edit(
  tx: Tx,
  id: string,
  revision: number,
  values: Partial<EncounterRow>,
): Promise<EncounterRow | undefined> {
  const [row] = await tx
    .update(encounters)
    .set({ ...values, revision: revision + 1 })
    .where(and(eq(encounters.id, id), eq(encounters.revision, revision), eq(encounters.state, 'recorded')))
    .returning()
  return row
}

export async function setSides(tx: Tx, encounterId: string, rows: Omit<SideRow, 'encounterId'>[]) {
  await tx.delete(encounterSides).where(eq(encounterSides.encounterId, encounterId))
  await tx.insert(encounterSides).values(rows.map((row) => ({ ...row, encounterId })))
}

export async function setMailboxes(tx: Tx, encounterId: string, rows: { side: Side; email: string }[]) {
  await tx.delete(encounterMailboxes).where(eq(encounterMailboxes.encounterId, encounterId))
  if (rows.length > 0) await tx.insert(encounterMailboxes).values(rows.map((row) => ({ ...row, encounterId })))
}

export const mailboxesOf = (db: Reader, encounterId: string): Promise<{ side: Side; email: string }[]> =>
  db
    .select({ side: encounterMailboxes.side, email: encounterMailboxes.email })
    .from(encounterMailboxes)
    .where(eq(encounterMailboxes.encounterId, encounterId))

export async function updateSide(tx: Tx, encounterId: string, side: Side, values: Partial<SideRow>) {
  await tx
    .update(encounterSides)
    .set(values)
    .where(and(eq(encounterSides.encounterId, encounterId), eq(encounterSides.side, side)))
}

export async function sidesOf(db: Reader, ids: string[]): Promise<Map<string, SideRow[]>> {
  const found = new Map<string, SideRow[]>()
  const rows = await db
    .select()
    .from(encounterSides)
    .where(inArray(encounterSides.encounterId, ids))
    .orderBy(asc(encounterSides.side))
  for (const row of rows) found.set(row.encounterId, [...(found.get(row.encounterId) ?? []), row])
  return found
}

export async function sidesOfOne(db: Reader, id: string): Promise<SideRow[]> {
  return (await sidesOf(db, [id])).get(id) ?? []
}

export async function addNote(tx: Tx, values: typeof encounterNotes.$inferInsert) {
  await tx.insert(encounterNotes).values(values)
}

export const notesOf = (db: Reader, encounterId: string): Promise<NoteRow[]> =>
  db
    .select()
    .from(encounterNotes)
    .where(eq(encounterNotes.encounterId, encounterId))
    .orderBy(asc(encounterNotes.at), asc(encounterNotes.id))
    .limit(200)

/** Which of these organisations have anybody who could answer here. */
export async function manned(db: Reader, organisationIds: string[]): Promise<Set<string>> {
  const rows = await db
    .select({ id: memberships.organisationId, members: count() })
    .from(memberships)
    .where(inArray(memberships.organisationId, organisationIds))
    .groupBy(memberships.organisationId)
  return new Set(rows.map(({ id }) => id))
}

export interface Reach {
  personId: string
  organisationIds: string[]
  /** Those an office reaches; null for the province. */
  regions: string[] | null
}

/** What is theirs to answer comes first, then the latest. */
export async function list(db: Reader, who: Reach, state: EncounterState | undefined, { page, size }: PageQuery) {
  const ofTheirs = (...more: (SQL | undefined)[]) =>
    inArray(
      encounters.id,
      db
        .select({ id: encounterSides.encounterId })
        .from(encounterSides)
        .where(and(inArray(encounterSides.organisationId, who.organisationIds), ...more)),
    )
  const { regions } = who
  const where = and(
    state ? eq(encounters.state, state) : undefined,
    regions === null
      ? undefined
      : or(
          and(eq(encounters.recordedBy, who.personId), eq(encounters.recordedAs, 'agent')),
          eq(encounters.agentId, who.personId),
          ofTheirs(),
          or(inArray(encounters.demandRegion, regions), inArray(encounters.supplyRegion, regions)),
        ),
  )
  const isAsked = and(eq(encounters.state, 'recorded'), ofTheirs(eq(encounterSides.state, 'asked')))
  const rows = await db
    .select()
    .from(encounters)
    .where(where)
    .orderBy(sql`case when ${isAsked} then 0 else 1 end`, desc(encounters.updatedAt), desc(encounters.id))
    .limit(size)
    .offset((page - 1) * size)
  return { rows, total: await db.$count(encounters, where) }
}
