import multipart from '@fastify/multipart'
import { DELEGATION_LIMITS, DelegationPreview, delegationPaths, delegationsApi } from '@keqiao/shared/delegations'
import { Id, IdParams } from '@keqiao/shared/primitives'
import { AttendanceQuery, turnoutApi, turnoutPaths } from '@keqiao/shared/turnout'
import type { FastifyInstance } from 'fastify'
import { wrongAt } from '../platform/refusal.ts'
import { attach } from '../platform/send.ts'
import { serve } from '../platform/serve.ts'
import type { TurnoutService } from './service.ts'

export async function registerTurnout(app: FastifyInstance, { turnout }: { turnout: TurnoutService }) {
  const { followUps, delegations } = turnout
  serve(app, turnoutApi.numbers, ({ viewer, params }) => turnout.numbers(viewer, params.id))
  serve(app, turnoutApi.marking, ({ viewer, params }) => turnout.marking(viewer, params.token))
  serve(app, turnoutApi.mark, ({ viewer, params, body }) => turnout.mark(viewer, params.token, params.id, body))
  serve(app, turnoutApi.intentions, ({ viewer, params }) => turnout.intentions(viewer, params.id))
  serve(app, turnoutApi.followUps, ({ viewer, params }) => followUps.list(viewer, params.id))
  serve(app, turnoutApi.answer, ({ viewer, params, body }) => followUps.answer(viewer, params.id, body))
  serve(app, turnoutApi.settle, ({ viewer, params, body }) => followUps.settle(viewer, params.id, body.move))
  serve(app, delegationsApi.list, ({ viewer, params }) => delegations.list(viewer, params.id))
  serve(app, delegationsApi.read, ({ viewer, params }) => delegations.read(viewer, params.id))
  serve(app, delegationsApi.send, ({ viewer, params, body }) => delegations.send(viewer, params.id, body))

  app.route({
    method: 'GET',
    url: delegationPaths.template(':id'),
    config: { access: 'signed_in' },
    schema: { summary: '团体报名模板（Excel）', tags: ['delegations'], params: IdParams },
    async handler(request, reply) {
      const file = await delegations.template(request.viewer, (request.params as Asked).id)
      return attach(reply, file).send(file.content)
    },
  })
  app.route({
    method: 'GET',
    url: turnoutPaths.attendance(':id'),
    config: { access: 'signed_in' },
    schema: {
      summary: '组织者：到场名单（Excel、CSV）；写明理由才带联系方式，并留痕',
      tags: ['turnout'],
      params: IdParams,
      querystring: AttendanceQuery,
    },
    async handler(request, reply) {
      const { id } = request.params as Asked
      const file = await turnout.attendance(request.viewer, id, request.query as AttendanceQuery)
      return attach(reply, file).send(file.content)
    },
  })

  await app.register(async (door) => {
    const { bytes } = DELEGATION_LIMITS
    await door.register(multipart, { limits: { fileSize: bytes + 1, files: 1, fields: 2, fieldSize: 200 } })
    door.route({
      method: 'POST',
      url: delegationPaths.check(':id'),
      config: { access: 'signed_in' },
      schema: {
        summary: '团体报名：看一遍表格，逐格指出问题（multipart：organisationId 在前，file 在后）；不报名任何人',
        tags: ['delegations'],
        params: IdParams,
        response: { 200: DelegationPreview },
      },
      bodyLimit: bytes + 100_000,
      async handler(request) {
        const part = request.isMultipart() ? await request.file() : undefined
        if (!part) throw wrongAt('file', 'required')
        const given = part.fields.organisationId as { value?: unknown } | undefined
        const organisationId = Id.nullable().safeParse(given?.value || null)
        if (!organisationId.success) {
          part.file.resume()
          throw wrongAt('organisationId', 'required')
        }
        const sent = { organisationId: organisationId.data, fileName: part.filename, stream: part.file }
        return delegations.check(request.viewer, (request.params as Asked).id, sent)
      },
    })
  })
}

interface Asked {
  id: string
}
