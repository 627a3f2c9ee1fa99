import { alertsApi } from '@keqiao/shared/alerts'
import type { FastifyInstance } from 'fastify'
import { serve } from '../platform/serve.ts'
import type { Alerts } from './service.ts'

export function registerAlerts(app: FastifyInstance, alerts: Alerts) {
  serve(app, alertsApi.settings, ({ viewer }) => alerts.settings(viewer))
  serve(app, alertsApi.choose, ({ viewer, body }) => alerts.choose(viewer, body))
  serve(app, alertsApi.hits, ({ viewer, query }) => alerts.hits(viewer, query))
  serve(app, alertsApi.look, ({ viewer, body }) => alerts.look(viewer, body))
  serve(app, alertsApi.watches, ({ viewer, query }) => alerts.watches(viewer, query))
  serve(app, alertsApi.watch, ({ viewer, body }) => alerts.watch(viewer, body))
  serve(app, alertsApi.searches, ({ viewer }) => alerts.searches(viewer))
  serve(app, alertsApi.save, ({ viewer, body }) => alerts.save(viewer, body))
  serve(app, alertsApi.change, ({ viewer, params, body }) => alerts.change(viewer, params.id, body))
  serve(app, alertsApi.remove, ({ viewer, params }) => alerts.remove(viewer, params.id))
  serve(app, alertsApi.linked, ({ query }) => alerts.linked(query.token))
  serve(app, alertsApi.mute, ({ body }) => alerts.mute(body.token, body.muted))
}
