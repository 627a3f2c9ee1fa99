import { LIVES, type ListingState, VISIBLE_STATES } from '@keqiao/shared/lifecycle'
import type { ListingKind } from '@keqiao/shared/listings'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/db/database.ts'
import { idOf, kindOf } from '../search/indexer.ts'
import type { Listings } from './deciding.ts'
import { homeOf } from './reading.ts'
import * as store from './store.ts'

const DAY = 86_400_000
export const KEPT_DAYS = 90
const KINDS = ['need', 'achievement'] as const

/** Whether any way leads from this state to where the public sees a listing. */
export function mayBeShown(kind: ListingKind, state: ListingState): boolean {
  const reached = new Set([state])
  for (const one of reached) for (const { from, to } of LIVES[kind]) if (from === one) reached.add(to)
  return VISIBLE_STATES.some((shown) => reached.has(shown))
}

/**
 * Clears from the ledger what can never be told again: what was found, or what it was found for, is gone for good. The row of
 * whatever may yet come back stays, however old, since it is what keeps it from being told twice.
 */
export function createPruning({ db, clock, listings }: { db: Database; clock: Clock; listings: Listings }) {
  let [after, restUntil] = ['', 0]

  async function alive(subjects: string[]): Promise<Set<string>> {
    const found = new Set<string>()
    for (const kind of KINDS) {
      const ids = [...new Set(subjects.filter((subject) => kindOf(subject) === kind).map(idOf))]
      for (const { id, state } of await listings[kind].load(ids)) if (mayBeShown(kind, state)) found.add(`${kind}:${id}`)
    }
    return found
  }

  /** One stretch of the ledger a minute, from its oldest row to those that are too young; then a day's rest. */
  async function run(): Promise<number> {
    const now = clock.millis()
    if (now < restUntil) return 0
    const before = new Date(now - KEPT_DAYS * DAY).toISOString()
    const stretch = await store.itemsAfter(db.read, after)
    const old = stretch.filter(({ createdAt }) => createdAt <= before)
    const searches = await store.searchesLeft(
      db.read,
      old.filter(({ source }) => homeOf(source) === null).map(({ source }) => idOf(source)),
    )
    const there = await alive(old.flatMap(({ source, found }) => [found, homeOf(source) ?? []].flat()))
    const gone = old.filter(({ source, found }) => {
      const home = homeOf(source)
      return !there.has(found) || !(home === null ? searches.has(idOf(source)) : there.has(home))
    })
    if (gone.length > 0)
      await db.write((tx) =>
        store.dropItems(
          tx,
          gone.map(({ id }) => id),
        ),
      )
    if (old.length === stretch.length && old.length > 0) after = old.at(-1)?.id ?? ''
    else [after, restUntil] = ['', now + DAY]
    return gone.length
  }

  return { name: 'alerts.prune', run }
}
