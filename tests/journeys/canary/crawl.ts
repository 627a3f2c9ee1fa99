import { everythingIn } from '@keqiao/server/attachments/fixtures'
import type { House } from '../../support/start-house.ts'
import { mayKnow, NAMES_COMPANIES, type Who } from './may-know.ts'
import { KINDS, type Kind, type Plant, TOKEN, token } from './plants.ts'

/** Never there: what is hidden must answer like it. */
export const NOBODY = '01890000-0000-7000-8000-000000000001'

interface Parameter {
  name: string
  in: 'path' | 'query'
  required?: boolean
  schema: Schema
}
interface Schema {
  type?: string
  enum?: unknown[]
  const?: unknown
  format?: string
  pattern?: string
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  minItems?: number
  minLength?: number
  anyOf?: Schema[]
  oneOf?: Schema[]
}
export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  path: string
  parameters: Parameter[]
  body: Schema | null
}

/** Every route of the running server that its own interface description names, and the few it does not. */
export function routesToCrawl({ app }: House): Route[] {
  const { paths } = app.swagger() as unknown as { paths: Record<string, Record<string, Record<string, never>>> }
  const described = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]): Route => {
      const { parameters = [], requestBody } = operation as {
        parameters?: Parameter[]
        requestBody?: { content?: Record<string, { schema: Schema }> }
      }
      const body = requestBody?.content?.['application/json']?.schema ?? null
      return { method: method.toUpperCase() as Route['method'], path, parameters, body }
    }),
  )
  const plain = ['/health', '/ready', '/api/openapi.json', '/api/docs/json', '/'].map(
    (path): Route => ({ method: 'GET', path, parameters: [], body: null }),
  )
  return [...described.filter(({ path }) => !plain.some((one) => one.path === path)), ...plain]
}

/** Would end or change the asker's own way in, or use up what is limited; nothing of a need passes here. */
const OWN_ACCOUNT = /\/api\/v1\/(session|my\/(sessions|password|mail|second-factor)|sign-ups|password-resets|mail-confirmations)/

export interface Leak {
  who: string
  where: string
  kind: Kind
  plant: number
}

export function createCrawler(house: House, plants: Plant[], achievementId: string) {
  const leaks: Leak[] = []
  const routes = routesToCrawl(house)
  const seen = { answers: 0, bytes: 0, routes: new Set<string>(), files: 0, faults: new Set<string>() }

  async function textOf(answer: Awaited<ReturnType<House['app']['inject']>>): Promise<string> {
    const type = String(answer.headers['content-type'] ?? '')
    const heads = decodeURIComponent(JSON.stringify(answer.headers).replace(/%(?![0-9a-f]{2})/gi, '%25'))
    if (/json|text|html|xml/.test(type) && !/sheet|word/.test(type)) return `${heads}\n${answer.body}`
    if (answer.rawPayload.length > 0) seen.files++
    return `${heads}\n${await everythingIn(answer.rawPayload)}`
  }

  /** Every token in a text that the table refuses to this asker. */
  function judge(who: Who, where: string, text: string) {
    for (const [, at = '', kind] of text.matchAll(TOKEN)) {
      const plant = plants[Number.parseInt(at, 36)]
      if (!plant || mayKnow(who, kind as Kind, plant)) continue
      if (kind === 'co' && NAMES_COMPANIES.includes(where)) continue
      if (leaks.some((one) => one.who === who.name && one.where === where && one.kind === kind && one.plant === plant.index))
        continue
      leaks.push({ who: who.name, where, kind: kind as Kind, plant: plant.index })
    }
  }

  async function ask(who: Who, route: Pick<Route, 'method' | 'path'>, url: string, body?: unknown): Promise<string> {
    const answer = await house.app.inject({
      method: route.method,
      url,
      headers: { ...(who.cookie && { cookie: who.cookie }), ...(route.path === '/' && { accept: 'text/html' }) },
      ...(body !== undefined && { payload: body as object }),
    })
    const text = await textOf(answer)
    seen.answers++
    seen.bytes += text.length
    seen.routes.add(`${route.method} ${route.path}`)
    if (answer.statusCode >= 500) seen.faults.add(`${who.name}: ${answer.statusCode} ${route.method} ${url}`)
    judge(who, `${route.method} ${route.path}`, text)
    // An id that was asked for may come back; nothing else may differ from the answer to an id of nobody.
    return `${answer.statusCode} ${answer.body.replaceAll(/"requestId":"[^"]*"/g, '').replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID')}`
  }

  const idNames = (route: Route) => route.parameters.filter((one) => one.in === 'path').map(({ name }) => name)
  const filled = (route: Route, id: string) =>
    route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
      const { schema } = route.parameters.find((one) => one.in === 'path' && one.name === name) as Parameter
      return schema.enum ? String(schema.enum[0]) : id
    })

  /** The ids that a route's parameter is about, beside those of needs. */
  function idsFor({ path }: Route, sample: Plant[]): string[] {
    const needs = sample.map(({ id }) => id)
    if (path.includes('/organisations/')) return [...needs.slice(0, 2), ...sample.map(({ organisationId }) => organisationId)]
    if (path.includes('/achievements/')) return [achievementId, ...needs.slice(0, 2)]
    if (path.includes('/attachments/')) return sample.flatMap(({ attachmentId }) => attachmentId ?? [])
    if (path.includes('/agents/')) return [...needs.slice(0, 1), ...sample.map(({ owner }) => owner.person?.id ?? NOBODY)]
    return needs
  }

  /** Addresses of a route that has no id in its path: what its query can ask. */
  function queriesOf(route: Route, sample: Plant[]): string[] {
    const names = route.parameters.filter((one) => one.in === 'query').map(({ name }) => name)
    const has = (name: string) => names.includes(name)
    const size = has('size') ? '&size=50' : ''
    if (has('list')) return ['search', 'mine', 'all'].map((list) => `kind=need&list=${list}&format=csv`)
    if (has('subject')) return [`subject=${sample[0]?.id}`, ...sample.map(({ id }) => `subject=need:${id}`)]
    const found = has('kind') ? ['kind=need', 'kind=achievement'].map((kind) => kind + size) : [size.slice(1)]
    if (has('q')) {
      const words = ['cnry', '表面裂纹', ...sample.slice(0, 4).flatMap(({ index }) => [token(index, 'na'), token(index, 'co')])]
      found.push(...words.map((word) => `kind=need&q=${encodeURIComponent(word)}${size}`))
    }
    if (has('region')) found.push(`kind=need&region=130200${size}`)
    if (has('page')) found.push(`kind=need&page=2${size}`)
    if (has('side')) found.push('side=asker', 'side=owner')
    if (has('token')) found.push(`token=${NOBODY}`)
    return [...new Set(found)]
  }

  /** What leaked, in a line per asker, route and kind. */
  const told = () =>
    [...Map.groupBy(leaks, ({ who, where, kind }) => `${who}: ${where} tells ${KINDS[kind]}`)].map(
      ([line, all]) => `${line}, of plants ${all.map(({ plant }) => plant).join(' ')}`,
    )

  return {
    leaks,
    told,
    seen,
    routes,
    judge,

    /** Reads everything this asker can ask for: all plants where a need is read, a sample of them everywhere else. */
    async read(who: Who, sample: Plant[]) {
      for (const route of routes.filter(({ method }) => method === 'GET')) {
        if (idNames(route).length === 0) {
          const queries = route.parameters.some((one) => one.in === 'query') ? queriesOf(route, sample) : ['']
          for (const query of queries) await ask(who, route, query ? `${route.path}?${query}` : route.path)
          continue
        }
        const ids = route.path === '/api/v1/needs/{id}' ? plants.map(({ id }) => id) : idsFor(route, sample)
        // The best and as many as there may be: among needs that are alike the best are any.
        const lists = route.parameters.some(({ name }) => name === 'size') ? ['', '?size=50'] : ['']
        for (const id of ids) for (const list of lists) await ask(who, route, filled(route, id) + list)
      }
    },

    /** Tries to change what is not this asker's; where `refuses` is empty the answers are only read. */
    async push(who: Who, ids: string[], sends: 'nothing' | 'bodies') {
      for (const route of routes.filter(({ method }) => method !== 'GET')) {
        if (OWN_ACCOUNT.test(route.path)) continue
        for (const id of idNames(route).length > 0 ? ids : ids.slice(0, 1)) {
          const body = sends === 'bodies' && route.body ? sampleOf(route.body, id) : {}
          await ask(who, route, filled(route, id), body)
        }
      }
    },

    /** The same table as a workbook. */
    takeWorkbook: (who: Who) =>
      ask(who, { method: 'GET', path: '/api/v1/export' }, '/api/v1/export?kind=need&list=search&format=xlsx'),

    /** What is hidden answers as if it were not there: routes where it does not. */
    async existence(who: Who, hidden: Plant[]): Promise<string[]> {
      const told: string[] = []
      for (const route of routes) {
        if (idNames(route).length === 0 || OWN_ACCOUNT.test(route.path)) continue
        const asked = async (id: string) =>
          ask(who, route, filled(route, id), route.method === 'GET' ? undefined : route.body ? sampleOf(route.body, id) : {})
        const nobody = await asked(NOBODY)
        const ids = route.path.includes('/attachments/')
          ? hidden.flatMap(({ attachmentId }) => attachmentId ?? [])
          : hidden.map(({ id }) => id)
        for (const id of ids) if ((await asked(id)) !== nobody) told.push(`${who.name}: ${route.method} ${route.path}`)
      }
      return told
    },
  }
}

/** The least that a body's schema lets through; every id in it is the planted one. */
function sampleOf(schema: Schema, id: string): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  const either = schema.anyOf ?? schema.oneOf
  if (either) return sampleOf(either[0] as Schema, id)
  if (schema.properties) {
    const required = schema.required ?? []
    return Object.fromEntries(
      Object.entries(schema.properties).flatMap(([name, inner]) =>
        required.includes(name) ? [[name, sampleOf(inner, id)]] : [],
      ),
    )
  }
  if (schema.type === 'array') return Array.from({ length: schema.minItems ?? 0 }, () => sampleOf(schema.items ?? {}, id))
  if (schema.type === 'integer' || schema.type === 'number') return 1
  if (schema.type === 'boolean') return false
  if (schema.format === 'uuid') return id
  if (schema.format === 'email') return 'somebody@elsewhere.example'
  if (schema.pattern?.includes('need|')) return `need:${id}`
  return 'x'.repeat(Math.max(12, schema.minLength ?? 0))
}
