import { FACETS } from '@keqiao/shared/search'
import type { At, Request, Sent } from '../request.ts'

const plain: Request = { on: null, build: () => ({}) }
const sending = (body: object): Request => ({ on: null, build: () => ({ body }) })
const ASKED = { q: '裂纹', kind: 'achievement', filters: { field: ['01'] } }
const KEPT = { ...ASKED, filters: Object.fromEntries(FACETS.map((name) => [name, name === 'field' ? ['01'] : []])) }
const SETTINGS = { threshold: 70, frequency: 'daily', muted: false }
const SEARCH = '0190a5e0-0000-7000-8000-00000000c0de'
const spent = { proof: '404 not_found' }

/** A search kept by whoever asks, or by somebody else. */
function aboutSearch({ who, relation, records, world }: At, body?: object): Sent {
  if (relation === 'none') return { params: { id: records.nobody }, ...(body && { body }) }
  const somebodyElse = who.id === world.cast.ENT_ADMIN.id ? world.cast.SUP_ADMIN : world.cast.ENT_ADMIN
  const keep = `insert into saved_searches (id, person_id, name, kind, asked, frequency, muted, created_at)
    values (?, ?, '裂纹', 'achievement', ?, 'daily', false, '2026-11-02T09:00:00.000Z')`
  const owner = (relation === 'own' ? who : somebodyElse).id
  return { params: { id: SEARCH }, ...(body && { body }), arrange: [[keep, SEARCH, owner, JSON.stringify(KEPT)]] }
}

export const ALERTS: Record<string, Request> = {
  'GET /api/v1/my/alerts': plain,
  'PUT /api/v1/my/alerts': sending(SETTINGS),
  'GET /api/v1/my/alerts/hits': plain,
  'POST /api/v1/my/alerts/looks': sending({ source: `search:${SEARCH}` }),
  'GET /api/v1/my/watches': plain,
  'PUT /api/v1/my/watches': {
    on: 'listing',
    build: async (at) => ({ body: { kind: 'need', id: await at.listing('need', 'OPEN'), own: SETTINGS } }),
  },
  'GET /api/v1/my/searches': plain,
  'POST /api/v1/my/searches': sending({ name: '裂纹', asked: ASKED }),
  'PUT /api/v1/my/searches/:id': {
    on: 'personal',
    build: (at) => aboutSearch(at, { name: '裂纹', frequency: 'weekly', muted: true }),
  },
  'DELETE /api/v1/my/searches/:id': { on: 'personal', build: (at) => aboutSearch(at) },
  'GET /api/v1/alert-links': { on: null, build: () => ({ query: { token: 'x'.repeat(43) }, ...spent }) },
  'POST /api/v1/alert-links': { on: null, build: () => ({ body: { token: 'x'.repeat(43), muted: true }, ...spent }) },
}
