import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Id, IdParams, Instant, optional, PageQuery, paged } from './primitives.ts'

/** Why an agent does not take an offer; labels in `seeds/taxonomy/assignment_decline.csv`. */
export const ASSIGNMENT_DECLINES = ['NOT_FIT', 'CAPACITY', 'REGION', 'CONFLICT', 'UNCLEAR', 'OTHER'] as const

export const ASSIGNMENT_STATES = ['offered', 'accepted', 'declined', 'lapsed', 'done'] as const
export const AssignmentState = z.enum(ASSIGNMENT_STATES)
export type AssignmentState = z.infer<typeof AssignmentState>
export const OPEN_ASSIGNMENTS: readonly AssignmentState[] = ['offered', 'accepted']

/** `need:<id>`: what the work is about. */
export const Subject = z.string().regex(/^[a-z]{1,20}:[0-9a-f-]{36}$/)

export const Assignment = z.object({
  id: Id,
  agentId: Id,
  agentName: z.string(),
  subject: Subject,
  /** What the subject is called, for who may read it. */
  name: z.string().nullable(),
  state: AssignmentState,
  reason: z.enum(ASSIGNMENT_DECLINES).nullable(),
  text: z.string().nullable(),
  /** By when the agent must answer an offer. */
  due: Instant.nullable(),
  at: Instant,
  endedAt: Instant.nullable(),
})
export type Assignment = z.infer<typeof Assignment>

export const assignmentsApi = {
  mine: endpoint({
    id: 'assignments.mine',
    method: 'GET',
    path: '/api/v1/agent/assignments',
    access: 'signed_in',
    summary: '派给我的工作，待答复的在前',
    query: PageQuery.extend({ subject: Subject.optional() }),
    reply: paged(Assignment),
  }),
  answer: endpoint({
    id: 'assignments.answer',
    method: 'POST',
    path: '/api/v1/agent/assignments/:id',
    access: 'signed_in',
    summary: '答复派单：接受、谢绝（附理由）、办结',
    params: IdParams,
    body: z.discriminatedUnion('answer', [
      z.object({ answer: z.enum(['accept', 'finish']) }),
      z.object({ answer: z.literal('decline'), reason: z.enum(ASSIGNMENT_DECLINES), text: optional(300) }),
    ]),
    reply: Assignment,
  }),
  claim: endpoint({
    id: 'assignments.claim',
    method: 'POST',
    path: '/api/v1/agent/claims',
    access: 'agent',
    summary: '认领一件工作',
    body: z.object({ subject: Subject }),
    reply: Assignment,
    status: 201,
  }),
  given: endpoint({
    id: 'assignments.given',
    method: 'GET',
    path: '/api/v1/operator/assignments',
    access: 'operator',
    summary: '中心：派单，按状态',
    query: PageQuery.extend({ state: AssignmentState.optional(), subject: Subject.optional() }),
    reply: paged(Assignment),
  }),
  assign: endpoint({
    id: 'assignments.assign',
    method: 'POST',
    path: '/api/v1/operator/assignments',
    access: 'operator',
    summary: '中心：派给一位技术经理人，5 个工作日内答复',
    body: z.object({ agentId: Id, subject: Subject }),
    reply: Assignment,
    status: 201,
  }),
  release: endpoint({
    id: 'assignments.release',
    method: 'POST',
    path: '/api/v1/operator/assignments/:id/release',
    access: 'operator',
    summary: '中心：收回派单，以便另派',
    params: IdParams,
    body: z.object({ text: optional(300) }),
    reply: Assignment,
  }),
}
