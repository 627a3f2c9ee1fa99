import { fromNodeHeaders } from 'better-auth/node'
import '@fastify/swagger'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Database } from '../platform/db/database.ts'
import type { Trail } from '../platform/trail.ts'
import { type Auth, CLIENT_HEADER } from './auth.ts'
import { passedSecondFactor } from './second-factor.ts'
import { noteAnswer } from './sign-ins.ts'
import * as store from './store.ts'
import { type Viewer, viewerOf, visitor } from './viewer.ts'

/** Cookie → `request.viewer`, for every request. */
export function addSession(app: FastifyInstance, { auth, db }: { auth: Auth; db: Database }) {
  app.decorateRequest('viewer', null as never)
  app.addHook('onRequest', async (request) => {
    request.viewer = await viewerFrom(request, auth, db)
  })
}

async function viewerFrom(request: FastifyRequest, auth: Auth, db: Database): Promise<Viewer> {
  if (!request.headers.cookie || !request.url.startsWith('/api/')) return visitor
  const session = await auth.api.getSession({ headers: fromNodeHeaders(request.headers) })
  if (!session) return visitor
  const { id, name, email } = session.user
  return viewerOf({ id, name, email }, await store.membershipsOf(db.read, id), await store.appointmentsOf(db.read, id), {
    secondFactor: passedSecondFactor(session),
  })
}

/** better-auth's own routes, passed through as they are. */
export function serveAuth(app: FastifyInstance, uses: { auth: Auth; db: Database; trail: Trail }, publicUrl: string) {
  app.route({
    method: ['GET', 'POST'],
    url: '/api/auth/*',
    config: { access: 'public' },
    schema: { hide: true },
    async handler(request, reply) {
      const headers = fromNodeHeaders(request.headers)
      headers.set(CLIENT_HEADER, request.ip)
      const answer = await uses.auth.handler(
        new Request(new URL(request.url, publicUrl), {
          method: request.method,
          headers,
          ...(request.body ? { body: JSON.stringify(request.body) } : {}),
        }),
      )
      const path = new URL(request.url, publicUrl).pathname.slice('/api/auth'.length)
      await noteAnswer(uses, { path, body: request.body, viewer: request.viewer }, answer)
      reply.status(answer.status)
      for (const [name, value] of answer.headers) if (name !== 'set-cookie') reply.header(name, value)
      const cookies = answer.headers.getSetCookie()
      if (cookies.length > 0) reply.header('set-cookie', cookies)
      return reply.send(answer.body ? await answer.text() : null)
    },
  })
}
