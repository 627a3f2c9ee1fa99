import { noticesApi } from '@keqiao/shared/notices'
import type { FastifyInstance } from 'fastify'
import { serve } from '../platform/serve.ts'
import type { Notices } from './service.ts'

export function registerNotices(app: FastifyInstance, notices: Notices) {
  serve(app, noticesApi.list, ({ viewer, query }) => notices.list(viewer, { ...query, unread: query.unread === 'true' }))
  serve(app, noticesApi.unread, ({ viewer }) => notices.unread(viewer))
  serve(app, noticesApi.read, ({ viewer, params }) => notices.read(viewer, params.id))
  serve(app, noticesApi.readAll, ({ viewer }) => notices.readAll(viewer))
}
