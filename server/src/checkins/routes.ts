import { checkInsApi } from '@keqiao/shared/check-ins'
import { doorsApi } from '@keqiao/shared/doors'
import type { FastifyInstance } from 'fastify'
import { serve } from '../platform/serve.ts'
import type { CheckInService } from './service.ts'

export function registerCheckIns(app: FastifyInstance, { checkIns }: { checkIns: CheckInService }) {
  serve(app, checkInsApi.door, ({ viewer, params, query }) => checkIns.door(viewer, params.id, query.door))
  serve(app, checkInsApi.enter, ({ viewer, params, query, body }) =>
    checkIns.enter(viewer, {
      ...body,
      eventId: params.id,
      how: body.ticket ? 'scan' : 'search',
      at: null,
      ...(query.door && { door: query.door }),
    }),
  )
  serve(app, checkInsApi.batch, async ({ viewer, params, query, body }) => ({
    answers: await checkIns.enterAll(viewer, params.id, body.scans, query.door),
  }))
  serve(app, checkInsApi.undo, ({ viewer, params, query }) => checkIns.undo(viewer, params.id, params.entry, query.door))
  serve(app, checkInsApi.find, async ({ viewer, params, query }) => ({
    items: await checkIns.find(viewer, params.id, query.q, query.door),
  }))
  serve(app, checkInsApi.walkIn, ({ viewer, params, query, body }) => checkIns.walkIn(viewer, params.id, body, query.door))
  serve(app, checkInsApi.pack, ({ viewer, params, query }) => checkIns.pack(viewer, params.id, query.door))
  serve(app, doorsApi.helper, ({ params }) => checkIns.helper(params.token))
  serve(app, doorsApi.links, async ({ viewer, params }) => ({ items: await checkIns.links(viewer, params.id) }))
  serve(app, doorsApi.addLink, ({ viewer, params, body }) => checkIns.addLink(viewer, params.id, body.name))
  serve(app, doorsApi.revokeLink, ({ viewer, params }) => checkIns.revokeLink(viewer, params.id, params.link))
  serve(app, doorsApi.ticket, ({ viewer, params }) => checkIns.ticket(viewer, params.token))
  serve(app, doorsApi.badges, ({ viewer, params, body }) => checkIns.badges(viewer, params.id, body.signupIds))
}
