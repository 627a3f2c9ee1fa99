import { createHmac } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { enrolWith } from '@keqiao/server/accounts/second-factor'
import { appointmentsOf } from '@keqiao/server/accounts/store'
import { openHttp } from '@keqiao/server/http'
import { readConfig } from '@keqiao/server/platform/config'
import { openServices, type Services } from '@keqiao/server/services'
import type { RouteOptions } from 'fastify'
import { settableClock } from './clock.ts'
import { freshDatabase } from './fresh-database.ts'
import { addPeople } from './people.ts'

export type House = Awaited<ReturnType<typeof startHouse>>

/** The address the house believes to have: send it as `origin` where better-auth asks for one. */
export const PUBLIC_URL = 'http://house.test'
/** What the code apps of the centre's people hold in tests. */
export const SECOND_FACTOR = 'a-secret-of-thirty-two-bytes-ok!'
const CENTURY_MS = 100 * 365 * 86_400_000
const SECRET = 'only-for-tests-only-for-tests-only-for-tests'

interface Given {
  /** Settings as the environment would give them. */
  settings?: Record<string, string>
  /** Files that lie in the data folder before the start: relative path → content. */
  files?: Record<string, string | Uint8Array>
  /** Where its log goes; nowhere unless given. */
  logger?: Services['logger']
}

/** The whole server on an empty migrated database of its own: hashing embedder, silent, its clock stands still. */
export async function startHouse({ settings = {}, files = {}, logger }: Given = {}) {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'keqiao-house-'))
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(dataDir, name)), { recursive: true })
    writeFileSync(path.join(dataDir, name), content)
  }
  const database = await freshDatabase(dataDir)
  const config = readConfig({
    DATA_DIR: dataDir,
    PUBLIC_URL,
    AUTH_SECRET: SECRET,
    EMBEDDER: 'hashing',
    LOG_LEVEL: 'silent',
    DEMO: 'off',
    RATE_LIMIT: '1000000',
    ...settings,
  })
  const clock = settableClock()
  const services = await openServices({ ...config, database: database.config }, { clock, ...(logger && { logger }) })
  await services.indexer.reconcile()
  const routes: RouteOptions[] = []
  const app = await openHttp(services, { onRoute: (route) => void routes.push(route) })
  await app.ready()

  async function close() {
    await app.close()
    await services.close()
    await database.drop()
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 3 })
  }

  return {
    services,
    app,
    /** Every route as it was declared: method, address, access, endpoint, schemas. */
    routes,
    clock,
    dataDir,
    mails: path.join(dataDir, 'mail'),

    /** Adds the usual people and gives each as a viewer; see `people.ts`. */
    addPeople: () => addPeople(services),

    /** Drains the outbox: indexed, matched, imported. */
    processAll: () => services.worker.processAll(),

    /** The `cookie` header of a fresh session of this person, made without the slow password check; whoever is appointed passes a second factor. */
    async signIn(
      email: string,
      { secondFactor = true, lasting = true }: { secondFactor?: boolean; lasting?: boolean } = {},
    ): Promise<string> {
      const { internalAdapter, authCookies } = await services.auth.$context
      const found = await internalAdapter.findUserByEmail(email)
      if (!found) throw new Error(`nobody has the address ${email}`)
      const passes = secondFactor && (await appointmentsOf(services.db.read, found.user.id)).length > 0
      if (passes) await enrolWith(services, found.user.id, SECOND_FACTOR)
      // Outlives whatever jumps the test makes its clock do, unless the test is about that.
      const far = new Date(clock.millis() + (lasting ? CENTURY_MS : 0))
      const times = { openedAt: far, lastSeenAt: far, secondFactorAt: passes ? far : null }
      const { token } = await internalAdapter.createSession(found.user.id, false, times)
      const signature = createHmac('sha256', SECRET).update(token).digest('base64')
      return `${authCookies.sessionToken.name}=${encodeURIComponent(`${token}.${signature}`)}`
    },

    close,
    [Symbol.asyncDispose]: close,
  }
}
