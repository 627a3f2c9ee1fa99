import { presentationsApi } from '@keqiao/shared/presentations'
import { IdParams } from '@keqiao/shared/primitives'
import { replaysApi } from '@keqiao/shared/replays'
import { roadshowApi } from '@keqiao/shared/roadshow'
import { calendarPath, materialPath, signupsApi, TokenParams } from '@keqiao/shared/signups'
import type { FastifyInstance } from 'fastify'
import type { Attachments } from '../attachments/service.ts'
import { attach, sendFile } from '../platform/send.ts'
import { serve } from '../platform/serve.ts'
import type { RoadshowService } from './service.ts'

export function registerRoadshow(
  app: FastifyInstance,
  { roadshow, attachments }: { roadshow: RoadshowService; attachments: Attachments },
) {
  serve(app, roadshowApi.list, ({ query }) => roadshow.list(query))
  serve(app, roadshowApi.read, ({ viewer, params }) => roadshow.read(viewer, params.id))
  serve(app, roadshowApi.organised, ({ viewer, query }) => roadshow.organised(viewer, query))
  serve(app, roadshowApi.file, ({ viewer, params }) => roadshow.file(viewer, params.id))
  serve(app, roadshowApi.create, ({ viewer, body }) => roadshow.create(viewer, body))
  serve(app, roadshowApi.save, ({ viewer, params, body }) => roadshow.save(viewer, params.id, body.revision, body.draft))
  serve(app, roadshowApi.saveAgenda, ({ viewer, params, body }) =>
    roadshow.saveAgenda(viewer, params.id, body.revision, body.agenda),
  )
  serve(app, roadshowApi.move, ({ viewer, params, body }) => roadshow.move(viewer, params.id, body))
  serve(app, roadshowApi.resize, ({ viewer, params, body }) => roadshow.resize(viewer, params.id, body.mode, body.capacity))

  const { projects } = roadshow
  serve(app, presentationsApi.submit, ({ viewer, params, body }) => projects.submit(viewer, params.id, body))
  serve(app, presentationsApi.list, ({ viewer, params, query }) => projects.list(viewer, params.id, query))
  serve(app, presentationsApi.mine, ({ viewer, query }) => projects.mine(viewer, query))
  serve(app, presentationsApi.move, ({ viewer, params, body }) => projects.move(viewer, params.id, body))
  serve(app, presentationsApi.moveMany, ({ viewer, params, body }) => projects.moveMany(viewer, params.id, body))
  serve(app, presentationsApi.consent, ({ viewer, params, body }) => projects.consent(viewer, params.id, body))

  serve(app, signupsApi.signUp, ({ viewer, params, body }) => roadshow.signUp(viewer, params.id, body))
  serve(app, signupsApi.read, ({ params }) => roadshow.readSignup(params.token))
  serve(app, signupsApi.change, ({ params, body }) => roadshow.changeSignup(params.token, body))
  serve(app, signupsApi.move, ({ params, body }) => roadshow.moveSignup(params.token, body.move))
  serve(app, signupsApi.materials, async ({ params }) => {
    const { reference, hasPlace } = await roadshow.materialsOf(params.token)
    return attachments.listFor(reference, hasPlace)
  })
  serve(app, signupsApi.mine, ({ viewer, query }) => roadshow.mine(viewer, query))
  serve(app, signupsApi.list, ({ viewer, params, query }) => roadshow.signups(viewer, params.id, query))
  serve(app, signupsApi.decide, ({ viewer, params, body }) => roadshow.decide(viewer, params.id, body))

  serve(app, replaysApi.list, ({ viewer, params }) => roadshow.replays.list(viewer, params.id))
  serve(app, replaysApi.consent, ({ viewer, params, body }) => roadshow.replays.give(viewer, params.id, body))
  serve(app, replaysApi.withdraw, ({ viewer, params, body }) => roadshow.replays.withdraw(viewer, params.id, body.speaker))

  app.route({
    method: 'GET',
    url: materialPath(':token', ':id'),
    // A HEAD would be a download on record that nobody made.
    exposeHeadRoute: false,
    config: { access: 'public', compress: false },
    schema: { summary: '凭本人链接：下载活动资料', tags: ['signups'], params: TokenParams.extend(IdParams.shape) },
    async handler(request, reply) {
      const { token, id } = request.params as { token: string; id: string }
      const { reference, hasPlace, signupId } = await roadshow.materialsOf(token)
      return sendFile(reply, await attachments.downloadFor(reference, id, hasPlace, { signup: signupId }))
    },
  })

  app.route({
    method: 'GET',
    url: calendarPath(':token'),
    config: { access: 'public' },
    schema: { summary: '凭本人链接：日历文件（iCalendar）', tags: ['signups'], params: TokenParams },
    async handler(request, reply) {
      const content = await roadshow.calendar((request.params as { token: string }).token)
      return attach(reply, { fileName: '路演.ics', type: 'text/calendar; charset=utf-8' }).send(content)
    },
  })
}
