import { type Achievement, achievementsApi } from '@keqiao/shared/achievements'
import type { FastifyInstance } from 'fastify'
import type { Viewer } from '../accounts/viewer.ts'
import type { Views } from '../listings/views.ts'
import { serve } from '../platform/serve.ts'
import type { Achievements } from './service.ts'

export function registerAchievements(
  app: FastifyInstance,
  { achievements, views }: { achievements: Achievements; views: Views },
) {
  const shown = (viewer: Viewer, record: Promise<Achievement>) => views.of(viewer, 'achievement', record)
  serve(app, achievementsApi.read, ({ viewer, params }) => shown(viewer, achievements.read(viewer, params.id)))
  serve(app, achievementsApi.mine, ({ viewer, query }) => achievements.mine(viewer, query))
  serve(app, achievementsApi.create, ({ viewer, body }) =>
    achievements.create(viewer, body.organisationId, body.draft, { to: body.submit ? 'review' : 'draft' }),
  )
  serve(app, achievementsApi.save, ({ viewer, params, body }) => shown(viewer, achievements.save(viewer, params.id, body)))
  serve(app, achievementsApi.move, ({ viewer, params, body }) => shown(viewer, achievements.move(viewer, params.id, body)))
  serve(app, achievementsApi.takeDown, ({ viewer, params, body }) =>
    shown(viewer, achievements.takeDown(viewer, params.id, body)),
  )
  serve(app, achievementsApi.restore, ({ viewer, params }) => shown(viewer, achievements.restore(viewer, params.id)))
  serve(app, achievementsApi.draft, ({ viewer, params }) => achievements.draft(viewer, params.id))
  serve(app, achievementsApi.movePending, ({ viewer, params, body }) =>
    shown(viewer, achievements.movePending(viewer, params.id, body)),
  )
  serve(app, achievementsApi.history, async ({ viewer, params }) => ({ items: await achievements.history(viewer, params.id) }))
  serve(app, achievementsApi.copy, ({ viewer, params }) => achievements.copy(viewer, params.id))
  serve(app, achievementsApi.discard, async ({ viewer, params, query }) => {
    await achievements.discard(viewer, params.id, query.revision)
    return {}
  })
}
