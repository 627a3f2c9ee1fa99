import { agentsApi } from '@keqiao/shared/agents'
import { assignmentsApi } from '@keqiao/shared/assignments'
import type { FastifyInstance } from 'fastify'
import { serve } from '../platform/serve.ts'
import type { Assignments } from './assignments/service.ts'
import type { Agents } from './service.ts'

export function registerAgents(app: FastifyInstance, { agents, assignments }: { agents: Agents; assignments: Assignments }) {
  serve(app, agentsApi.directory, ({ query }) => agents.directory(query))
  serve(app, agentsApi.read, ({ viewer, params }) => agents.read(viewer, params.id))
  serve(app, agentsApi.mine, ({ viewer }) => agents.mine(viewer))
  serve(app, agentsApi.organisations, ({ query }) => agents.organisations(query))
  serve(app, agentsApi.apply, ({ viewer, body }) => agents.apply(viewer, body.draft, body.revision))
  serve(app, agentsApi.save, ({ viewer, body }) => agents.save(viewer, body.draft, body.revision))
  serve(app, agentsApi.move, ({ viewer, body }) => agents.move(viewer, body))
  serve(app, agentsApi.desk, ({ viewer, query }) => agents.desk(viewer, query))
  serve(app, agentsApi.file, ({ viewer, params }) => agents.file(viewer, params.id))
  serve(app, agentsApi.decide, ({ viewer, params, body }) => agents.decide(viewer, params.id, body))

  serve(app, assignmentsApi.mine, ({ viewer, query }) => assignments.mine(viewer, query))
  serve(app, assignmentsApi.answer, ({ viewer, params, body }) => assignments.answer(viewer, params.id, body))
  serve(app, assignmentsApi.claim, ({ viewer, body }) => assignments.claim(viewer, body.subject))
  serve(app, assignmentsApi.given, ({ viewer, query }) => assignments.given(viewer, query))
  serve(app, assignmentsApi.assign, ({ viewer, body }) => assignments.assign(viewer, body))
  serve(app, assignmentsApi.release, ({ viewer, params, body }) => assignments.release(viewer, params.id, body.text))
}
