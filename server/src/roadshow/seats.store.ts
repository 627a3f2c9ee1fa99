import { SEAT_MODES, type SeatMode } from '@keqiao/shared/roadshow'
import { and, asc, count, eq, inArray, lt, or, sql } from 'drizzle-orm'
import type { Reader, Tx } from '../platform/db/database.ts'
import { type RoadshowRow, roadshowSeats, roadshows, type SeatsRow, type SignupRow, signups } from './tables.ts'

const of = (roadshowId: string, mode: SeatMode) => and(eq(roadshowSeats.roadshowId, roadshowId), eq(roadshowSeats.mode, mode))

/** Locks this event for a decision about its places, and gives the decision its number. */
export async function touch(tx: Tx, id: string): Promise<RoadshowRow | undefined> {
  const [row] = await tx
    .update(roadshows)
    .set({ turn: sql`${roadshows.turn} + 1` })
    .where(eq(roadshows.id, id))
    .returning()
  return row
}

export async function seatsOf(db: Reader, roadshowId: string): Promise<SeatsRow[]> {
  const rows = await db.select().from(roadshowSeats).where(eq(roadshowSeats.roadshowId, roadshowId))
  return rows.sort((a, b) => SEAT_MODES.indexOf(a.mode) - SEAT_MODES.indexOf(b.mode))
}

export async function seatsOfAll(db: Reader, roadshowIds: string[]): Promise<SeatsRow[]> {
  return roadshowIds.length === 0 ? [] : db.select().from(roadshowSeats).where(inArray(roadshowSeats.roadshowId, roadshowIds))
}

/** The one guard: takes the seats if they are free, in one statement; false when they are not. */
export async function take(tx: Tx, roadshowId: string, mode: SeatMode, n: number): Promise<boolean> {
  const free = sql`${roadshowSeats.taken} + ${n} <= ${roadshowSeats.capacity}`
  const taken = await tx
    .update(roadshowSeats)
    .set({ taken: sql`${roadshowSeats.taken} + ${n}` })
    .where(and(of(roadshowId, mode), free))
    .returning({ taken: roadshowSeats.taken })
  return taken.length > 0
}

/** Gives seats back; a ceiling above the capacity sinks with them. */
export async function release(tx: Tx, roadshowId: string, mode: SeatMode, n: number) {
  const left = sql`${roadshowSeats.taken} - ${n}`
  await tx
    .update(roadshowSeats)
    .set({
      taken: left,
      ceiling: sql`case when ${left} > ${roadshowSeats.capacity} then ${left} else ${roadshowSeats.capacity} end`,
    })
    .where(of(roadshowId, mode))
}

/** Sets the capacity, also below what is taken: nobody is thrown out. Undefined where there is no such mode. */
export async function resize(tx: Tx, roadshowId: string, mode: SeatMode, capacity: number): Promise<SeatsRow | undefined> {
  const { taken } = roadshowSeats
  const [row] = await tx
    .update(roadshowSeats)
    .set({ capacity, ceiling: sql`case when ${taken} > ${capacity} then ${taken} else ${capacity} end` })
    .where(of(roadshowId, mode))
    .returning()
  return row
}

export async function setSeats(tx: Tx, roadshowId: string, mode: SeatMode, capacity: number) {
  const row = { roadshowId, mode, capacity, ceiling: capacity }
  const made = await tx.insert(roadshowSeats).values(row).onConflictDoNothing().returning({ mode: roadshowSeats.mode })
  if (made.length === 0) await resize(tx, roadshowId, mode, capacity)
}

/** Of a mode that is given up; only one without anybody. */
export async function dropSeats(tx: Tx, roadshowId: string, mode: SeatMode): Promise<boolean> {
  const gone = await tx
    .delete(roadshowSeats)
    .where(and(of(roadshowId, mode), eq(roadshowSeats.taken, 0)))
    .returning({ mode: roadshowSeats.mode })
  return gone.length > 0
}

/** Who waits for a place of this mode: those who wished it, and those who would take it as well. */
const line = (roadshowId: string, mode: SeatMode) =>
  and(
    eq(signups.roadshowId, roadshowId),
    eq(signups.state, 'waitlisted'),
    or(eq(signups.mode, mode), eq(signups.acceptsOther, true)),
  )

export async function nextInLine(db: Reader, roadshowId: string, mode: SeatMode): Promise<SignupRow | undefined> {
  const [row] = await db.select().from(signups).where(line(roadshowId, mode)).orderBy(asc(signups.turn), asc(signups.id)).limit(1)
  return row
}

/** How many stand before this one in the list of its wished mode, itself included. */
export async function position(db: Reader, { roadshowId, mode, turn }: SignupRow): Promise<number> {
  return (await db.$count(signups, and(line(roadshowId, mode), lt(signups.turn, turn)))) + 1
}

/** People waiting, by event and wished mode. */
export async function waiting(db: Reader, roadshowIds: string[]): Promise<Map<string, number>> {
  if (roadshowIds.length === 0) return new Map()
  // One walk along the index; grouped by mode it would be sorted first.
  const onsite = sql<number>`sum(case when ${signups.mode} = 'ONSITE' then 1 else 0 end)`.mapWith(Number)
  const rows = await db
    .select({ id: signups.roadshowId, onsite, all: count() })
    .from(signups)
    .where(and(inArray(signups.roadshowId, roadshowIds), eq(signups.state, 'waitlisted')))
    .groupBy(signups.roadshowId)
  return new Map(
    rows.flatMap(({ id, onsite, all }) => [
      [`${id} ONSITE`, onsite],
      [`${id} ONLINE`, all - onsite],
    ]),
  )
}

/** What the figures say at this moment. Nothing may be decided by it: `take` does. */
export async function looksFree(db: Reader, roadshowId: string, mode: SeatMode, n: number): Promise<boolean> {
  const [row] = await db.select().from(roadshowSeats).where(of(roadshowId, mode)).limit(1)
  return row !== undefined && row.taken + n <= row.capacity
}

/** Takes without looking: beside `looksFree`. */
export async function force(tx: Tx, roadshowId: string, mode: SeatMode, n: number): Promise<true> {
  const taken = sql`${roadshowSeats.taken} + ${n}`
  const ceiling = sql`case when ${taken} > ${roadshowSeats.ceiling} then ${taken} else ${roadshowSeats.ceiling} end`
  await tx.update(roadshowSeats).set({ taken, ceiling }).where(of(roadshowId, mode))
  return true
}
