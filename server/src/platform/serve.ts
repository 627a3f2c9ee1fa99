import type { Access, AnyEndpoint, Received, Reply } from '@keqiao/shared/endpoint'
import { Problem } from '@keqiao/shared/problem'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Refusal } from './refusal.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access
    endpoint?: string
  }
  interface FastifyRequest {
    /** Set on every request by `accounts/session.ts`; platform knows only what access asks. */
    viewer: RequestViewer
  }
}

/** As much of a viewer as the door must know. */
export interface RequestViewer {
  person: { id: string; name: string; email: string } | null
  isMember: boolean
  isAgent: boolean
  isReviewer: boolean
  isOperator: boolean
  isAuditor: boolean
  /** This session passed a second factor. */
  secondFactor: boolean
  /** Holds a role of the centre that sleeps until a second factor is passed. */
  lacksSecondFactor: boolean
}

const KEYS = {
  member: [['isMember'], 'organisation'],
  agent: [['isAgent'], 'agent'],
  reviewer: [['isReviewer'], 'reviewer'],
  operator: [['isOperator'], 'operator'],
  auditor: [['isAuditor'], 'auditor'],
  triage: [['isAgent', 'isOperator'], 'triage'],
} as const
const ASKS_FACTOR: readonly Access[] = ['reviewer', 'operator', 'auditor', 'triage']

export function checkAccess(access: Access, viewer: RequestViewer) {
  if (access === 'public') return
  if (!viewer.person) throw new Refusal('unauthenticated')
  if (access === 'signed_in') return
  const [claims, needs] = KEYS[access]
  if (claims.some((claim) => viewer[claim])) return
  const asleep = viewer.lacksSecondFactor && ASKS_FACTOR.includes(access)
  throw new Refusal('forbidden', { needs: asleep ? 'second_factor' : needs })
}

/** A route that declares no access stops the start. `libraries` name the public routes that come with a plugin. */
export function refuseUndeclared(app: FastifyInstance, libraries: RegExp) {
  app.addHook('onRoute', (route) => {
    if (libraries.test(route.url)) route.config = { ...route.config, access: 'public' }
    if (!route.config?.access) throw new Error(`route ${route.method} ${route.url} declares no access`)
  })
  app.addHook('onSend', async (request, reply) => {
    if (!request.url.startsWith('/api/') || reply.hasHeader('cache-control')) return
    // What was made for one person is kept by nobody.
    reply.header('cache-control', request.viewer?.person ? 'private, no-store' : 'no-cache')
  })
  app.addHook('preValidation', async (request) => {
    const access = request.routeOptions.config.access
    if (access) checkAccess(access, request.viewer)
  })
}

type Handler<E extends AnyEndpoint> = (
  received: Received<E> & { viewer: FastifyRequest['viewer']; request: FastifyRequest; reply: FastifyReply },
) => Promise<Reply<E>>

/** Serves one endpoint of the contract: access, parsing, handler, reply checked against its schema. */
export function serve<E extends AnyEndpoint>(app: FastifyInstance, endpoint: E, handler: Handler<E>) {
  app.route({
    method: endpoint.method,
    url: endpoint.path,
    config: { access: endpoint.access, endpoint: endpoint.id },
    schema: {
      summary: endpoint.summary,
      operationId: endpoint.id,
      tags: [endpoint.id.split('.')[0] ?? ''],
      ...(endpoint.params && { params: endpoint.params }),
      ...(endpoint.query && { querystring: endpoint.query }),
      ...(endpoint.body && { body: endpoint.body }),
      response: { [endpoint.status ?? 200]: endpoint.reply, '4xx': Problem, '5xx': Problem },
    },
    handler: async (request, reply) => {
      const received = {
        params: request.params,
        query: request.query,
        body: request.body,
        viewer: request.viewer,
        request,
        reply,
      }
      const answer = await handler(received as Parameters<Handler<E>>[0])
      return reply.status(endpoint.status ?? 200).send(answer)
    },
  })
}
