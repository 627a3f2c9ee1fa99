import { TRAIL_ACTIONS, type TrailFilters } from '@keqiao/shared/trail'
import { and, desc, eq, gte, inArray, like, lt, or, type SQL } from 'drizzle-orm'
import { persons } from '../accounts/tables.ts'
import type { Reader } from '../platform/db/database.ts'
import { trail } from '../platform/trail.tables.ts'

const DAY = 86_400_000
const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/i
const KINDS = [...new Set(TRAIL_ACTIONS.map((action) => action.slice(0, action.indexOf('.'))))]

const row = {
  seq: trail.seq,
  at: trail.at,
  actorId: trail.actorId,
  actor: persons.name,
  actorRole: trail.actorRole,
  action: trail.action,
  subject: trail.subject,
  facts: trail.facts,
}

/** Newest first. */
export async function rows(db: Reader, filters: TrailFilters, { most, after }: { most: number; after: number }) {
  const found = await db
    .select({ ...row, hash: trail.hash })
    .from(trail)
    .leftJoin(persons, eq(persons.id, trail.actorId))
    .where(matching(db, filters))
    .orderBy(desc(trail.seq))
    .limit(most)
    .offset(after)
  return found.map(({ actorRole, ...one }) => ({ ...one, roles: actorRole?.split(' ') ?? [] }))
}

export const count = (db: Reader, filters: TrailFilters) => db.$count(trail, matching(db, filters))

export async function lastVerified(db: Reader) {
  const [last] = await db
    .select({ at: trail.at, facts: trail.facts })
    .from(trail)
    .where(eq(trail.action, 'trail.verified'))
    .orderBy(desc(trail.seq))
    .limit(1)
  return last && { at: last.at, count: Number(last.facts.count), damageCount: Number(last.facts.damages) }
}

function matching(db: Reader, { actor, action, subject, from, to }: TrailFilters): SQL | undefined {
  return and(
    actor ? ofActor(db, actor) : undefined,
    action
      ? inArray(
          trail.action,
          TRAIL_ACTIONS.filter((one) => one === action || one.startsWith(`${action}.`)),
        )
      : undefined,
    subject ? inArray(trail.subject, subjectsIn(subject)) : undefined,
    from ? gte(trail.at, dayBegins(from)) : undefined,
    to ? lt(trail.at, dayBegins(to, 1)) : undefined,
  )
}

function ofActor(db: Reader, actor: string) {
  if (UUID.test(actor)) return eq(trail.actorId, actor.toLowerCase())
  const named = or(like(persons.name, `%${actor.replace(/[%_\\]/g, '')}%`), eq(persons.email, actor.toLowerCase()))
  return inArray(trail.actorId, db.select({ id: persons.id }).from(persons).where(named))
}

/** `need:<id>` is meant exactly; an id alone, or inside an address, may be of any kind. */
function subjectsIn(text: string): string[] {
  const id = UUID.exec(text)?.[0].toLowerCase()
  return id && !/^[a-z_]+:[^/]/.test(text) ? KINDS.map((kind) => `${kind}:${id}`) : [text]
}

/** Midnight in China, where the day begins eight hours before Greenwich's. */
const dayBegins = (day: string, later = 0) => new Date(Date.parse(`${day}T00:00:00+08:00`) + later * DAY).toISOString()
