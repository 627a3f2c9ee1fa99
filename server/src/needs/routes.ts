import { needsApi } from '@keqiao/shared/needs'
import type { FastifyInstance } from 'fastify'
import type { Views } from '../listings/views.ts'
import { serve } from '../platform/serve.ts'
import type { Needs } from './service.ts'

export function registerNeeds(app: FastifyInstance, { needs, views }: { needs: Needs; views: Views }) {
  serve(app, needsApi.read, async ({ viewer, params }) => views.of(viewer, 'need', await needs.read(viewer, params.id)))
  serve(app, needsApi.mine, ({ viewer, query }) => needs.mine(viewer, query))
  serve(app, needsApi.create, ({ viewer, body }) =>
    needs.create(viewer, body.organisationId, body.draft, { to: body.submit ? 'review' : 'draft' }),
  )
  serve(app, needsApi.save, ({ viewer, params, body }) => needs.save(viewer, params.id, body))
  serve(app, needsApi.move, ({ viewer, params, body }) => needs.move(viewer, params.id, body))
  serve(app, needsApi.takeDown, ({ viewer, params, body }) => needs.takeDown(viewer, params.id, body))
  serve(app, needsApi.restore, ({ viewer, params }) => needs.restore(viewer, params.id))
  serve(app, needsApi.preview, async ({ viewer, body }) => needs.preview(viewer, body.organisationId, body.draft))
  serve(app, needsApi.draft, ({ viewer, params }) => needs.draft(viewer, params.id))
  serve(app, needsApi.movePending, ({ viewer, params, body }) => needs.movePending(viewer, params.id, body))
  serve(app, needsApi.history, async ({ viewer, params }) => ({ items: await needs.history(viewer, params.id) }))
  serve(app, needsApi.copy, ({ viewer, params }) => needs.copy(viewer, params.id))
  serve(app, needsApi.discard, async ({ viewer, params, query }) => {
    await needs.discard(viewer, params.id, query.revision)
    return {}
  })
}
