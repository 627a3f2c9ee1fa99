import type { QuestionState } from '@keqiao/shared/live'
import { and, asc, eq, gt, gte, lte, sql, sum } from 'drizzle-orm'
import { memberships } from '../accounts/tables.ts'
import type { Reader, Tx } from '../platform/db/database.ts'
import { type RoadshowRow, roadshows, signups } from '../roadshow/tables.ts'
import { livePresences, liveQuestions, liveRooms, liveVotes, type QuestionRow, type RoomRow } from './tables.ts'

export async function eventOf(db: Reader, id: string): Promise<RoadshowRow | undefined> {
  return (await db.select().from(roadshows).where(eq(roadshows.id, id)).limit(1))[0]
}
export async function organisationsOf(db: Reader, personId: string): Promise<string[]> {
  const rows = await db.select().from(memberships).where(eq(memberships.personId, personId))
  return rows.map(({ organisationId }) => organisationId)
}
/** Who has a place on the line, as they signed up. */
export async function guestsOnline(db: Reader, roadshowId: string): Promise<string[]> {
  const mine = and(eq(signups.roadshowId, roadshowId), eq(signups.seatMode, 'ONLINE'), eq(signups.state, 'confirmed'))
  const rows = await db.select({ id: signups.id }).from(signups).where(mine).orderBy(asc(signups.turn), asc(signups.id))
  return rows.map(({ id }) => id)
}
export async function roomOf(db: Reader, roadshowId: string): Promise<RoomRow | undefined> {
  return (await db.select().from(liveRooms).where(eq(liveRooms.roadshowId, roadshowId)).limit(1))[0]
}

/** The lock of a room: whoever changes something that others see raises its version first, and writes that version beside the change. */
export async function touch(tx: Tx, roadshowId: string, change: Partial<RoomRow> = {}): Promise<RoomRow> {
  await tx.insert(liveRooms).values({ roadshowId }).onConflictDoNothing()
  const [room] = await tx
    .update(liveRooms)
    .set({ ...change, version: sql`${liveRooms.version} + 1` })
    .where(eq(liveRooms.roadshowId, roadshowId))
    .returning()
  return room as RoomRow
}

/** A question with whoever asked it. */
export type Asked = QuestionRow & { name: string; organisation: string }
const ASKED = {
  id: liveQuestions.id,
  roadshowId: liveQuestions.roadshowId,
  seq: liveQuestions.seq,
  version: liveQuestions.version,
  signupId: liveQuestions.signupId,
  presentationId: liveQuestions.presentationId,
  key: liveQuestions.key,
  text: liveQuestions.text,
  anonymous: liveQuestions.anonymous,
  state: liveQuestions.state,
  votes: liveQuestions.votes,
  shownAt: liveQuestions.shownAt,
  at: liveQuestions.at,
  name: signups.name,
  organisation: signups.organisation,
}
const asked = (db: Reader) => db.select(ASKED).from(liveQuestions).innerJoin(signups, eq(signups.id, liveQuestions.signupId))

export async function changedSince(db: Reader, roadshowId: string, version: number): Promise<Asked[]> {
  return asked(db)
    .where(and(eq(liveQuestions.roadshowId, roadshowId), gt(liveQuestions.version, version)))
    .orderBy(asc(liveQuestions.seq))
}
export async function question(db: Reader, id: string): Promise<Asked | undefined> {
  return (await asked(db).where(eq(liveQuestions.id, id)).limit(1))[0]
}
export async function questionsOf(db: Reader, signupId: string): Promise<QuestionRow[]> {
  return db.select().from(liveQuestions).where(eq(liveQuestions.signupId, signupId))
}
export async function votedBy(db: Reader, signupId: string): Promise<string[]> {
  const rows = await db.select({ id: liveVotes.questionId }).from(liveVotes).where(eq(liveVotes.signupId, signupId))
  return rows.map(({ id }) => id)
}

export async function insertQuestion(tx: Tx, values: typeof liveQuestions.$inferInsert) {
  await tx.insert(liveQuestions).values(values)
}
export async function settle(tx: Tx, id: string, version: number, to: { state: QuestionState; shownAt?: string }) {
  await tx
    .update(liveQuestions)
    .set({ ...to, version })
    .where(eq(liveQuestions.id, id))
}

/** False when this person voted for it already. */
export async function vote(tx: Tx, questionId: string, signupId: string): Promise<boolean> {
  return (await tx.insert(liveVotes).values({ questionId, signupId }).onConflictDoNothing().returning()).length > 0
}
export async function countVote(tx: Tx, questionId: string, version: number) {
  await tx
    .update(liveQuestions)
    .set({ version, votes: sql`${liveQuestions.votes} + 1` })
    .where(eq(liveQuestions.id, questionId))
}

/** True for the first time. */
export async function arrive(tx: Tx, signupId: string, roadshowId: string, at: string): Promise<boolean> {
  const made = await tx
    .insert(livePresences)
    .values({ signupId, roadshowId, firstAt: at, lastAt: at })
    .onConflictDoNothing()
    .returning()
  return made.length > 0
}

/** A minute more for whoever was there until now; two pages of one person count once. */
export async function stay(tx: Tx, signupId: string, at: string, { since, until }: { since: string; until: string }) {
  const mine = eq(livePresences.signupId, signupId)
  await tx
    .update(livePresences)
    .set({ minutes: sql`${livePresences.minutes} + 1`, lastAt: at })
    .where(and(mine, gte(livePresences.lastAt, since), lte(livePresences.lastAt, until)))
  await tx
    .update(livePresences)
    .set({ lastAt: at })
    .where(and(mine, lte(livePresences.lastAt, since)))
}

export async function audience(db: Reader, roadshowId: string, since: string) {
  const here = eq(livePresences.roadshowId, roadshowId)
  const [all] = await db
    .select({ minutes: sum(livePresences.minutes) })
    .from(livePresences)
    .where(here)
  return {
    watching: await db.$count(livePresences, and(here, gte(livePresences.lastAt, since))),
    came: await db.$count(livePresences, here),
    minutes: Number(all?.minutes ?? 0),
  }
}
