import { FACETS } from '@keqiao/shared/search'
import type { Settings } from 'meilisearch'

export const EMBEDDER = 'keqiao'
/** Browsing without words pages through everything. */
const MOST_LISTED = 1_000_000

/** Of a new index. Its own order decides only who is a candidate. */
export const settingsFor = (dimensions: number): Settings => ({
  searchableAttributes: ['title', 'keywords', 'text'],
  filterableAttributes: ['id', 'kind', 'discreet', ...FACETS],
  sortableAttributes: ['id', 'date'],
  rankingRules: ['words', 'attribute', 'proximity', 'exactness', 'sort'],
  localizedAttributes: [{ attributePatterns: ['*'], locales: ['cmn'] }],
  embedders: { [EMBEDDER]: { source: 'userProvided', dimensions } },
  // What was typed wrongly is mended before it comes here; what is found must hold the words asked for.
  typoTolerance: { enabled: false },
  prefixSearch: 'disabled',
  faceting: { maxValuesPerFacet: 2000 },
  pagination: { maxTotalHits: MOST_LISTED },
})
