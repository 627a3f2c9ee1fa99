import { meetingPlansApi } from '@keqiao/shared/meeting-plans'
import { meetingsApi } from '@keqiao/shared/meetings'
import type { FastifyInstance } from 'fastify'
import { serve } from '../platform/serve.ts'
import type { MeetingsService } from './service.ts'

export function registerMeetings(app: FastifyInstance, { meetings }: { meetings: MeetingsService }) {
  serve(app, meetingsApi.mine, ({ params }) => meetings.mine(params.token))
  serve(app, meetingsApi.takePart, ({ params, body }) => meetings.takePart(params.token, body))
  serve(app, meetingsApi.people, ({ params, query }) => meetings.people(params.token, query))
  serve(app, meetingsApi.ask, ({ params, body }) => meetings.ask(params.token, body))
  serve(app, meetingsApi.answer, ({ params, body }) => meetings.answer(params.token, params.id, body))
  serve(app, meetingsApi.report, ({ params, body }) => meetings.report(params.token, params.id, body))
  serve(app, meetingPlansApi.file, ({ viewer, params }) => meetings.file(viewer, params.id))
  serve(app, meetingPlansApi.saveBook, ({ viewer, params, body }) =>
    meetings.saveBook(viewer, params.id, body.revision, body.book),
  )
  serve(app, meetingPlansApi.inviteGroup, ({ viewer, params, body }) => meetings.inviteGroup(viewer, params.id, body))
  serve(app, meetingPlansApi.plan, ({ viewer, params }) => meetings.plan(viewer, params.id))
  serve(app, meetingPlansApi.publishPlan, ({ viewer, params, body }) => meetings.publishPlan(viewer, params.id, body.planId))
}
