import { IdParams } from '@keqiao/shared/primitives'
import { privacyApi, privacyPaths } from '@keqiao/shared/privacy'
import type { FastifyInstance } from 'fastify'
import { fromOf } from '../accounts/security/service.ts'
import { attach } from '../platform/send.ts'
import { serve } from '../platform/serve.ts'
import type { Privacy } from './service.ts'

export function registerPrivacy(app: FastifyInstance, privacy: Privacy) {
  serve(app, privacyApi.notice, async ({ query }) => privacy.notice(query.version))
  serve(app, privacyApi.dataMap, async () => privacy.dataMap())
  serve(app, privacyApi.mine, ({ viewer }) => privacy.mine(viewer))
  serve(app, privacyApi.kept, ({ viewer }) => privacy.kept(viewer))
  serve(app, privacyApi.acceptNotice, ({ viewer, body }) => privacy.acceptNotice(viewer, body.version))
  serve(app, privacyApi.consent, ({ viewer, params, body }) => privacy.consent(viewer, params.purpose, body))
  serve(app, privacyApi.askExport, ({ viewer }) => privacy.askCopy(viewer))
  serve(app, privacyApi.askErasure, ({ viewer, body, request }) => privacy.askErasure(viewer, body, fromOf(request)))
  serve(app, privacyApi.keepAccount, ({ viewer }) => privacy.keepAccount(viewer))
  serve(app, privacyApi.reveal, ({ viewer, body }) => privacy.reveal(viewer, body.subject))

  app.route({
    method: 'GET',
    url: privacyPaths.file(':id'),
    config: { access: 'signed_in' },
    schema: { summary: '下载我的信息副本（zip；只给本人）', tags: ['privacy'], params: IdParams },
    async handler(request, reply) {
      const { handle, bytes, name } = await privacy.openCopy(request.viewer, (request.params as { id: string }).id)
      const to = attach(reply, { fileName: name, type: 'application/zip' })
      return to.header('content-length', bytes).send(handle.createReadStream())
    },
  })
}
