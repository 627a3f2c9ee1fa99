import { achievementsApi } from '@keqiao/shared/achievements'
import type { FastifyInstance } from 'fastify'
import type { Views } from '../listings/views.ts'
import { serve } from '../platform/serve.ts'
import type { Achievements } from './service.ts'

export function registerAchievements(
  app: FastifyInstance,
  { achievements, views }: { achievements: Achievements; views: Views },
) {
  serve(app, achievementsApi.read, async ({ viewer, params }) =>
    views.of(viewer, 'achievement', await achievements.read(viewer, params.id)),
  )
  serve(app, achievementsApi.mine, ({ viewer, query }) => achievements.mine(viewer, query))
  serve(app, achievementsApi.create, ({ viewer, body }) =>
    achievements.create(viewer, body.organisationId, body.draft, { to: body.submit ? 'review' : 'draft' }),
  )
  serve(app, achievementsApi.save, ({ viewer, params, body }) => achievements.save(viewer, params.id, body))
  serve(app, achievementsApi.move, ({ viewer, params, body }) => achievements.move(viewer, params.id, body))
  serve(app, achievementsApi.takeDown, ({ viewer, params, body }) => achievements.takeDown(viewer, params.id, body))
  serve(app, achievementsApi.restore, ({ viewer, params }) => achievements.restore(viewer, params.id))
  serve(app, achievementsApi.draft, ({ viewer, params }) => achievements.draft(viewer, params.id))
  serve(app, achievementsApi.movePending, ({ viewer, params, body }) => achievements.movePending(viewer, params.id, body))
  serve(app, achievementsApi.history, async ({ viewer, params }) => ({ items: await achievements.history(viewer, params.id) }))
  serve(app, achievementsApi.copy, ({ viewer, params }) => achievements.copy(viewer, params.id))
  serve(app, achievementsApi.discard, async ({ viewer, params, query }) => {
    await achievements.discard(viewer, params.id, query.revision)
    return {}
  })
}
