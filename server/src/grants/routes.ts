import { grantsApi } from '@keqiao/shared/grants'
import type { FastifyInstance } from 'fastify'
import { serve } from '../platform/serve.ts'
import type { Grants } from './service.ts'

export function registerGrants(app: FastifyInstance, grants: Grants) {
  serve(app, grantsApi.access, ({ viewer, query }) => grants.access(viewer, query.subject))
  serve(app, grantsApi.ask, ({ viewer, body }) => grants.ask(viewer, body))
  serve(app, grantsApi.takeBack, ({ viewer, params }) => grants.takeBack(viewer, params.id))
  serve(app, grantsApi.answer, ({ viewer, params, body }) => grants.answer(viewer, params.id, body))
  serve(app, grantsApi.asked, ({ viewer, query }) => grants.asked(viewer, query))
  serve(app, grantsApi.given, ({ viewer, query }) => grants.given(viewer, query))
  serve(app, grantsApi.received, ({ viewer }) => grants.received(viewer))
  serve(app, grantsApi.disclosed, ({ viewer, query }) => grants.disclosed(viewer, query.subject))
  serve(app, grantsApi.invite, ({ viewer, body }) => grants.invite(viewer, body))
  serve(app, grantsApi.withdraw, ({ viewer, params }) => grants.withdraw(viewer, params.id))
  serve(app, grantsApi.candidates, ({ viewer, query }) => grants.candidates(viewer, query.q))
  serve(app, grantsApi.revoke, ({ viewer, params }) => grants.revoke(viewer, params.id))
  serve(app, grantsApi.invitation, ({ viewer, query }) => grants.invitation(viewer, query.token))
  serve(app, grantsApi.accept, ({ viewer, body }) => grants.accept(viewer, body.token))
}
