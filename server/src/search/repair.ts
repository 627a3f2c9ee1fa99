import type { ListingKind } from '@keqiao/shared/listings'
import type { Logger } from 'pino'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/db/database.ts'
import type { Outbox } from '../platform/outbox.ts'
import type { Timer } from '../platform/timers.ts'
import type { Chosen } from './choose.ts'
import type { SearchEngine } from './engine.ts'
import { type Indexer, levelMarker, subjectOf } from './indexer.ts'
import type { ListingSource } from './listings.ts'

const PAGE = 500
/** Listings compared in one turn, so that a large library does not hold up what else waits. */
const MOST_A_TURN = 10_000
/** While nothing is known to be missing. */
const EVERY_MS = 3_600_000
/** `￿` is above every id. */
const END = '\uffff'

interface Uses {
  db: Database
  clock: Clock
  outbox: Outbox
  indexer: Indexer
  sources: ListingSource[]
  chosen: Pick<Chosen, 'engine' | 'stores' | 'missed'>
  logger: Logger
}

interface Place {
  source: number
  after: string
  missed: string
}

/** Finds what an index lacks, holds in an old state or holds too much, against the database, and queues it to be indexed again. */
export function createRepair({ db, clock, outbox, indexer, sources, chosen, logger }: Uses) {
  let place: Place | null = null
  let roundEnded = clock.millis()

  /** What differs in one stretch of ids, in any of the indexes. */
  async function differing(source: ListingSource, after: string, ids: string[], end: string): Promise<string[]> {
    const wanted = new Map((await source.documents(ids)).map(({ id, revision }) => [id, revision]))
    const wrong = new Set<string>()
    for (const store of chosen.stores) {
      const held = await stretch(store, source.kind, after, end)
      for (const [id, revision] of wanted) if (held.get(id) !== revision) wrong.add(id)
      for (const id of held.keys()) if (!wanted.has(id)) wrong.add(id)
    }
    return [...wrong]
  }

  /** One turn: goes on where the last one stopped. Everything found in a whole round is repaired before a store counts as level. */
  async function turn(most = MOST_A_TURN): Promise<number> {
    let at: Place = place ?? { source: 0, after: '', missed: chosen.missed() }
    let found = 0
    for (let seen = 0; seen < most; ) {
      const source = sources[at.source]
      if (!source) {
        const marker = levelMarker(at.missed)
        place = null
        roundEnded = clock.millis()
        await db.write((tx) => outbox.add(tx, 'listing', marker))
        return found
      }
      const ids = await source.idsAfter(at.after, PAGE)
      const end = ids.length < PAGE ? END : (ids.at(-1) as string)
      const wrong = await differing(source, at.after, ids, end)
      if (wrong.length > 0) await db.write((tx) => outbox.add(tx, 'listing', ...wrong.map((id) => subjectOf(source.kind, id))))
      found += wrong.length
      seen += ids.length + 1
      at = end === END ? { ...at, source: at.source + 1, after: '' } : { ...at, after: end }
      place = at
    }
    return found
  }

  const timer: Timer = {
    name: 'search.repair',
    async run() {
      if (await indexer.reconcile()) return 0
      // While a rebuild or a load is under way the indexes differ because they are not there yet.
      if ((await outbox.waiting('listing')) > 0) return 0
      const { standing } = chosen.engine.standing()
      // Nothing is queued, and yet something is being rebuilt: its queue was lost.
      const { isBuilding } = await chosen.engine.state()
      const isDue = place !== null || standing === 'behind' || isBuilding || clock.millis() - roundEnded >= EVERY_MS
      if (standing === 'away' || !isDue) return 0
      const found = await turn()
      if (found > 0) logger.warn({ found }, 'the search index differed from the database; what differed is indexed again')
      return found
    },
  }

  return { turn, timer }
}

/** What an index holds of a kind between two ids. */
async function stretch(store: SearchEngine, kind: ListingKind, after: string, end: string) {
  const held = new Map<string, number>()
  for (let from = after; ; ) {
    const page = await store.page(kind, from, PAGE)
    for (const { id, revision } of page) if (id <= end) held.set(id, revision)
    const last = page.at(-1)
    if (page.length < PAGE || !last || last.id > end) return held
    from = last.id
  }
}
