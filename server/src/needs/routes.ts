import { type Need, needsApi } from '@keqiao/shared/needs'
import type { FastifyInstance } from 'fastify'
import type { Viewer } from '../accounts/viewer.ts'
import type { Views } from '../listings/views.ts'
import { serve } from '../platform/serve.ts'
import type { Needs } from './service.ts'

export function registerNeeds(app: FastifyInstance, { needs, views }: { needs: Needs; views: Views }) {
  const shown = (viewer: Viewer, record: Promise<Need>) => views.of(viewer, 'need', record)
  serve(app, needsApi.read, ({ viewer, params }) => shown(viewer, needs.read(viewer, params.id)))
  serve(app, needsApi.mine, ({ viewer, query }) => needs.mine(viewer, query))
  serve(app, needsApi.create, ({ viewer, body }) =>
    needs.create(viewer, body.organisationId, body.draft, { to: body.submit ? 'review' : 'draft' }),
  )
  serve(app, needsApi.save, ({ viewer, params, body }) => shown(viewer, needs.save(viewer, params.id, body)))
  serve(app, needsApi.move, ({ viewer, params, body }) => shown(viewer, needs.move(viewer, params.id, body)))
  serve(app, needsApi.takeDown, ({ viewer, params, body }) => shown(viewer, needs.takeDown(viewer, params.id, body)))
  serve(app, needsApi.restore, ({ viewer, params }) => shown(viewer, needs.restore(viewer, params.id)))
  serve(app, needsApi.preview, ({ viewer, body }) => needs.preview(viewer, body.organisationId, body.draft))
  serve(app, needsApi.draft, ({ viewer, params }) => needs.draft(viewer, params.id))
  serve(app, needsApi.movePending, ({ viewer, params, body }) => shown(viewer, needs.movePending(viewer, params.id, body)))
  serve(app, needsApi.history, async ({ viewer, params }) => ({ items: await needs.history(viewer, params.id) }))
  serve(app, needsApi.copy, ({ viewer, params }) => needs.copy(viewer, params.id))
  serve(app, needsApi.discard, async ({ viewer, params, query }) => {
    await needs.discard(viewer, params.id, query.revision)
    return {}
  })
}
