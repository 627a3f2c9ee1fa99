import type { SignupState } from '@keqiao/shared/signups'
import {
  and,
  asc,
  count,
  desc,
  eq,
  getTableColumns,
  inArray,
  isNotNull,
  isNull,
  like,
  lte,
  max,
  notInArray,
  or,
  sql,
} from 'drizzle-orm'
import { persons } from '../accounts/tables.ts'
import { chunksOf, inChunks } from '../platform/db/chunks.ts'
import type { Reader, Tx } from '../platform/db/database.ts'
import {
  type RoadshowRow,
  roadshowSessions,
  roadshows,
  type SessionRow,
  type SignupRow,
  signupCompanions,
  signups,
} from '../roadshow/tables.ts'
import { badges, type CheckInRow, checkIns, type DoorLinkRow, doorLinks } from './tables.ts'

/** Have a place, or had it when the event ended. */
const PLACED: SignupState[] = ['confirmed', 'checked_in', 'no_show']
const open = isNull(checkIns.undoneAt)
const linkColumns = getTableColumns(doorLinks)

export async function eventOf(db: Reader, id: string): Promise<RoadshowRow | undefined> {
  const [row] = await db.select().from(roadshows).where(eq(roadshows.id, id)).limit(1)
  return row
}

export async function sessionsOf(db: Reader, roadshowId: string): Promise<SessionRow[]> {
  const { place } = roadshowSessions
  return db.select().from(roadshowSessions).where(eq(roadshowSessions.roadshowId, roadshowId)).orderBy(asc(place))
}

export async function signupOf(db: Reader, id: string): Promise<SignupRow | undefined> {
  const [row] = await db.select().from(signups).where(eq(signups.id, id)).limit(1)
  return row
}

export const signupsOf = (db: Reader, ids: string[]) =>
  inChunks(ids, (some) => db.select().from(signups).where(inArray(signups.id, some)))

export const companionsOf = (db: Reader, ids: string[]) =>
  inChunks(ids, (some) =>
    db.select().from(signupCompanions).where(inArray(signupCompanions.signupId, some)).orderBy(asc(signupCompanions.place)),
  )

export const badgesOf = (db: Reader, ids: string[]) =>
  inChunks(ids, (some) => db.select().from(badges).where(inArray(badges.signupId, some)))

/** Entries through the event's own entrance. */
export const entrancesOf = (db: Reader, ids: string[]) =>
  inChunks(ids, (some) =>
    db
      .select()
      .from(checkIns)
      .where(and(inArray(checkIns.signupId, some), open, isNull(checkIns.sessionId))),
  )

export async function byNonce(db: Reader, nonce: string): Promise<CheckInRow | undefined> {
  const [row] = await db.select().from(checkIns).where(eq(checkIns.nonce, nonce)).limit(1)
  return row
}

export async function byId(db: Reader, id: string): Promise<CheckInRow | undefined> {
  const [row] = await db.select().from(checkIns).where(eq(checkIns.id, id)).limit(1)
  return row
}

export async function byEntrance(db: Reader, entrance: string): Promise<CheckInRow | undefined> {
  const [row] = await db.select().from(checkIns).where(eq(checkIns.entrance, entrance)).limit(1)
  return row
}

/** Undefined when this person is in, or this scan is known. */
export async function insert(tx: Tx, values: CheckInRow): Promise<CheckInRow | undefined> {
  const [row] = await tx.insert(checkIns).values(values).onConflictDoNothing().returning()
  return row
}

export async function takeBack(tx: Tx, ids: string[], undoneAt: string) {
  await tx.update(checkIns).set({ undoneAt, entrance: null }).where(inArray(checkIns.id, ids))
}

export async function openOf(db: Reader, signupId: string): Promise<CheckInRow[]> {
  return db
    .select()
    .from(checkIns)
    .where(and(eq(checkIns.signupId, signupId), open))
}

/** Who stood at the door. */
export async function keepersOf(db: Reader, rows: Pick<CheckInRow, 'personId' | 'doorId'>[]): Promise<Map<string, string>> {
  const ids = (pick: 'personId' | 'doorId') => [...new Set(rows.flatMap((row) => row[pick] ?? []))]
  const people = await inChunks(ids('personId'), (some) =>
    db.select({ id: persons.id, name: persons.name }).from(persons).where(inArray(persons.id, some)),
  )
  const doors = await inChunks(ids('doorId'), (some) =>
    db.select({ id: doorLinks.id, name: doorLinks.name }).from(doorLinks).where(inArray(doorLinks.id, some)),
  )
  return new Map([...people, ...doors].map(({ id, name }) => [id, name]))
}

export async function delegationsOf(db: Reader, groupIds: string[]): Promise<Map<string, { people: number; here: number }>> {
  const { groupId, state } = signups
  const rows = await inChunks(groupIds, (some) =>
    db
      .select({ groupId, state, n: count() })
      .from(signups)
      .where(and(inArray(groupId, some), inArray(state, PLACED)))
      .groupBy(groupId, state),
  )
  const found = new Map(groupIds.map((id) => [id, { people: 0, here: 0 }]))
  for (const { groupId: id, state: stands, n } of rows) {
    const of = found.get(id as string)
    if (!of) continue
    of.people += n
    if (stands === 'checked_in') of.here += n
  }
  return found
}

export async function countsOf(db: Reader, roadshowId: string) {
  const entries = and(eq(checkIns.roadshowId, roadshowId), open, isNull(checkIns.sessionId))
  const placed = inArray(signups.state, PLACED)
  const [seats] = await db
    .select({ n: sql<number>`coalesce(sum(${signups.seats}), 0)` })
    .from(signups)
    .where(and(eq(signups.roadshowId, roadshowId), eq(signups.seatMode, 'ONSITE'), placed))
  const sessions = await db
    .select({ id: checkIns.sessionId, n: count() })
    .from(checkIns)
    .where(and(eq(checkIns.roadshowId, roadshowId), open, isNotNull(checkIns.sessionId)))
    .groupBy(checkIns.sessionId)
  return {
    expected: Number(seats?.n ?? 0),
    here: await db.$count(checkIns, and(entries, sql`${checkIns.how} <> 'online'`)),
    online: await db.$count(checkIns, and(entries, eq(checkIns.how, 'online'))),
    sessions: new Map(sessions.map(({ id, n }) => [id, n])),
  }
}

export async function lastOf(db: Reader, roadshowId: string, most: number) {
  return db
    .select({ entry: checkIns, name: signups.name, organisation: signups.organisation, companion: signupCompanions.name })
    .from(checkIns)
    .innerJoin(signups, eq(signups.id, checkIns.signupId))
    .leftJoin(signupCompanions, eq(signupCompanions.id, checkIns.companionId))
    .where(and(eq(checkIns.roadshowId, roadshowId), open, sql`${checkIns.how} <> 'online'`))
    .orderBy(desc(checkIns.receivedAt), desc(checkIns.id))
    .limit(most)
}

const within = (term: string) => `%${term.toLowerCase().replace(/[%_\\]/g, '')}%`

export async function find(db: Reader, roadshowId: string, q: string, most: number): Promise<SignupRow[]> {
  const digits = /^\d{4}$/.test(q) ? [like(signups.phone, `%${q}`)] : []
  const named = [like(sql`lower(${signups.name})`, within(q)), like(sql`lower(${signups.organisation})`, within(q))]
  return db
    .select()
    .from(signups)
    .where(
      and(
        eq(signups.roadshowId, roadshowId),
        notInArray(signups.state, ['lapsed', 'withdrawn', 'rejected']),
        or(...digits, ...named),
      ),
    )
    .orderBy(sql`case when ${signups.state} = 'confirmed' then 0 else 1 end`, asc(signups.name), asc(signups.id))
    .limit(most)
}

export async function allOf(db: Reader, roadshowId: string): Promise<SignupRow[]> {
  return db.select().from(signups).where(eq(signups.roadshowId, roadshowId)).orderBy(asc(signups.turn), asc(signups.id))
}

/** Events that are over and still have somebody who neither came nor was marked. */
export async function unmarked(db: Reader, endedBy: string): Promise<string[]> {
  const rows = await db
    .selectDistinct({ id: signups.roadshowId })
    .from(signups)
    .innerJoin(roadshows, eq(roadshows.id, signups.roadshowId))
    .where(
      and(
        eq(signups.state, 'confirmed'),
        lte(roadshows.endsAt, endedBy),
        notInArray(roadshows.state, ['draft', 'approved', 'postponed', 'cancelled', 'archived']),
      ),
    )
  return rows.map(({ id }) => id)
}

export async function confirmedAt(db: Reader, roadshowId: string, most: number): Promise<SignupRow[]> {
  return db
    .select()
    .from(signups)
    .where(and(eq(signups.roadshowId, roadshowId), eq(signups.state, 'confirmed')))
    .orderBy(asc(signups.id))
    .limit(most)
}

export async function linkOf(db: Reader, id: string): Promise<DoorLinkRow | undefined> {
  const [row] = await db.select().from(doorLinks).where(eq(doorLinks.id, id)).limit(1)
  return row
}

export async function linksOf(db: Reader, roadshowId: string) {
  return db
    .select({ link: doorLinks, entries: count(checkIns.id) })
    .from(doorLinks)
    .leftJoin(checkIns, eq(checkIns.doorId, doorLinks.id))
    .where(eq(doorLinks.roadshowId, roadshowId))
    .groupBy(...Object.values(linkColumns))
    .orderBy(asc(doorLinks.createdAt), asc(doorLinks.id))
}

export async function insertLink(tx: Tx, row: DoorLinkRow) {
  await tx.insert(doorLinks).values(row)
}

export async function revoke(tx: Tx, id: string, revokedAt: string) {
  await tx
    .update(doorLinks)
    .set({ revokedAt })
    .where(and(eq(doorLinks.id, id), isNull(doorLinks.revokedAt)))
}

/** The event is locked. Numbers go on from the highest, in this order. */
export async function giveNumbers(tx: Tx, roadshowId: string, signupIds: string[], at: string) {
  const [top] = await tx
    .select({ no: max(badges.no) })
    .from(badges)
    .where(eq(badges.roadshowId, roadshowId))
  const first = (top?.no ?? 0) + 1
  const rows = signupIds.map((signupId, i) => ({ signupId, roadshowId, no: first + i, at }))
  for (const some of chunksOf(rows)) await tx.insert(badges).values(some)
}
