import { securityApi } from '@keqiao/shared/security'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Refusal } from '../../platform/refusal.ts'
import { serve } from '../../platform/serve.ts'
import { fromOf, type Security } from './service.ts'
import type { Given } from './uses.ts'

/** Several cookies are several header lines; joined they would be lost. */
function give<T>({ reply: answer, cookies }: Given<T>, reply: FastifyReply): T {
  if (cookies.length > 0) reply.header('set-cookie', cookies)
  return answer
}

const personOf = ({ viewer }: FastifyRequest) => {
  if (!viewer.person) throw new Refusal('unauthenticated')
  return viewer.person
}

export function registerSecurity(app: FastifyInstance, security: Security) {
  const api = securityApi
  serve(app, api.rules, async () => security.rules())
  serve(app, api.signIn, async ({ body, request, reply }) => give(await security.signIn(body, fromOf(request)), reply))
  serve(app, api.passCode, async ({ body, request, reply }) => give(await security.passCode(body, fromOf(request)), reply))
  serve(app, api.signOut, async ({ viewer, request, reply }) =>
    give(await security.signOut(viewer.person?.id ?? null, fromOf(request)), reply),
  )
  serve(app, api.signUp, ({ body, request }) => security.signUp(body, fromOf(request)))
  serve(app, api.readSignUp, ({ body, request }) => security.readSignUp(body, fromOf(request)))
  serve(app, api.completeSignUp, async ({ body, request, reply }) =>
    give(await security.completeSignUp(body, fromOf(request)), reply),
  )
  serve(app, api.askReset, ({ body, request }) => security.askReset(body.email, fromOf(request)))
  serve(app, api.reset, async ({ body, request, reply }) => give(await security.reset(body, fromOf(request)), reply))
  serve(app, api.confirmMail, ({ body, viewer, request }) =>
    security.confirmMail(body, viewer.person?.id ?? null, fromOf(request)),
  )

  serve(app, api.security, ({ request }) => security.mine(personOf(request).id, fromOf(request)))
  serve(app, api.changePassword, async ({ body, request, reply }) =>
    give(await security.changePassword(personOf(request), body, fromOf(request)), reply),
  )
  serve(app, api.changeMail, ({ body, request }) => security.changeMail(personOf(request), body, fromOf(request)))
  serve(app, api.askVerification, ({ request }) => security.askVerification(personOf(request), fromOf(request)))
  serve(app, api.endSession, ({ params, request }) => security.endSession(personOf(request).id, params.id))
  serve(app, api.endOtherSessions, ({ request }) => security.endOtherSessions(personOf(request).id, fromOf(request)))
  serve(app, api.startFactor, ({ body, request }) => security.startFactor(personOf(request), body, fromOf(request)))
  serve(app, api.confirmFactor, async ({ body, request, reply }) =>
    give(await security.confirmFactor(personOf(request), body, fromOf(request)), reply),
  )
  serve(app, api.renewBackupCodes, ({ body, request }) => security.renewBackupCodes(personOf(request), body, fromOf(request)))
  serve(app, api.dropFactor, async ({ body, request, reply }) =>
    give(await security.dropFactor(personOf(request), body, fromOf(request)), reply),
  )
}
