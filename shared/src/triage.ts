import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { NEED_VERDICTS } from './lifecycle.ts'
import { Id, IdParams, optional, PageQuery, paged, required } from './primitives.ts'
import { Decision, DeskContact, HeldDecision, NeedItem, waiting } from './review.ts'
import { NEED_DISCLOSURES } from './taxonomy.ts'

/** Needs at the desk of diagnosis: to be judged, followed up for long, or handed to the service desk. */
export const TRIAGE_STATES = ['triage', 'parked', 'service_desk'] as const
export const TriageState = z.enum(TRIAGE_STATES)
export type TriageState = z.infer<typeof TriageState>

/** Who works on it, or is asked to. */
const Assigned = z.object({ agentId: Id, name: z.string(), accepted: z.boolean() })
const triaged = {
  disclosure: z.enum(NEED_DISCLOSURES),
  agent: Assigned.nullable(),
  /** The company answered; it goes first to whoever asked. */
  answered: z.boolean(),
  /** Who asked, as the centre calls them; whether that is the viewer. */
  triager: z.string().nullable(),
  isMine: z.boolean(),
}
export const TriageRow = z.object({ ...waiting, ...triaged })
export type TriageRow = z.infer<typeof TriageRow>

export const TriageItem = NeedItem.extend({
  ...triaged,
  /** Parts the draft lacks, the most valuable first: what one might ask. */
  lacks: z.array(z.string()),
  /** May assign agents and move what is parked or at the service desk. */
  operates: z.boolean(),
})
export type TriageItem = z.output<typeof TriageItem>

export const triageApi = {
  queue: endpoint({
    id: 'triage.queue',
    method: 'GET',
    path: '/api/v1/triage',
    access: 'triage',
    summary: '需求诊断：我的地区的、或派给我的需求；企业已答复我的提问的在前，其余最早的在前',
    query: PageQuery.extend({ state: TriageState.default('triage') }),
    reply: paged(TriageRow).extend({ held: z.array(HeldDecision) }),
  }),
  item: endpoint({
    id: 'triage.item',
    method: 'GET',
    path: '/api/v1/triage/:id',
    access: 'triage',
    summary: '需求诊断：一条需求的全部内容、问答与缺什么',
    params: IdParams,
    reply: TriageItem,
  }),
  reveal: endpoint({
    id: 'triage.reveal',
    method: 'POST',
    path: '/api/v1/triage/:id/contact',
    access: 'operator',
    summary: '需求诊断：显示联系方式（记入审计记录）',
    params: IdParams,
    reply: z.object({ contact: DeskContact.nullable() }),
  }),
  decide: endpoint({
    id: 'triage.decide',
    method: 'POST',
    path: '/api/v1/triage/:id/decisions',
    access: 'triage',
    summary: '需求诊断：结论（可对接、需细化并提问、二次诊断、长期跟踪、非技术需求）；十秒内可撤销',
    params: IdParams,
    body: z.object({
      verdict: z.enum(NEED_VERDICTS),
      revision: z.number().int(),
      questions: z.array(required(300)).max(6).default([]),
      text: optional(500),
    }),
    reply: Decision,
    status: 201,
  }),
  undo: endpoint({
    id: 'triage.undo',
    method: 'DELETE',
    path: '/api/v1/triage/decisions/:id',
    access: 'triage',
    summary: '需求诊断：撤销自己十秒内的结论',
    params: IdParams,
    reply: z.object({}),
  }),
  move: endpoint({
    id: 'triage.move',
    method: 'POST',
    path: '/api/v1/triage/:id/move',
    access: 'operator',
    summary: '中心：长期跟踪的重新诊断，征集中的转长期跟踪，服务台的办结',
    params: IdParams,
    body: z.object({ move: z.enum(['unpark', 'park', 'close']), revision: z.number().int(), text: optional(500) }),
    reply: z.object({}),
  }),
}
