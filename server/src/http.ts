import { existsSync } from 'node:fs'
import path from 'node:path'
import compress from '@fastify/compress'
import fastifyStatic from '@fastify/static'
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import { MOST_BODY_BYTES } from '@keqiao/shared/primitives'
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController, type RouteOptions } from 'fastify'
import {
  createJsonSchemaTransform,
  jsonSchemaTransformObject,
  serializerCompiler,
  validatorCompiler,
} from 'fastify-type-provider-zod'
import { registerAccounts } from './accounts/routes.ts'
import { registerSecurity } from './accounts/security/routes.ts'
import { addSession } from './accounts/session.ts'
import { registerAchievements } from './achievements/routes.ts'
import { registerAgents } from './agents/routes.ts'
import { registerAlerts } from './alerts/routes.ts'
import { registerAttachments } from './attachments/routes.ts'
import { registerCheckIns } from './checkins/routes.ts'
import { registerEncounters } from './encounters/routes.ts'
import { registerGrants } from './grants/routes.ts'
import { registerInterchange } from './interchange/routes.ts'
import { registerKnowledge } from './knowledge/routes.ts'
import { registerLive } from './live/routes.ts'
import { registerMatching } from './matching/routes.ts'
import { registerMeetings } from './meetings/routes.ts'
import { registerNeeds } from './needs/routes.ts'
import { registerNotices } from './notices/routes.ts'
import { registerOrganisations } from './organisations/routes.ts'
import { protectAnswers, protecting, refuseUnreadable } from './platform/headers.ts'
import { registerHealth } from './platform/health.ts'
import { placeOf } from './platform/place.ts'
import { answerProblems } from './platform/problems.ts'
import { refuseOtherSites } from './platform/same-site.ts'
import { refuseUndeclared } from './platform/serve.ts'
import { createSharedRate, limitRequests } from './platform/shared-rate.ts'
import { refuseUnstorable } from './platform/storable.ts'
import { registerPrivacy } from './privacy/routes.ts'
import { registerProvenance } from './provenance/routes.ts'
import { registerReview } from './review/routes.ts'
import { registerRisks } from './risks/routes.ts'
import { registerRoadshow } from './roadshow/routes.ts'
import { registerSearch } from './search/routes.ts'
import type { Services } from './services.ts'
import { registerStatistics } from './statistics/routes.ts'
import { registerTaxonomy } from './taxonomy/routes.ts'
import { registerTrail } from './trail/routes.ts'
import { registerTurnout } from './turnout/routes.ts'

/** Fastify's plugins, one `register` line per module, the built web. `onRoute` hears of every route, with what it declares. */
export async function openHttp(
  services: Services,
  { onRoute }: { onRoute?: (route: RouteOptions) => void } = {},
): Promise<FastifyInstance> {
  const { config, logger } = services
  const app = Fastify({
    loggerInstance: logger as FastifyBaseLogger,
    genReqId: () => crypto.randomUUID(),
    requestIdHeader: false,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: MOST_BODY_BYTES,
    clientErrorHandler: refuseUnreadable,
    frameworkErrors: (_, request, reply) => {
      reply.code(400 as never).headers(protecting(config.http))
      reply.send({ code: 'invalid_input', facts: {}, requestId: request.id } as never)
    },
    trustProxy: trustOf(config.http.trustProxy),
    routerOptions: { querystringParser: (text) => readQuery(text) },
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  answerProblems(app)
  // The route, never the address: what people search for stays out of the log.
  app.addHook('onResponse', async (request, reply) => {
    request.log.info(
      { route: request.routeOptions.url, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      request.method,
    )
  })

  protectAnswers(app, config.http)
  await app.register(compress, { encodings: ['gzip', 'identity'] })
  const rate = createSharedRate(services, config.http.ratePerMinute)
  limitRequests(app, (request) => rate.take('address', placeOf(request.ip)))
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: '科桥 Keqiao', version: '1', description: '科技成果与企业技术需求的开放接口；公开记录无需账号。' },
    },
    transform: createJsonSchemaTransform({ zodToJsonConfig: { unrepresentable: 'any' } }),
    transformObject: jsonSchemaTransformObject,
  })
  refuseOtherSites(app, config.http.publicUrl)
  refuseUndeclared(app, /^\/api\/docs|^\/\*$/)
  refuseUnstorable(app)
  if (onRoute) app.addHook('onRoute', onRoute)
  addSession(app, services)
  limitRequests(app, ({ viewer }) => (viewer.person ? rate.take('account', viewer.person.id) : 0))
  await app.register(swaggerUi, { routePrefix: '/api/docs' })
  app.get('/api/openapi.json', { config: { access: 'public' }, schema: { hide: true } }, async () => app.swagger())

  registerHealth(app, services)
  registerTaxonomy(app, services.taxonomies)
  registerSecurity(app, services.security)
  registerAccounts(app, services.accounts)
  registerOrganisations(app, services)
  registerNotices(app, services.notices)
  registerAgents(app, services)
  registerRisks(app, services.risks)
  await registerKnowledge(app, services.knowledgeDesk)
  registerAchievements(app, services)
  registerNeeds(app, services)
  await registerAttachments(app, services.attachments)
  registerGrants(app, services.grants)
  registerEncounters(app, services.encounters)
  registerSearch(app, services.search)
  registerProvenance(app, services)
  registerMatching(app, services)
  registerAlerts(app, services.alerts)
  registerReview(app, services)
  registerRoadshow(app, services)
  registerCheckIns(app, services)
  registerLive(app, services)
  registerMeetings(app, services)
  await registerTurnout(app, services)
  await registerInterchange(app, services)
  registerStatistics(app, services)
  registerTrail(app, services)
  registerPrivacy(app, services.privacy)

  await serveWeb(app, config.http.webDir)
  return app
}

/** So many proxies stand before the house, or these; without either nobody's word for the caller's address is taken. */
const trustOf = (trusted: Services['config']['http']['trustProxy']) =>
  typeof trusted === 'number' ? (_: string, hop: number) => hop < trusted : trusted

/** Repeated parameters become lists; anything else is a plain text. */
function readQuery(text: string): Record<string, string | string[]> {
  const found: Record<string, string | string[]> = {}
  for (const [name, value] of new URLSearchParams(text)) {
    const known = Object.hasOwn(found, name) ? found[name] : undefined
    found[name] = known === undefined ? value : [...(Array.isArray(known) ? known : [known]), value]
  }
  return found
}

/** The built web; every page address answers with its shell, every unknown API address with a problem. */
async function serveWeb(app: FastifyInstance, webDir: string) {
  if (!existsSync(path.join(webDir, 'index.html'))) return
  await app.register(fastifyStatic, {
    root: webDir,
    setHeaders: (reply, file) => {
      reply.header('cache-control', file.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
}
