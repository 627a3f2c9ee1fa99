import { encountersApi } from '@keqiao/shared/encounters'
import type { FastifyInstance } from 'fastify'
import { serve } from '../platform/serve.ts'
import type { Encounters } from './service.ts'

export function registerEncounters(app: FastifyInstance, encounters: Encounters) {
  serve(app, encountersApi.list, ({ viewer, query }) => encounters.list(viewer, query))
  serve(app, encountersApi.record, ({ viewer, body }) => encounters.record(viewer, body))
  serve(app, encountersApi.candidates, ({ viewer, query }) => encounters.candidates(viewer, query))
  serve(app, encountersApi.read, ({ viewer, params }) => encounters.read(viewer, params.id))
  serve(app, encountersApi.edit, ({ viewer, params, body }) => encounters.edit(viewer, params.id, body))
  serve(app, encountersApi.answer, ({ viewer, params, body }) => encounters.answer(viewer, params.id, body))
  serve(app, encountersApi.note, ({ viewer, params, body }) => encounters.note(viewer, params.id, body))
  serve(app, encountersApi.linked, ({ query }) => encounters.linked(query.token))
  serve(app, encountersApi.answerLinked, ({ body }) => encounters.answerLinked(body))
}
