import { provenanceApi } from '@keqiao/shared/provenance'
import type { FastifyInstance } from 'fastify'
import type { Achievements } from '../achievements/service.ts'
import { serve } from '../platform/serve.ts'
import type { createClaims } from './claims.ts'
import type { createDuplicates } from './duplicates.ts'

interface Uses {
  achievements: Achievements
  duplicates: ReturnType<typeof createDuplicates>
  claims: ReturnType<typeof createClaims>
}

export function registerProvenance(app: FastifyInstance, { achievements, duplicates, claims }: Uses) {
  serve(app, provenanceApi.origins, async ({ viewer, params }) => ({ items: await achievements.origins(viewer, params.id) }))
  serve(app, provenanceApi.duplicates, ({ viewer, query }) => duplicates.open(viewer, query))
  serve(app, provenanceApi.decideDuplicate, ({ viewer, params, body }) => duplicates.decide(viewer, params.id, body))
  serve(app, provenanceApi.claim, ({ viewer, body }) => claims.ask(viewer, body))
  serve(app, provenanceApi.myClaims, ({ viewer, query }) => claims.mine(viewer, query))
  serve(app, provenanceApi.claims, ({ viewer, query }) => claims.waiting(viewer, query))
  serve(app, provenanceApi.decideClaim, ({ viewer, params, body }) => claims.decide(viewer, params.id, body))
}
