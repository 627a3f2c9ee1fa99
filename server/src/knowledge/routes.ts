import { knowledgeApi } from '@keqiao/shared/knowledge'
import type { FastifyInstance } from 'fastify'
import { serve } from '../platform/serve.ts'
import type { KnowledgeDesk } from './desk.ts'

export function registerKnowledge(app: FastifyInstance, desk: KnowledgeDesk) {
  serve(app, knowledgeApi.problems, ({ viewer, query }) => desk.problems(viewer, query))
  serve(app, knowledgeApi.synonyms, ({ viewer, query }) => desk.synonyms(viewer, query))
  serve(app, knowledgeApi.saveProblem, ({ viewer, body }) => {
    const { code, ...draft } = body
    return desk.saveProblem(viewer, code, draft)
  })
  serve(app, knowledgeApi.saveSynonym, ({ viewer, body }) => {
    const { code, ...draft } = body
    return desk.saveSynonym(viewer, code, draft)
  })
  serve(app, knowledgeApi.switch, ({ viewer, body }) => desk.switch(viewer, body))
  serve(app, knowledgeApi.restore, ({ viewer, body }) => desk.restore(viewer, body.kind, body.code))
}
