import { z } from 'zod'
import { OrganisationCard } from './accounts.ts'
import { endpoint } from './endpoint.ts'
import { WantedIndicator } from './indicators.ts'
import { Contact, HistoryEntry, MoveBody, PendingVersion, recordHead, TakeDownBody } from './listings.ts'
import { Id, IdParams, Money, optional, PageQuery, paged, required, YearMonth } from './primitives.ts'
import {
  DomainCode,
  IndustryCode,
  IP_TERMS,
  NEED_DISCLOSURES,
  NEED_KINDS,
  NEED_ORGANISE,
  PRICE_SHOW,
  RegionCode,
  SubDirectionCode,
  TRANSFER_MODES,
  URGENCIES,
} from './taxonomy.ts'

/** A need's own fields, `domain.md` D.2; lengths in characters. Everything but the name may be missing in a draft. */
export const NeedDraft = z.object({
  externalRef: optional(64),
  name: required(200),
  kind: z.enum(NEED_KINDS).default('BOTTLENECK'),
  organise: z.enum(NEED_ORGANISE).default('NORMAL'),
  disclosure: z.enum(NEED_DISCLOSURES).default('OPEN'),
  background: optional(3000),
  difficulty: optional(1000),
  research: optional(1000),
  object: optional(200),
  indicators: z.array(WantedIndicator).max(30).default([]),
  constraints: optional(600),
  /** For members only. */
  tried: optional(600),
  trlMin: z.number().int().min(1).max(9).nullable().default(null),
  deliverables: optional(600),
  deadline: YearMonth.nullable().default(null),
  budgetShow: z.enum(PRICE_SHOW).nullable().default(null),
  budgetMin: Money.nullable().default(null),
  budgetMax: Money.nullable().default(null),
  modes: z.array(z.enum(TRANSFER_MODES)).max(8).default([]),
  ipTerms: z.enum(IP_TERMS).nullable().default(null),
  partnerRequirement: optional(400),
  ownBase: optional(600),
  urgency: z.enum(URGENCIES).nullable().default(null),
  keywords: z.array(required(60)).max(20).default([]),
  field: DomainCode.nullable().default(null),
  fields: z.array(DomainCode).max(4).default([]),
  subDirections: z.array(SubDirectionCode).max(8).default([]),
  industries: z.array(IndustryCode).max(6).default([]),
  region: RegionCode.nullable().default(null),
  contact: Contact.nullable().default(null),
})
export type NeedDraft = z.output<typeof NeedDraft>

/** Region and industry of an anonymous need are told only as exactly as this many companies of the library share them. */
export const ANON_MIN_GROUP = 3

export const Need = z.object({
  ...NeedDraft.omit({ contact: true, externalRef: true }).shape,
  ...recordHead,
  /** Absent when the need is anonymous and the viewer is not its owner. */
  owner: OrganisationCard.nullable(),
})
export type Need = z.output<typeof Need>

/** The same draft as three kinds of readers would have it. */
export const NeedPreview = z.object({ visitor: Need.nullable(), member: Need.nullable(), agent: Need.nullable() })
export type NeedPreview = z.output<typeof NeedPreview>

export const NeedCard = z.object({
  kind: z.literal('need'),
  id: Id,
  name: z.string(),
  summary: z.string(),
  owner: OrganisationCard.nullable(),
  disclosure: z.string(),
  needKind: z.string(),
  field: z.string().nullable(),
  trlMin: z.number().int().nullable(),
  modes: z.array(z.string()),
  budgetShow: z.string().nullable(),
  budgetMin: z.number().nullable(),
  budgetMax: z.number().nullable(),
  deadline: z.string().nullable(),
  region: z.string().nullable(),
  state: z.string(),
  revision: z.number().int(),
  demo: z.boolean(),
  publishedAt: z.string().nullable(),
  updatedAt: z.string(),
  quality: z.number().int(),
  /** For the owner's people: an edit that waits. */
  pendingState: z.enum(['org_review', 'center_review', 'returned']).nullable(),
})
export type NeedCard = z.infer<typeof NeedCard>

/** A paragraph read as a draft: found on this machine by patterns and embeddings, for the person to accept or change. */
export const NeedSuggestion = z.object({
  name: z.string(),
  background: z.string(),
  difficulty: z.string().nullable(),
  fields: z.array(z.object({ code: z.string(), similarity: z.number() })),
  indicators: z.array(z.object({ text: z.string(), indicator: WantedIndicator })),
  keywords: z.array(z.string()),
  budgetMax: z.number().nullable(),
  deadline: z.string().nullable(),
  /** Parts still missing, best first: `object`, `indicators`, `constraints`, `budget`, `deadline`, `tried`. */
  questions: z.array(z.string()),
})
export type NeedSuggestion = z.infer<typeof NeedSuggestion>

export const needsApi = {
  read: endpoint({
    id: 'needs.read',
    method: 'GET',
    path: '/api/v1/needs/:id',
    access: 'public',
    summary: '一条企业技术需求',
    params: IdParams,
    reply: Need,
  }),
  create: endpoint({
    id: 'needs.create',
    method: 'POST',
    path: '/api/v1/needs',
    access: 'member',
    summary: '新建需求草稿，可同时提交审核',
    body: z.object({ organisationId: Id, draft: NeedDraft, submit: z.boolean().default(false) }),
    reply: Need,
    status: 201,
  }),
  save: endpoint({
    id: 'needs.save',
    method: 'PUT',
    path: '/api/v1/needs/:id',
    access: 'member',
    summary: '修改需求（须带所见版本号）',
    params: IdParams,
    body: z.object({
      revision: z.number().int(),
      /** Of the pending version that was edited, where there is one. */
      pendingRevision: z.number().int().nullable().default(null),
      draft: NeedDraft,
    }),
    reply: Need,
  }),
  move: endpoint({
    id: 'needs.move',
    method: 'POST',
    path: '/api/v1/needs/:id/move',
    access: 'member',
    summary: '推进状态：提交、撤回修改、单位审核、确认仍有效、暂停、撤回等（允许的动作见记录的 moves）',
    params: IdParams,
    body: MoveBody,
    reply: Need,
  }),
  takeDown: endpoint({
    id: 'needs.takeDown',
    method: 'POST',
    path: '/api/v1/needs/:id/take-down',
    access: 'operator',
    summary: '中心下架',
    params: IdParams,
    body: TakeDownBody,
    reply: Need,
  }),
  restore: endpoint({
    id: 'needs.restore',
    method: 'POST',
    path: '/api/v1/needs/:id/restore',
    access: 'operator',
    summary: '撤销下架',
    params: IdParams,
    reply: Need,
  }),
  mine: endpoint({
    id: 'needs.mine',
    method: 'GET',
    path: '/api/v1/my/needs',
    access: 'member',
    summary: '我所在机构的需求（含草稿）',
    query: PageQuery.extend({ state: z.string().optional() }),
    reply: paged(NeedCard),
  }),
  draft: endpoint({
    id: 'needs.draft',
    method: 'GET',
    path: '/api/v1/needs/:id/draft',
    access: 'member',
    summary: '要编辑的内容：待审核的修改稿，没有则为现有内容',
    params: IdParams,
    reply: z.object({ draft: NeedDraft, revision: z.number().int(), pending: PendingVersion.nullable() }),
  }),
  movePending: endpoint({
    id: 'needs.movePending',
    method: 'POST',
    path: '/api/v1/needs/:id/pending/move',
    access: 'member',
    summary: '推进修改稿：单位通过、单位退回、放弃',
    params: IdParams,
    body: MoveBody,
    reply: Need,
  }),
  history: endpoint({
    id: 'needs.history',
    method: 'GET',
    path: '/api/v1/needs/:id/history',
    access: 'signed_in',
    summary: '状态的全部变化：谁、何时、为何',
    params: IdParams,
    reply: z.object({ items: z.array(HistoryEntry) }),
  }),
  copy: endpoint({
    id: 'needs.copy',
    method: 'POST',
    path: '/api/v1/needs/:id/copy',
    access: 'member',
    summary: '以此为底新建草稿',
    params: IdParams,
    reply: Need,
    status: 201,
  }),
  discard: endpoint({
    id: 'needs.discard',
    method: 'DELETE',
    path: '/api/v1/needs/:id',
    access: 'member',
    summary: '删除草稿',
    params: IdParams,
    query: z.object({ revision: z.coerce.number().int() }),
    reply: z.object({}),
  }),
  preview: endpoint({
    id: 'needs.preview',
    method: 'POST',
    path: '/api/v1/needs/preview',
    access: 'member',
    summary: '访客、会员、技术经理人各将看到的样子（不保存）；看不到的为空',
    body: z.object({ organisationId: Id, draft: NeedDraft }),
    reply: NeedPreview,
  }),
}
