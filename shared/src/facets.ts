/** What a search is narrowed by. In a file of its own: the threads that search need nothing else of the contract. */
export const FACETS = ['field', 'region', 'trl', 'mode', 'price', 'year', 'organisationKind'] as const
export type FacetName = (typeof FACETS)[number]
