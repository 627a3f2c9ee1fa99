import type { ListingKind } from '@keqiao/shared/listings'
import type { Viewer } from '../accounts/viewer.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Taxonomies } from '../taxonomy/taxonomy.ts'

/** An official list counts as checked, so only an operator brings one in, in the name of the exchange centre. */
export function refusedOrigin(
  viewer: Viewer,
  organisationId: string,
  kind: ListingKind,
  origin: string,
  taxonomies: Taxonomies,
): Refusal | null {
  const own = viewer.organisations.find(({ id }) => id === organisationId)
  if (!viewer.isOperator || own?.kind !== 'EXCH') return new Refusal('forbidden', { needs: 'operator' })
  const fault = (path: string) => new Refusal('invalid_input', {}, [{ path, code: 'invalid_value', facts: { origin } }])
  if (kind !== 'achievement') return fault('kind')
  return taxonomies.has('origin', origin) ? null : fault('origin')
}
