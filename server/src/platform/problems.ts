import type { Issue, Problem } from '@keqiao/shared/problem'
import type { FastifyError, FastifyInstance } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { Refusal } from './refusal.ts'

const BROKEN_FORM =
  /^(unexpected end of (multipart data|form|file)|part terminated early|malformed (part header|content)|multipart: )/i
const METHODS = ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE']

/** The one place where a fault becomes an answer. */
export function answerProblems(app: FastifyInstance) {
  app.setErrorHandler((fault: FastifyError, request, reply) => {
    const { status, problem } = problemOf(fault)
    if (status >= 500) request.log.error({ fault, url: request.url.split('?')[0] }, 'request failed')
    if (typeof problem.facts.seconds === 'number') reply.header('retry-after', problem.facts.seconds)
    return reply
      .status(status)
      .header('cache-control', 'no-store')
      .send({ ...problem, requestId: request.id })
  })
  app.setNotFoundHandler((request, reply) => {
    const page = request.method === 'GET' && !request.url.startsWith('/api/') && request.headers.accept?.includes('text/html')
    if (page && app.hasReplyDecorator('sendFile'))
      return reply.type('text/html').sendFile('index.html', { maxAge: 0, immutable: false })
    const [status, code] = METHODS.includes(request.method) ? [404, 'not_found'] : [405, 'method_not_allowed']
    return reply.status(status as number).send({ code, facts: {}, requestId: request.id })
  })
}

function problemOf(fault: FastifyError): { status: number; problem: Problem } {
  if (fault instanceof Refusal)
    return {
      status: fault.status,
      problem: { code: fault.code, facts: fault.facts, ...(fault.issues && { issues: fault.issues }) },
    }
  if (hasZodFastifySchemaValidationErrors(fault))
    return { status: 400, problem: { code: 'invalid_input', facts: {}, issues: fault.validation.map(issueOf) } }
  if (fault.statusCode === 429) return { status: 429, problem: { code: 'rate_limited', facts: {} } }
  if (fault.statusCode === 415) return { status: 415, problem: { code: 'body_kind_unknown', facts: {} } }
  if (fault.statusCode === 413) return { status: 413, problem: { code: 'file_too_large', facts: {} } }
  if (fault.statusCode !== undefined && fault.statusCode >= 400 && fault.statusCode < 500)
    return { status: 400, problem: { code: 'invalid_input', facts: { fault: fault.code } } }
  // The reader of forms throws plain errors for what a client sent broken.
  if (BROKEN_FORM.test(fault.message)) return { status: 400, problem: { code: 'invalid_input', facts: {} } }
  return { status: 500, problem: { code: 'unexpected', facts: {} } }
}

/** A zod issue as path, code and facts; never the value that was given. */
function issueOf({
  instancePath,
  keyword,
  message,
  params,
}: {
  instancePath: string
  keyword: string
  message?: string
  params: Record<string, unknown>
}): Issue {
  const { minimum, maximum, expected, format, origin, values } = (params.issue ?? params) as Record<string, unknown>
  const facts = Object.entries({ minimum, maximum, expected, format, origin, values }).filter(([, value]) => value !== undefined)
  // A rule of the schema names itself in its message.
  const code = keyword === 'custom' && message && /^[a-z_]+$/.test(message) ? message : keyword
  return { path: instancePath.replace(/^\//, '').replaceAll('/', '.'), code, facts: Object.fromEntries(facts) }
}
