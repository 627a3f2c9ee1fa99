import type { PageQuery } from '@keqiao/shared/primitives'
import type { SeatMode } from '@keqiao/shared/roadshow'
import { ACTIVE_SIGNUPS, type SignupState } from '@keqiao/shared/signups'
import { and, asc, count, desc, eq, inArray, isNotNull, like, lte, or, type SQL, sql } from 'drizzle-orm'
import type { Reader, Tx } from '../platform/db/database.ts'
import { newId } from '../platform/ids.ts'
import { roadshows, type SignupRow, signupCompanions, signupMoves, signups } from './tables.ts'

export async function byId(db: Reader, id: string): Promise<SignupRow | undefined> {
  const [row] = await db.select().from(signups).where(eq(signups.id, id)).limit(1)
  return row
}

export async function byKey(db: Reader, keyHash: string): Promise<SignupRow | undefined> {
  const [row] = await db.select().from(signups).where(eq(signups.keyHash, keyHash)).limit(1)
  return row
}

/** Undefined when this contact has a sign-up at this event. */
export async function insert(tx: Tx, values: typeof signups.$inferInsert): Promise<SignupRow | undefined> {
  const [row] = await tx.insert(signups).values(values).onConflictDoNothing().returning()
  return row
}

/** Changes one revision into the next; undefined when somebody else was faster, or the contact is in use. */
export async function update(tx: Tx, row: SignupRow, values: Partial<SignupRow>): Promise<SignupRow | undefined> {
  const [after] = await tx
    .update(signups)
    .set({ ...values, revision: row.revision + 1 })
    .where(and(eq(signups.id, row.id), eq(signups.revision, row.revision)))
    .returning()
  return after
}

export async function isTaken(db: Reader, roadshowId: string, contact: string): Promise<boolean> {
  return (await db.$count(signups, and(eq(signups.roadshowId, roadshowId), eq(signups.activeContact, contact)))) > 0
}

export async function setCompanions(tx: Tx, signupId: string, names: string[]) {
  await tx.delete(signupCompanions).where(eq(signupCompanions.signupId, signupId))
  await addCompanions(tx, signupId, names)
}

export async function addCompanions(tx: Tx, signupId: string, names: string[]) {
  const rows = names.map((name, place) => ({ id: newId(), signupId, place, name }))
  if (rows.length > 0) await tx.insert(signupCompanions).values(rows)
}

export async function companionsOf(db: Reader, signupId: string): Promise<{ id: string; name: string }[]> {
  return db
    .select({ id: signupCompanions.id, name: signupCompanions.name })
    .from(signupCompanions)
    .where(eq(signupCompanions.signupId, signupId))
    .orderBy(asc(signupCompanions.place))
}

export async function note(
  tx: Tx,
  signupId: string,
  move: { state: SignupState; reason: string | null; actorId: string | null; at: string },
) {
  await tx.insert(signupMoves).values({ id: newId(), signupId, ...move })
}

export async function historyOf(db: Reader, signupId: string) {
  const { at, state, reason } = signupMoves
  return db.select({ at, state, reason }).from(signupMoves).where(eq(signupMoves.signupId, signupId)).orderBy(asc(signupMoves.id))
}

export async function lapsing(db: Reader, now: string, most: number): Promise<SignupRow[]> {
  return db
    .select()
    .from(signups)
    .where(and(eq(signups.state, 'offered'), lte(signups.offerExpiresAt, now)))
    .orderBy(asc(signups.offerExpiresAt), asc(signups.turn))
    .limit(most)
}

export async function inState(db: Reader, roadshowId: string, states: readonly SignupState[]): Promise<SignupRow[]> {
  return db
    .select()
    .from(signups)
    .where(and(eq(signups.roadshowId, roadshowId), inArray(signups.state, states as SignupState[])))
    .orderBy(asc(signups.turn), asc(signups.id))
}

/** After a change of date everybody is asked again, and reminded again. */
export async function askDates(tx: Tx, roadshowId: string, at: string) {
  await tx
    .update(signups)
    .set({ dateAskedAt: at, dateConfirmedAt: null, remindedAt: null, revision: sql`${signups.revision} + 1` })
    .where(and(eq(signups.roadshowId, roadshowId), inArray(signups.state, ACTIVE_SIGNUPS as SignupState[])))
}

export async function countByState(db: Reader, roadshowId: string): Promise<Record<string, number>> {
  const rows = await db
    .select({ state: signups.state, n: count() })
    .from(signups)
    .where(eq(signups.roadshowId, roadshowId))
    .groupBy(signups.state)
  return Object.fromEntries(rows.map(({ state, n }) => [state, n]))
}

/** Of those who still want to come: who was asked whether the new date suits them, and who answered that it does. */
export async function countDates(db: Reader, roadshowId: string) {
  const asked = and(
    eq(signups.roadshowId, roadshowId),
    isNotNull(signups.dateAskedAt),
    inArray(signups.state, [...ACTIVE_SIGNUPS]),
  )
  return {
    asked: await db.$count(signups, asked),
    confirmed: await db.$count(signups, and(asked, isNotNull(signups.dateConfirmedAt))),
  }
}

interface Filter {
  state?: SignupState | undefined
  mode?: SeatMode | undefined
  group?: string | undefined
  q: string
}
const within = (term: string) => `%${term.toLowerCase().replace(/[%_\\]/g, '')}%`

/** Who waits for a decision first, then in the order of joining. */
export async function page(db: Reader, roadshowId: string, { state, mode, group, q }: Filter, { page: n, size }: PageQuery) {
  const named: SQL | undefined = q
    ? or(
        like(sql`lower(${signups.name})`, within(q)),
        like(sql`lower(${signups.organisation})`, within(q)),
        ...(/^\d{4}$/.test(q) ? [like(signups.phone, `%${q}`)] : []),
      )
    : undefined
  const where = and(
    eq(signups.roadshowId, roadshowId),
    state && eq(signups.state, state),
    mode && eq(signups.mode, mode),
    group ? eq(signups.groupId, group) : undefined,
    named,
  )
  const items = await db
    .select()
    .from(signups)
    .where(where)
    .orderBy(sql`case when ${signups.state} = 'pending' then 0 else 1 end`, asc(signups.turn), asc(signups.id))
    .limit(size)
    .offset((n - 1) * size)
  return { items, total: await db.$count(signups, where) }
}

export async function ofPerson(db: Reader, personId: string, { page: n, size }: PageQuery) {
  const where = eq(signups.personId, personId)
  const items = await db
    .select()
    .from(signups)
    .where(where)
    .orderBy(desc(signups.createdAt), asc(signups.id))
    .limit(size)
    .offset((n - 1) * size)
  return { items, total: await db.$count(signups, where) }
}

/** This person's sign-up that still stands at this event, else the last one. */
export async function ofPersonAt(db: Reader, personId: string, roadshowId: string): Promise<SignupRow | undefined> {
  const mine = and(eq(signups.personId, personId), eq(signups.roadshowId, roadshowId), isNotNull(signups.activeContact))
  const [row] = await db.select().from(signups).where(mine).orderBy(desc(signups.createdAt)).limit(1)
  return row
}

/** Deletes what people said they need on the day, of events that ended by then. Says of how many. */
export async function forgetNeeds(tx: Tx, endedBy: string): Promise<number> {
  const over = tx.select({ id: roadshows.id }).from(roadshows).where(lte(roadshows.endsAt, endedBy))
  const forgotten = await tx
    .update(signups)
    .set({ assistance: null })
    .where(and(isNotNull(signups.assistance), inArray(signups.roadshowId, over)))
    .returning({ id: signups.id })
  return forgotten.length
}

export async function reminded(tx: Tx, id: string, at: string) {
  await tx.update(signups).set({ remindedAt: at }).where(eq(signups.id, id))
}
