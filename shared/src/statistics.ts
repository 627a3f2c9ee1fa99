import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { ListingState } from './lifecycle.ts'
import { LISTING_KINDS, ListingKind } from './listings.ts'
import { Id, Instant, PageQuery, paged } from './primitives.ts'
import { Card } from './search.ts'

export const Overview = z.object({
  achievements: z.number().int(),
  needs: z.number().int(),
  organisations: z.number().int(),
  matches: z.number().int(),
  /** Visible listings by domain code; a null field is counted under `none`. */
  byField: z.array(z.object({ field: z.string(), achievements: z.number().int(), needs: z.number().int() })),
  newest: z.object({ achievements: z.array(Card), needs: z.array(Card) }),
})
export type Overview = z.infer<typeof Overview>

/** A row of the operator's list: any listing in any state. */
export const OperatorRow = z.object({
  kind: ListingKind,
  id: Id,
  name: z.string(),
  state: ListingState,
  owner: z.string().nullable(),
  region: z.string().nullable(),
  updatedAt: Instant,
})
export type OperatorRow = z.infer<typeof OperatorRow>

/** What a person must do, for an organisation or for the centre, the most urgent first. `dueAt` is when time acts by itself. */
export const TODOS = [
  'answer',
  'access_asked',
  'event_signups',
  'event_projects',
  'event_approval',
  'event_returned',
  'event_date',
  'event_publish',
  'follow_up',
  'returned',
  'pending_returned',
  'org_review',
  'pending_review',
  'expired',
  'expiring',
] as const
export const Todo = z.object({
  kind: z.enum([...LISTING_KINDS, 'roadshow']),
  id: Id,
  name: z.string(),
  todo: z.enum(TODOS),
  since: Instant,
  dueAt: Instant.nullable(),
  /** How many wait; of a follow-up, how many days after the event it is. */
  count: z.number().int().nullable(),
})
export type Todo = z.infer<typeof Todo>

export const statisticsApi = {
  todos: endpoint({
    id: 'statistics.todos',
    method: 'GET',
    path: '/api/v1/my/todos',
    access: 'signed_in',
    summary: '我要处理的事：退回修改、单位审核、待确认、将到期，活动的批准、报名、申报与跟进',
    reply: z.object({ items: z.array(Todo), total: z.number().int() }),
  }),
  overview: endpoint({
    id: 'statistics.overview',
    method: 'GET',
    path: '/api/v1/overview',
    access: 'public',
    summary: '首页：数量、十三个领域的供需、最新上架',
    reply: Overview,
  }),
  listings: endpoint({
    id: 'statistics.listings',
    method: 'GET',
    path: '/api/v1/operator/listings',
    access: 'operator',
    summary: '中心：全部成果与需求（任何状态）',
    query: PageQuery.extend({
      kind: ListingKind.default('achievement'),
      state: ListingState.optional(),
      q: z.string().trim().max(100).default(''),
    }),
    reply: paged(OperatorRow),
  }),
}
