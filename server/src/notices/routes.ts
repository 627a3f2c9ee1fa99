import { noticesApi, STOP_PATH } from '@keqiao/shared/notices'
import type { FastifyInstance } from 'fastify'
import { serve } from '../platform/serve.ts'
import type { Notices } from './service.ts'

export function registerNotices(app: FastifyInstance, notices: Notices) {
  serve(app, noticesApi.list, ({ viewer, query }) => notices.list(viewer, { ...query, unread: query.unread === 'true' }))
  serve(app, noticesApi.unread, ({ viewer }) => notices.unread(viewer))
  serve(app, noticesApi.read, ({ viewer, params }) => notices.read(viewer, params.id))
  serve(app, noticesApi.readAll, ({ viewer }) => notices.readAll(viewer))
  serve(app, noticesApi.preferences, ({ viewer }) => notices.preferences(viewer))
  serve(app, noticesApi.prefer, ({ viewer, body }) => notices.prefer(viewer, body))
  serve(app, noticesApi.stopping, ({ query }) => notices.stopping(query.token))
  serve(app, noticesApi.stop, ({ body }) => notices.stop(body.token))
  serve(app, noticesApi.stuck, ({ viewer }) => notices.stuck(viewer))
  serve(app, noticesApi.resend, ({ viewer, params }) => notices.resend(viewer, params.id))
  app.register(async (door) => oneClick(door, notices))
}

/** RFC 8058: the mail client posts a form of one field to the address in the letter's head. The token says all. */
function oneClick(door: FastifyInstance, notices: Notices) {
  door.removeAllContentTypeParsers()
  door.addContentTypeParser('*', { parseAs: 'string', bodyLimit: 2000 }, (_request, _body, done) => done(null, undefined))
  door.route({
    method: 'POST',
    url: STOP_PATH,
    config: { access: 'public' },
    schema: { hide: true, querystring: noticesApi.stopping.query },
    async handler(request, reply) {
      await notices.stop((request.query as { token: string }).token)
      return reply.status(204).send()
    },
  })
}
