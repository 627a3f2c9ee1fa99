import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Id, Instant } from './primitives.ts'

/** What a person is asked to agree to, each by a tick of its own; `account` says that the notice was read. */
export const CONSENT_PURPOSES = ['account', 'name_public', 'contact_shared', 'optional_mails'] as const
export const ConsentPurpose = z.enum(CONSENT_PURPOSES)
export type ConsentPurpose = z.infer<typeof ConsentPurpose>
/** Those that may be withdrawn; the first one ends with the account. */
export const FREE_PURPOSES = ['name_public', 'contact_shared', 'optional_mails'] as const
export const FreePurpose = z.enum(FREE_PURPOSES)
export type FreePurpose = z.infer<typeof FreePurpose>

/** Versions of the notice are days. */
export const NoticeVersion = z.iso.date()

/** What stands in the notice, in order: titles, paragraphs, points of a list. */
export const NoticeBlock = z.object({ kind: z.enum(['title', 'text', 'point']), text: z.string() })
export type NoticeBlock = z.infer<typeof NoticeBlock>
export const PrivacyNotice = z.object({
  version: NoticeVersion,
  /** Newest first. */
  versions: z.array(NoticeVersion),
  zh: z.array(NoticeBlock),
  en: z.array(NoticeBlock),
})
export type PrivacyNotice = z.infer<typeof PrivacyNotice>

/** Why a column is kept at all. */
export const DATA_PURPOSES = [
  'account',
  'security',
  'membership',
  'office',
  'agency',
  'events',
  'listing',
  'matching',
  'files',
  'import',
  'notices',
  'access',
  'review',
  'meeting',
  'consent',
  'rights',
  'trail',
  'operation',
] as const
/** PIPL Art. 13: with consent, to do what was agreed, because a law asks, or because it tells nothing of a person. */
export const DATA_BASES = ['consent', 'contract', 'law', 'none'] as const
export const DATA_RETENTIONS = ['account', 'session', 'day', 'month', 'record', 'three_years', 'chain', 'technical'] as const
export const DATA_LEVELS = ['none', 'ordinary', 'contact', 'sensitive'] as const
export const ERASE_DOINGS = ['delete', 'pseudonymise', 'keep'] as const
/** Why something stays when its person goes. */
export const KEEP_REASONS = [
  'impersonal',
  'timeline',
  'organisation',
  'trail',
  'proof',
  'pseudonym',
  'digest',
  'expires',
] as const
/** Why a person's own data is not in the copy they get. */
export const WITHHELD_REASONS = ['secret', 'of_others'] as const

export const DataMapColumn = z.object({
  column: z.string(),
  purpose: z.enum(DATA_PURPOSES),
  basis: z.enum(DATA_BASES),
  retention: z.enum(DATA_RETENTIONS),
  level: z.enum(DATA_LEVELS),
  /** The columns that say whose it is. */
  owner: z.array(z.string()),
  onErase: z.enum(ERASE_DOINGS),
  why: z.enum(KEEP_REASONS).nullable(),
  withheld: z.enum(WITHHELD_REASONS).nullable(),
})
export type DataMapColumn = z.infer<typeof DataMapColumn>
export const DataMapTable = z.object({ table: z.string(), columns: z.array(DataMapColumn) })
export type DataMapTable = z.infer<typeof DataMapTable>

/** A consent as it stands now: null for never asked. */
export const ConsentState = z.object({
  purpose: ConsentPurpose,
  given: z.boolean().nullable(),
  version: NoticeVersion.nullable(),
  at: Instant.nullable(),
})
export type ConsentState = z.infer<typeof ConsentState>

export const EXPORT_STATES = ['asked', 'ready', 'expired', 'failed'] as const
export const PersonalExport = z.object({
  id: Id,
  state: z.enum(EXPORT_STATES),
  askedAt: Instant,
  readyAt: Instant.nullable(),
  expiresAt: Instant.nullable(),
  bytes: z.number().int().nullable(),
})
export type PersonalExport = z.infer<typeof PersonalExport>

export const ERASURE_STATES = ['waiting', 'done', 'withdrawn', 'refused'] as const
export const Erasure = z.object({
  state: z.enum(ERASURE_STATES),
  askedAt: Instant,
  /** When it will be done; until then one may change one's mind. */
  dueAt: Instant,
  endedAt: Instant.nullable(),
  reason: z.enum(['last_operator']).nullable(),
})
export type Erasure = z.infer<typeof Erasure>

/** Days to change one's mind, where something hangs on the account; days a copy lies ready. */
export const PRIVACY_DAYS = { erasure: 7, export: 7 } as const

export const MyPrivacy = z.object({
  notice: z.object({ version: NoticeVersion, accepted: NoticeVersion.nullable() }),
  consents: z.array(ConsentState),
  exports: z.array(PersonalExport),
  erasure: Erasure.nullable(),
  /** What erasing would mean, as things stand. */
  outlook: z.object({
    /** Nothing hangs on the account: it goes at once. */
    atOnce: z.boolean(),
    blocked: z.enum(['last_operator']).nullable(),
    needsCode: z.boolean(),
    /** Organisations left without any administrator but the next member, or without anybody. */
    organisations: z.array(z.object({ id: Id, name: z.string(), after: z.enum(['others', 'next_member', 'nobody']) })),
    isAgent: z.boolean(),
    openWork: z.number().int(),
  }),
})
export type MyPrivacy = z.infer<typeof MyPrivacy>

/** What is kept of one person, table by table, as things stand. */
export const KeptTable = z.object({
  table: z.string(),
  count: z.number().int(),
  purpose: z.enum(DATA_PURPOSES),
  retention: z.enum(DATA_RETENTIONS),
  onErase: z.enum(ERASE_DOINGS),
})
export type KeptTable = z.infer<typeof KeptTable>

/** As what somebody opened another's contact data. */
export const LOOKERS = ['reviewer', 'operator', 'party'] as const
/** A listing that names this person as its contact; null: their own agent profile. */
const Looked = z.object({ kind: z.enum(['need', 'achievement']), id: Id, name: z.string() }).nullable()
export const ContactLook = z.object({ at: Instant, by: z.enum(LOOKERS), listing: Looked })
export type ContactLook = z.infer<typeof ContactLook>

export const Kept = z.object({
  tables: z.array(KeptTable),
  /** Newest first, the newest few of them. */
  looks: z.array(ContactLook),
})
export type Kept = z.infer<typeof Kept>

export const ConsentBody = z.strictObject({ given: z.boolean(), version: NoticeVersion })
export const ErasureBody = z.strictObject({
  password: z.string().min(1).max(1000),
  /** Of the code app or a backup code, where one is set up. */
  code: z.string().trim().max(40).optional(),
})
export type ErasureBody = z.output<typeof ErasureBody>

/** Whose contact data is asked for: a listing's, an agent's, that of somebody who signed up for an event. */
export const ContactSubject = z.string().regex(/^(need|achievement|agent|signup):[0-9a-f-]{36}$/)
export const Revealed = z.object({ person: z.string().nullable(), phone: z.string().nullable(), email: z.string().nullable() })
export type Revealed = z.infer<typeof Revealed>

export const privacyPaths = { file: (id: string) => `/api/v1/my/exports/${id}/file` }

export const privacyApi = {
  notice: endpoint({
    id: 'privacy.notice',
    method: 'GET',
    path: '/api/v1/privacy/notice',
    access: 'public',
    summary: '个人信息告知：现行版本，或按日期取从前的版本',
    query: z.object({ version: NoticeVersion.optional() }),
    reply: PrivacyNotice,
  }),
  dataMap: endpoint({
    id: 'privacy.dataMap',
    method: 'GET',
    path: '/api/v1/privacy/data-map',
    access: 'public',
    summary: '个人信息清单：每张表每一列的用途、依据、期限、级别与注销时的处理',
    reply: z.object({ tables: z.array(DataMapTable) }),
  }),
  mine: endpoint({
    id: 'privacy.mine',
    method: 'GET',
    path: '/api/v1/my/privacy',
    access: 'signed_in',
    summary: '隐私中心：我的同意、副本、注销，以及注销意味着什么',
    reply: MyPrivacy,
  }),
  kept: endpoint({
    id: 'privacy.kept',
    method: 'GET',
    path: '/api/v1/my/records',
    access: 'signed_in',
    summary: '关于我保存着什么：每张表几条、为什么、到何时；谁点开过我的联系方式',
    reply: Kept,
  }),
  acceptNotice: endpoint({
    id: 'privacy.acceptNotice',
    method: 'PUT',
    path: '/api/v1/my/notice',
    access: 'signed_in',
    summary: '确认已读现行的个人信息告知',
    body: z.strictObject({ version: NoticeVersion }),
    reply: MyPrivacy,
  }),
  consent: endpoint({
    id: 'privacy.consent',
    method: 'PUT',
    path: '/api/v1/my/consents/:purpose',
    access: 'signed_in',
    summary: '给出或撤回一项同意；下一次请求起生效',
    params: z.object({ purpose: FreePurpose }),
    body: ConsentBody,
    reply: MyPrivacy,
  }),
  askExport: endpoint({
    id: 'privacy.askExport',
    method: 'POST',
    path: '/api/v1/my/exports',
    access: 'signed_in',
    summary: '要一份关于我的全部信息（JSON、Excel 与我上传的文件）',
    reply: PersonalExport,
    status: 202,
  }),
  askErasure: endpoint({
    id: 'privacy.askErasure',
    method: 'POST',
    path: '/api/v1/my/erasure',
    access: 'signed_in',
    summary: '注销账号：七天内可反悔；无牵连的账号立即注销',
    body: ErasureBody,
    reply: Erasure,
    status: 202,
  }),
  keepAccount: endpoint({
    id: 'privacy.keepAccount',
    method: 'DELETE',
    path: '/api/v1/my/erasure',
    access: 'signed_in',
    summary: '反悔：保留账号',
    reply: MyPrivacy,
  }),
  reveal: endpoint({
    id: 'privacy.reveal',
    method: 'POST',
    path: '/api/v1/contacts/reveal',
    access: 'signed_in',
    summary: '查看完整的联系方式；每一次都留痕',
    body: z.strictObject({ subject: ContactSubject }),
    reply: Revealed,
  }),
}
