import { risksApi } from '@keqiao/shared/risks'
import type { FastifyInstance } from 'fastify'
import { serve } from '../platform/serve.ts'
import type { Risks } from './service.ts'

export function registerRisks(app: FastifyInstance, risks: Risks) {
  serve(app, risksApi.check, ({ body }) => risks.check(body))
  serve(app, risksApi.words, ({ viewer }) => risks.words(viewer))
  serve(app, risksApi.addWord, ({ viewer, body }) => risks.addWord(viewer, body))
  serve(app, risksApi.retireWord, ({ viewer, params }) => risks.retireWord(viewer, params.id))
}
