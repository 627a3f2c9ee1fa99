import type { Logger } from 'pino'
import type { Clock } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import { Refusal } from '../platform/refusal.ts'
import { createDatabaseSearch, withDatabase } from './database.ts'
import { openEmbeddedEngine } from './embedded/engine.ts'
import { followEmbeddedEngine } from './embedded/followed.ts'
import type { SearchEngine } from './engine.ts'
import type { ListingSource } from './listings.ts'
import { checkServer } from './meili/check.ts'
import { openMeiliEngine } from './meili/engine.ts'
import { withStandIn } from './stand-in.ts'

/** The engine, the indexes behind it that must hold what the database holds, and what to tell it when they do. */
export interface Chosen {
  engine: SearchEngine
  stores: SearchEngine[]
  /** Takes out at once what may no longer be found; whoever asks for it is not kept waiting. */
  hide(ids: string[]): Promise<void>
  missed(): string
  levelled(before: string): void
}

/** The only place that names an engine. A server that was named answers; the embedded one stands in where the worker is, and where no server was named it is followed by who does not work. */
export async function chooseEngine(
  config: Config,
  dimensions: number,
  { clock, logger, sources }: { clock: Clock; logger: Logger; sources: () => ListingSource[] },
): Promise<Chosen> {
  const { server, file } = config.search
  const nobody = () => new Refusal('engine_unavailable', {})
  const orDatabase = (engine: SearchEngine) => withDatabase(engine, createDatabaseSearch(sources))
  if (!server && config.worker === 'none') {
    const followed = followEmbeddedEngine({ file, dimensions, nobody })
    return { engine: orDatabase(followed), stores: [], hide: followed.hide, missed: () => '', levelled: () => {} }
  }
  const own = !server || config.worker !== 'none' ? orDatabase(openEmbeddedEngine({ file, dimensions })) : null
  if (own && !server) return { engine: own, stores: [own], hide: own.remove, missed: () => '', levelled: () => {} }
  const reached = server as NonNullable<typeof server>
  await checkServer(reached, logger)
  const shared = openMeiliEngine({ ...reached, dimensions })
  const stand = withStandIn({ shared, own, clock, logger, nobody })
  return own ? stand : { ...stand, engine: orDatabase(stand.engine) }
}
