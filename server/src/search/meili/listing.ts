import { FACETS, type FacetName } from '@keqiao/shared/search'
import type { Meilisearch, MultiSearchQuery } from 'meilisearch'
import type { FacetCount, Found, Query } from '../engine.ts'
import { filterOf, type Stored } from './documents.ts'
import { inOrder } from './facets.ts'

/** Everything of a kind within the filters, the newest first: without words there is nothing to score. */
export async function listed(client: Meilisearch, indexUid: string, query: Query): Promise<Found> {
  const chosen = FACETS.filter((name) => (query.filters[name] ?? []).length > 0)
  const base: MultiSearchQuery = { indexUid, filter: filterOf(query.kind, query.filters), attributesToRetrieve: ['id'] }
  const hits = { ...base, sort: ['date:desc', 'id:asc'], offset: query.offset, limit: query.limit }
  // Only a search by pages counts exactly, and its pages are whole: it counts, the other one cuts.
  const count = { ...base, page: 1, hitsPerPage: 1 }
  const asked = query.facets ? [undefined, ...chosen].flatMap((name) => counting(base, query, name)) : []
  const { results } = await client.multiSearch<{ queries: MultiSearchQuery[] }, Stored>({ queries: [hits, count, ...asked] })
  const [found, counted, ...counts] = results
  return {
    hits: (found?.hits ?? []).map(({ id }) => ({ id, score: 0, words: 0, meaning: null })),
    total: counted?.totalHits ?? 0,
    facets: query.facets
      ? facetsOf(
          chosen,
          counts.map((one) => one.facetDistribution ?? {}),
        )
      : {},
    terms: [],
  }
}

/** Two requests: everybody's counts, and those without the discreet. A chosen facet is counted without its own filter. */
function counting(base: MultiSearchQuery, query: Query, name?: FacetName): MultiSearchQuery[] {
  const filter = filterOf(query.kind, query.filters, name)
  const facets = name ? [name] : [...FACETS]
  const all = { ...base, facets, filter, limit: 0 }
  return [all, { ...all, filter: [...filter, 'discreet = false'] }]
}

function facetsOf(chosen: FacetName[], counts: Record<string, Record<string, number>>[]): Found['facets'] {
  const of = (name: FacetName): FacetCount[] => {
    const at = chosen.includes(name) ? 2 * (chosen.indexOf(name) + 1) : 0
    const [all, plain] = [counts[at]?.[name] ?? {}, counts[at + 1]?.[name] ?? {}]
    return inOrder(Object.entries(all).map(([code, count]) => ({ code, count, plain: plain[code] ?? 0 })))
  }
  return Object.fromEntries(FACETS.map((name) => [name, of(name)]))
}
