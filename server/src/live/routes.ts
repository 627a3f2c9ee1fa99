import { hostStreamPath, liveApi, liveStreamPath } from '@keqiao/shared/live'
import { IdParams } from '@keqiao/shared/primitives'
import { TokenParams } from '@keqiao/shared/signups'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { serve } from '../platform/serve.ts'
import type { LiveService } from './service.ts'

export function registerLive(app: FastifyInstance, { live }: { live: LiveService }) {
  serve(app, liveApi.page, ({ params }) => live.page(params.token))
  serve(app, liveApi.present, ({ params }) => live.present(params.token))
  serve(app, liveApi.ask, ({ params, body }) => live.ask(params.token, body))
  serve(app, liveApi.vote, ({ params }) => live.vote(params.token, params.id))
  serve(app, liveApi.changes, ({ params, query }) => live.changes(params.token, query.since))
  serve(app, liveApi.host, ({ viewer, params }) => live.host(viewer, params.id))
  serve(app, liveApi.hostChanges, ({ viewer, params, query }) => live.hostChanges(viewer, params.id, query.since))
  serve(app, liveApi.step, ({ viewer, params, body }) => live.step(viewer, params.id, body))
  serve(app, liveApi.moderate, ({ viewer, params, body }) => live.moderate(viewer, params.id, params.question, body.state))

  app.route({
    method: 'GET',
    url: liveStreamPath(':token'),
    config: { access: 'public' },
    schema: { summary: '凭本人报名链接：会场变化的事件流（text/event-stream）', tags: ['live'], params: TokenParams },
    handler: async (request, reply) =>
      events(reply, await live.stream((request.params as { token: string }).token, sinceOf(request))),
  })
  app.route({
    method: 'GET',
    url: hostStreamPath(':id'),
    config: { access: 'signed_in' },
    schema: { summary: '组织者与主讲方：会场变化的事件流（text/event-stream）', tags: ['live'], params: IdParams },
    handler: async (request, reply) =>
      events(reply, await live.hostStream(request.viewer, (request.params as { id: string }).id, sinceOf(request))),
  })
  // Otherwise the server would wait for its readers to leave.
  app.addHook('preClose', async () => live.feed.close())
}

/** Where a browser that comes back was; where a fresh one begins. */
function sinceOf({ headers, query }: FastifyRequest): number {
  const given = Number(headers['last-event-id'] ?? (query as { since?: string }).since)
  return Number.isSafeInteger(given) && given > 0 ? given : 0
}

const events = (reply: FastifyReply, stream: NodeJS.ReadableStream) =>
  reply
    .type('text/event-stream; charset=utf-8')
    .header('cache-control', 'no-store, no-transform')
    // Proxies hand on each event as it comes.
    .header('x-accel-buffering', 'no')
    // A line that carried a stream carries nothing after it, so that the server can close without waiting for it.
    .header('connection', 'close')
    .send(stream)
