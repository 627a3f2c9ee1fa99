import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import type { REVIEW_REASONS } from './lifecycle.ts'
import { ListingKind } from './listings.ts'
import { Id, IdParams, Instant, optional, required } from './primitives.ts'
import { ACHIEVEMENT_LEVELS, TRL_BASIS } from './taxonomy.ts'

/** What may be wrong with a text that others will read; the sentence is the web's. */
export const RISK_CODES = [
  'ID_CARD',
  'CONTACT_MAIL',
  'CONTACT_WECHAT',
  'CONTACT_QQ',
  'CONTACT_MOBILE',
  'CONTACT_PHONE',
  'CONTACT_URL',
  'SECRECY',
  'EXAGGERATED',
] as const
export const RiskCode = z.enum(RISK_CODES)
export type RiskCode = z.infer<typeof RiskCode>

/** The place in the text: `field` as in issues (`innovations.0`), `found` is what stands from `start` to before `end`. */
export const RiskMark = z.object({
  code: RiskCode,
  field: z.string(),
  start: z.number().int(),
  end: z.number().int(),
  found: z.string(),
})
export type RiskMark = z.infer<typeof RiskMark>

/** The reason a reviewer would give for a mark. */
export const REASON_OF_RISK: Record<RiskCode, (typeof REVIEW_REASONS)[number]> = {
  ID_CARD: 'PERSONAL_DATA',
  CONTACT_MAIL: 'CONTACT_DATA',
  CONTACT_WECHAT: 'CONTACT_DATA',
  CONTACT_QQ: 'CONTACT_DATA',
  CONTACT_MOBILE: 'CONTACT_DATA',
  CONTACT_PHONE: 'CONTACT_DATA',
  CONTACT_URL: 'CONTACT_DATA',
  SECRECY: 'SECRECY',
  EXAGGERATED: 'EXAGGERATED',
}

/** A word that asks for a second look; `note` says where it comes from. */
export const SecrecyWord = z.object({
  id: Id,
  word: z.string(),
  note: z.string().nullable(),
  active: z.boolean(),
  /** Null for those that came with the house. */
  by: z.string().nullable(),
  at: Instant,
})
export type SecrecyWord = z.infer<typeof SecrecyWord>
export const SecrecyWordDraft = z.object({ word: required(30).min(2), note: optional(200) })

export const risksApi = {
  check: endpoint({
    id: 'risks.check',
    method: 'POST',
    path: '/api/v1/risks',
    access: 'member',
    summary: '公开文字中的风险提示：联系方式、身份证号、涉密词、缺少依据的水平表述（只提示，不保存）',
    body: z.object({
      kind: ListingKind,
      texts: z.array(z.object({ field: z.string().max(60), text: z.string().max(3000) })).max(120),
      level: z.enum(ACHIEVEMENT_LEVELS).nullable().default(null),
      trlBasis: z.enum(TRL_BASIS).nullable().default(null),
    }),
    reply: z.object({ marks: z.array(RiskMark) }),
  }),
  words: endpoint({
    id: 'risks.words',
    method: 'GET',
    path: '/api/v1/operator/secrecy-words',
    access: 'operator',
    summary: '中心：涉密词表',
    reply: z.object({ items: z.array(SecrecyWord), mayEdit: z.boolean() }),
  }),
  addWord: endpoint({
    id: 'risks.addWord',
    method: 'POST',
    path: '/api/v1/operator/secrecy-words',
    access: 'operator',
    summary: '中心（省级）：加入或恢复一个涉密词',
    body: SecrecyWordDraft,
    reply: SecrecyWord,
    status: 201,
  }),
  retireWord: endpoint({
    id: 'risks.retireWord',
    method: 'POST',
    path: '/api/v1/operator/secrecy-words/:id/retire',
    access: 'operator',
    summary: '中心（省级）：停用一个涉密词',
    params: IdParams,
    reply: SecrecyWord,
  }),
}
