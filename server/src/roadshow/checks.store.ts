import { UNBEGUN_ROADSHOWS } from '@keqiao/shared/roadshow-life'
import { SEATED } from '@keqiao/shared/signups'
import { and, count, eq, gt, inArray, isNotNull, isNull, lt, or, sql, sum } from 'drizzle-orm'
import type { Reader } from '../platform/db/database.ts'
import type { Check } from '../platform/doctor.ts'
import { outbox } from '../platform/outbox.tables.ts'
import { nextInLine } from './seats.store.ts'
import { roadshowSeats, roadshows, signupCompanions, signups } from './tables.ts'

/** Seats held by people, by event and mode. */
async function held(db: Reader): Promise<Map<string, number>> {
  const rows = await db
    .select({ id: signups.roadshowId, mode: signups.seatMode, n: sum(signups.seats) })
    .from(signups)
    .where(inArray(signups.state, [...SEATED]))
    .groupBy(signups.roadshowId, signups.seatMode)
  return new Map(rows.map(({ id, mode, n }) => [`${id} ${mode}`, Number(n)]))
}

/** What holds of events and sign-ups whatever happens; asked by `npm run doctor` and by tests. */
export const roadshowChecks: Check[] = [
  {
    name: 'roadshow: seats taken are the seats that people hold',
    async find(db) {
      const people = await held(db)
      const rows = await db.select().from(roadshowSeats)
      const wrong = rows.filter((row) => row.taken !== (people.get(`${row.roadshowId} ${row.mode}`) ?? 0))
      const known = new Set(rows.map(({ roadshowId, mode }) => `${roadshowId} ${mode}`))
      return [
        ...wrong.map(({ roadshowId, mode }) => `${roadshowId} ${mode}`),
        ...[...people.keys()].filter((key) => !known.has(key)),
      ]
    },
  },
  {
    name: 'roadshow: never more seats taken than there were to take',
    async find(db) {
      const top = sql`case when ${roadshowSeats.taken} > ${roadshowSeats.capacity} then ${roadshowSeats.taken} else ${roadshowSeats.capacity} end`
      const rows = await db.select().from(roadshowSeats).where(sql`${roadshowSeats.ceiling} <> ${top}`)
      return rows.map(({ roadshowId, mode }) => `${roadshowId} ${mode}`)
    },
  },
  {
    name: 'roadshow: each person and each companion is one seat',
    async find(db) {
      const companions = db.select({ n: count() }).from(signupCompanions).where(eq(signupCompanions.signupId, signups.id))
      const anybody = db.select({ id: signupCompanions.signupId }).from(signupCompanions)
      // Most come alone: only where there is somebody to count, they are counted.
      const rows = await db
        .select({ id: signups.id })
        .from(signups)
        .where(and(or(gt(signups.seats, 1), inArray(signups.id, anybody)), sql`${signups.seats} <> 1 + (${companions})`))
      return rows.map(({ id }) => id)
    },
  },
  {
    name: 'roadshow: every open offer will lapse by itself',
    async find(db) {
      const waits = and(eq(outbox.subject, signups.id), eq(outbox.topic, 'signup_offer'))
      const rows = await db
        .select({ id: signups.id })
        .from(signups)
        .leftJoin(outbox, waits)
        .where(and(eq(signups.state, 'offered'), isNull(outbox.seq)))
      return rows.map(({ id }) => id)
    },
  },
  {
    name: 'roadshow: a contact is kept as long as its sign-up stands, and no longer',
    async find(db) {
      const isOver = sql`${signups.state} in ('withdrawn', 'lapsed')`
      const kept = and(isOver, isNotNull(signups.activeContact))
      const lost = and(sql`not ${isOver}`, isNull(signups.activeContact), gt(signups.name, ''))
      const rows = await db.select({ id: signups.id }).from(signups).where(or(kept, lost))
      return rows.map(({ id }) => id)
    },
  },
  {
    name: 'roadshow: no place stands free while somebody waits for it',
    async find(db, now) {
      const isOpen = and(inArray(roadshows.state, [...UNBEGUN_ROADSHOWS]), gt(roadshows.startsAt, now))
      const free = await db
        .select({
          id: roadshowSeats.roadshowId,
          mode: roadshowSeats.mode,
          capacity: roadshowSeats.capacity,
          taken: roadshowSeats.taken,
        })
        .from(roadshowSeats)
        .innerJoin(roadshows, eq(roadshows.id, roadshowSeats.roadshowId))
        .where(and(isOpen, lt(roadshowSeats.taken, roadshowSeats.capacity)))
      const wrong: string[] = []
      for (const { id, mode, capacity, taken } of free) {
        const next = await nextInLine(db, id, mode)
        if (next && taken + next.seats <= capacity) wrong.push(`${id} ${mode}`)
      }
      return wrong
    },
  },
]
