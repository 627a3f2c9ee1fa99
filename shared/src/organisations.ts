import { z } from 'zod'
import { OrganisationCard, OrganisationDraft, OrganisationKind, OrganisationState } from './accounts.ts'
import { endpoint } from './endpoint.ts'
import { Id, IdParams, Instant, optional, PageQuery, paged, required } from './primitives.ts'
import { Uscc } from './uscc.ts'

/** 登记注册类型, as the contract registration asks for it. */
export const LEGAL_NATURES = [
  '010',
  '020',
  '021',
  '022',
  '023',
  '024',
  '030',
  '100',
  '110',
  '120',
  '130',
  '140',
  '150',
  '160',
  '170',
  '180',
  '200',
  '210',
  '220',
  '230',
  '240',
  '300',
  '310',
  '320',
  '330',
  '340',
  '400',
] as const
export const ORGANISATION_SIZES = ['L', 'M', 'S', 'XS'] as const
export const ORGANISATION_TAGS = [
  'HNTE',
  'TECHSME',
  'LEADER',
  'LEADER_POOL',
  'GAZELLE',
  'UNICORN',
  'SRDI',
  'GIANT',
  'CHAIN',
  'LISTED',
  'ZONE',
  'DEMO',
] as const
export type LegalNature = (typeof LEGAL_NATURES)[number]
export type OrganisationSize = (typeof ORGANISATION_SIZES)[number]
export type OrganisationTag = (typeof ORGANISATION_TAGS)[number]

/** D.3, as far as the house asks for it. What it identifies the organisation by is `GUARDED`. */
export const OrganisationForm = OrganisationDraft.extend({
  uscc: Uscc,
  /** 国家设立的高校院所: its agreed prices are made public. Then `objectionChannel` is required. */
  stateEstablished: z.boolean().default(false),
  centralInHebei: z.boolean().default(false),
  address: optional(120),
  postcode: z
    .string()
    .regex(/^\d{6}$/)
    .nullable()
    .default(null),
  legalRep: optional(40),
  legalNature: z.enum(LEGAL_NATURES).nullable().default(null),
  industry: z.string().max(8).nullable().default(null),
  size: z.enum(ORGANISATION_SIZES).nullable().default(null),
  tags: z.array(z.enum(ORGANISATION_TAGS)).max(ORGANISATION_TAGS.length).default([]),
  mainProducts: optional(300),
  foundedYear: z.number().int().min(1800).max(2100).nullable().default(null),
  staff: z.number().int().min(0).max(10_000_000).nullable().default(null),
  /** 单位转化办法. */
  rulesUrl: z
    .url({ protocol: /^https?$/ })
    .max(300)
    .nullable()
    .default(null),
  /** 异议受理: where objections to a price made public go. */
  objectionChannel: optional(200),
})
export type OrganisationForm = z.output<typeof OrganisationForm>

/** Changing one of these on an active organisation waits for the operator; the old one stays in force meanwhile. */
export const GUARDED = ['name', 'uscc', 'kind', 'region'] as const
export type Guarded = (typeof GUARDED)[number]
export const GuardedValues = z.object({
  name: z.string(),
  uscc: z.string().nullable(),
  kind: OrganisationKind,
  region: z.string(),
})
export type GuardedValues = z.infer<typeof GuardedValues>

export const VERIFIED_HOW = ['LICENCE', 'DOMAIN_MAIL', 'ON_SITE'] as const
export const VerifiedHow = z.enum(VERIFIED_HOW)
export type VerifiedHow = z.infer<typeof VerifiedHow>

/** `resubmit` and `withdraw` are its administrators', `unman` the system's (nobody is left), the others the operator's of its region. */
export const ORGANISATION_MOVES = ['resubmit', 'withdraw', 'approve', 'return', 'suspend', 'reopen', 'close', 'unman'] as const
export const OrganisationMove = z.enum(ORGANISATION_MOVES)
export type OrganisationMove = z.infer<typeof OrganisationMove>

/** What an operator asks to be corrected: a field of the form or the licence, in the operator's words. */
export const ReturnReason = z.object({ path: z.string().max(40), text: required(200) })
export type ReturnReason = z.infer<typeof ReturnReason>

export const PendingChange = z.object({
  id: Id,
  values: GuardedValues.partial(),
  requestedAt: Instant,
  state: z.enum(['pending', 'refused']),
  text: z.string().nullable(),
})
export type PendingChange = z.infer<typeof PendingChange>

/** An organisation as its members and the operators of its region see it. */
export const OrganisationFile = OrganisationForm.extend({
  id: Id,
  uscc: z.string().nullable(),
  demo: z.boolean(),
  state: OrganisationState,
  revision: z.number().int(),
  /** Since when it is in this state. */
  stateAt: Instant,
  /** By when the operator answers an application. */
  dueAt: Instant.nullable(),
  /** Why it was returned, suspended or closed. */
  stateText: z.string().nullable(),
  returned: z.array(ReturnReason),
  verified: z.object({ how: VerifiedHow, at: Instant, region: z.string() }).nullable(),
  change: PendingChange.nullable(),
  membership: z.enum(['member', 'admin']).nullable(),
  /** The moves that are this asker's now. */
  may: z.array(OrganisationMove),
})
export type OrganisationFile = z.infer<typeof OrganisationFile>

export const DeskRow = OrganisationCard.extend({
  state: OrganisationState,
  uscc: z.string().nullable(),
  /** Since when it waits: of its application, or of its change. */
  since: Instant,
  changes: z.boolean(),
  claims: z.number().int(),
})
export type DeskRow = z.infer<typeof DeskRow>
/** `waiting`: applications, changes and claims that wait for this desk, oldest first. */
export const DESK_STATES = ['waiting', ...OrganisationState.options] as const

/** Another organisation that may be the same. Outside the asker's region only what is public of it has a name. */
export const LikelySame = z.object({
  id: Id.nullable(),
  name: z.string().nullable(),
  region: z.string(),
  state: OrganisationState,
  because: z.array(z.enum(['name', 'code'])),
})
export type LikelySame = z.infer<typeof LikelySame>

export const OrganisationClaim = z.object({
  id: Id,
  name: z.string(),
  email: z.string(),
  text: z.string().nullable(),
  at: Instant,
})
export type OrganisationClaim = z.infer<typeof OrganisationClaim>

export const DeskFile = OrganisationFile.extend({
  applicant: z.string().nullable(),
  members: z.number().int(),
  likely: z.array(LikelySame),
  claims: z.array(OrganisationClaim),
})
export type DeskFile = z.infer<typeof DeskFile>

const Done = z.object({ done: z.boolean() })

export const organisationsApi = {
  apply: endpoint({
    id: 'organisations.apply',
    method: 'POST',
    path: '/api/v1/organisations',
    access: 'signed_in',
    summary: '申请登记本单位，申请人成为管理员',
    body: OrganisationForm,
    reply: OrganisationFile,
    status: 201,
  }),
  file: endpoint({
    id: 'organisations.file',
    method: 'GET',
    path: '/api/v1/organisations/:id/file',
    access: 'signed_in',
    summary: '本单位的登记资料与状态（成员，或本地区运营）',
    params: IdParams,
    reply: OrganisationFile,
  }),
  save: endpoint({
    id: 'organisations.save',
    method: 'PUT',
    path: '/api/v1/organisations/:id',
    access: 'signed_in',
    summary: '修改登记资料；名称、代码、类型、地区要等运营确认',
    params: IdParams,
    body: z.object({ revision: z.number().int(), draft: OrganisationForm }),
    reply: OrganisationFile,
  }),
  withdrawChange: endpoint({
    id: 'organisations.withdrawChange',
    method: 'DELETE',
    path: '/api/v1/organisations/:id/change',
    access: 'signed_in',
    summary: '撤回等待确认的变更',
    params: IdParams,
    reply: OrganisationFile,
  }),
  move: endpoint({
    id: 'organisations.move',
    method: 'POST',
    path: '/api/v1/organisations/:id/move',
    access: 'signed_in',
    summary: '管理员重新提交或撤回申请',
    params: IdParams,
    body: z.object({ move: OrganisationMove, revision: z.number().int() }),
    reply: OrganisationFile,
  }),
  claim: endpoint({
    id: 'organisations.claim',
    method: 'POST',
    path: '/api/v1/organisations/claims',
    access: 'signed_in',
    summary: '认领已登记的单位；无论是否存在，回答相同',
    body: z.object({ uscc: Uscc, text: optional(300) }),
    reply: Done,
    status: 202,
  }),

  desk: endpoint({
    id: 'organisations.desk',
    method: 'GET',
    path: '/api/v1/operator/organisations',
    access: 'operator',
    summary: '核验台：本地区的机构，等待最久的在前',
    query: PageQuery.extend({ state: z.enum(DESK_STATES).default('waiting'), q: z.string().max(100).default('') }),
    reply: paged(DeskRow),
  }),
  deskFile: endpoint({
    id: 'organisations.deskFile',
    method: 'GET',
    path: '/api/v1/operator/organisations/:id',
    access: 'operator',
    summary: '核验一家机构：资料、可能重复、认领',
    params: IdParams,
    reply: DeskFile,
  }),
  decide: endpoint({
    id: 'organisations.decide',
    method: 'POST',
    path: '/api/v1/operator/organisations/:id/decide',
    access: 'operator',
    summary: '核验通过、退回、暂停、恢复、关闭',
    params: IdParams,
    body: z.object({
      move: OrganisationMove,
      revision: z.number().int(),
      how: VerifiedHow.nullable().default(null),
      text: optional(300),
      returned: z.array(ReturnReason).max(20).default([]),
    }),
    reply: DeskFile,
  }),
  decideChange: endpoint({
    id: 'organisations.decideChange',
    method: 'POST',
    path: '/api/v1/operator/organisations/:id/change',
    access: 'operator',
    summary: '确认或退回名称、代码、类型、地区的变更',
    params: IdParams,
    body: z.object({ changeId: Id, confirm: z.boolean(), text: optional(300) }),
    reply: DeskFile,
  }),
  decideClaim: endpoint({
    id: 'organisations.decideClaim',
    method: 'POST',
    path: '/api/v1/operator/organisations/:id/claims',
    access: 'operator',
    summary: '确认或拒绝认领；确认后认领人成为管理员',
    params: IdParams,
    body: z.object({ claimId: Id, confirm: z.boolean() }),
    reply: DeskFile,
  }),
}
