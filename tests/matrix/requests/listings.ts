import { achievementDraft, needDraft } from '../../support/drafts.ts'
import { KINDS, type Kind, type ListingVariant } from '../records.ts'
import type { At, Request, Sent } from '../request.ts'

const draftOf = (kind: Kind, more: object = {}) => (kind === 'need' ? needDraft(more) : achievementDraft(more))
export const table = (kind: Kind) => (kind === 'need' ? 'needs' : 'achievements')
const id = async (at: At, kind: Kind, variant: ListingVariant): Promise<Sent> => ({
  params: { id: await at.listing(kind, variant) },
})

/** A move of the record as it stands, after its state was set to `from`. */
const moving =
  (kind: Kind, move: string, from: string, more: object = {}): Request['build'] =>
  async (at) => {
    const listing = await at.listing(kind, 'OPEN')
    return {
      params: { id: listing },
      body: { move, revision: 1, ...more },
      arrange: [[`update ${table(kind)} set state = ?, revision = 1 where id = ?`, from, listing]],
    }
  }

function ofKind(kind: Kind): Record<string, Request> {
  const at = `/api/v1/${table(kind)}`
  const orgState = kind === 'need' ? 'org_confirm' : 'org_review'
  const shown = kind === 'need' ? 'open' : 'published'
  const of = (variant: ListingVariant): Request => ({ on: 'listing', build: (one) => id(one, kind, variant) })
  return {
    [`GET ${at}/:id`]: of('OPEN'),
    [`GET ${at}/:id (draft)`]: of('draft'),
    [`GET ${at}/:id/draft`]: of('draft'),
    [`GET ${at}/:id/draft (shown)`]: of('OPEN'),
    [`GET ${at}/:id/history`]: of('OPEN'),
    [`GET ${at}/:id/history (draft)`]: of('draft'),
    [`GET ${at}/:id/matches`]: of('OPEN'),
    [`GET ${at}/:id/matches (draft)`]: of('draft'),
    [`POST ${at}/:id/copy`]: of('OPEN'),
    [`POST ${at}`]: {
      on: 'organisation',
      build: ({ organisation }) => ({ body: { organisationId: organisation, draft: draftOf(kind) } }),
    },
    [`PUT ${at}/:id`]: {
      on: 'listing',
      build: async (one) => ({
        ...(await id(one, kind, 'draft')),
        body: { revision: 1, draft: draftOf(kind, { name: '改过的名称' }) },
      }),
    },
    [`PUT ${at}/:id (shown)`]: {
      on: 'listing',
      build: async (one) => ({
        ...(await id(one, kind, 'OPEN')),
        body: { revision: 1, draft: draftOf(kind, { name: '改过的名称' }) },
      }),
    },
    [`DELETE ${at}/:id`]: {
      on: 'listing',
      build: async (one) => ({ ...(await id(one, kind, 'draft')), query: { revision: 1 } }),
    },
    [`POST ${at}/:id/move (submit)`]: {
      on: 'listing',
      build: async (one) => ({ ...(await id(one, kind, 'draft')), body: { move: 'submit', revision: 1 } }),
    },
    [`POST ${at}/:id/move (org_approve)`]: { on: 'listing', build: moving(kind, 'org_approve', orgState) },
    [`POST ${at}/:id/move (confirm)`]: { on: 'listing', build: moving(kind, 'confirm', shown) },
    [`POST ${at}/:id/move (withdraw)`]: { on: 'listing', build: moving(kind, 'withdraw', shown, { text: '不做了' }) },
    [`POST ${at}/:id/pending/move (org_approve)`]: {
      on: 'listing',
      build: async (one) => ({ ...(await id(one, kind, 'pending')), body: { move: 'org_approve', revision: 1 } }),
    },
    [`POST ${at}/:id/pending/move (recall)`]: {
      on: 'listing',
      build: async (one) => ({ ...(await id(one, kind, 'pending')), body: { move: 'recall', revision: 1 } }),
    },
    [`POST ${at}/:id/take-down`]: {
      on: 'listing',
      build: async (one) => ({ ...(await id(one, kind, 'OPEN')), body: { reason: 'OTHER', text: '核对中' } }),
    },
    [`POST ${at}/:id/restore`]: {
      on: 'listing',
      build: async (one) => {
        const sent = await id(one, kind, 'OPEN')
        return { ...sent, arrange: [[`update ${table(kind)} set state = 'taken_down' where id = ?`, sent.params?.id ?? '']] }
      },
    },
    [`GET /api/v1/my/${table(kind)}`]: { on: null, build: () => ({}) },
  }
}

/** A need and an achievement of one owner, and that they were found to fit. */
async function pair(at: At): Promise<Sent> {
  const [need, achievement] = [await at.listing('need', 'OPEN'), await at.listing('achievement', 'OPEN')]
  const names = 'id, need_id, achievement_id, score, weight, low, high, confidence, kind, signals, reasons'
  const insert = `insert into matches (${names}, need_revision, achievement_revision, at)
    values ('0190a5e0-0000-7000-8000-00000000beef', ?, ?, 70, 70, 60, 80, 0.5, 'direct', '[]', '[]', 1, 1, '2026-11-02') on conflict do nothing`
  return {
    params: { id: need, achievementId: achievement },
    ...(at.relation !== 'none' && { arrange: [[insert, need, achievement] as const] }),
  }
}

export const LISTINGS: Record<string, Request> = {
  ...Object.assign({}, ...KINDS.map(ofKind)),
  ...Object.fromEntries(
    (['ANON', 'AGENT_ONLY', 'INVITE'] as const).map((variant): [string, Request] => [
      `GET /api/v1/needs/:id (${variant})`,
      { on: 'listing', build: (at) => id(at, 'need', variant) },
    ]),
  ),
  'GET /api/v1/needs/:id/matches (INVITE)': { on: 'listing', build: (at) => id(at, 'need', 'INVITE') },
  'POST /api/v1/needs/preview': {
    on: 'organisation',
    build: ({ organisation }) => ({ body: { organisationId: organisation, draft: needDraft() } }),
  },
  'PUT /api/v1/needs/:id/matches/:achievementId/mark': {
    on: 'listing',
    build: async (at) => ({ ...(await pair(at)), body: { verdict: 'fits' } }),
  },
  'GET /api/v1/needs/:id/matches/:achievementId/raises': { on: 'listing', build: pair },
  'GET /api/v1/needs/:id/teams': { on: 'listing', build: (at) => id(at, 'need', 'OPEN') },
  'GET /api/v1/needs/:id/teams (draft)': { on: 'listing', build: (at) => id(at, 'need', 'draft') },
  'GET /api/v1/matches/unbrokered': { on: null, build: () => ({}) },
  'GET /api/v1/matches/weighing': { on: null, build: () => ({}) },
  'GET /api/v1/operator/feedback': { on: null, build: () => ({}) },
  'GET /api/v1/matches/best': { on: null, build: () => ({}) },
  'POST /api/v1/needs/suggest': { on: null, build: () => ({ body: { text: '连铸板坯表面裂纹要在线识别，检出率不低于95%' } }) },
}
