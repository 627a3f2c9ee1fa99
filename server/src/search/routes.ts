import { searchApi } from '@keqiao/shared/search'
import type { FastifyInstance } from 'fastify'
import { serve } from '../platform/serve.ts'
import type { Search } from './service.ts'

export function registerSearch(app: FastifyInstance, search: Search) {
  serve(app, searchApi.search, ({ viewer, query }) => search.search(viewer, query))
  serve(app, searchApi.suggest, async ({ query }) => ({ items: await search.suggest(query.kind, query.q) }))
  serve(app, searchApi.suggestField, async ({ body }) => ({ fields: await search.suggestField(body.text) }))
}
