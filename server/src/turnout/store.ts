import { OVER_ROADSHOWS, UNBEGUN_ROADSHOWS } from '@keqiao/shared/roadshow-life'
import type { SignupState } from '@keqiao/shared/signups'
import { and, asc, eq, gte, inArray, isNull, lte, notExists, or } from 'drizzle-orm'
import { memberships, organisations } from '../accounts/tables.ts'
import { checkIns } from '../checkins/tables.ts'
import { inChunks } from '../platform/db/chunks.ts'
import type { Reader, Tx } from '../platform/db/database.ts'
import {
  type RoadshowRow,
  roadshowSeats,
  roadshowSessions,
  roadshows,
  type SignupRow,
  signupCompanions,
  signupMoves,
  signups,
} from '../roadshow/tables.ts'
import { type AnswerRow, type FollowUpRow, followUpAnswers, followUps, type MarkRow, presentationMarks } from './tables.ts'

export async function eventOf(db: Reader, id: string): Promise<RoadshowRow | undefined> {
  return (await db.select().from(roadshows).where(eq(roadshows.id, id)).limit(1))[0]
}

export async function seatsOf(db: Reader, roadshowId: string) {
  return db.select().from(roadshowSeats).where(eq(roadshowSeats.roadshowId, roadshowId))
}

/** As much of each sign-up as is counted. */
export async function counted(db: Reader, roadshowId: string) {
  const { id, mode, seatMode, state, role, createdAt } = signups
  return db.select({ id, mode, seatMode, state, role, createdAt }).from(signups).where(eq(signups.roadshowId, roadshowId))
}

/** Where the organisation of each lies, of those with an account; one of several. */
export async function regionsOf(db: Reader, roadshowId: string): Promise<Map<string, string | null>> {
  const rows = await db
    .select({ id: signups.id, region: organisations.region })
    .from(signups)
    .innerJoin(memberships, eq(memberships.personId, signups.personId))
    .innerJoin(organisations, eq(organisations.id, memberships.organisationId))
    .where(eq(signups.roadshowId, roadshowId))
    .orderBy(asc(memberships.createdAt), asc(organisations.id))
  return new Map(rows.toReversed().map(({ id, region }) => [id, region]))
}

/** When each of those who are there came in first: as the door noted it, else when it was settled that they are there. */
export async function arrivalsOf(db: Reader, roadshowId: string): Promise<Map<string, string>> {
  const there = and(eq(signups.roadshowId, roadshowId), eq(signups.state, 'checked_in'))
  const settled = await db
    .select({ id: signups.id, at: signupMoves.at })
    .from(signupMoves)
    .innerJoin(signups, eq(signups.id, signupMoves.signupId))
    .where(and(there, eq(signupMoves.state, 'checked_in')))
    .orderBy(asc(signupMoves.at))
  const noted = await db
    .select({ id: signups.id, at: checkIns.at })
    .from(checkIns)
    .innerJoin(signups, eq(signups.id, checkIns.signupId))
    .where(and(there, isNull(checkIns.companionId), isNull(checkIns.undoneAt)))
    .orderBy(asc(checkIns.at))
  const firstOf = (rows: typeof noted) => rows.toReversed().map(({ id, at }) => [id, at] as const)
  return new Map([...firstOf(settled), ...firstOf(noted)])
}

/** Which sessions each of them came to, by title. */
export async function attendedAt(db: Reader, roadshowId: string): Promise<Map<string, string[]>> {
  const rows = await db
    .select({ id: checkIns.signupId, title: roadshowSessions.title })
    .from(checkIns)
    .innerJoin(roadshowSessions, eq(roadshowSessions.id, checkIns.sessionId))
    .where(and(eq(checkIns.roadshowId, roadshowId), isNull(checkIns.companionId), isNull(checkIns.undoneAt)))
    .orderBy(asc(roadshowSessions.place))
  return new Map([...Map.groupBy(rows, ({ id }) => id)].map(([id, of]) => [id, of.map(({ title }) => title)]))
}

export async function signupsAt(db: Reader, roadshowId: string, state?: SignupState): Promise<SignupRow[]> {
  const where = and(eq(signups.roadshowId, roadshowId), state && eq(signups.state, state))
  return db.select().from(signups).where(where).orderBy(asc(signups.turn), asc(signups.id))
}
export async function signupsOf(db: Reader, ids: string[]): Promise<Map<string, SignupRow>> {
  const rows = await inChunks([...new Set(ids)], (some) => db.select().from(signups).where(inArray(signups.id, some)))
  return new Map(rows.map((row) => [row.id, row]))
}
export async function companionsAt(db: Reader, roadshowId: string): Promise<Map<string, string[]>> {
  const rows = await db
    .select({ signupId: signupCompanions.signupId, name: signupCompanions.name })
    .from(signupCompanions)
    .innerJoin(signups, eq(signups.id, signupCompanions.signupId))
    .where(eq(signups.roadshowId, roadshowId))
    .orderBy(asc(signupCompanions.place))
  return new Map([...Map.groupBy(rows, ({ signupId }) => signupId)].map(([id, of]) => [id, of.map(({ name }) => name)]))
}
/** The organisation of this person; one of several. */
export async function organisationOf(db: Reader, personId: string): Promise<string | undefined> {
  const of = eq(memberships.personId, personId)
  return (await db.select().from(memberships).where(of).orderBy(asc(memberships.createdAt)).limit(1))[0]?.organisationId
}

export async function marksAt(db: Reader, roadshowId: string): Promise<MarkRow[]> {
  const of = eq(presentationMarks.roadshowId, roadshowId)
  return db.select().from(presentationMarks).where(of).orderBy(asc(presentationMarks.at), asc(presentationMarks.signupId))
}
export async function marksBy(db: Reader, signupId: string): Promise<Map<string, MarkRow>> {
  const rows = await db.select().from(presentationMarks).where(eq(presentationMarks.signupId, signupId))
  return new Map(rows.map((row) => [row.presentationId, row]))
}
export async function saveMark(tx: Tx, row: MarkRow) {
  const { presentationId, signupId, ...set } = row
  const target = [presentationMarks.presentationId, presentationMarks.signupId]
  await tx.insert(presentationMarks).values(row).onConflictDoUpdate({ target, set })
}

export async function followUpsOf(db: Reader, roadshowId: string): Promise<FollowUpRow[]> {
  return db.select().from(followUps).where(eq(followUps.roadshowId, roadshowId)).orderBy(asc(followUps.days))
}
export async function followUp(db: Reader, id: string): Promise<FollowUpRow | undefined> {
  return (await db.select().from(followUps).where(eq(followUps.id, id)).limit(1))[0]
}
export async function addFollowUps(tx: Tx, rows: (typeof followUps.$inferInsert)[]): Promise<number> {
  return (await tx.insert(followUps).values(rows).onConflictDoNothing().returning({ id: followUps.id })).length
}
export async function updateFollowUp(tx: Tx, id: string, values: Partial<FollowUpRow>) {
  await tx.update(followUps).set(values).where(eq(followUps.id, id))
}
/** Ended in that time, and not asked of yet. */
export async function unfollowed(db: Reader, after: string, before: string): Promise<RoadshowRow[]> {
  const none = notExists(db.select({ id: followUps.id }).from(followUps).where(eq(followUps.roadshowId, roadshows.id)))
  const held = inArray(roadshows.state, [...UNBEGUN_ROADSHOWS, 'live', ...OVER_ROADSHOWS])
  const ended = or(lte(roadshows.endsAt, before), eq(roadshows.state, 'follow_up'))
  return db
    .select()
    .from(roadshows)
    .where(and(held, gte(roadshows.endsAt, after), ended, none))
}
export async function dueFollowUps(db: Reader, now: string): Promise<{ followUp: FollowUpRow; event: RoadshowRow }[]> {
  return db
    .select({ followUp: followUps, event: roadshows })
    .from(followUps)
    .innerJoin(roadshows, eq(roadshows.id, followUps.roadshowId))
    .where(and(isNull(followUps.doneAt), isNull(followUps.remindedAt), lte(followUps.dueAt, now)))
}

export async function answersAt(db: Reader, ids: string[]): Promise<AnswerRow[]> {
  return ids.length === 0 ? [] : db.select().from(followUpAnswers).where(inArray(followUpAnswers.followUpId, ids))
}
export async function saveAnswer(tx: Tx, row: AnswerRow) {
  const { followUpId: _, source: __, ...set } = row
  const target = [followUpAnswers.followUpId, followUpAnswers.source]
  await tx.insert(followUpAnswers).values(row).onConflictDoUpdate({ target, set })
}
