import type { SignupState } from '@keqiao/shared/signups'
import { and, asc, count, desc, eq, inArray } from 'drizzle-orm'
import { organisations } from '../accounts/tables.ts'
import type { Reader, Tx } from '../platform/db/database.ts'
import { type SignupRow, signups } from '../roadshow/tables.ts'
import { type DelegationRow, delegations } from './tables.ts'

export type Named = DelegationRow & { organisation: string | null }
const named = (db: Reader) =>
  db
    .select({ delegation: delegations, organisation: organisations.name })
    .from(delegations)
    .leftJoin(organisations, eq(organisations.id, delegations.organisationId))

export async function byId(db: Reader, id: string): Promise<Named | undefined> {
  const [row] = await named(db).where(eq(delegations.id, id)).limit(1)
  return row && { ...row.delegation, organisation: row.organisation }
}
/** Null organisations: all of the event. */
export async function ofEvent(db: Reader, roadshowId: string, organisationIds: string[] | null): Promise<Named[]> {
  const own = organisationIds && inArray(delegations.organisationId, organisationIds)
  const rows = await named(db)
    .where(and(eq(delegations.roadshowId, roadshowId), own ?? undefined))
    .orderBy(desc(delegations.at), asc(delegations.id))
  return rows.map(({ delegation, organisation }) => ({ ...delegation, organisation }))
}
export async function byKey(db: Reader, roadshowId: string, key: string): Promise<DelegationRow | undefined> {
  const one = and(eq(delegations.roadshowId, roadshowId), eq(delegations.key, key))
  return (await db.select().from(delegations).where(one).limit(1))[0]
}
export async function insert(tx: Tx, row: DelegationRow) {
  await tx.insert(delegations).values(row)
}

export async function countsOf(db: Reader, ids: string[]): Promise<Map<string, Partial<Record<SignupState, number>>>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select({ groupId: signups.groupId, state: signups.state, n: count() })
    .from(signups)
    .where(inArray(signups.groupId, ids))
    .groupBy(signups.groupId, signups.state)
  const of = Map.groupBy(rows, ({ groupId }) => groupId as string)
  return new Map([...of].map(([id, some]) => [id, Object.fromEntries(some.map(({ state, n }) => [state, n]))]))
}
export async function peopleOf(db: Reader, id: string): Promise<SignupRow[]> {
  return db.select().from(signups).where(eq(signups.groupId, id)).orderBy(asc(signups.turn), asc(signups.id))
}

/** Of these contacts, those that are signed up already. */
export async function taken(db: Reader, roadshowId: string, contacts: string[]): Promise<Set<string>> {
  if (contacts.length === 0) return new Set()
  const rows = await db
    .select({ contact: signups.activeContact })
    .from(signups)
    .where(and(eq(signups.roadshowId, roadshowId), inArray(signups.activeContact, contacts)))
  return new Set(rows.flatMap(({ contact }) => contact ?? []))
}
