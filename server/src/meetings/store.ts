import type { MeetingState } from '@keqiao/shared/meetings'
import { OPEN_MEETINGS } from '@keqiao/shared/meetings'
import { WITH_PLACE } from '@keqiao/shared/signups'
import { and, asc, desc, eq, inArray, isNotNull, lte, sql } from 'drizzle-orm'
import { memberships } from '../accounts/tables.ts'
import { achievements } from '../achievements/tables.ts'
import { matches } from '../matching/tables.ts'
import { needs } from '../needs/tables.ts'
import { inChunks } from '../platform/db/chunks.ts'
import type { Reader, Tx } from '../platform/db/database.ts'
import { roadshows, type SignupRow, signups } from '../roadshow/tables.ts'
import {
  type BookRow,
  type GuestRow,
  type MeetingRow,
  meetingBooks,
  meetingGuests,
  meetingHolds,
  meetingPeople,
  meetingPlans,
  meetings,
  type ParticipantRow,
  type PlanRow,
} from './tables.ts'

/** Has a place, and so may meet. */
export const isSeated = ({ state }: Pick<SignupRow, 'state'>) => WITH_PLACE.includes(state)

export async function bookOf(db: Reader, roadshowId: string): Promise<BookRow | undefined> {
  return (await db.select().from(meetingBooks).where(eq(meetingBooks.roadshowId, roadshowId)).limit(1))[0]
}

/** The lock of the meetings of one event: whoever decides raises its turn first. */
export async function touch(tx: Tx, roadshowId: string): Promise<BookRow | undefined> {
  const [row] = await tx
    .update(meetingBooks)
    .set({ turn: sql`${meetingBooks.turn} + 1` })
    .where(eq(meetingBooks.roadshowId, roadshowId))
    .returning()
  return row
}

export async function saveBook(tx: Tx, revision: number, book: Omit<typeof meetingBooks.$inferInsert, 'revision' | 'turn'>) {
  if (revision === 0) return (await tx.insert(meetingBooks).values(book).onConflictDoNothing().returning())[0]
  const [row] = await tx
    .update(meetingBooks)
    .set({ ...book, revision: revision + 1, turn: sql`${meetingBooks.turn} + 1` })
    .where(and(eq(meetingBooks.roadshowId, book.roadshowId), eq(meetingBooks.revision, revision)))
    .returning()
  return row
}

export async function eventOf(db: Reader, roadshowId: string) {
  return (await db.select().from(roadshows).where(eq(roadshows.id, roadshowId)).limit(1))[0]
}

export async function signupOf(db: Reader, id: string): Promise<SignupRow | undefined> {
  return (await db.select().from(signups).where(eq(signups.id, id)).limit(1))[0]
}
export async function signupsOf(db: Reader, ids: string[]): Promise<Map<string, SignupRow>> {
  const rows = await inChunks([...new Set(ids)], (some) => db.select().from(signups).where(inArray(signups.id, some)))
  return new Map(rows.map((row) => [row.id, row]))
}

export async function guestOf(db: Reader, signupId: string): Promise<GuestRow | undefined> {
  return (await db.select().from(meetingGuests).where(eq(meetingGuests.signupId, signupId)).limit(1))[0]
}
export async function saveGuest(tx: Tx, guest: GuestRow) {
  const { signupId: _, ...set } = guest
  await tx.insert(meetingGuests).values(guest).onConflictDoUpdate({ target: meetingGuests.signupId, set })
}
/** Who takes part and has a place; of these, where they are given. */
export async function guestsOf(
  db: Reader,
  roadshowId: string,
  ids?: string[],
): Promise<{ guest: GuestRow; signup: SignupRow }[]> {
  return db
    .select({ guest: meetingGuests, signup: signups })
    .from(meetingGuests)
    .innerJoin(signups, eq(signups.id, meetingGuests.signupId))
    .where(
      and(
        eq(meetingGuests.roadshowId, roadshowId),
        eq(meetingGuests.takesPart, true),
        inArray(signups.state, [...WITH_PLACE]),
        ids && inArray(meetingGuests.signupId, ids),
      ),
    )
    .orderBy(asc(signups.turn), asc(signups.id))
}

export interface Held {
  meeting: MeetingRow
  people: ParticipantRow[]
}
async function withPeople(db: Reader, rows: MeetingRow[]): Promise<Held[]> {
  const all = await inChunks(
    rows.map(({ id }) => id),
    (ids) => db.select().from(meetingPeople).where(inArray(meetingPeople.meetingId, ids)).orderBy(asc(meetingPeople.signupId)),
  )
  const of = Map.groupBy(all, ({ meetingId }) => meetingId)
  return rows.map((meeting) => ({ meeting, people: of.get(meeting.id) ?? [] }))
}

export async function meetingsAt(db: Reader, roadshowId: string): Promise<Held[]> {
  const of = eq(meetings.roadshowId, roadshowId)
  return withPeople(db, await db.select().from(meetings).where(of).orderBy(asc(meetings.createdAt), asc(meetings.id)))
}
export async function meetingsOf(db: Reader, signupId: string): Promise<Held[]> {
  const rows = await db
    .select({ meeting: meetings })
    .from(meetings)
    .innerJoin(meetingPeople, eq(meetingPeople.meetingId, meetings.id))
    .where(eq(meetingPeople.signupId, signupId))
    .orderBy(asc(meetings.createdAt), asc(meetings.id))
  return withPeople(
    db,
    rows.map(({ meeting }) => meeting),
  )
}
/** Agreed meetings in which these sign-ups take part. */
export async function agreedOf(db: Reader, roadshowId: string, signupIds: string[]): Promise<Held[]> {
  const rows = await inChunks(signupIds, (some) =>
    db
      .select({ meeting: meetings })
      .from(meetingPeople)
      .innerJoin(meetings, eq(meetings.id, meetingPeople.meetingId))
      .where(
        and(
          inArray(meetingPeople.signupId, some),
          eq(meetingPeople.answer, 'yes'),
          eq(meetings.roadshowId, roadshowId),
          eq(meetings.state, 'accepted'),
        ),
      ),
  )
  return withPeople(db, [...new Map(rows.map((row) => [row.meeting.id, row.meeting])).values()])
}
export async function meeting(db: Reader, id: string): Promise<Held | undefined> {
  return (await withPeople(db, await db.select().from(meetings).where(eq(meetings.id, id)).limit(1)))[0]
}

/** Undefined where these two have an open meeting already. */
export async function insert(tx: Tx, values: MeetingRow, people: Pick<ParticipantRow, 'signupId' | 'answer'>[]) {
  const [row] = await tx.insert(meetings).values(values).onConflictDoNothing().returning()
  if (row) await tx.insert(meetingPeople).values(people.map((person) => ({ meetingId: row.id, ...person })))
  return row
}
export async function update(tx: Tx, id: string, values: Partial<MeetingRow>) {
  await tx.update(meetings).set(values).where(eq(meetings.id, id))
}
export async function updatePerson(tx: Tx, meetingId: string, signupId: string, values: Partial<ParticipantRow>) {
  const mine = and(eq(meetingPeople.meetingId, meetingId), eq(meetingPeople.signupId, signupId))
  await tx.update(meetingPeople).set(values).where(mine)
}

/** False where one of them is held already: then nothing is held. */
export async function hold(tx: Tx, rows: (typeof meetingHolds.$inferInsert)[]): Promise<boolean> {
  const kept = await tx.insert(meetingHolds).values(rows).onConflictDoNothing().returning()
  if (kept.length === rows.length) return true
  await tx.delete(meetingHolds).where(eq(meetingHolds.meetingId, rows[0]?.meetingId ?? ''))
  return false
}
export async function release(tx: Tx, meetingId: string, holder?: string) {
  await tx
    .delete(meetingHolds)
    .where(and(eq(meetingHolds.meetingId, meetingId), holder ? eq(meetingHolds.holder, holder) : undefined))
}
/** Who and which places are taken when; one meeting may be left out. */
export async function heldAt(db: Reader, roadshowId: string, except = ''): Promise<Map<string, Set<string>>> {
  const rows = await db.select().from(meetingHolds).where(eq(meetingHolds.roadshowId, roadshowId))
  const held = new Map<string, Set<string>>()
  for (const { startsAt, holder, meetingId } of rows) {
    if (meetingId === except) continue
    held.set(startsAt, (held.get(startsAt) ?? new Set()).add(holder))
  }
  return held
}

export async function expiring(db: Reader, now: string, most: number): Promise<MeetingRow[]> {
  return db
    .select()
    .from(meetings)
    .where(and(inArray(meetings.state, ['pending', 'countered']), lte(meetings.expiresAt, now)))
    .limit(most)
}
/** Open meetings of somebody who has lost or given up the place. */
export async function bereft(db: Reader, most: number): Promise<{ meetingId: string; roadshowId: string; signupId: string }[]> {
  return db
    .select({ meetingId: meetings.id, roadshowId: meetings.roadshowId, signupId: signups.id })
    .from(meetings)
    .innerJoin(meetingPeople, eq(meetingPeople.meetingId, meetings.id))
    .innerJoin(signups, eq(signups.id, meetingPeople.signupId))
    .where(
      and(
        inArray(meetings.state, OPEN_MEETINGS as MeetingState[]),
        inArray(meetingPeople.answer, ['open', 'yes']),
        inArray(signups.state, ['pending', 'waitlisted', 'offered', 'rejected', 'lapsed', 'withdrawn']),
      ),
    )
    .limit(most)
}

export async function lastPlan(db: Reader, roadshowId: string): Promise<PlanRow | undefined> {
  const of = eq(meetingPlans.roadshowId, roadshowId)
  return (await db.select().from(meetingPlans).where(of).orderBy(desc(meetingPlans.at), desc(meetingPlans.id)).limit(1))[0]
}
export async function planById(db: Reader, id: string): Promise<PlanRow | undefined> {
  return (await db.select().from(meetingPlans).where(eq(meetingPlans.id, id)).limit(1))[0]
}
export async function insertPlan(tx: Tx, values: typeof meetingPlans.$inferInsert) {
  await tx.insert(meetingPlans).values(values)
}
export async function updatePlan(tx: Tx, id: string, from: PlanRow['state'], values: Partial<PlanRow>): Promise<boolean> {
  const one = and(eq(meetingPlans.id, id), eq(meetingPlans.state, from))
  return (await tx.update(meetingPlans).set(values).where(one).returning({ id: meetingPlans.id })).length > 0
}

/** Organisations of these people, by person. */
export async function organisationsOf(db: Reader, personIds: string[]): Promise<Map<string, string[]>> {
  const rows = await inChunks(personIds, (some) => db.select().from(memberships).where(inArray(memberships.personId, some)))
  const of = new Map<string, string[]>()
  for (const { personId, organisationId } of rows) of.set(personId, [...(of.get(personId) ?? []), organisationId])
  return of
}

/** The stored pairs of a need and an achievement whose owners are among these organisations. */
export async function matchesAmong(db: Reader, organisationIds: string[]) {
  const owners = new Set(organisationIds)
  const rows = await inChunks(organisationIds, (some) =>
    db
      .select({
        needId: matches.needId,
        achievementId: matches.achievementId,
        score: matches.score,
        needOwner: needs.ownerId,
        achievementOwner: achievements.ownerId,
      })
      .from(matches)
      .innerJoin(needs, eq(needs.id, matches.needId))
      .innerJoin(achievements, eq(achievements.id, matches.achievementId))
      .where(and(inArray(needs.ownerId, some), isNotNull(achievements.ownerId)))
      .orderBy(desc(matches.weight)),
  )
  return rows.filter(({ achievementOwner }) => owners.has(achievementOwner ?? ''))
}
