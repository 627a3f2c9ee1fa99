import { z } from 'zod'
import { endpoint } from './endpoint.ts'

/** Closed lists the code reasons about. Their labels, and the open lists, are data: `seeds/taxonomy/*.csv`. */
export const TRANSFER_MODES = [
  'ASSIGN',
  'LIC_EXCL',
  'LIC_SOLE',
  'LIC_NON',
  'LIC_OPEN',
  'EQUITY',
  'CODEV',
  'COMMISSION',
  'SELF',
  'CONSULT',
  'SERVICE',
  'TRIAL',
  'FINANCE',
  'LANDING',
] as const
export const PRICE_SHOW = ['NEGOTIABLE', 'FIXED', 'RANGE', 'FLOOR', 'BUDGET', 'BOUNTY', 'FREE'] as const
export const ORGANISATION_KINDS = [
  'UNIV',
  'INST',
  'NEWRD',
  'HOSP',
  'ENT',
  'ALLY',
  'TTO',
  'IPAG',
  'EVAL',
  'PILOT',
  'FUND',
  'PARK',
  'GOV',
  'EXCH',
  'ASSOC',
] as const
export const TRL_BASIS = ['SELF', 'THIRD', 'ACCEPT'] as const
export const ACHIEVEMENT_CLASSES = ['APPLIED', 'BASIC', 'SOFT'] as const
export const ACHIEVEMENT_ATTRIBUTES = ['ORIGINAL', 'REINNOVATE', 'SECONDARY'] as const
export const ACHIEVEMENT_FORMS = [
  'TECH',
  'PROCESS',
  'PRODUCT',
  'MATERIAL',
  'EQUIP',
  'BIOVAR',
  'BIOMED',
  'MINVAR',
  'STANDARD',
  'SOFTWARE',
  'OTHER',
] as const
export const ACHIEVEMENT_LEVELS = ['INT_LEAD', 'INT_ADV', 'CN_LEAD', 'CN_ADV', 'OTHER', 'NOT_RATED'] as const
export const APPLICATION_STATUSES = ['INDUSTRIAL', 'SMALL', 'TRIAL', 'STOPPED', 'NONE'] as const
export const IP_KINDS = ['PAT_INV', 'PAT_UM', 'PAT_DES', 'SW', 'IC', 'PVR', 'BIOMED', 'KNOWHOW', 'WORK', 'NONE'] as const
export const IP_STATUSES = [
  'APPLIED',
  'PUBLISHED',
  'GRANTED',
  'LAPSED',
  'EXPIRED',
  'REJECTED',
  'LICENSED_EXCL',
  'PLEDGED',
] as const
export const OWNERSHIPS = ['SERVICE', 'NON_SERVICE', 'JOINT', 'AUTHORISED'] as const
export const CONTRACT_FIELDS = ['IT', 'AS', 'AM', 'BM', 'NM', 'EN', 'EP', 'NU', 'AG', 'TR', 'UD'] as const
export const NEED_KINDS = [
  'BOTTLENECK',
  'PROCESS',
  'PRODUCT',
  'MATERIAL',
  'EQUIP',
  'DIGITAL',
  'GREEN',
  'TEST',
  'TALENT',
  'BUYTECH',
  'SCENARIO',
  'SERVICE',
] as const
export const NEED_DISCLOSURES = ['OPEN', 'ANON', 'AGENT_ONLY', 'INVITE'] as const
export const NEED_ORGANISE = ['NORMAL', 'BOUNTY', 'RACE', 'LIST', 'DIRECT', 'CASE'] as const
export const URGENCIES = ['URGENT', 'YEAR', 'STRATEGIC'] as const
export const IP_TERMS = ['DEMAND', 'SUPPLY', 'SHARED', 'NEGOTIATE'] as const
export const DECLINE_REASONS = [
  'TOO_EARLY',
  'NO_ADVANTAGE',
  'NO_BUSINESS',
  'UNCLEAR',
  'SCIENTIFIC',
  'NOT_FIT',
  'HAVE_ALT',
  'PRICE',
  'IP',
  'REGULATORY',
  'CAPACITY',
  'REGION',
  'OTHER',
] as const
export const TAKE_DOWN_REASONS = [
  'COMPLAINT',
  'SECRECY',
  'CONTACT_DATA',
  'IP_DISPUTE',
  'FALSE_CLAIM',
  'DUPLICATE',
  'OTHER',
] as const
/** Price bands for filters; bounds in 万元, upper bound exclusive. */
export const PRICE_BANDS = ['NEGOTIABLE', 'LT10', '10_50', '50_100', '100_500', 'GE500'] as const

/** Technology field: `BBDD` domain or `BBDDSS` sub-direction of the plan's 13 boxes; `BB` alone only as a filter. */
export const DomainCode = z.string().regex(/^\d{4}$/)
export const SubDirectionCode = z.string().regex(/^\d{6}$/)
export const FieldFilter = z.string().regex(/^\d{2}(\d{2}){0,2}$/)
/** GB/T 4754—2017: a section letter with 2 to 4 digits; two digits are compared. */
export const IndustryCode = z.string().regex(/^[A-T]\d{2,4}$/)
/** GB/T 2260, six digits; a filter includes descendants. */
export const RegionCode = z.string().regex(/^\d{6}$/)

/** The lists by name, as `seeds/taxonomy/<name>.csv`. */
export const TAXONOMY_NAMES = [
  'field',
  'industry',
  'region',
  'organisation_kind',
  'organisation_size',
  'organisation_tag',
  'legal_nature',
  'transfer_mode',
  'price_show',
  'price_band',
  'trl',
  'trl_basis',
  'achievement_class',
  'achievement_attribute',
  'achievement_form',
  'achievement_level',
  'application_status',
  'ip_kind',
  'ip_status',
  'ownership',
  'contract_field',
  'need_kind',
  'need_disclosure',
  'need_organise',
  'urgency',
  'ip_terms',
  'decline_reason',
  'take_down_reason',
  'roadshow_kind',
  'signup_role',
  'agent_kind',
  'agent_level',
  'agent_title',
  'agent_service',
  'spoken_language',
  'agent_return_reason',
  'agent_suspend_reason',
  'assignment_decline',
  'review_reason',
  'need_verdict',
  'origin',
  'role',
  'listing_state',
  'problem_cell',
  'data_table',
] as const
export type TaxonomyName = (typeof TAXONOMY_NAMES)[number]

export const TaxonomyEntry = z.object({
  code: z.string(),
  parent: z.string().nullable(),
  zh: z.string(),
  en: z.string(),
  retired: z.boolean(),
  /** Further columns of the list: `slug`, `contract_field`, `industries`, `see_also`, `note`. */
  more: z.record(z.string(), z.string()),
})
export type TaxonomyEntry = z.infer<typeof TaxonomyEntry>
export const Taxonomy = z.object({ version: z.string(), entries: z.array(TaxonomyEntry) })
export type Taxonomy = z.infer<typeof Taxonomy>

export const taxonomyApi = {
  all: endpoint({
    id: 'taxonomy.all',
    method: 'GET',
    path: '/api/v1/taxonomies',
    access: 'public',
    summary: '全部代码表（中英文名称与版本）',
    reply: z.record(z.string(), Taxonomy),
  }),
}
