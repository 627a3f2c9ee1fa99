import { UNBEGUN_ROADSHOWS } from '@keqiao/shared/roadshow-life'
import type { Todo } from '@keqiao/shared/statistics'
import { and, count, eq, gt, inArray, isNotNull, isNull, lte, min, notInArray, or, type SQL } from 'drizzle-orm'
import { organisations } from '../accounts/tables.ts'
import type { Reader } from '../platform/db/database.ts'
import { presentations, roadshows, signups } from '../roadshow/tables.ts'
import { followUps } from '../turnout/tables.ts'

const MOST = 200
type EventTodo = Exclude<Todo['todo'], 'access_asked'>

interface Given {
  /** Organisations that are active and this person's. */
  hosts: string[]
  /** Regions whose events this operator answers for; null: all. */
  regions: string[] | null
  now: string
  followingBy: string
}

/** What events wait for: the approval of the region's operators, everything else of whoever organises them. */
export async function eventTodosOf(db: Reader, given: Given): Promise<Todo[]> {
  const { regions } = given
  const operates = regions === null || regions.length > 0
  const here = regions ? inArray(roadshows.region, regions) : undefined
  const mine = or(
    given.hosts.length > 0 ? inArray(roadshows.hostId, given.hosts) : undefined,
    operates ? and(here, isOrphan(db)) : undefined,
  )
  const asked = operates ? await standing(db, 'event_approval', and(here, eq(roadshows.state, 'draft'), WAITS)) : []
  if (!mine) return asked
  return [
    ...asked,
    ...(await standing(db, 'event_returned', and(mine, eq(roadshows.state, 'draft'), isNotNull(roadshows.returned)))),
    ...(await standing(db, 'event_publish', and(mine, eq(roadshows.state, 'approved')))),
    ...(await standing(db, 'event_date', and(mine, eq(roadshows.state, 'postponed')))),
    ...(await signupsOf(db, mine, given)),
    ...(await projectsOf(db, mine, given)),
    ...(await followUpsOf(db, mine, given)),
  ]
}

const WAITS = isNotNull(roadshows.waitingSince)
/** The centre's own, and those whose host can act no more. */
const isOrphan = (db: Reader) => {
  const active = db.select({ id: organisations.id }).from(organisations).where(eq(organisations.state, 'active'))
  return or(isNull(roadshows.hostId), notInArray(roadshows.hostId, active))
}
const event = { id: roadshows.id, name: roadshows.title }
const asTodo =
  (todo: EventTodo) =>
  (row: { id: string; name: string; since: string | null; dueAt: string | null; count: number | null }): Todo => ({
    kind: 'roadshow',
    todo,
    ...row,
    since: row.since ?? '',
  })

async function standing(db: Reader, todo: EventTodo, where: SQL | undefined): Promise<Todo[]> {
  const rows = await db
    .select({ ...event, waitingSince: roadshows.waitingSince, stateAt: roadshows.stateAt, startsAt: roadshows.startsAt })
    .from(roadshows)
    .where(where)
    .orderBy(roadshows.startsAt)
    .limit(MOST)
  return rows.map(({ id, name, waitingSince, stateAt, startsAt }) =>
    asTodo(todo)({ id, name, since: waitingSince ?? stateAt, dueAt: todo === 'event_date' ? null : startsAt, count: null }),
  )
}

const unbegun = (now: string) => and(inArray(roadshows.state, [...UNBEGUN_ROADSHOWS]), gt(roadshows.startsAt, now))

async function signupsOf(db: Reader, mine: SQL, { now }: Given): Promise<Todo[]> {
  const rows = await db
    .select({ ...event, since: min(signups.createdAt), dueAt: roadshows.startsAt, count: count() })
    .from(signups)
    .innerJoin(roadshows, eq(roadshows.id, signups.roadshowId))
    .where(and(eq(signups.state, 'pending'), unbegun(now), mine))
    .groupBy(roadshows.id, roadshows.title, roadshows.startsAt)
    .orderBy(roadshows.startsAt)
    .limit(MOST)
  return rows.map(asTodo('event_signups'))
}

async function projectsOf(db: Reader, mine: SQL, { now }: Given): Promise<Todo[]> {
  const rows = await db
    .select({ ...event, since: min(presentations.createdAt), dueAt: roadshows.startsAt, count: count() })
    .from(presentations)
    .innerJoin(roadshows, eq(roadshows.id, presentations.roadshowId))
    .where(and(eq(presentations.state, 'submitted'), unbegun(now), mine))
    .groupBy(roadshows.id, roadshows.title, roadshows.startsAt)
    .orderBy(roadshows.startsAt)
    .limit(MOST)
  return rows.map(asTodo('event_projects'))
}

/** Questions about events that ended. */
async function followUpsOf(db: Reader, mine: SQL, { followingBy }: Given): Promise<Todo[]> {
  const rows = await db
    .select({ ...event, since: followUps.createdAt, dueAt: followUps.dueAt, count: followUps.days })
    .from(followUps)
    .innerJoin(roadshows, eq(roadshows.id, followUps.roadshowId))
    .where(and(isNull(followUps.doneAt), lte(followUps.dueAt, followingBy), mine))
    .orderBy(followUps.dueAt)
    .limit(MOST)
  return rows.map(asTodo('follow_up'))
}
