import { MeilisearchApiError } from 'meilisearch'
import type { Logger } from 'pino'
import { StartFault } from '../../platform/start-fault.ts'
import { connect, type Reached } from './client.ts'

const LEAST = [1, 50] as const

/** At start: a key that is refused or a server too old is said in one sentence; one that is away is not a reason to stay down. */
export async function checkServer(reached: Reached, logger: Logger) {
  const client = connect(reached)
  try {
    await client.getRawIndexes({ limit: 1 })
    // A key for our indexes alone may not ask for the version; a server too old then fails at the first index.
    const version = await client.getVersion().catch(() => null)
    const [major = 0, minor = 0] = version?.pkgVersion.split('.').map(Number) ?? LEAST
    if (version && (major < LEAST[0] || (major === LEAST[0] && minor < LEAST[1])))
      throw new StartFault('search_server_too_old', { url: reached.url, version: version.pkgVersion, least: LEAST.join('.') })
    await client.getKeys({ limit: 1 }).then(
      () =>
        logger.warn(
          'MEILI_KEY may make and read keys: give Keqiao a key of its own (npm run meili-key) and keep the master key away from it',
        ),
      () => {},
    )
  } catch (fault) {
    if (fault instanceof StartFault) throw fault
    if (fault instanceof MeilisearchApiError && [401, 403].includes(fault.response.status))
      throw new StartFault('search_key_refused', { url: reached.url, fault: fault.cause?.code ?? fault.response.status })
    logger.warn({ url: reached.url, fault: String(fault) }, 'the search server cannot be reached yet')
  }
}
