import { reviewApi } from '@keqiao/shared/review'
import { triageApi } from '@keqiao/shared/triage'
import type { FastifyInstance } from 'fastify'
import { serve } from '../platform/serve.ts'
import type { Batches } from './batches.ts'
import type { Review } from './service.ts'
import type { Triage } from './triage.ts'

export function registerReview(
  app: FastifyInstance,
  { review, batches, triage }: { review: Review; batches: Batches; triage: Triage },
) {
  serve(app, reviewApi.queue, ({ viewer, query }) => review.queue(viewer, query))
  serve(app, reviewApi.item, ({ viewer, params, query }) => review.item(viewer, params.kind, params.id, query.version))
  serve(app, reviewApi.reveal, ({ viewer, params, body }) => review.reveal(viewer, params.kind, params.id, body.version))
  serve(app, reviewApi.decide, ({ viewer, params, body: { version, ...body } }) =>
    review.decide(viewer, params.kind, params.id, version, body),
  )
  serve(app, reviewApi.undo, async ({ viewer, params }) => {
    await review.undo(viewer, params.id)
    return {}
  })
  serve(app, reviewApi.batches, ({ viewer }) => batches.list(viewer))
  serve(app, reviewApi.approveBatch, ({ viewer, params }) => batches.approve(viewer, params.kind, params.id))
  serve(app, reviewApi.undoBatch, ({ viewer, params }) => batches.undo(viewer, params.id))

  serve(app, triageApi.queue, ({ viewer, query }) => triage.queue(viewer, query))
  serve(app, triageApi.item, ({ viewer, params }) => triage.item(viewer, params.id))
  serve(app, triageApi.reveal, ({ viewer, params }) => triage.reveal(viewer, params.id))
  serve(app, triageApi.decide, ({ viewer, params, body }) => triage.decide(viewer, params.id, body))
  serve(app, triageApi.undo, async ({ viewer, params }) => {
    await triage.undo(viewer, params.id)
    return {}
  })
  serve(app, triageApi.move, async ({ viewer, params, body }) => {
    await triage.move(viewer, params.id, body)
    return {}
  })
}
