import type { PageQuery } from '@keqiao/shared/primitives'
import { SHOWN_PRESENTATIONS } from '@keqiao/shared/programme'
import type { RoadshowQuery, SeatMode } from '@keqiao/shared/roadshow'
import { OVER_ROADSHOWS, PUBLIC_ROADSHOWS, type RoadshowState, UNBEGUN_ROADSHOWS } from '@keqiao/shared/roadshow-life'
import {
  and,
  asc,
  desc,
  eq,
  gt,
  gte,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  ne,
  notExists,
  notInArray,
  or,
  type SQL,
  sql,
} from 'drizzle-orm'
import type { Reader, Tx } from '../platform/db/database.ts'
import {
  type PresentationRow,
  presentations,
  type RoadshowRow,
  roadshowFields,
  roadshowSeats,
  roadshowSessions,
  roadshows,
  type SessionRow,
  signups,
} from './tables.ts'

export async function byId(db: Reader, id: string): Promise<RoadshowRow | undefined> {
  const [row] = await db.select().from(roadshows).where(eq(roadshows.id, id)).limit(1)
  return row
}

export async function byIds(db: Reader, ids: string[]): Promise<Map<string, RoadshowRow>> {
  if (ids.length === 0) return new Map()
  const rows = await db.select().from(roadshows).where(inArray(roadshows.id, ids))
  return new Map(rows.map((row) => [row.id, row]))
}

export async function insert(tx: Tx, values: typeof roadshows.$inferInsert) {
  await tx.insert(roadshows).values(values)
  await setFields(tx, values.id, values.fields)
}

/** Changes one revision into the next; undefined when somebody else was faster. */
export async function update(
  tx: Tx,
  id: string,
  revision: number,
  values: Partial<RoadshowRow>,
): Promise<RoadshowRow | undefined> {
  const [row] = await tx
    .update(roadshows)
    .set({ ...values, revision: revision + 1 })
    .where(and(eq(roadshows.id, id), eq(roadshows.revision, revision)))
    .returning()
  if (row && values.fields) await setFields(tx, id, values.fields)
  return row
}

/** A state that comes with time is nobody's edit: whoever has the event open saves on the revision they read. */
export const enter = (tx: Tx, id: string, state: RoadshowRow['state'], now: string) =>
  tx.update(roadshows).set({ state, stateAt: now, updatedAt: now }).where(eq(roadshows.id, id))

async function setFields(tx: Tx, roadshowId: string, fields: string[]) {
  await tx.delete(roadshowFields).where(eq(roadshowFields.roadshowId, roadshowId))
  const rows = [...new Set(fields)].map((code) => ({ roadshowId, code }))
  if (rows.length > 0) await tx.insert(roadshowFields).values(rows)
}

interface Filter extends Omit<RoadshowQuery, 'page' | 'size' | 'field' | 'region' | 'free' | 'call'> {
  now: string
  /** With all that lies below them; null filters nothing. */
  fields: string[] | null
  regions: string[] | null
  free: boolean
  call: boolean
}

/** A place that a newcomer could take: one is free, and nobody waits for it. */
const isFree = (db: Reader, seat: SeatMode | undefined, now: string) =>
  and(
    gte(roadshows.regClosesAt, now),
    inArray(roadshows.state, ['published', 'reg_open']),
    inArray(
      roadshows.id,
      db
        .select({ id: roadshowSeats.roadshowId })
        .from(roadshowSeats)
        .where(
          and(
            lt(roadshowSeats.taken, roadshowSeats.capacity),
            seat && eq(roadshowSeats.mode, seat),
            notExists(
              db
                .select({ id: signups.id })
                .from(signups)
                .where(
                  and(
                    eq(signups.roadshowId, roadshowSeats.roadshowId),
                    eq(signups.state, 'waitlisted'),
                    or(eq(signups.mode, roadshowSeats.mode), eq(signups.acceptsOther, true)),
                  ),
                ),
            ),
          ),
        ),
    ),
  )

/** As `rules.callIsOpen` says of one event. */
const hasOpenCall = (now: string) =>
  and(
    inArray(roadshows.state, [...UNBEGUN_ROADSHOWS]),
    lte(roadshows.callOpensAt, now),
    gt(roadshows.callClosesAt, now),
    gt(roadshows.startsAt, now),
  )

export async function list(db: Reader, filter: Filter, { page, size }: PageQuery) {
  const { now, when, from, to, fields, regions, kind, seat, free, call } = filter
  const past = when === 'past'
  const where = and(
    or(inArray(roadshows.state, [...PUBLIC_ROADSHOWS]), and(eq(roadshows.state, 'cancelled'), isNotNull(roadshows.publishedAt))),
    when === 'upcoming' ? and(gte(roadshows.endsAt, now), notInArray(roadshows.state, [...OVER_ROADSHOWS])) : undefined,
    past ? or(lt(roadshows.endsAt, now), inArray(roadshows.state, [...OVER_ROADSHOWS])) : undefined,
    from ? gte(roadshows.endsAt, from) : undefined,
    to ? lt(roadshows.startsAt, to) : undefined,
    regions ? inArray(roadshows.region, regions) : undefined,
    kind.length > 0 ? inArray(roadshows.kind, kind) : undefined,
    seat && inArray(roadshows.mode, [seat, 'HYBRID']),
    fields
      ? inArray(
          roadshows.id,
          db.select({ id: roadshowFields.roadshowId }).from(roadshowFields).where(inArray(roadshowFields.code, fields)),
        )
      : undefined,
    free ? isFree(db, seat, now) : undefined,
    call ? hasOpenCall(now) : undefined,
  )
  return paged(db, where, [past ? desc(roadshows.startsAt) : asc(roadshows.startsAt), asc(roadshows.id)], page, size)
}

/** Of these organisations, or of these regions (null: all); what waits for approval first. */
export async function organised(db: Reader, hosts: string[], regions: string[] | null | undefined, { page, size }: PageQuery) {
  const reach: (SQL | undefined)[] = [
    hosts.length > 0 ? inArray(roadshows.hostId, hosts) : undefined,
    regions === null ? ne(roadshows.id, '') : undefined,
    regions && regions.length > 0 ? inArray(roadshows.region, regions) : undefined,
  ].filter((one) => one !== undefined)
  if (reach.length === 0) return { rows: [], total: 0 }
  const waits = sql`case when ${roadshows.waitingSince} is null then 1 else 0 end`
  return paged(db, or(...reach), [asc(waits), desc(roadshows.startsAt), asc(roadshows.id)], page, size)
}

async function paged(db: Reader, where: SQL | undefined, order: SQL[], page: number, size: number) {
  const rows = await db
    .select()
    .from(roadshows)
    .where(where)
    .orderBy(...order)
    .limit(size)
    .offset((page - 1) * size)
  return { rows, total: await db.$count(roadshows, where) }
}

/** What the clock moves on: left in one of these states though its time is over. */
export async function due(db: Reader, now: string, archivedBefore: string, followedBefore: string): Promise<RoadshowRow[]> {
  const at = (state: RoadshowState, over: SQL) => and(eq(roadshows.state, state), over)
  return db
    .select()
    .from(roadshows)
    .where(
      or(
        at('published', lte(roadshows.regOpensAt, now)),
        at('reg_open', lte(roadshows.regClosesAt, now)),
        and(inArray(roadshows.state, [...UNBEGUN_ROADSHOWS]), lte(roadshows.startsAt, now)),
        at('live', lte(roadshows.endsAt, now)),
        at('ended', lte(roadshows.endsAt, followedBefore)),
        at('follow_up', lte(roadshows.endsAt, archivedBefore)),
      ),
    )
}

/** Open events with free places and somebody waiting: what a promotion has missed. */
export async function unfilled(db: Reader): Promise<string[]> {
  const rows = await db
    .selectDistinct({ id: signups.roadshowId })
    .from(signups)
    .innerJoin(roadshowSeats, eq(roadshowSeats.roadshowId, signups.roadshowId))
    .innerJoin(roadshows, eq(roadshows.id, signups.roadshowId))
    .where(
      and(
        eq(signups.state, 'waitlisted'),
        lt(roadshowSeats.taken, roadshowSeats.capacity),
        inArray(roadshows.state, [...UNBEGUN_ROADSHOWS]),
      ),
    )
  return rows.map(({ id }) => id)
}

export async function sessionsOf(db: Reader, roadshowId: string): Promise<SessionRow[]> {
  const { place } = roadshowSessions
  return db.select().from(roadshowSessions).where(eq(roadshowSessions.roadshowId, roadshowId)).orderBy(asc(place))
}

export async function presentationsOf(db: Reader, roadshowId: string, onlyShown: boolean): Promise<PresentationRow[]> {
  const shown = onlyShown ? inArray(presentations.state, [...SHOWN_PRESENTATIONS]) : undefined
  return db
    .select()
    .from(presentations)
    .where(and(eq(presentations.roadshowId, roadshowId), shown))
    .orderBy(asc(presentations.place), asc(presentations.id))
}

export async function untickedOf(db: Reader, roadshowId: string): Promise<string[]> {
  const untold = and(eq(presentations.roadshowId, roadshowId), isNull(presentations.secrecyTickedAt))
  const rows = await db.select({ id: presentations.id }).from(presentations).where(untold).orderBy(asc(presentations.id))
  return rows.map(({ id }) => id)
}

export async function keepSessions(tx: Tx, roadshowId: string, ids: string[]) {
  const gone = ids.length > 0 ? notInArray(roadshowSessions.id, ids) : undefined
  await tx.delete(roadshowSessions).where(and(eq(roadshowSessions.roadshowId, roadshowId), gone))
}

export async function saveSession(tx: Tx, row: SessionRow) {
  const { id: _, roadshowId: __, ...values } = row
  await tx.insert(roadshowSessions).values(row).onConflictDoUpdate({ target: roadshowSessions.id, set: values })
}

export async function insertPresentation(tx: Tx, row: typeof presentations.$inferInsert): Promise<PresentationRow | undefined> {
  const [made] = await tx.insert(presentations).values(row).onConflictDoNothing().returning()
  return made
}

export async function updatePresentation(tx: Tx, id: string, values: Partial<PresentationRow>) {
  await tx
    .update(presentations)
    .set({ ...values, revision: sql`${presentations.revision} + 1` })
    .where(eq(presentations.id, id))
}
