import type { ContactLook, Kept, KeptTable } from '@keqiao/shared/privacy'
import { OPERATORS } from '../accounts/scope.ts'
import { type Uses, whose } from './context.ts'
import { dataMap, doingTo } from './map/map.ts'
import * as store from './store.ts'

const MOST = 20
const LISTINGS = { needs: 'need', achievements: 'achievement' } as const

const byOf = (roles: readonly string[]): ContactLook['by'] =>
  OPERATORS.some((role) => roles.includes(role)) ? 'operator' : roles.includes('REVIEWER') ? 'reviewer' : 'party'

/** What is kept of one person, and who opened their contact data. */
export async function kept(use: Pick<Uses, 'db' | 'members' | 'rows'>, personId: string): Promise<Kept> {
  const { db, rows } = use
  const who = await whose(use, personId)
  const listings = new Map<string, ContactLook['listing']>([[`agent:${personId}`, null]])
  const named: Record<string, number> = {}
  for (const [table, kind] of Object.entries(LISTINGS)) {
    const found = await rows.namedIn(db.read, table, who)
    named[table] = found.length
    for (const { id, name } of found) listings.set(`${kind}:${id}`, { kind, id, name })
  }
  const tables: KeptTable[] = []
  for (const table of rows.tables) {
    const entry = dataMap[table]
    if (!entry || !rows.isPersonal(table)) continue
    const count = named[table] ?? (await rows.countOf(db.read, table, who))
    const { purpose, retention } = entry
    if (count > 0) tables.push({ table, count, purpose, retention, onErase: doingTo(entry) })
  }
  const found = await store.looksAt(db.read, [...listings.keys()], { but: personId, most: MOST })
  const looks = found.map(({ at, subject, roles }) => ({ at, by: byOf(roles), listing: listings.get(subject) ?? null }))
  return { tables, looks }
}
