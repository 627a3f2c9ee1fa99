import { type OrganisationCard, type Role, SUPPLIER_KINDS } from '@keqiao/shared/accounts'
import type { RequestViewer } from '../platform/serve.ts'

declare module '../platform/serve.ts' {
  interface RequestViewer {
    roles: Role[]
    organisations: (OrganisationCard & { membership: 'member' | 'admin' })[]
    isAgent: boolean
  }
}

/** Who is asking: read anew for every request, so that a revoked session or role ends at the next one. */
export type Viewer = RequestViewer

export const visitor: Viewer = { person: null, roles: [], organisations: [], isMember: false, isOperator: false, isAgent: false }

export function viewerOf(
  person: NonNullable<Viewer['person']>,
  organisations: Viewer['organisations'],
  appointed: ('AGENT' | 'OPERATOR')[],
): Viewer {
  const roles = new Set<Role>(appointed)
  for (const organisation of organisations) {
    const side = SUPPLIER_KINDS.includes(organisation.kind) ? 'SUP' : 'ENT'
    roles.add(organisation.membership === 'admin' ? `${side}_ADMIN` : `${side}_EDIT`)
  }
  return {
    person,
    roles: [...roles],
    organisations,
    isMember: organisations.length > 0,
    isOperator: roles.has('OPERATOR'),
    isAgent: roles.has('AGENT'),
  }
}

export const belongsTo = (viewer: Viewer, organisationId: string | null) =>
  organisationId !== null && viewer.organisations.some((organisation) => organisation.id === organisationId)
