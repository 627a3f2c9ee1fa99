import type { At, Request } from '../request.ts'

/** Somebody else's published achievement, as an official list brings it: nobody's. */
const unclaimed = async ({ records }: At) => records.listing('achievement', 'ANON', 'university', 'member')
const imported = (id: string) =>
  ["update achievements set state = 'imported_unclaimed', owner_id = null where id = ?", id] as const
const candidate = async ({ relation, records, owner }: At) => {
  if (relation === 'none') return records.nobody
  const [a, b] = [
    await records.listing('achievement', 'OPEN', owner, 'admin'),
    await records.listing('achievement', 'OPEN', owner, 'member'),
  ]
  return records.duplicate(a, b)
}

export const PROVENANCE: Record<string, Request> = {
  'GET /api/v1/achievements/:id/origins': {
    on: 'listing',
    build: async (at) => ({ params: { id: await at.listing('achievement', 'OPEN') } }),
  },
  'GET /api/v1/achievements/:id/origins (draft)': {
    on: 'listing',
    build: async (at) => ({ params: { id: await at.listing('achievement', 'draft') } }),
  },
  'GET /api/v1/review/duplicates': { on: null, build: () => ({}) },
  'POST /api/v1/review/duplicates/:id': {
    on: 'listing',
    build: async (at) => ({ params: { id: await candidate(at) }, body: { verdict: 'distinct' } }),
  },
  'POST /api/v1/claims': {
    on: 'organisation',
    build: async (at) => {
      const listingId = await unclaimed(at)
      return {
        body: { kind: 'achievement', listingId, organisationId: at.organisation, evidence: '合同编号 2023-X' },
        arrange: [imported(listingId)],
      }
    },
  },
  'GET /api/v1/my/claims': { on: null, build: () => ({}) },
  'GET /api/v1/review/claims': { on: null, build: () => ({}) },
  'POST /api/v1/review/claims/:id': {
    on: 'organisation',
    build: async (at) => {
      if (at.relation === 'none') return { params: { id: at.records.nobody }, body: { verdict: 'refuse', text: '证据不足' } }
      const listingId = await unclaimed(at)
      const id = await at.records.listingClaim(listingId, at.owner)
      return { params: { id }, body: { verdict: 'refuse', text: '证据不足' }, arrange: [imported(listingId)] }
    },
  },
}
