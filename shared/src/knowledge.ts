import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Instant, optional, PageQuery, paged, required } from './primitives.ts'
import { FieldFilter } from './taxonomy.ts'

/** Vocabulary that the province's operators keep: problems with what answers them, and words that mean the same. */
export const KNOWLEDGE_KINDS = ['problem', 'synonym'] as const
export type KnowledgeKind = (typeof KNOWLEDGE_KINDS)[number]
/** What can be off: one entry, or everything of one 专栏; `00` is what holds everywhere. */
export const SWITCHES = ['problem', 'synonym', 'problem_area', 'synonym_area'] as const
export type Switch = (typeof SWITCHES)[number]
export const EVERYWHERE = '00'

const words = (least: number, most: number) => z.array(required(40)).min(least).max(most)

export const ProblemDraft = z.object({
  /** Sub-direction of the plan. */
  field: z.string().regex(/^\d{6}$/),
  /** As those say it who have it. */
  symptoms: words(1, 10),
  techniques: words(1, 10),
  materials: words(0, 10),
  /** With their unit in brackets. */
  quantities: words(0, 10),
})
export type ProblemDraft = z.infer<typeof ProblemDraft>

export const SynonymDraft = z.object({
  /** Empty where they mean the same everywhere. */
  field: z.union([z.literal(''), FieldFilter]),
  terms: words(2, 12),
})
export type SynonymDraft = z.infer<typeof SynonymDraft>

const State = {
  code: z.string(),
  active: z.boolean(),
  /** Why it is off. */
  reason: z.string().nullable(),
  /** `house` came with the programme, `changed` is one of those in an operator's words, `own` was added here. */
  from: z.enum(['house', 'changed', 'own']),
  /** Null until somebody changed it. */
  by: z.string().nullable(),
  at: Instant.nullable(),
}
export const KnowledgeProblem = ProblemDraft.extend(State)
export type KnowledgeProblem = z.infer<typeof KnowledgeProblem>
export const KnowledgeSynonym = SynonymDraft.extend(State)
export type KnowledgeSynonym = z.infer<typeof KnowledgeSynonym>

export const KnowledgeArea = z.object({
  area: z.string(),
  entries: z.number().int(),
  active: z.boolean(),
  reason: z.string().nullable(),
})
export type KnowledgeArea = z.infer<typeof KnowledgeArea>

const Query = PageQuery.extend({
  q: z.string().trim().max(40).default(''),
  area: z.union([z.literal(''), z.string().regex(/^\d{2}$/)]).default(''),
  state: z.enum(['all', 'off', 'changed']).default('all'),
})
const listOf = <T extends z.ZodType>(item: T) =>
  paged(item).extend({ areas: z.array(KnowledgeArea), mayEdit: z.boolean(), ready: z.boolean() })
const Code = z.string().regex(/^[A-Z\d-]{1,20}$/)

export const SwitchBody = z
  .object({ kind: z.enum(SWITCHES), code: Code, active: z.boolean(), reason: optional(200) })
  .refine(({ active, reason }) => active || reason, { path: ['reason'], error: 'why_off' })

export const knowledgeApi = {
  problems: endpoint({
    id: 'knowledge.problems',
    method: 'GET',
    path: '/api/v1/operator/knowledge/problems',
    access: 'operator',
    summary: '中心：问题—技术条目',
    query: Query,
    reply: listOf(KnowledgeProblem),
  }),
  synonyms: endpoint({
    id: 'knowledge.synonyms',
    method: 'GET',
    path: '/api/v1/operator/knowledge/synonyms',
    access: 'operator',
    summary: '中心：同义词组',
    query: Query,
    reply: listOf(KnowledgeSynonym),
  }),
  saveProblem: endpoint({
    id: 'knowledge.saveProblem',
    method: 'POST',
    path: '/api/v1/operator/knowledge/problems',
    access: 'operator',
    summary: '中心（省级）：新增或修改一条问题—技术',
    body: ProblemDraft.extend({ code: Code.nullable().default(null) }),
    reply: KnowledgeProblem,
  }),
  saveSynonym: endpoint({
    id: 'knowledge.saveSynonym',
    method: 'POST',
    path: '/api/v1/operator/knowledge/synonyms',
    access: 'operator',
    summary: '中心（省级）：新增或修改一组同义词',
    body: SynonymDraft.extend({ code: Code.nullable().default(null) }),
    reply: KnowledgeSynonym,
  }),
  switch: endpoint({
    id: 'knowledge.switch',
    method: 'POST',
    path: '/api/v1/operator/knowledge/switch',
    access: 'operator',
    summary: '中心（省级）：停用或启用一条词条，或一个专栏的全部词条',
    body: SwitchBody,
    reply: z.object({ active: z.boolean() }),
  }),
  restore: endpoint({
    id: 'knowledge.restore',
    method: 'POST',
    path: '/api/v1/operator/knowledge/restore',
    access: 'operator',
    summary: '中心（省级）：把一条词条恢复为随系统提供的内容',
    body: z.object({ kind: z.enum(KNOWLEDGE_KINDS), code: Code }),
    reply: z.object({ restored: z.boolean() }),
  }),
}
