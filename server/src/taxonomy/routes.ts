import { taxonomyApi } from '@keqiao/shared/taxonomy'
import type { FastifyInstance } from 'fastify'
import { serve } from '../platform/serve.ts'
import type { Taxonomies } from './taxonomy.ts'

export function registerTaxonomy(app: FastifyInstance, taxonomies: Taxonomies) {
  serve(app, taxonomyApi.all, async ({ reply }) => {
    reply.header('cache-control', 'public, max-age=300')
    return taxonomies.lists
  })
}
