import { matchingApi, matchingPaths } from '@keqiao/shared/matching'
import type { FastifyInstance } from 'fastify'
import { attach } from '../platform/send.ts'
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

  app.route({
    method: 'GET',
    url: matchingPaths.feedback,
    config: { access: 'operator' },
    schema: { summary: '匹配反馈导出（TREC qrels，省级运营）', tags: ['matching'] },
    async handler({ viewer }, reply) {
      const type = 'text/plain; charset=utf-8'
      return attach(reply, { fileName: '匹配反馈.qrels', type }).send(await matching.feedback(viewer))
    },
  })
}
