import type { OrganisationCard } from '@keqiao/shared/accounts'
import type { AgentDraft, AgentState } from '@keqiao/shared/agents'
import type { PageQuery } from '@keqiao/shared/primitives'
import { and, asc, count, desc, eq, gt, inArray, isNotNull, isNull, like, lt, lte, or, type SQL, sql } from 'drizzle-orm'
import { memberships, organisations, persons } from '../accounts/tables.ts'
import type { Reader, Tx } from '../platform/db/database.ts'
import { trail } from '../platform/trail.tables.ts'
import { type AgentRow, agentAvoids, agentCodes, agents } from './tables.ts'

/** A part of a text; what the database reads as a sign of its own is left out. */
const within = (term: string) => `%${term.replace(/[%_\\]/g, '')}%`

/** A profile with what others know of its person: the name, and the agency while the person is still one of its members. */
export interface Profile {
  row: AgentRow
  name: string
  agency: OrganisationCard | null
}

const card = {
  id: organisations.id,
  name: organisations.name,
  kind: organisations.kind,
  region: organisations.region,
  demo: organisations.demo,
}

const profiles = (db: Reader) =>
  db
    .select({ row: agents, name: persons.name, agency: card })
    .from(agents)
    .innerJoin(persons, eq(persons.id, agents.id))
    .leftJoin(memberships, and(eq(memberships.personId, agents.id), eq(memberships.organisationId, agents.agencyId)))
    .leftJoin(
      organisations,
      and(eq(organisations.id, memberships.organisationId), eq(organisations.kind, 'TTO'), eq(organisations.state, 'active')),
    )

export async function byId(db: Reader, id: string): Promise<Profile | undefined> {
  const [found] = await profiles(db).where(eq(agents.id, id)).limit(1)
  return found
}

export async function insert(tx: Tx, values: typeof agents.$inferInsert): Promise<AgentRow | undefined> {
  const [row] = await tx.insert(agents).values(values).onConflictDoNothing().returning()
  return row
}

/** Changes one revision into the next; undefined when somebody else was faster. */
export async function update(tx: Tx, id: string, revision: number, values: Partial<AgentRow>): Promise<AgentRow | undefined> {
  const [row] = await tx
    .update(agents)
    .set({ ...values, revision: revision + 1 })
    .where(and(eq(agents.id, id), eq(agents.revision, revision)))
    .returning()
  return row
}

/** Locks this agent for a decision about its load; an edit of the profile is not disturbed. */
export async function touch(tx: Tx, id: string): Promise<AgentRow | undefined> {
  const [row] = await tx
    .update(agents)
    .set({ turn: sql`${agents.turn} + 1` })
    .where(eq(agents.id, id))
    .returning()
  return row
}

export async function setShown(tx: Tx, id: string, values: Partial<Pick<AgentRow, 'namePublicAt' | 'contactSharedAt'>>) {
  await tx.update(agents).set(values).where(eq(agents.id, id))
}

export async function acted(tx: Tx, id: string, at: string) {
  await tx.update(agents).set({ lastActionAt: at }).where(eq(agents.id, id))
}

export async function setCodes(tx: Tx, agentId: string, draft: Pick<AgentDraft, 'regions' | 'fields' | 'services'>) {
  await tx.delete(agentCodes).where(eq(agentCodes.agentId, agentId))
  const of = (list: 'region' | 'field' | 'service', codes: string[]) =>
    [...new Set(codes)].map((code) => ({ agentId, list, code }))
  await tx
    .insert(agentCodes)
    .values([...of('region', draft.regions), ...of('field', draft.fields), ...of('service', draft.services)])
}

export async function setAvoids(tx: Tx, agentId: string, organisationIds: string[]) {
  await tx.delete(agentAvoids).where(eq(agentAvoids.agentId, agentId))
  const rows = [...new Set(organisationIds)].map((organisationId) => ({ agentId, organisationId }))
  if (rows.length > 0) await tx.insert(agentAvoids).values(rows)
}

export async function avoidsOf(db: Reader, agentId: string): Promise<OrganisationCard[]> {
  return db
    .select(card)
    .from(agentAvoids)
    .innerJoin(organisations, eq(organisations.id, agentAvoids.organisationId))
    .where(eq(agentAvoids.agentId, agentId))
    .orderBy(organisations.id)
}

export async function activeAmong(db: Reader, organisationIds: string[]): Promise<string[]> {
  const active = and(eq(organisations.state, 'active'), inArray(organisations.id, organisationIds))
  return (await db.select({ id: organisations.id }).from(organisations).where(active)).map(({ id }) => id)
}

export async function avoids(db: Reader, agentId: string, organisationId: string): Promise<boolean> {
  const one = and(eq(agentAvoids.agentId, agentId), eq(agentAvoids.organisationId, organisationId))
  return (await db.$count(agentAvoids, one)) > 0
}

/** Active organisations by a part of their name. */
export async function organisationsNamed(db: Reader, q: string, most: number): Promise<OrganisationCard[]> {
  const found = and(eq(organisations.state, 'active'), like(sql`lower(${organisations.name})`, within(q.toLowerCase())))
  return db.select(card).from(organisations).where(found).orderBy(organisations.id).limit(most)
}

/** Lists of codes; a list that is null filters nothing, an empty one lets nobody through. */
export type CodeFilters = Partial<Record<'region' | 'field' | 'service', string[] | null>>

function withCodes(db: Reader, filters: CodeFilters): SQL[] {
  return Object.entries(filters).flatMap(([list, codes]) =>
    codes
      ? [
          inArray(
            agents.id,
            db
              .select({ id: agentCodes.agentId })
              .from(agentCodes)
              .where(and(eq(agentCodes.list, list as 'region'), inArray(agentCodes.code, codes))),
          ),
        ]
      : [],
  )
}

const named = (term: string) => like(sql`lower(${persons.name})`, within(term))

/** Active agents: the highest level first, then who acted last. The name is searched only where it is shown. */
export async function directory(db: Reader, terms: string[], filters: CodeFilters, { page, size }: PageQuery) {
  const words = terms.map((term) => or(like(agents.folded, within(term)), and(isNotNull(agents.namePublicAt), named(term))))
  const where = and(eq(agents.state, 'active'), ...withCodes(db, filters), ...words)
  return paged(db, where, [desc(sql`coalesce(${agents.level}, 'L0')`), desc(agents.lastActionAt), asc(agents.id)], page, size)
}

export interface DeskFilter {
  waiting: boolean
  state?: AgentState | undefined
  terms: string[]
  /** Null: everywhere. */
  regions: string[] | null
}

/** For the desk: what waits longest first, the rest by their last change. */
export async function desk(db: Reader, { waiting, state, terms, regions }: DeskFilter, { page, size }: PageQuery) {
  const where = and(
    waiting ? isNotNull(agents.waitingSince) : undefined,
    state ? eq(agents.state, state) : undefined,
    ...withCodes(db, { region: regions }),
    ...terms.map((term) => or(like(agents.folded, within(term)), named(term))),
  )
  const order = waiting ? [asc(agents.waitingSince), asc(agents.id)] : [desc(agents.updatedAt), asc(agents.id)]
  return paged(db, where, order, page, size)
}

async function paged(db: Reader, where: SQL | undefined, order: SQL[], page: number, size: number) {
  const found = await profiles(db)
    .where(where)
    .orderBy(...order)
    .limit(size)
    .offset((page - 1) * size)
  const [counted] = await db.select({ total: count() }).from(agents).innerJoin(persons, eq(persons.id, agents.id)).where(where)
  return { found, total: counted?.total ?? 0 }
}

/** Active agents without an own action since `since`. */
export async function silent(db: Reader, since: string, most: number): Promise<AgentRow[]> {
  return db
    .select()
    .from(agents)
    .where(and(eq(agents.state, 'active'), lt(agents.lastActionAt, since)))
    .orderBy(agents.lastActionAt)
    .limit(most)
}

/** When this person was last seen doing anything, sign-in included. */
export async function lastSeen(db: Reader, personId: string): Promise<string | null> {
  const [row] = await db.select({ at: trail.at }).from(trail).where(eq(trail.actorId, personId)).orderBy(desc(trail.at)).limit(1)
  return row?.at ?? null
}

/** Whose certificate ends by `until` and who may have a reminder left. */
export async function expiring(db: Reader, states: AgentState[], until: string): Promise<AgentRow[]> {
  const left = or(isNull(agents.certificateReminded), gt(agents.certificateReminded, 0))
  return db
    .select()
    .from(agents)
    .where(and(inArray(agents.state, states), lte(agents.certificateExpires, until), left))
}

/** True for the one who marks this reminder first. */
export async function remind(tx: Tx, row: AgentRow, days: number): Promise<boolean> {
  const before = row.certificateReminded === null ? isNull(agents.certificateReminded) : gt(agents.certificateReminded, days)
  const same = and(eq(agents.id, row.id), eq(agents.certificateExpires, row.certificateExpires ?? ''), before)
  return (await tx.update(agents).set({ certificateReminded: days }).where(same).returning({ id: agents.id })).length > 0
}
