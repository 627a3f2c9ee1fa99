import type { FacetName } from '@keqiao/shared/search'
import type { Taxonomies } from '../taxonomy/taxonomy.ts'

interface Filtered {
  field: string | null
  fields: string[]
  subDirections: string[]
  region: string | null
  trl: number | null
  modes: readonly string[]
  year: string | null
  organisationKind: string | null
  price: string | null
}

/** Codes with their ancestors: a filter by box, province or domain then finds everything below it. */
export function filtersOf(listing: Filtered, taxonomies: Taxonomies): Partial<Record<FacetName, string[]>> {
  const fields = [listing.field, ...listing.fields, ...listing.subDirections].flatMap((code) =>
    code ? [code, ...taxonomies.ancestors('field', code)] : [],
  )
  const regions = listing.region ? [listing.region, ...taxonomies.ancestors('region', listing.region)] : []
  const one = (code: string | number | null) => (code === null ? [] : [String(code)])
  return {
    field: [...new Set(fields)],
    region: regions,
    trl: one(listing.trl),
    mode: [...listing.modes],
    price: one(listing.price),
    year: one(listing.year),
    organisationKind: one(listing.organisationKind),
  }
}

const BANDS: [code: string, below: number][] = [
  ['LT10', 10],
  ['10_50', 50],
  ['50_100', 100],
  ['100_500', 500],
]
const WAN_IN_FEN = 1_000_000

/** The band of a price: by its upper end, 面议 where no amount is named. */
export function priceBand(show: string | null, min: number | null, max: number | null): string | null {
  if (show === null) return null
  const amount = max ?? min
  if (amount === null) return show === 'FREE' ? 'LT10' : 'NEGOTIABLE'
  return BANDS.find(([, below]) => amount < below * WAN_IN_FEN)?.[0] ?? 'GE500'
}
