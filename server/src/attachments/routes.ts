import multipart from '@fastify/multipart'
import { Attachment, AttachmentUpload, attachmentPaths, attachmentsApi, FILE_LIMITS } from '@keqiao/shared/attachments'
import { IdParams } from '@keqiao/shared/primitives'
import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import { Refusal } from '../platform/refusal.ts'
import { sendFile } from '../platform/send.ts'
import { serve } from '../platform/serve.ts'
import type { Attachments } from './service.ts'

export async function registerAttachments(app: FastifyInstance, attachments: Attachments) {
  serve(app, attachmentsApi.list, ({ viewer, query }) => attachments.list(viewer, query.subject))
  serve(app, attachmentsApi.show, ({ viewer, params, body }) => attachments.show(viewer, params.id, body))
  serve(app, attachmentsApi.remove, ({ viewer, params }) => attachments.remove(viewer, params.id))

  await app.register(async (door) => {
    await door.register(multipart, { limits: { fileSize: FILE_LIMITS.bytes + 1, files: 1, fields: 0, headerPairs: 20 } })
    door.route({
      method: 'POST',
      url: attachmentPaths.upload,
      config: { access: 'signed_in' },
      schema: {
        summary: '上传附件（multipart：file；对象、用途、可见范围在地址里）',
        tags: ['attachments'],
        querystring: AttachmentUpload,
        response: { 201: Attachment },
      },
      bodyLimit: FILE_LIMITS.bytes + 1_000_000,
      async handler(request, reply) {
        const part = request.isMultipart() ? await request.file() : undefined
        if (!part) throw new Refusal('invalid_input', {}, [{ path: 'file', code: 'required', facts: {} }])
        const query = request.query as z.output<typeof AttachmentUpload>
        try {
          const received = await attachments.receive(request.viewer, {
            ...query,
            fileName: part.filename ?? '',
            stream: part.file,
          })
          return reply.status(201).send(received)
        } finally {
          part.file.resume()
        }
      },
    })
  })

  app.route({
    method: 'GET',
    url: attachmentPaths.file(':id'),
    // A HEAD would be a download on record that nobody made.
    exposeHeadRoute: false,
    config: { access: 'public', compress: false },
    schema: { summary: '下载附件', tags: ['attachments'], params: IdParams },
    async handler(request, reply) {
      return sendFile(reply, await attachments.download(request.viewer, (request.params as { id: string }).id))
    },
  })
}
