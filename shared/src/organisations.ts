import { z } from 'zod'
import { Appointment, OrganisationCard, OrganisationDraft, OrganisationKind, OrganisationState } from './accounts.ts'
import { Id, Instant, optional, required } from './primitives.ts'
import { RegionCode } from './taxonomy.ts'
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

export const Claim = z.object({ id: Id, name: z.string(), email: z.string(), text: z.string().nullable(), at: Instant })
export type Claim = z.infer<typeof Claim>

export const DeskFile = OrganisationFile.extend({
  applicant: z.string().nullable(),
  members: z.number().int(),
  likely: z.array(LikelySame),
  claims: z.array(Claim),
})
export type DeskFile = z.infer<typeof DeskFile>

export const Member = z.object({
  id: Id,
  name: z.string(),
  /** Masked, but for the organisation's administrators. */
  email: z.string(),
  role: z.enum(['member', 'admin']),
  since: Instant,
  you: z.boolean(),
})
export type Member = z.infer<typeof Member>

export const INVITATION_STATES = ['open', 'accepted', 'revoked', 'expired'] as const
export const Invitation = z.object({
  id: Id,
  email: z.string(),
  role: z.enum(['member', 'admin']).nullable(),
  appointment: Appointment.nullable(),
  state: z.enum(INVITATION_STATES),
  sentAt: Instant,
  expiresAt: Instant,
})
export type Invitation = z.infer<typeof Invitation>
export const InvitationDraft = z.object({
  email: z.email().max(120),
  role: z.enum(['member', 'admin']).default('member'),
})

/** What whoever holds the link reads before accepting. */
export const OpenInvitation = z.object({
  by: z.string(),
  /** Null: to an office of the exchange centre. */
  organisation: OrganisationCard.nullable(),
  role: z.enum(['member', 'admin']).nullable(),
  appointment: Appointment.nullable(),
  /** Masked. */
  email: z.string(),
  state: z.enum(INVITATION_STATES),
  expiresAt: Instant,
  /** The person asking has the address that was invited; null when nobody is signed in. */
  forYou: z.boolean().nullable(),
})
export type OpenInvitation = z.infer<typeof OpenInvitation>

/** Offices that the province's operator gives; agents qualify themselves. */
export const OFFICES = ['REVIEWER', 'OPERATOR', 'REGION_OP', 'AUDITOR'] as const
export const OfficeDraft = z.object({ email: z.email().max(120), role: z.enum(OFFICES), region: RegionCode })
export type OfficeDraft = z.output<typeof OfficeDraft>
export const Official = z.object({
  id: Id,
  name: z.string(),
  /** Masked. */
  email: z.string(),
  role: z.enum(OFFICES),
  region: z.string(),
  since: Instant,
  you: z.boolean(),
})
export type Official = z.infer<typeof Official>
