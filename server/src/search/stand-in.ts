import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import type { Clock } from '../platform/clock.ts'
import type { Found, Query, SearchEngine, Standing } from './engine.ts'

/** How soon one that was away is asked again. */
const PROBE_MS = 3000
/** Whoever hides a record is not kept waiting behind a long queue of the server; the answer is read all the same. */
const REMOVAL_MS = 1500

interface Uses {
  /** The server that processes share. */
  shared: SearchEngine
  /** What answers while it cannot; null in a process that does not keep an index of its own. */
  own: SearchEngine | null
  clock: Clock
  logger: Logger
  /** What is thrown where nobody can answer. */
  nobody: () => Error
}

/**
 * The shared engine, and this process's own where it is away or has missed something. Both are given every document; what the
 * shared one misses is found by comparing, not remembered.
 */
export function withStandIn({ shared, own, clock, logger, nobody }: Uses) {
  let isAway = false
  let isBehind = false
  let isOpened = false
  /** Changes with everything that was missed, so that a repair knows whether it was disturbed. */
  let missed = randomUUID()
  let fault: string | null = null
  let probed = Number.NEGATIVE_INFINITY
  /** What was missed when the shared one was last built anew. */
  let begun = ''

  const standing = (): Standing => (isAway ? 'away' : isBehind ? 'behind' : 'level')

  function failed(cause: unknown) {
    fault = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause)
    if (!isAway)
      logger.warn({ engine: shared.id, fault: cause }, 'the search server is away; the index of this process stands in')
    isAway = true
    probed = clock.millis()
  }

  /** Looks, at most every few seconds and beside the answer, whether it is back. */
  async function probe() {
    if (!isAway || clock.millis() - probed < PROBE_MS) return
    probed = clock.millis()
    try {
      await shared.state()
      isAway = false
      logger.info({ engine: shared.id, standing: standing() }, 'the search server answers again')
    } catch (cause) {
      failed(cause)
    }
  }

  function miss(cause: unknown) {
    isBehind = true
    missed = randomUUID()
    failed(cause)
  }

  /** Writes to both; what the shared one cannot take is repaired later. Own faults are thrown: the outbox tries again. */
  async function write(work: (engine: SearchEngine) => Promise<void>) {
    if (own) await work(own)
    await probe()
    if (isAway) {
      isBehind = true
      missed = randomUUID()
      if (!own) throw nobody()
      return
    }
    try {
      await work(shared)
    } catch (cause) {
      miss(cause)
      if (!own) throw cause
    }
  }

  async function answer<T>(work: (engine: SearchEngine) => Promise<T>): Promise<{ value: T; standIn: boolean }> {
    void probe()
    if (standing() === 'level')
      try {
        return { value: await work(shared), standIn: false }
      } catch (cause) {
        failed(cause)
      }
    if (!own) {
      // Behind is better than nothing: what it shows is read again with the viewer's rights.
      if (!isAway) return { value: await work(shared), standIn: true }
      throw nobody()
    }
    return { value: await work(own), standIn: true }
  }

  /** Everything is in it that should be, and nothing was missed since `before`. */
  function levelled(before: string) {
    if (before !== missed || isAway || !isBehind) return
    isBehind = false
    fault = null
    logger.info({ engine: shared.id }, 'the search server is level again')
  }

  const engine: SearchEngine = {
    id: own ? `${shared.id}+${own.id}` : shared.id,
    upsert: (documents) => write((engine) => engine.upsert(documents)),

    remove: (ids) => write((engine) => engine.remove(ids)),

    async search(query: Query): Promise<Found> {
      const { value, standIn } = await answer((engine) => engine.search(query))
      return standIn ? { ...value, standIn } : value
    },
    suggest: async (kind, typed, most) => (await answer((engine) => engine.suggest(kind, typed, most))).value,

    async opened() {
      await own?.opened()
      if (isOpened) return
      isOpened = true
      // One that was never built has nothing to answer from.
      await shared.state().then(({ ready }) => {
        isBehind ||= !ready
      }, failed)
    },

    /** The shape of both; empty when the shared one, being there, has another: it is then built anew. */
    async state() {
      const mine = own ? await own.state() : null
      await probe()
      const theirs = isAway ? null : await shared.state().catch(failed)
      if (!theirs) return mine ?? { fingerprint: '', documents: 0, ready: false, isBuilding: false }
      if (!mine) return theirs
      const documents = standing() === 'level' ? theirs.documents : mine.documents
      return {
        fingerprint: mine.fingerprint === theirs.fingerprint ? mine.fingerprint : '',
        documents,
        ready: mine.ready,
        isBuilding: mine.isBuilding || theirs.isBuilding,
      }
    },

    /** Only what has another shape; where neither has, both. */
    async rebuild(fingerprint) {
      const shapeOf = async (one: SearchEngine | null) => (one ? (await one.state()).fingerprint : fingerprint)
      const [mine, theirs] = [await shapeOf(own), isAway ? '' : await shapeOf(shared).catch(() => '')]
      const all = mine === fingerprint && theirs === fingerprint
      if (own && (all || mine !== fingerprint)) await own.rebuild(fingerprint)
      if (!isAway && (all || theirs !== fingerprint)) {
        await shared.rebuild(fingerprint).catch(miss)
        begun = missed
        // What answered before goes on answering where it has this shape; one that has none yet must not answer "nothing".
        if (!all) isBehind = true
      }
    },

    async finish() {
      await own?.finish()
      if (!isAway) await shared.finish().catch(miss)
      levelled(begun)
    },

    page: (...given) => (own ?? shared).page(...given),
    standing: () => ({ standing: standing(), fault }),

    async close() {
      await own?.close()
      await shared.close()
    },
  }

  /** The own index at once; the shared one with patience only, and the rest of its work beside the answer. */
  async function hide(ids: string[]) {
    await own?.remove(ids)
    if (isAway) {
      isBehind = true
      missed = randomUUID()
      return
    }
    const removal = shared.remove(ids).catch(miss)
    const patience = Promise.withResolvers<void>()
    const timer = setTimeout(patience.resolve, REMOVAL_MS)
    await Promise.race([removal, patience.promise])
    clearTimeout(timer)
  }

  return { engine, hide, stores: own ? [own, shared] : [shared], missed: () => missed, levelled }
}
