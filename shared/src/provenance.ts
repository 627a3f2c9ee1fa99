import { z } from 'zod'
import { AchievementCard } from './achievements.ts'
import { endpoint } from './endpoint.ts'
import { ListingKind } from './listings.ts'
import { Id, IdParams, Instant, optional, PageQuery, paged, required } from './primitives.ts'
import { Card } from './search.ts'

/** Where a record is known from: code of the list `origin`, its number there. A merge keeps those of both records. */
export const Origin = z.object({
  code: z.string(),
  number: z.string().nullable(),
  batch: z.string().nullable(),
  importedAt: Instant,
})
export type Origin = z.infer<typeof Origin>

export const DUPLICATE_REASONS = ['patent', 'name'] as const
/** Two records that may be one. `detail` is the shared patent number; `similarity` of the names is 0–1. */
export const DuplicateCandidate = z.object({
  id: Id,
  reason: z.enum(DUPLICATE_REASONS),
  detail: z.string().nullable(),
  similarity: z.number(),
  a: AchievementCard,
  b: AchievementCard,
  createdAt: Instant,
})
export type DuplicateCandidate = z.infer<typeof DuplicateCandidate>

export const CLAIM_STATES = ['asked', 'approved', 'refused'] as const
export const Claim = z.object({
  id: Id,
  kind: ListingKind,
  listingId: Id,
  card: Card.nullable(),
  unitName: z.string().nullable(),
  organisation: z.object({ id: Id, name: z.string(), region: z.string() }),
  evidence: z.string(),
  state: z.enum(CLAIM_STATES),
  text: z.string().nullable(),
  createdAt: Instant,
  decidedAt: Instant.nullable(),
})
export type Claim = z.infer<typeof Claim>

export const provenanceApi = {
  origins: endpoint({
    id: 'provenance.origins',
    method: 'GET',
    path: '/api/v1/achievements/:id/origins',
    access: 'public',
    summary: '一项成果的入库来源与编号',
    params: IdParams,
    reply: z.object({ items: z.array(Origin) }),
  }),
  duplicates: endpoint({
    id: 'provenance.duplicates',
    method: 'GET',
    path: '/api/v1/review/duplicates',
    access: 'reviewer',
    summary: '疑似重复：同一专利号，或同一单位名称几乎相同',
    query: PageQuery,
    reply: paged(DuplicateCandidate),
  }),
  decideDuplicate: endpoint({
    id: 'provenance.decideDuplicate',
    method: 'POST',
    path: '/api/v1/review/duplicates/:id',
    access: 'reviewer',
    summary: '判定疑似重复：合并（保留其一，来源与编号都保留）或不是同一项',
    params: IdParams,
    body: z.discriminatedUnion('verdict', [
      z.object({ verdict: z.literal('distinct') }),
      z.object({ verdict: z.literal('merge'), keep: Id }),
    ]),
    reply: z.object({ kept: Id.nullable() }),
  }),
  claim: endpoint({
    id: 'provenance.claim',
    method: 'POST',
    path: '/api/v1/claims',
    access: 'member',
    summary: '认领一条未认领的记录',
    body: z.object({ kind: ListingKind, listingId: Id, organisationId: Id, evidence: required(500) }),
    reply: Claim,
    status: 201,
  }),
  myClaims: endpoint({
    id: 'provenance.myClaims',
    method: 'GET',
    path: '/api/v1/my/claims',
    access: 'member',
    summary: '本单位的认领申请',
    query: PageQuery,
    reply: paged(Claim),
  }),
  claims: endpoint({
    id: 'provenance.claims',
    method: 'GET',
    path: '/api/v1/review/claims',
    access: 'reviewer',
    summary: '等待处理的认领申请，最早的在前',
    query: PageQuery,
    reply: paged(Claim),
  }),
  decideClaim: endpoint({
    id: 'provenance.decideClaim',
    method: 'POST',
    path: '/api/v1/review/claims/:id',
    access: 'reviewer',
    summary: '同意或不同意认领（不同意须写原因）',
    params: IdParams,
    body: z.object({ verdict: z.enum(['approve', 'refuse']), text: optional(500) }),
    reply: Claim,
  }),
}
