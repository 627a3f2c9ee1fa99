import { CENTRE_ROLES, type Role } from '@keqiao/shared/accounts'
import type { Taxonomies } from '../taxonomy/taxonomy.ts'
import type { Viewer } from './viewer.ts'

/** A province sees all, a city itself and what lies below it; 定州、辛集、雄安 are children of the province, of no city. */
const isProvince = (region: string) => region.endsWith('0000')

/** Who runs the business of the centre, in all the province or in a region of it. */
export const OPERATORS = ['OPERATOR', 'REGION_OP'] as const satisfies Role[]

const regionsOf = (viewer: Viewer, roles: readonly Role[]) =>
  viewer.appointments.filter(({ role }) => roles.includes(role)).map(({ region }) => region)

/** Whether a person of the centre reads everything. */
export const seesProvince = (viewer: Viewer) => regionsOf(viewer, CENTRE_ROLES).some(isProvince)

/** Whether one of these appointments reaches this region; a record without a region is the province's. */
export function covers(viewer: Viewer, roles: readonly Role[], region: string | null, taxonomies: Taxonomies): boolean {
  return regionsOf(viewer, roles).some(
    (own) => isProvince(own) || (region !== null && (own === region || taxonomies.ancestors('region', region).includes(own))),
  )
}

/** The same for queries: the region codes reached, null for all of them. */
export function regionScope(viewer: Viewer, roles: readonly Role[], taxonomies: Taxonomies): string[] | null {
  const own = regionsOf(viewer, roles)
  if (own.some(isProvince)) return null
  return [...new Set(own.flatMap((region) => [region, ...taxonomies.descendants('region', region)]))]
}
