import type { OrganisationCard } from '@keqiao/shared/accounts'
import type { GrantScope } from '@keqiao/shared/grants'
import type { Mover } from '@keqiao/shared/lifecycle'
import { covers } from '../accounts/scope.ts'
import { administers, belongsTo, membershipIn, type Viewer } from '../accounts/viewer.ts'
import type { Taxonomies } from '../taxonomy/taxonomy.ts'

/** How a viewer stands to one record: what every rule of seeing and moving rests on. */
export interface Standing {
  viewer: Viewer
  /** A member of the owning organisation. */
  mine: boolean
  /** A person of the centre whose region reaches the owner's. */
  desk: boolean
  /** What the owner granted this viewer beside what the disclosure opens. */
  granted: readonly GrantScope[]
  /** The parts that this viewer may play in the record's life. */
  movers: readonly Mover[]
}

export interface Stood {
  id: string
  ownerId: string | null
  region: string | null
}

/** `assigned`: a triage that was given to this viewer as an agent. */
export function standingOf(
  viewer: Viewer,
  row: Stood,
  owner: OrganisationCard | null,
  given: { granted: readonly GrantScope[]; assigned: boolean; taxonomies: Taxonomies },
): Standing {
  const region = owner?.region ?? row.region
  const is = (...roles: Parameters<typeof covers>[1]) => covers(viewer, roles, region, given.taxonomies)
  const mine = membershipIn(viewer, row.ownerId) !== null
  const operates = is('OPERATOR', 'REGION_OP')
  const movers: Mover[] = [
    ...(belongsTo(viewer, row.ownerId) ? (['EDIT'] as const) : []),
    ...(administers(viewer, row.ownerId) ? (['ADMIN'] as const) : []),
    // Nobody reviews what is their own.
    ...(!mine && is('REVIEWER') ? (['REVIEWER'] as const) : []),
    ...(!mine && operates ? (['OPERATOR'] as const) : []),
    ...(!mine && (operates || given.assigned) ? (['TRIAGE'] as const) : []),
  ]
  return { viewer, mine, desk: is('REVIEWER', 'OPERATOR', 'REGION_OP', 'AUDITOR'), granted: given.granted, movers }
}
