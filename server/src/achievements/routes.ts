import { achievementsApi } from '@keqiao/shared/achievements'
import type { FastifyInstance } from 'fastify'
import { serve } from '../platform/serve.ts'
import type { Achievements } from './service.ts'

export function registerAchievements(app: FastifyInstance, achievements: Achievements) {
  serve(app, achievementsApi.read, ({ viewer, params }) => achievements.read(viewer, params.id))
  serve(app, achievementsApi.mine, ({ viewer, query }) => achievements.mine(viewer, query))
  serve(app, achievementsApi.create, ({ viewer, body }) =>
    achievements.create(viewer, body.organisationId, body.draft, { publish: body.publish }),
  )
  serve(app, achievementsApi.save, ({ viewer, params, body }) => achievements.save(viewer, params.id, body.revision, body.draft))
  serve(app, achievementsApi.move, ({ viewer, params, body }) => achievements.move(viewer, params.id, body.move, body.revision))
  serve(app, achievementsApi.takeDown, ({ viewer, params, body }) => achievements.takeDown(viewer, params.id, body))
  serve(app, achievementsApi.restore, ({ viewer, params }) => achievements.restore(viewer, params.id))
}
