import type { ListingKind } from '@keqiao/shared/listings'
import type { FacetName } from '@keqiao/shared/search'

/** A listing as an engine knows it: texts, filter codes, a vector. No rows, no rights, no wording. */
export interface SearchDocument {
  id: string
  kind: ListingKind
  revision: number
  title: string
  keywords: string[]
  /** Everything else that may be found. */
  text: string
  /** Codes with their ancestors, so that a filter by a parent is a plain equality. */
  filters: Partial<Record<FacetName, string[]>>
  /** Nobody is told whose it is: what only a few such documents share is counted for nobody. */
  discreet: boolean
  /** ISO instant; newest first when sorted by date. */
  date: string
  /** Unit length, of the embedder's dimensions. */
  vector: Float32Array
}

/** What is looked for beside the query's own words, for less than they count. */
export interface Expansion {
  text: string
  /** Of a word's own weight, 0–1. */
  weight: number
}

export interface Query {
  kind: ListingKind
  text: string
  /** The text as a vector; null leaves meaning out. */
  vector: Float32Array | null
  /** Lifts what answers in other words. The ceiling below the line of `Hit.words` is that of the query's own words. */
  expansion?: Expansion[]
  /** Several codes of one facet are joined by "or", facets by "and". */
  filters: Partial<Record<FacetName, string[]>>
  /** Only among these; for scoring known pairs. */
  ids?: string[]
  sort: 'relevance' | 'date'
  offset: number
  limit: number
  /** `precise` cuts what answers only a small part of the words (a search box); `wide` ranks every candidate (matching). */
  breadth: 'precise' | 'wide'
  /** Which side decides the order; `both` unless an evaluation asks otherwise. */
  by: 'both' | 'words' | 'meaning'
  facets: boolean
}

export interface Hit {
  id: string
  /** What the order rests on, 0–1 beside the best of this query. */
  score: number
  /** Share of the best any document could reach for these words (BM25 over its ceiling), 0–1: comparable between queries. */
  words: number
  /** Cosine; null when the query had no vector. */
  meaning: number | null
}

export interface FacetCount {
  code: string
  count: number
  /** How many of these are not discreet. */
  plain: number
}

/**
 * `following`: another process on this machine writes the index, this one reads its files; `none`: it finds none to read. `level`: answers with everything it was given. `away`: cannot be asked. `behind`: missed something, and is being repaired. */
export type Standing = 'level' | 'following' | 'none' | 'away' | 'behind'

export interface Found {
  hits: Hit[]
  total: number
  facets: Partial<Record<FacetName, FacetCount[]>>
  /** The query's terms with their rarity, heaviest first: for marking what hit. */
  terms: { term: string; weight: number }[]
  /** Another engine than the chosen one has answered. */
  standIn?: true
}

/**
 * An engine returns ids and scores; rows, visibility and words come from the database. It may be deleted and rebuilt at
 * any time. Order is total: score, then id, so that pages neither repeat nor lose rows.
 */
export interface SearchEngine {
  readonly id: string
  /** Replaces documents by id. Durable when it returns. */
  upsert(documents: SearchDocument[]): Promise<void>
  remove(ids: string[]): Promise<void>
  search(query: Query): Promise<Found>
  /** Resolves once the index of an earlier run is loaded; until then `state` tells nothing of it. */
  opened(): Promise<void>
  /**
   * Of where documents go. `fingerprint` is empty when the index has no shape yet; `ready` is false while it loads;
   * `isBuilding` from `rebuild` until `finish`.
   */
  state(): Promise<{ fingerprint: string; documents: number; ready: boolean; isBuilding: boolean }>
  /**
   * An empty index of a new shape, where documents go from now on. What answered before may go on answering until `finish`,
   * so that a search is never empty meanwhile.
   */
  rebuild(fingerprint: string): Promise<void>
  /** What was rebuilt takes over; nothing happens when nothing was. */
  finish(): Promise<void>
  /** What stands in the index, by id: for finding what is missing, stale or too much. */
  page(kind: ListingKind, after: string, most: number): Promise<{ id: string; revision: number }[]>
  /** Titles and keywords that begin with or hold the typed text, the most frequent first. */
  suggest(kind: ListingKind, typed: string, most: number): Promise<{ text: string; count: number }[]>
  /** `behind` also while there is nothing whole to answer from. `fault` says in its own words what failed last. */
  standing(): { standing: Standing; fault: string | null }
  close(): Promise<void>
}
