import type { Role } from '@keqiao/shared/accounts'
import type { ContactLook, Kept, KeptTable } from '@keqiao/shared/privacy'
import { type Uses, whose } from './context.ts'
import type { DataMap } from './map/entry.ts'
import { doingTo } from './map/map.ts'
import * as store from './store.ts'

const MOST = 20
const REVIEWERS: readonly Role[] = ['REVIEWER']
const OPERATORS: readonly Role[] = ['OPERATOR', 'REGION_OP']

const byOf = (roles: readonly string[]): ContactLook['by'] => {
  const has = (some: readonly string[]) => some.some((role) => roles.includes(role))
  return has(OPERATORS) ? 'operator' : has(REVIEWERS) ? 'reviewer' : 'party'
}

/** What is kept of one person, and who opened their contact data. */
export async function kept(use: Pick<Uses, 'db' | 'members' | 'rows'> & { map: DataMap }, personId: string): Promise<Kept> {
  const { db, rows, map } = use
  const who = await whose(use, personId)
  const tables: KeptTable[] = []
  for (const table of rows.tables) {
    const entry = map[table]
    if (!entry || !rows.isPersonal(table)) continue
    const count = await rows.countOf(db.read, table, who)
    const { purpose, retention } = entry
    if (count > 0) tables.push({ table, count, purpose, retention, onErase: doingTo(entry) })
  }
  const listings = new Map<string, ContactLook['listing']>([[`agent:${personId}`, null]])
  for (const [kind, table] of [['need', 'needs'] as const, ['achievement', 'achievements'] as const])
    for (const { id, name } of await rows.namedIn(db.read, table, who)) listings.set(`${kind}:${id}`, { kind, id, name })
  const found = await store.looksAt(db.read, [...listings.keys()], { but: personId, most: MOST })
  const looks = found.map(({ at, subject, roles }) => ({ at, by: byOf(roles), listing: listings.get(subject) ?? null }))
  return { tables, looks }
}
