import type { ListingKind } from '@keqiao/shared/listings'
import type { Database } from '../platform/db/database.ts'
import type { Outbox } from '../platform/outbox.ts'
import type { Found, Query, SearchEngine } from './engine.ts'
import { subjectOf } from './indexer.ts'
import type { ListingSource } from './listings.ts'

/** So many results are looked up in the database before they are counted; more are counted by the index alone. */
const COUNTED = 500
/** What is taken out lets others in, which are looked up as well. */
const TRIES = 3

/** `about`: more than are looked up, so the number is the index's word. */
export type Counted = Found & { about: boolean }
export type Counting = ReturnType<typeof createCounting>

interface Uses {
  db: Database
  outbox: Outbox
  engine: SearchEngine
  hide(ids: string[]): Promise<void>
  sources: ListingSource[]
}

/**
 * Totals and facets in which nothing counts that nobody may read. An index that is out of step is noticed by what it finds:
 * that leaves it at once, is queued to be indexed again, and the question is asked anew.
 */
export function createCounting({ db, outbox, engine, hide, sources }: Uses) {
  const sourceOf = (kind: ListingKind) => sources.find((source) => source.kind === kind) as ListingSource

  /** True when something had to be taken out. */
  async function cleared(kind: ListingKind, { hits }: Found): Promise<boolean> {
    const shown = await sourceOf(kind).shown(hits.map(({ id }) => id))
    const hidden = hits.flatMap(({ id }) => (shown.has(id) ? [] : [id]))
    if (hidden.length === 0) return false
    await hide(hidden)
    await db.write((tx) => outbox.add(tx, 'listing', ...hidden.map((id) => subjectOf(kind, id))))
    return true
  }

  return async function counted(query: Query): Promise<Counted> {
    const end = query.offset + query.limit
    const isDeep = end > COUNTED
    const asked = isDeep ? query : { ...query, offset: 0, limit: COUNTED }
    // A facet counts what the other filters let in: more than is found.
    const isFiltered = query.facets && Object.values(query.filters).some((codes) => codes.length > 0)
    const around = { ...query, filters: {}, facets: false, offset: 0, limit: COUNTED }
    for (let tries = 1; ; tries++) {
      const found = await engine.search(asked)
      const isCleared =
        (await cleared(query.kind, found)) || (isFiltered && (await cleared(query.kind, await engine.search(around))))
      if (isCleared && tries < TRIES) continue
      const hits = isDeep ? found.hits : found.hits.slice(query.offset, end)
      return { ...found, hits, about: found.total > COUNTED }
    }
  }
}
