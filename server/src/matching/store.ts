import { MATCHED_STATES, VISIBLE_STATES } from '@keqiao/shared/lifecycle'
import type { MatchListQuery } from '@keqiao/shared/matching'
import {
  aliasedTable,
  and,
  asc,
  count,
  desc,
  eq,
  getTableColumns,
  gt,
  gte,
  inArray,
  isNull,
  lt,
  lte,
  notInArray,
  or,
  type SQL,
  sql,
} from 'drizzle-orm'
import { achievements } from '../achievements/tables.ts'
import { needs } from '../needs/tables.ts'
import type { Reader, Tx } from '../platform/db/database.ts'
import { matches, matchMarks, matchRuns } from './tables.ts'

export type MatchRow = typeof matches.$inferSelect
export type NewMatch = typeof matches.$inferInsert
export type RunRow = typeof matchRuns.$inferSelect
export type MarkRow = typeof matchMarks.$inferSelect

export const best = [desc(matches.weight), asc(matches.id)]

/** By weight, ties by id: as `best` orders them. */
export const isBefore = (one: typeof matches, other: typeof matches) =>
  or(gt(one.weight, other.weight), and(eq(one.weight, other.weight), lt(one.id, other.id)))

/** Which needs a viewer may see (`needs/rules.ts`), whose records are their own, and which hidden needs they were let see. */
export interface Scope {
  disclosures: ('OPEN' | 'ANON' | 'AGENT_ONLY' | 'INVITE')[] | null
  ownerIds: string[]
  needIds: string[]
}

export const EVERYTHING: Scope = { disclosures: null, ownerIds: [], needIds: [] }

/** Pairs whose both sides the viewer may see: hidden ones neither take a place nor count. */
export function visible({ disclosures, ownerIds, needIds }: Scope): SQL | undefined {
  if (disclosures === null) return undefined
  const shown = VISIBLE_STATES
  const own = ownerIds.length > 0
  return and(
    or(
      and(
        inArray(needs.state, [...shown]),
        eq(needs.ownerHidden, false),
        or(inArray(needs.disclosure, disclosures), needIds.length > 0 ? inArray(needs.id, needIds) : undefined),
      ),
      own ? inArray(needs.ownerId, ownerIds) : undefined,
    ),
    or(
      and(inArray(achievements.state, [...shown]), eq(achievements.ownerHidden, false)),
      own ? inArray(achievements.ownerId, ownerIds) : undefined,
    ),
  )
}

export const pairs = (db: Reader) =>
  db
    .select(getTableColumns(matches))
    .from(matches)
    .innerJoin(needs, eq(needs.id, matches.needId))
    .innerJoin(achievements, eq(achievements.id, matches.achievementId))

/** One side's pairs from `least` points on: the best first, or the newest of the other side. */
export function listOf(
  db: Reader,
  {
    side,
    of,
    scope,
    least,
    size,
    sort,
  }: { side: 'need' | 'achievement'; of: string; scope: Scope; least: number } & MatchListQuery,
): Promise<MatchRow[]> {
  const [own, other] = side === 'need' ? [matches.needId, achievements] : [matches.achievementId, needs]
  const newest = [desc(sql`coalesce(${other.publishedAt}, ${other.createdAt})`), asc(matches.id)]
  return pairs(db)
    .where(and(eq(own, of), gte(matches.score, least), visible(scope)))
    .orderBy(...(sort === 'date' ? newest : best))
    .limit(size)
}

export const strongest = (db: Reader, scope: Scope, most: number, offset: number): Promise<MatchRow[]> =>
  pairs(db)
    .where(visible(scope))
    .orderBy(...best)
    .limit(most)
    .offset(offset)

/** The weight at a place of one side's list; undefined when the list is shorter. */
export async function weightAt(db: Reader, side: 'need' | 'achievement', of: string, place: number): Promise<number | undefined> {
  const [row] = await db
    .select({ weight: matches.weight })
    .from(matches)
    .where(eq(side === 'need' ? matches.needId : matches.achievementId, of))
    .orderBy(...best)
    .limit(1)
    .offset(place - 1)
  return row?.weight
}

/** The other sides of one side's pairs. */
export async function partnersOf(db: Reader, side: 'need' | 'achievement', of: string): Promise<string[]> {
  const own = eq(side === 'need' ? matches.needId : matches.achievementId, of)
  const rows = await db
    .select({ id: side === 'need' ? matches.achievementId : matches.needId })
    .from(matches)
    .where(own)
    .limit(200)
  return rows.map((row) => row.id)
}

/** Places of these pairs in one side's list as this viewer sees it, 1 for the best. */
export async function placesIn(
  db: Reader,
  side: 'need' | 'achievement',
  rows: MatchRow[],
  scope: Scope,
): Promise<Map<string, number>> {
  if (rows.length === 0) return new Map()
  const column = side === 'need' ? 'needId' : 'achievementId'
  const own = aliasedTable(matches, 'own')
  const before = await db
    .select({ id: own.id, count: count() })
    .from(own)
    .innerJoin(matches, and(eq(matches[column], own[column]), isBefore(matches, own)))
    .innerJoin(needs, eq(needs.id, matches.needId))
    .innerJoin(achievements, eq(achievements.id, matches.achievementId))
    .where(
      and(
        inArray(
          own.id,
          rows.map(({ id }) => id),
        ),
        visible(scope),
      ),
    )
    .groupBy(own.id)
  const places = new Map(rows.map(({ id }) => [id, 1]))
  for (const { id, count } of before) places.set(id, 1 + count)
  return places
}

/** The other sides of one side's pairs from `least` points on. */
export const strongPairs = (db: Reader, side: 'need' | 'achievement', of: string, least: number) =>
  db
    .select({ id: side === 'need' ? matches.achievementId : matches.needId, score: matches.score })
    .from(matches)
    .where(and(eq(side === 'need' ? matches.needId : matches.achievementId, of), gte(matches.score, least)))

/** Parked needs whose last run was at `until` or before, or that had none. */
export async function parkedSince(db: Reader, until: string, most: number): Promise<string[]> {
  const rows = await db
    .select({ id: needs.id })
    .from(needs)
    .leftJoin(matchRuns, eq(matchRuns.subject, sql`'need:' || ${needs.id}`))
    .where(and(eq(needs.state, 'parked'), or(isNull(matchRuns.at), lte(matchRuns.at, until))))
    .orderBy(needs.id)
    .limit(most)
  return rows.map(({ id }) => id)
}

export async function run(db: Reader, subject: string): Promise<RunRow | undefined> {
  const [row] = await db.select().from(matchRuns).where(eq(matchRuns.subject, subject)).limit(1)
  return row
}

export async function saveRun(tx: Tx, row: RunRow) {
  const { subject, ...values } = row
  await tx.insert(matchRuns).values(row).onConflictDoUpdate({ target: matchRuns.subject, set: values })
}

/** Of these needs, those that have had a run of their own. */
export async function needsWithRun(db: Reader, ids: string[]): Promise<Set<string>> {
  const subjects = ids.map((id) => `need:${id}`)
  const rows = await db.select({ subject: matchRuns.subject }).from(matchRuns).where(inArray(matchRuns.subject, subjects))
  return new Set(rows.map((row) => row.subject.slice('need:'.length)))
}

const SAVED_AT_ONCE = 50

/** A pair keeps its id through runs. */
export async function saveMatches(tx: Tx, rows: NewMatch[]) {
  const { id: _, needId: __, achievementId: ___, ...others } = getTableColumns(matches)
  const set = Object.fromEntries(
    Object.entries(others).map(([name, column]) => [name, sql`excluded.${sql.identifier(column.name)}`]),
  )
  for (let i = 0; i < rows.length; i += SAVED_AT_ONCE)
    await tx
      .insert(matches)
      .values(rows.slice(i, i + SAVED_AT_ONCE))
      .onConflictDoUpdate({ target: [matches.needId, matches.achievementId], set })
}

/** Of one side's pairs, drops all but those with the given partners. */
export async function dropOthers(tx: Tx, side: 'need' | 'achievement', of: string, partners: string[]) {
  const [own, other] = side === 'need' ? [matches.needId, matches.achievementId] : [matches.achievementId, matches.needId]
  await tx.delete(matches).where(and(eq(own, of), partners.length > 0 ? notInArray(other, partners) : undefined))
}

export async function dropRun(tx: Tx, subject: string) {
  await tx.delete(matchRuns).where(eq(matchRuns.subject, subject))
}

/** Needs that are ranked but not in the index: only some may see them. */
export async function unindexedNeeds(db: Reader, most: number): Promise<string[]> {
  const waiting = MATCHED_STATES.filter((state) => !VISIBLE_STATES.includes(state))
  const hidden = and(inArray(needs.state, [...VISIBLE_STATES]), inArray(needs.disclosure, ['AGENT_ONLY', 'INVITE']))
  const rows = await db
    .select({ id: needs.id })
    .from(needs)
    .where(and(eq(needs.ownerHidden, false), or(hidden, inArray(needs.state, waiting))))
    .orderBy(desc(needs.updatedAt))
    .limit(most)
  return rows.map((row) => row.id)
}

export async function marksOf(db: Reader, personId: string, rows: MatchRow[]): Promise<Map<string, MarkRow>> {
  if (rows.length === 0) return new Map()
  const pairs = or(...rows.map((row) => and(eq(matchMarks.needId, row.needId), eq(matchMarks.achievementId, row.achievementId))))
  const found = await db
    .select()
    .from(matchMarks)
    .where(and(eq(matchMarks.personId, personId), pairs))
  return new Map(found.map((mark) => [`${mark.needId} ${mark.achievementId}`, mark]))
}

export async function saveMark(tx: Tx, mark: MarkRow) {
  const { verdict, reason, at } = mark
  await tx
    .insert(matchMarks)
    .values(mark)
    .onConflictDoUpdate({
      target: [matchMarks.personId, matchMarks.needId, matchMarks.achievementId],
      set: { verdict, reason, at },
    })
}

export async function dropMark(tx: Tx, personId: string, needId: string, achievementId: string) {
  await tx
    .delete(matchMarks)
    .where(and(eq(matchMarks.personId, personId), eq(matchMarks.needId, needId), eq(matchMarks.achievementId, achievementId)))
}

export const pairExists = async (db: Reader, needId: string, achievementId: string) =>
  (await db.$count(matches, and(eq(matches.needId, needId), eq(matches.achievementId, achievementId)))) > 0

/** Pairs from `least` points on that everybody may see. */
export async function openPairCount(db: Reader, least: number): Promise<number> {
  const everybody = visible({ disclosures: ['OPEN', 'ANON'], ownerIds: [], needIds: [] })
  const [row] = await db
    .select({ count: count() })
    .from(matches)
    .innerJoin(needs, eq(needs.id, matches.needId))
    .innerJoin(achievements, eq(achievements.id, matches.achievementId))
    .where(and(gte(matches.score, least), everybody))
  return row?.count ?? 0
}

/** A mark, and the signals of its pair as the last run saw them; null once the pair is listed no more. */
export interface MarkedPair extends MarkRow {
  signals: NewMatch['signals'] | null
}

export function markedPairs(db: Reader): Promise<MarkedPair[]> {
  const pair = and(eq(matches.needId, matchMarks.needId), eq(matches.achievementId, matchMarks.achievementId))
  return db
    .select({ ...getTableColumns(matchMarks), signals: matches.signals })
    .from(matchMarks)
    .leftJoin(matches, pair)
}
