import { matchingApi } from '@keqiao/shared/matching'
import type { FastifyInstance } from 'fastify'
import { serve } from '../platform/serve.ts'
import type { Drafting } from './draft.ts'
import type { Matching } from './service.ts'

export function registerMatching(app: FastifyInstance, { matching, drafting }: { matching: Matching; drafting: Drafting }) {
  serve(app, matchingApi.ofNeed, ({ viewer, params, query }) => matching.ofNeed(viewer, params.id, query.size, query.sort))
  serve(app, matchingApi.ofAchievement, ({ viewer, params, query }) =>
    matching.ofAchievement(viewer, params.id, query.size, query.sort),
  )
  serve(app, matchingApi.best, ({ viewer, query }) => matching.best(viewer, query.page, query.size))
  serve(app, matchingApi.mark, ({ viewer, params, body }) => matching.mark(viewer, params.id, params.achievementId, body))
  serve(app, matchingApi.raises, ({ viewer, params }) => matching.raises(viewer, params.id, params.achievementId))
  serve(app, matchingApi.unbrokered, ({ viewer, query }) => matching.unbrokered(viewer, query))
  serve(app, matchingApi.teams, ({ viewer, params }) => matching.teams(viewer, params.id))
  serve(app, matchingApi.weighing, () => matching.weighing())
  serve(app, matchingApi.draft, ({ body }) => drafting.read(body.text))
}
