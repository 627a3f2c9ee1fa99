import { accountsApi } from '@keqiao/shared/accounts'
import { statisticsApi } from '@keqiao/shared/statistics'
import type { FastifyInstance } from 'fastify'
import type { Achievements } from '../achievements/service.ts'
import type { Needs } from '../needs/service.ts'
import type { Organisations } from '../organisations/service.ts'
import type { Database } from '../platform/db/database.ts'
import { serve } from '../platform/serve.ts'
import * as store from './store.ts'

interface Uses {
  db: Database
  organisations: Organisations
  achievements: Achievements
  needs: Needs
}
const NEWEST = 6

export function registerStatistics(app: FastifyInstance, { db, organisations, achievements, needs }: Uses) {
  serve(app, statisticsApi.overview, async ({ viewer }) => {
    const ids = await store.newestIds(db.read, NEWEST)
    const supply = await achievements.cards(ids.achievements, viewer)
    const demand = await needs.cards(ids.needs, viewer)
    return {
      ...(await store.counts(db.read)),
      byField: await store.byField(db.read),
      newest: {
        achievements: ids.achievements.flatMap((id) => supply.get(id) ?? []),
        needs: ids.needs.flatMap((id) => demand.get(id) ?? []),
      },
    }
  })
  serve(app, statisticsApi.listings, ({ query }) => store.listings(db.read, query))
  // An organisation's public page counts its listings, which organisations may not know.
  serve(app, accountsApi.organisation, async ({ viewer, params }) => ({
    ...(await organisations.page(viewer, params.id)),
    ...(await store.ofOrganisation(db.read, params.id)),
  }))
}
