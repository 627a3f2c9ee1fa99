import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Id, IdParams, Instant, required, text } from './primitives.ts'
import { Issue } from './problem.ts'
import { SeatMode } from './roadshow.ts'
import { SignupRow, SignupState } from './signups.ts'

/** What the file of a delegation may be. Larger ones come as several. */
export const DELEGATION_LIMITS = { bytes: 2_000_000, unpackedBytes: 20_000_000, entries: 60, ratio: 200, rows: 100 } as const

/** One person as in the sheet: words as typed, read by one rule at the preview and at the sending. */
export const DelegationRow = z.object({
  name: text(40),
  organisation: text(80),
  title: text(40),
  contact: text(100),
  mail: text(100),
  mode: text(20),
  role: text(20),
  /** Names with a sign between them. */
  companions: text(200),
})
export type DelegationRow = z.output<typeof DelegationRow>

export const DelegationPreview = z.object({
  rows: z.array(DelegationRow.extend({ number: z.number().int(), issues: z.array(Issue) })),
  /** Places asked for, and what is free now. */
  outlook: z.array(z.object({ mode: SeatMode, asked: z.number().int(), left: z.number().int() })),
})
export type DelegationPreview = z.infer<typeof DelegationPreview>

export const DelegationDraft = z.object({
  name: required(60),
  /** In whose name; null: the organiser's own list. */
  organisationId: Id.nullable().default(null),
  rows: z.array(DelegationRow).min(1).max(DELEGATION_LIMITS.rows),
  /** The sender states that each of them knows of it and of the notice about personal data. */
  consent: z.literal(true),
  /** Made once per list: however often it is sent, it is one delegation. */
  key: z.string().regex(/^[\w-]{16,48}$/),
})
export type DelegationDraft = z.output<typeof DelegationDraft>

export const Delegation = z.object({
  id: Id,
  name: z.string(),
  organisation: z.string().nullable(),
  at: Instant,
  /** How many people stand where. */
  counts: z.partialRecord(SignupState, z.number().int()),
})
export type Delegation = z.infer<typeof Delegation>
export const DelegationFile = Delegation.extend({ roadshowId: Id, people: z.array(SignupRow) })
export type DelegationFile = z.infer<typeof DelegationFile>

/** Files travel outside JSON: the check is multipart (`organisationId`, `file`), the template an attachment. */
export const delegationPaths = {
  template: (id: string) => `/api/v1/roadshows/${id}/delegation-template`,
  check: (id: string) => `/api/v1/roadshows/${id}/delegations/check`,
}

export const delegationsApi = {
  list: endpoint({
    id: 'delegations.list',
    method: 'GET',
    path: '/api/v1/roadshows/:id/delegations',
    access: 'signed_in',
    summary: '团体报名：本单位的；组织者看全部',
    params: IdParams,
    reply: z.object({ items: z.array(Delegation) }),
  }),
  read: endpoint({
    id: 'delegations.read',
    method: 'GET',
    path: '/api/v1/delegations/:id',
    access: 'signed_in',
    summary: '一份团体报名：每个人现在怎样',
    params: IdParams,
    reply: DelegationFile,
  }),
  send: endpoint({
    id: 'delegations.send',
    method: 'POST',
    path: '/api/v1/roadshows/:id/delegations',
    access: 'signed_in',
    summary: '团体报名：全部一起写入；名额不够的按顺序候补；同一 key 重发得到同一份',
    params: IdParams,
    body: DelegationDraft,
    reply: DelegationFile,
    status: 201,
  }),
}
