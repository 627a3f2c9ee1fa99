import { ANON_MIN_GROUP } from '@keqiao/shared/needs'
import type { Taxonomies } from '../taxonomy/taxonomy.ts'
import type { NeedRow } from './tables.ts'

/** Signs of an industry's code that name its division. */
export const DIVISION = 3

/** How many companies sit in a region (and below it) and, if named, belong to one of these industry divisions. */
export type Crowd = (region: string, divisions: string[]) => number

interface Companies {
  region: string
  industry: string | null
  count: number
}

export function crowdOf(rows: Companies[], taxonomies: Taxonomies): Crowd {
  return (region, divisions) => {
    const within = new Set([region, ...taxonomies.descendants('region', region)])
    const fits = (industry: string | null) => divisions.length === 0 || divisions.includes((industry ?? '').slice(0, DIVISION))
    return rows.reduce((sum, row) => (within.has(row.region) && fits(row.industry) ? sum + row.count : sum), 0)
  }
}

type Place = Pick<NeedRow, 'region' | 'industries'>

/**
 * Place and industry of an anonymous need, as exactly as they may be told: at least `ANON_MIN_GROUP` companies of the library share
 * both. The place widens first, since an industry tells a supplier more. Where too few share the industry anywhere, the place is not
 * told either: the need's own words tell the trade, and the two together would name the company (`npm run reidentify`).
 */
export function blurred(place: Place, crowd: Crowd, taxonomies: Taxonomies): Place {
  const industries = [...new Set(place.industries.map((code) => code.slice(0, DIVISION)))]
  const regions = place.region ? [place.region, ...taxonomies.ancestors('region', place.region)] : []
  const region = industries.length > 0 && regions.find((each) => crowd(each, industries) >= ANON_MIN_GROUP)
  return region ? { region, industries } : { region: null, industries: [] }
}
