import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { viewerOf } from '@keqiao/server/accounts/viewer'
import { readConfig } from '@keqiao/server/platform/config'
import { openServices, type Services } from '@keqiao/server/services'
import { createWorker } from '@keqiao/server/worker'
import { OrganisationDraft } from '@keqiao/shared/accounts'
import { AchievementDraft } from '@keqiao/shared/achievements'
import { NeedDraft } from '@keqiao/shared/needs'

const STEP = 200

export interface Library {
  services: Services
  /** Ids of the database by the number each record came with. */
  achievementIds: Map<string, string>
  needIds: Map<string, string>
  close(): Promise<void>
}

export const ENGINES = ['embedded', 'meilisearch'] as const
export type Engine = (typeof ENGINES)[number]

/**
 * Loads drafts into a throw-away database through the services, and indexes them as the worker would. Where `MEILI_URL` is set it
 * may be a peer's; it is our engine's as well only when asked for.
 */
export async function openLibrary(
  drafts: { achievements: unknown[]; needs: unknown[] },
  say: (line: string) => void,
  engine: Engine = 'embedded',
): Promise<Library> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'keqiao-eval-'))
  const own = {
    DATA_DIR: dataDir,
    DATABASE_URL: undefined,
    ...(engine === 'embedded' && { MEILI_URL: undefined, MEILI_KEY: undefined }),
  }
  const config = { ...readConfig({ ...process.env, ...own }), logLevel: 'warn' }
  const services = await openServices(config)
  const organisation = await services.accounts.ensureOrganisation(
    OrganisationDraft.parse({ name: '评测机构', kind: 'UNIV', region: '130000' }),
    false,
  )
  const viewer = viewerOf({ id: 'eval', name: 'eval', email: '' }, [{ ...organisation, membership: 'admin' }], [])
  const load = async (rows: unknown[], kind: 'achievement' | 'need') => {
    for (let i = 0; i < rows.length; i += STEP) {
      const step = rows.slice(i, i + STEP)
      const outcome =
        kind === 'achievement'
          ? await services.achievements.importMany(
              viewer,
              organisation.id,
              step.map((row) => AchievementDraft.parse(row)),
              { to: 'listed' },
            )
          : await services.needs.importMany(
              viewer,
              organisation.id,
              step.map((row) => NeedDraft.parse(row)),
              { to: 'listed' },
            )
      if (outcome.refused.length > 0) throw new Error(`refused: ${JSON.stringify(outcome.refused.slice(0, 3))}`)
      if (i % 20_000 === 0 && i > 0) say(`${kind}: ${i} loaded`)
    }
  }
  await services.indexer.reconcile()
  await load(drafts.achievements, 'achievement')
  await load(drafts.needs, 'need')
  say(`${drafts.achievements.length} achievements and ${drafts.needs.length} needs loaded; indexing`)
  const topics = { listing: { most: 512, handle: services.indexer.handle } }
  await createWorker({ outbox: services.outbox, topics, logger: services.logger }).processAll()

  const refs = async (source: Services['achievements'] | Services['needs']) => {
    const found = new Map<string, string>()
    for (let after = ''; ; ) {
      const ids = await source.idsAfter(after, 2000)
      if (ids.length === 0) return found
      for (const row of await source.load(ids)) if (row.externalRef) found.set(row.externalRef, row.id)
      after = ids.at(-1) as string
    }
  }
  return {
    services,
    achievementIds: await refs(services.achievements),
    needIds: await refs(services.needs),
    async close() {
      await services.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
