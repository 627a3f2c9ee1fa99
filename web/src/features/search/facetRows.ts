import type { FacetName, Facets } from '@keqiao/shared/search'

export interface FacetRow {
  code: string
  count: number
  depth: 0 | 1
}
type Counts = Facets[string]

const BY_CODE: readonly FacetName[] = ['trl', 'price', 'year']
const PRICE_ORDER = ['NEGOTIABLE', 'LT10', '10_50', '50_100', '100_500', 'GE500']

/** The lines of one facet: fields open into their domains once chosen; scales keep their own order; the rest go by count. */
export function facetRows(name: FacetName, counts: Counts, chosen: readonly string[]): FacetRow[] {
  // What was chosen stays in sight, even where nothing is left of it.
  const all = [
    ...counts,
    ...chosen.filter((code) => !counts.some((row) => row.code === code)).map((code) => ({ code, count: 0 })),
  ]
  if (name === 'field') return fieldRows(all, chosen)
  const rows = all.map(({ code, count }) => ({ code, count, depth: 0 as const }))
  if (name === 'year') return rows.sort((a, b) => b.code.localeCompare(a.code))
  if (name === 'price') return rows.sort((a, b) => PRICE_ORDER.indexOf(a.code) - PRICE_ORDER.indexOf(b.code))
  if (BY_CODE.includes(name)) return rows.sort((a, b) => a.code.localeCompare(b.code))
  return rows.sort((a, b) => b.count - a.count)
}

function fieldRows(all: Counts, chosen: readonly string[]): FacetRow[] {
  const boxes = all.filter(({ code }) => code.length === 2)
  if (boxes.length === 0) return all.filter(({ code }) => code.length === 4).map((row) => ({ ...row, depth: 0 }))
  const open = new Set(chosen.map((code) => code.slice(0, 2)))
  return boxes
    .sort((a, b) => a.code.localeCompare(b.code))
    .flatMap((box) => {
      const domains = open.has(box.code)
        ? all.filter(({ code }) => code.length === 4 && code.startsWith(box.code)).sort((a, b) => b.count - a.count)
        : []
      return [{ ...box, depth: 0 as const }, ...domains.map((row) => ({ ...row, depth: 1 as const }))]
    })
}
