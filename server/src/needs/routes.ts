import { needsApi } from '@keqiao/shared/needs'
import type { FastifyInstance } from 'fastify'
import { serve } from '../platform/serve.ts'
import type { Needs } from './service.ts'

export function registerNeeds(app: FastifyInstance, needs: Needs) {
  serve(app, needsApi.read, ({ viewer, params }) => needs.read(viewer, params.id))
  serve(app, needsApi.mine, ({ viewer, query }) => needs.mine(viewer, query))
  serve(app, needsApi.create, ({ viewer, body }) =>
    needs.create(viewer, body.organisationId, body.draft, { publish: body.publish }),
  )
  serve(app, needsApi.save, ({ viewer, params, body }) => needs.save(viewer, params.id, body.revision, body.draft))
  serve(app, needsApi.move, ({ viewer, params, body }) => needs.move(viewer, params.id, body.move, body.revision))
  serve(app, needsApi.takeDown, ({ viewer, params, body }) => needs.takeDown(viewer, params.id, body))
  serve(app, needsApi.restore, ({ viewer, params }) => needs.restore(viewer, params.id))
  serve(app, needsApi.preview, async ({ viewer, body }) => needs.preview(viewer, body.organisationId, body.draft))
}
