import { FACETS } from '@keqiao/shared/search'
import type { FacetCount, Found, Query } from '../engine.ts'
import type { Sheet } from './sheets.ts'

/**
 * Those that pass every filter, and counts per facet. A facet is counted over what passes all the *other* filters, so that
 * choosing one value does not hide its neighbours.
 */
export function picked(
  sheets: Pick<Sheet, 'filters' | 'discreet'>[],
  query: Pick<Query, 'filters' | 'facets'>,
): { passed: number[]; facets: Found['facets'] } {
  const chosen = FACETS.filter((name) => (query.filters[name] ?? []).length > 0)
  const counts = new Map(FACETS.map((name) => [name, new Map<string, FacetCount>()]))
  const passed: number[] = []
  for (const [at, { filters, discreet }] of sheets.entries()) {
    const failed = chosen.filter((name) => !query.filters[name]?.some((code) => filters[name]?.includes(code)))
    if (failed.length === 0) passed.push(at)
    if (!query.facets || failed.length > 1) continue
    for (const name of failed.length === 1 ? failed : FACETS)
      for (const code of filters[name] ?? []) {
        const byCode = counts.get(name) as Map<string, FacetCount>
        const known = byCode.get(code) ?? { code, count: 0, plain: 0 }
        byCode.set(code, { code, count: known.count + 1, plain: known.plain + (discreet ? 0 : 1) })
      }
  }
  return { passed, facets: query.facets ? Object.fromEntries([...counts].map(([name, of]) => [name, inOrder(of.values())])) : {} }
}

export const inOrder = (counts: Iterable<FacetCount>) =>
  [...counts].sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1))
