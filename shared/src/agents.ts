import { z } from 'zod'
import { OrganisationCard } from './accounts.ts'
import { endpoint } from './endpoint.ts'
import { Id, IdParams, Instant, listOf, optional, PageQuery, paged, required, text } from './primitives.ts'
import { DomainCode, FieldFilter, RegionCode } from './taxonomy.ts'

/** Closed lists; their labels are `seeds/taxonomy/<name>.csv` (`vocabularies.md` §17). */
export const AGENT_KINDS = ['MANAGER', 'BROKER', 'ENVOY', 'TTO_STAFF', 'PARK_STAFF'] as const
export const AGENT_LEVELS = ['L1', 'L2', 'L3'] as const
export const AGENT_TITLES = ['T1', 'T2', 'T3', 'T4'] as const
export const AGENT_SERVICES = ['DIAG', 'INVITE', 'PROTO', 'DD', 'FTO', 'CONTRACT', 'POLICY', 'FIN', 'REG'] as const
export const SPOKEN_LANGUAGES = ['ZH', 'EN', 'JA', 'KO', 'DE', 'FR', 'RU', 'ES', 'IT', 'PT', 'AR'] as const
export const AGENT_RETURN_REASONS = ['MISSING', 'UNCLEAR', 'NOT_READABLE', 'MISMATCH', 'NOT_VALID', 'TOO_BROAD', 'OTHER'] as const
export const AGENT_SUSPEND_REASONS = ['COMPLAINT', 'CERTIFICATE', 'CONFLICT', 'BREACH', 'OWN_WISH', 'OTHER'] as const

/** `domain.md` C.7, with `returned` and `withdrawn`. What each may do is `AGENT_MOVES`. */
export const AGENT_STATES = ['applied', 'returned', 'qualified', 'active', 'dormant', 'suspended', 'withdrawn'] as const
export const AgentState = z.enum(AGENT_STATES)
export type AgentState = z.infer<typeof AgentState>

export const AGENT_MOVES = ['apply', 'approve', 'return', 'accept', 'rest', 'wake', 'suspend', 'restore', 'withdraw'] as const
export const AgentMove = z.enum(AGENT_MOVES)
export type AgentMove = z.infer<typeof AgentMove>

/** Version of the rules an agent accepts before being listed; their text is the web's, under this name. */
export const AGENT_RULES = '2026-1'

const Day = z.iso.date()

export const Certificate = z.object({
  number: required(60),
  issuer: required(80),
  issued: Day,
  /** Null: valid without end. */
  expires: Day.nullable().default(null),
})
export type Certificate = z.output<typeof Certificate>

export const AgentDraft = z.object({
  kind: z.enum(AGENT_KINDS),
  level: z.enum(AGENT_LEVELS).nullable().default(null),
  title: z.enum(AGENT_TITLES).nullable().default(null),
  certificate: Certificate,
  /** One of the person's own organisations of kind TTO. */
  agencyId: Id.nullable().default(null),
  regions: z.array(RegionCode).min(1).max(15),
  fields: z.array(DomainCode).min(1).max(8),
  services: z.array(z.enum(AGENT_SERVICES)).min(1).max(20),
  years: z.number().int().min(0).max(60).nullable().default(null),
  languages: z.array(z.enum(SPOKEN_LANGUAGES)).max(6).default([]),
  intro: optional(400),
  maxLoad: z.number().int().min(1).max(50).default(5),
  /** 回避单位: no work of these is given to the agent. */
  avoid: z.array(Id).max(30).default([]),
  /** For members of organisations only. */
  commissionTerms: optional(600),
  /** For the parties only. */
  phone: z
    .string()
    .trim()
    .regex(/^\+?[\d -]{7,20}$/)
    .nullable()
    .default(null),
  /** The tick by which the name may be shown; never ticked beforehand. */
  namePublic: z.boolean().default(false),
  /** The tick by which the parties may have the phone number. */
  contactShared: z.boolean().default(false),
})
export type AgentDraft = z.output<typeof AgentDraft>

/** What an operator checks against the certificate; once checked, a change of these waits beside the old ones. */
export const CHECKED_FIELDS = ['kind', 'level', 'title', 'certificate'] as const

export const AgentFault = z.object({
  field: z.enum([
    'kind',
    'level',
    'title',
    'certificate',
    'agencyId',
    'regions',
    'fields',
    'services',
    'intro',
    'commissionTerms',
  ]),
  reason: z.enum(AGENT_RETURN_REASONS),
  text: optional(300),
})
export type AgentFault = z.output<typeof AgentFault>

/** As anybody reads an active agent in the directory. `name` is null without the tick. */
export const AgentCard = z.object({
  id: Id,
  name: z.string().nullable(),
  kind: z.enum(AGENT_KINDS),
  level: z.enum(AGENT_LEVELS).nullable(),
  agency: OrganisationCard.nullable(),
  fields: z.array(z.string()),
  regions: z.array(z.string()),
  services: z.array(z.enum(AGENT_SERVICES)),
  certificateExpires: z.string().nullable(),
  certificateValid: z.boolean(),
  demo: z.boolean(),
})
export type AgentCard = z.infer<typeof AgentCard>

export const Agent = AgentCard.extend({
  title: z.enum(AGENT_TITLES).nullable(),
  issuer: z.string(),
  years: z.number().int().nullable(),
  languages: z.array(z.enum(SPOKEN_LANGUAGES)),
  intro: z.string().nullable(),
  /** Takes no more work just now. */
  full: z.boolean(),
  /** Null to who is no member. */
  commissionTerms: z.string().nullable(),
  /** Null to who is no party of this agent's work. */
  phone: z.string().nullable(),
  mine: z.boolean(),
})
export type Agent = z.infer<typeof Agent>

/** Why no new work comes, for the agent's own page; null when it may. */
export const LOAD_STOPS = ['not_active', 'certificate_expired', 'full'] as const
export type LoadStop = (typeof LOAD_STOPS)[number]

/** The whole profile, for the agent and for the operators of its regions. */
export const AgentFile = z.object({
  id: Id,
  name: z.string(),
  state: AgentState,
  revision: z.number().int(),
  /** Its phone is masked for operators, and a masked number is none. */
  draft: AgentDraft.extend({ phone: z.string().nullable() }),
  agency: OrganisationCard.nullable(),
  avoided: z.array(OrganisationCard),
  /** What an operator checked stays in force while a change of it waits. */
  pending: AgentDraft.pick({ kind: true, level: true, title: true, certificate: true }).nullable(),
  /** A file of the certificate was handed in. */
  hasFile: z.boolean(),
  /** Since when something waits for an operator. */
  waitingSince: Instant.nullable(),
  /** By when an operator means to have looked. */
  dueAt: Instant.nullable(),
  faults: z.array(AgentFault),
  suspended: z.object({ reason: z.enum(AGENT_SUSPEND_REASONS), text: z.string().nullable() }).nullable(),
  rulesVersion: z.string().nullable(),
  certificateDaysLeft: z.number().int().nullable(),
  openLoad: z.number().int(),
  stop: z.enum(LOAD_STOPS).nullable(),
  stateAt: Instant,
  lastActionAt: Instant,
  /** When an active agent without any action falls asleep. */
  dormantAt: Instant.nullable(),
  demo: z.boolean(),
})
export type AgentFile = z.infer<typeof AgentFile>

export const AgentRow = z.object({
  id: Id,
  name: z.string(),
  state: AgentState,
  revision: z.number().int(),
  kind: z.enum(AGENT_KINDS),
  level: z.enum(AGENT_LEVELS).nullable(),
  regions: z.array(z.string()),
  waitingSince: Instant.nullable(),
  dueAt: Instant.nullable(),
  /** A change of what was checked, beside a profile that is in force. */
  renewal: z.boolean(),
  certificateExpires: z.string().nullable(),
  openLoad: z.number().int(),
  maxLoad: z.number().int(),
  demo: z.boolean(),
})
export type AgentRow = z.infer<typeof AgentRow>

export const DirectoryQuery = PageQuery.extend({
  q: text(60).default(''),
  field: listOf(FieldFilter),
  region: listOf(RegionCode),
  service: listOf(z.enum(AGENT_SERVICES)),
})
export type DirectoryQuery = z.output<typeof DirectoryQuery>

const revision = z.number().int()

export const agentsApi = {
  directory: endpoint({
    id: 'agents.directory',
    method: 'GET',
    path: '/api/v1/agents',
    access: 'public',
    summary: '技术经理人名录：按领域、地区、服务筛选',
    query: DirectoryQuery,
    reply: paged(AgentCard),
  }),
  read: endpoint({
    id: 'agents.read',
    method: 'GET',
    path: '/api/v1/agents/:id',
    access: 'public',
    summary: '技术经理人公开页；佣金约定仅会员、电话仅当事方可见',
    params: IdParams,
    reply: Agent,
  }),
  mine: endpoint({
    id: 'agents.mine',
    method: 'GET',
    path: '/api/v1/agent',
    access: 'signed_in',
    summary: '我的技术经理人档案',
    reply: z.object({ agent: AgentFile.nullable() }),
  }),
  organisations: endpoint({
    id: 'agents.organisations',
    method: 'GET',
    path: '/api/v1/agent/organisations',
    access: 'signed_in',
    summary: '按名称找已核验的机构，用于填写回避单位',
    query: z.object({ q: required(40) }),
    reply: z.object({ items: z.array(OrganisationCard) }),
  }),
  apply: endpoint({
    id: 'agents.apply',
    method: 'POST',
    path: '/api/v1/agent',
    access: 'signed_in',
    summary: '申请成为技术经理人；退回或撤回后可再次申请',
    body: z.object({ draft: AgentDraft, revision: revision.nullable().default(null) }),
    reply: AgentFile,
    status: 201,
  }),
  save: endpoint({
    id: 'agents.save',
    method: 'PUT',
    path: '/api/v1/agent',
    access: 'signed_in',
    summary: '修改档案；已核验的类别、等级、职称、证书改动须再次核验，核验前旧的有效',
    body: z.object({ draft: AgentDraft, revision }),
    reply: AgentFile,
  }),
  move: endpoint({
    id: 'agents.move',
    method: 'POST',
    path: '/api/v1/agent/moves',
    access: 'signed_in',
    summary: '本人推进状态：接受规则、恢复接单、撤回',
    body: z.discriminatedUnion('move', [
      z.object({ move: z.literal('accept'), revision, rulesVersion: z.string().max(20) }),
      z.object({ move: z.enum(['wake', 'withdraw']), revision }),
    ]),
    reply: AgentFile,
  }),
  desk: endpoint({
    id: 'agents.desk',
    method: 'GET',
    path: '/api/v1/operator/agents',
    access: 'operator',
    summary: '中心：技术经理人，待核验的最早的在前',
    query: PageQuery.extend({ waiting: z.stringbool().default(true), state: AgentState.optional(), q: text(60).default('') }),
    reply: paged(AgentRow),
  }),
  file: endpoint({
    id: 'agents.file',
    method: 'GET',
    path: '/api/v1/operator/agents/:id',
    access: 'operator',
    summary: '中心：一位技术经理人的全部档案',
    params: IdParams,
    reply: AgentFile,
  }),
  decide: endpoint({
    id: 'agents.decide',
    method: 'POST',
    path: '/api/v1/operator/agents/:id/moves',
    access: 'operator',
    summary: '中心：核验通过、逐项退回、暂停、恢复',
    params: IdParams,
    body: z.discriminatedUnion('move', [
      z.object({ move: z.enum(['approve', 'restore']), revision }),
      z.object({ move: z.literal('return'), revision, faults: z.array(AgentFault).min(1).max(10) }),
      z.object({ move: z.literal('suspend'), revision, reason: z.enum(AGENT_SUSPEND_REASONS), text: optional(300) }),
    ]),
    reply: AgentFile,
  }),
}
