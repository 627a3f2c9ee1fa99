import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Id, IdParams, Instant, optional, required } from './primitives.ts'
import { DomainCode, ORGANISATION_KINDS, RegionCode } from './taxonomy.ts'

export const OrganisationKind = z.enum(ORGANISATION_KINDS)
export type OrganisationKind = z.infer<typeof OrganisationKind>

/** Kinds that list achievements; the others post needs (ENT, ALLY) or serve. */
export const SUPPLIER_KINDS: readonly OrganisationKind[] = ['UNIV', 'INST', 'NEWRD', 'HOSP']

export const ROLES = [
  'SUP_EDIT',
  'SUP_ADMIN',
  'ENT_EDIT',
  'ENT_ADMIN',
  'AGENT',
  'AGENCY_ADMIN',
  'REVIEWER',
  'OPERATOR',
  'REGION_OP',
  'AUDITOR',
] as const
export const Role = z.enum(ROLES)
export type Role = z.infer<typeof Role>

/** Roles given by the centre, each for a region; the others come from an organisation. */
export const APPOINTED_ROLES = ['AGENT', 'REVIEWER', 'OPERATOR', 'REGION_OP', 'AUDITOR'] as const
/** Those that count only with a second factor. */
export const CENTRE_ROLES: readonly Role[] = ['REVIEWER', 'OPERATOR', 'REGION_OP', 'AUDITOR']
/** Region is a code of GB/T 2260: `130000` sees all, a city itself and what lies below it. */
export const Appointment = z.object({ role: z.enum(APPOINTED_ROLES), region: z.string() })
export type Appointment = z.infer<typeof Appointment>

/** `applied` waits for the operator of its region; only an `active` organisation submits listings. */
export const ORGANISATION_STATES = ['applied', 'active', 'returned', 'suspended', 'closed'] as const
export const OrganisationState = z.enum(ORGANISATION_STATES)
export type OrganisationState = z.infer<typeof OrganisationState>

export const OrganisationDraft = z.object({
  name: required(80),
  kind: OrganisationKind,
  region: RegionCode,
  intro: optional(600),
  fields: z.array(DomainCode).max(8).default([]),
})
export type OrganisationDraft = z.output<typeof OrganisationDraft>

export const OrganisationCard = z.object({
  id: Id,
  name: z.string(),
  kind: OrganisationKind,
  region: z.string(),
  demo: z.boolean(),
})
export type OrganisationCard = z.infer<typeof OrganisationCard>
export const Organisation = OrganisationCard.extend({
  intro: z.string().nullable(),
  fields: z.array(z.string()),
  /** Other than `active` only to its members, operators and auditors. */
  state: OrganisationState,
  /** By the operators of which region, when. */
  verified: z.object({ at: Instant, region: z.string() }).nullable(),
  /** For its members, and the operators of its region. */
  isKnown: z.boolean(),
  achievementCount: z.number().int(),
  needCount: z.number().int(),
})
export type Organisation = z.infer<typeof Organisation>

/** What stands where a person was who has left for good. The address leads nowhere (RFC 6761). */
export const ERASED_NAME = '已注销用户'
export const erasedAddress = (personId: string) => `${personId}@erased.invalid`

/** The person asking, as the web shows them. */
export const Me = z.object({
  person: z.object({ id: Id, name: z.string(), email: z.string(), language: z.enum(['zh', 'en']) }).nullable(),
  roles: z.array(Role),
  organisations: z.array(OrganisationCard.extend({ membership: z.enum(['member', 'admin']), state: OrganisationState })),
  appointments: z.array(Appointment),
  /** Holds a centre's role that sleeps until a second factor is set up. */
  lacksSecondFactor: z.boolean(),
  /** A new password is asked for before anything else. */
  passwordExpired: z.boolean(),
  /** The version of the privacy notice that this person has yet to read. */
  noticeDue: z.string().nullable(),
})
export type Me = z.infer<typeof Me>

export const accountsApi = {
  me: endpoint({
    id: 'accounts.me',
    method: 'GET',
    path: '/api/v1/me',
    access: 'public',
    summary: '我是谁：身份、角色、所在机构',
    reply: Me,
  }),
  organisation: endpoint({
    id: 'accounts.organisation',
    method: 'GET',
    path: '/api/v1/organisations/:id',
    access: 'public',
    summary: '机构公开信息',
    params: IdParams,
    reply: Organisation,
  }),
}
