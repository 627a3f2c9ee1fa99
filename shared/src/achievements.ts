import { z } from 'zod'
import { OrganisationCard } from './accounts.ts'
import { endpoint } from './endpoint.ts'
import { Indicator } from './indicators.ts'
import { Contact, HistoryEntry, MoveBody, moneyRange, PendingVersion, recordHead, TakeDownBody } from './listings.ts'
import { Id, IdParams, optional, PageQuery, paged, required, YearMonth } from './primitives.ts'
import {
  ACHIEVEMENT_ATTRIBUTES,
  ACHIEVEMENT_CLASSES,
  ACHIEVEMENT_FORMS,
  ACHIEVEMENT_LEVELS,
  APPLICATION_STATUSES,
  CONTRACT_FIELDS,
  DomainCode,
  IndustryCode,
  IP_KINDS,
  IP_STATUSES,
  OWNERSHIPS,
  PRICE_SHOW,
  RegionCode,
  SubDirectionCode,
  TRANSFER_MODES,
  TRL_BASIS,
} from './taxonomy.ts'

/** An achievement's own fields, `domain.md` D.1; lengths in characters. Everything but the name may be missing in a draft. */
export const AchievementDraft = z.object({
  externalRef: optional(64),
  /** The first completing unit, where it is not the organisation that brings the record in. */
  unitName: optional(80),
  name: required(200),
  nameEn: optional(300),
  publicSummary: optional(200),
  abstract: optional(3000),
  keywords: z.array(required(60)).max(20).default([]),
  problem: optional(600),
  object: optional(200),
  solution: optional(3000),
  innovations: z.array(required(200)).max(3).default([]),
  indicators: z.array(Indicator).max(30).default([]),
  comparisons: z
    .array(z.object({ aspect: required(60), existing: required(200), ours: required(200), source: optional(120) }))
    .max(20)
    .default([]),
  economics: optional(800),
  scenarios: optional(800),
  trl: z.number().int().min(1).max(9).nullable().default(null),
  trlBasis: z.enum(TRL_BASIS).nullable().default(null),
  achievementClass: z.enum(ACHIEVEMENT_CLASSES).default('APPLIED'),
  attribute: z.enum(ACHIEVEMENT_ATTRIBUTES).nullable().default(null),
  forms: z.array(z.enum(ACHIEVEMENT_FORMS)).max(5).default([]),
  level: z.enum(ACHIEVEMENT_LEVELS).nullable().default(null),
  applicationStatus: z.enum(APPLICATION_STATUSES).nullable().default(null),
  applicationCases: z
    .array(z.object({ unit: required(80), since: optional(20), result: required(300) }))
    .max(10)
    .default([]),
  ips: z
    .array(
      z.object({
        kind: z.enum(IP_KINDS),
        number: optional(40),
        name: optional(200),
        status: z.enum(IP_STATUSES).nullable().default(null),
      }),
    )
    .max(50)
    .default([]),
  ownership: z.enum(OWNERSHIPS).nullable().default(null),
  modes: z.array(z.enum(TRANSFER_MODES)).max(8).default([]),
  priceShow: z.enum(PRICE_SHOW).nullable().default(null),
  ...moneyRange,
  field: DomainCode.nullable().default(null),
  fields: z.array(DomainCode).max(4).default([]),
  subDirections: z.array(SubDirectionCode).max(8).default([]),
  industries: z.array(IndustryCode).max(6).default([]),
  contractField: z.enum(CONTRACT_FIELDS).nullable().default(null),
  region: RegionCode.nullable().default(null),
  finishedOn: YearMonth.nullable().default(null),
  support: optional(600),
  needSupport: optional(600),
  team: optional(600),
  papers: z
    .array(z.object({ title: required(300), url: optional(300) }))
    .max(20)
    .default([]),
  contact: Contact.nullable().default(null),
})
export type AchievementDraft = z.output<typeof AchievementDraft>

export const Achievement = z.object({
  ...AchievementDraft.omit({ contact: true, externalRef: true }).shape,
  ...recordHead,
  owner: OrganisationCard.nullable(),
})
export type Achievement = z.output<typeof Achievement>

export const AchievementCard = z.object({
  kind: z.literal('achievement'),
  id: Id,
  name: z.string(),
  summary: z.string(),
  owner: OrganisationCard.nullable(),
  /** The first completing unit, where no organisation owns the record yet. */
  unitName: z.string().nullable(),
  field: z.string().nullable(),
  trl: z.number().int().nullable(),
  modes: z.array(z.string()),
  priceShow: z.string().nullable(),
  priceMin: z.number().nullable(),
  priceMax: z.number().nullable(),
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
export type AchievementCard = z.infer<typeof AchievementCard>

export const achievementsApi = {
  read: endpoint({
    id: 'achievements.read',
    method: 'GET',
    path: '/api/v1/achievements/:id',
    access: 'public',
    summary: '一项科技成果',
    params: IdParams,
    reply: Achievement,
  }),
  create: endpoint({
    id: 'achievements.create',
    method: 'POST',
    path: '/api/v1/achievements',
    access: 'member',
    summary: '新建成果草稿，可同时提交审核',
    body: z.object({ organisationId: Id, draft: AchievementDraft, submit: z.boolean().default(false) }),
    reply: Achievement,
    status: 201,
  }),
  save: endpoint({
    id: 'achievements.save',
    method: 'PUT',
    path: '/api/v1/achievements/:id',
    access: 'member',
    summary: '修改成果（须带所见版本号）',
    params: IdParams,
    body: z.object({
      revision: z.number().int(),
      /** Of the pending version that was edited, where there is one. */
      pendingRevision: z.number().int().nullable().default(null),
      draft: AchievementDraft,
    }),
    reply: Achievement,
  }),
  move: endpoint({
    id: 'achievements.move',
    method: 'POST',
    path: '/api/v1/achievements/:id/move',
    access: 'member',
    summary: '推进状态：提交、撤回修改、单位审核、确认仍有效、暂停、撤回等（允许的动作见记录的 moves）',
    params: IdParams,
    body: MoveBody,
    reply: Achievement,
  }),
  takeDown: endpoint({
    id: 'achievements.takeDown',
    method: 'POST',
    path: '/api/v1/achievements/:id/take-down',
    access: 'operator',
    summary: '中心下架',
    params: IdParams,
    body: TakeDownBody,
    reply: Achievement,
  }),
  restore: endpoint({
    id: 'achievements.restore',
    method: 'POST',
    path: '/api/v1/achievements/:id/restore',
    access: 'operator',
    summary: '撤销下架',
    params: IdParams,
    reply: Achievement,
  }),
  mine: endpoint({
    id: 'achievements.mine',
    method: 'GET',
    path: '/api/v1/my/achievements',
    access: 'member',
    summary: '我所在机构的成果（含草稿）',
    query: PageQuery.extend({ state: z.string().optional() }),
    reply: paged(AchievementCard),
  }),
  draft: endpoint({
    id: 'achievements.draft',
    method: 'GET',
    path: '/api/v1/achievements/:id/draft',
    access: 'member',
    summary: '要编辑的内容：待审核的修改稿，没有则为现有内容',
    params: IdParams,
    reply: z.object({ draft: AchievementDraft, revision: z.number().int(), pending: PendingVersion.nullable() }),
  }),
  movePending: endpoint({
    id: 'achievements.movePending',
    method: 'POST',
    path: '/api/v1/achievements/:id/pending/move',
    access: 'member',
    summary: '推进修改稿：单位通过、单位退回、放弃',
    params: IdParams,
    body: MoveBody,
    reply: Achievement,
  }),
  history: endpoint({
    id: 'achievements.history',
    method: 'GET',
    path: '/api/v1/achievements/:id/history',
    access: 'signed_in',
    summary: '状态的全部变化：谁、何时、为何',
    params: IdParams,
    reply: z.object({ items: z.array(HistoryEntry) }),
  }),
  copy: endpoint({
    id: 'achievements.copy',
    method: 'POST',
    path: '/api/v1/achievements/:id/copy',
    access: 'member',
    summary: '以此为底新建草稿',
    params: IdParams,
    reply: Achievement,
    status: 201,
  }),
  discard: endpoint({
    id: 'achievements.discard',
    method: 'DELETE',
    path: '/api/v1/achievements/:id',
    access: 'member',
    summary: '删除草稿',
    params: IdParams,
    query: z.object({ revision: z.coerce.number().int() }),
    reply: z.object({}),
  }),
}
