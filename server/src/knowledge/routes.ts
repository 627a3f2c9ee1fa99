import multipart from '@fastify/multipart'
import { knowledgeApi } from '@keqiao/shared/knowledge'
import {
  KNOWLEDGE_FILE_LIMITS,
  KnowledgeCheck,
  KnowledgeFileQuery,
  KnowledgeImported,
  KnowledgeImportQuery,
  knowledgePaths,
} from '@keqiao/shared/knowledge-file'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { wrongAt } from '../platform/refusal.ts'
import { attach } from '../platform/send.ts'
import { serve } from '../platform/serve.ts'
import type { KnowledgeDesk } from './desk.ts'

export async function registerKnowledge(app: FastifyInstance, desk: KnowledgeDesk) {
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

  app.route({
    method: 'GET',
    url: knowledgePaths.export,
    config: { access: 'operator' },
    schema: { summary: '中心：全部词条导出（CSV）', tags: ['knowledge'], querystring: KnowledgeFileQuery },
    async handler(request, reply) {
      const { kind } = request.query as z.output<typeof KnowledgeFileQuery>
      const file = await desk.exchange.export(kind)
      return attach(reply, file).send(file.content)
    },
  })

  const { bytes } = KNOWLEDGE_FILE_LIMITS
  await app.register(async (door) => {
    await door.register(multipart, { limits: { fileSize: bytes + 1, files: 1, fields: 0 } })
    door.route({
      method: 'POST',
      url: knowledgePaths.check,
      config: { access: 'operator' },
      schema: {
        summary: '中心（省级）：看一遍词条表会改什么，逐格指出问题（multipart：file）；不写入',
        tags: ['knowledge'],
        querystring: KnowledgeFileQuery,
        response: { 200: KnowledgeCheck },
      },
      bodyLimit: bytes + 100_000,
      async handler(request) {
        const { kind } = request.query as z.output<typeof KnowledgeFileQuery>
        return desk.exchange.check(request.viewer, kind, await fileOf(request))
      },
    })
    door.route({
      method: 'POST',
      url: knowledgePaths.import,
      config: { access: 'operator' },
      schema: {
        summary: '中心（省级）：导入看过的词条表（multipart：file），全部写入或都不写入',
        tags: ['knowledge'],
        querystring: KnowledgeImportQuery,
        response: { 200: KnowledgeImported },
      },
      bodyLimit: bytes + 100_000,
      async handler(request) {
        const { kind, seen } = request.query as z.output<typeof KnowledgeImportQuery>
        return desk.exchange.import(request.viewer, kind, seen, await fileOf(request))
      },
    })
  })
}

async function fileOf(request: FastifyRequest) {
  const part = request.isMultipart() ? await request.file() : undefined
  if (!part) throw wrongAt('file', 'required')
  return { fileName: part.filename, stream: part.file }
}
