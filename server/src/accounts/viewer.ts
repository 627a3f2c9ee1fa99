import {
  APPOINTED_ROLES,
  type Appointment,
  CENTRE_ROLES,
  type OrganisationCard,
  type OrganisationState,
  type Role,
  SUPPLIER_KINDS,
} from '@keqiao/shared/accounts'
import type { RequestViewer } from '../platform/serve.ts'

declare module '../platform/serve.ts' {
  interface RequestViewer {
    roles: Role[]
    organisations: (OrganisationCard & { membership: 'member' | 'admin'; state: OrganisationState })[]
    appointments: Appointment[]
    /** The policy asks for a new password before anything else. */
    passwordExpired?: boolean
  }
}

/** Who is asking: read anew for every request, so that a revoked session or role ends at the next one. */
export type Viewer = RequestViewer

export const visitor: Viewer = {
  person: null,
  roles: [],
  organisations: [],
  appointments: [],
  secondFactor: false,
  isMember: false,
  isAgent: false,
  isReviewer: false,
  isOperator: false,
  isAuditor: false,
  lacksSecondFactor: false,
}

/** Powers of the centre's people count only in a session that passed a second factor. */
export function viewerOf(
  person: NonNullable<Viewer['person']>,
  organisations: (OrganisationCard & { membership: 'member' | 'admin'; state?: OrganisationState })[],
  appointed: Appointment[] = [],
  { secondFactor = true }: { secondFactor?: boolean } = {},
): Viewer {
  const appointments = appointed.filter(({ role }) => secondFactor || !CENTRE_ROLES.includes(role))
  const roles = new Set<Role>(appointments.map(({ role }) => role))
  // A closed organisation is remembered and gives no powers.
  const open = organisations.filter(({ state }) => state !== 'closed')
  for (const { kind, membership } of open) {
    const side = SUPPLIER_KINDS.includes(kind) ? 'SUP' : 'ENT'
    roles.add(membership === 'admin' ? `${side}_ADMIN` : `${side}_EDIT`)
    if (kind === 'TTO' && membership === 'admin') roles.add('AGENCY_ADMIN')
  }
  return {
    person,
    roles: [...roles],
    organisations: organisations.map((one) => ({ ...one, state: one.state ?? 'active' })),
    appointments,
    secondFactor,
    isMember: open.length > 0,
    isAgent: roles.has('AGENT'),
    isReviewer: roles.has('REVIEWER'),
    isOperator: roles.has('OPERATOR') || roles.has('REGION_OP'),
    isAuditor: roles.has('AUDITOR'),
    lacksSecondFactor: appointments.length < appointed.length,
  }
}

/** A viewer inside the house that holds every power of the centre everywhere: for seeds, scripts and timers. */
export const centre = (name: string): Viewer =>
  viewerOf(
    { id: name, name, email: '' },
    [],
    APPOINTED_ROLES.map((role) => ({ role, region: '130000' })),
  )

const within = (viewer: Viewer, organisationId: string | null) =>
  organisationId === null ? undefined : viewer.organisations.find(({ id }) => id === organisationId)

/** Whatever became of the organisation: for one's own data, and for what nobody does to their own. */
export const membershipIn = (viewer: Viewer, organisationId: string | null) => within(viewer, organisationId)?.membership ?? null

/** With the powers of a member, which a closed organisation gives no more. */
export const belongsTo = (viewer: Viewer, organisationId: string | null) =>
  (within(viewer, organisationId)?.state ?? 'closed') !== 'closed'

export const administers = (viewer: Viewer, organisationId: string | null) =>
  belongsTo(viewer, organisationId) && membershipIn(viewer, organisationId) === 'admin'

/** Towards others in its name: only while it is active. */
export const speaksFor = (viewer: Viewer, organisationId: string | null) => within(viewer, organisationId)?.state === 'active'
