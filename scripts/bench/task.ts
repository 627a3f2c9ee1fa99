/** What a part of the benchmark is told; parts run in processes of their own, so that memory is each one's own. */
export interface Task {
  /** Name of the part's file: `keqiao/build`, `peers/fts5` … */
  part: string
  size: number
  needs: number
  source: string | null
  queries: string | null
  /** Where a part may write; removed afterwards. */
  folder: string
}

/** Names of figures, in the order of the table; times in ms, sizes in bytes. */
export const FIGURES = {
  listings: 'listings',
  importRate: 'import, listings/s',
  indexRate: 'indexing, listings/s',
  indexCpu: '… processor time per listing, all threads, ms',
  sealCpu: 'making the index files alone, ms per listing',
  startMs: 'start with a full index, ms',
  databaseBytes: 'database on disk, MB',
  diskBytes: 'index on disk, MB',
  engineBytes: 'index in memory by its own count, MB',
  buildPeakBytes: 'resident memory while indexing, peak, MB',
  residentBytes: 'resident memory while answering, MB',
  residentPeakBytes: 'resident memory while answering, peak, MB',
  ownPerListing: 'memory per listing by the index’s own count, bytes',
  grownPerListing: 'memory per listing by the growth of the process, bytes',
  vectorRecall: 'recall@100 of the vector part beside the exact float scan',
  nearP50: 'vector top-100 alone, p50 ms',
  nearP99: '… p99 ms',
  scanShare: '… of the memory bandwidth of one thread',
  passMs: 'top 20 of 2,000 needs, one pass of the engine, ms',
  shortP50: 'search of 1–2 keywords, hits only, p50 ms',
  shortP99: '… p99 ms',
  shortCpu: '… processor time, all threads, ms',
  pageP50: 'search page (embedding, facets, cards, marks), p50 ms',
  pageP99: '… p99 ms',
  pageCpu: '… processor time, all threads, ms',
  freshP50: 'need of 300 characters right after the start, p50 ms',
  freshP99: '… p99 ms',
  freshCpu: '… processor time, all threads, ms',
  longP50: 'need of 300 characters, 100 hits only, p50 ms',
  longP99: '… p99 ms',
  longCpu: '… processor time, all threads, ms',
  longCount: '… measured needs',
  embedP50: 'embedding of the need, p50 ms',
  matchP50: 'match without embedding, p50 ms',
  matchP99: '… p99 ms',
  matchCpu: '… processor time, all threads, ms',
  matchEmbeddingP50: 'match with embedding, p50 ms',
  matchEmbeddingP99: '… p99 ms',
  matchEmbeddingCpu: '… processor time, all threads, ms',
  changeP50: 'one changed listing into the index, synced, p50 ms',
  changeP99: '… p99 ms',
  addRate: 'adding 10,000 while searching, listings/s',
  quietP50: '… a need when nothing is added, p50 ms',
  quietP99: '… p99 ms',
  addingP50: '… a need meanwhile, p50 ms',
  addingP99: '… p99 ms',
  refreshPassMs: 'top 30 of 2,000 open needs made and stored, one pass, ms',
  refreshPassCpu: '… processor time, all threads, ms',
  refreshPassAgainMs: '… again, when every list is there, ms',
  refreshNeedP50: 'one changed need: its list, p50 ms',
  refreshNeedP99: '… p99 ms',
  reindexP50: 'one changed achievement into the index, p50 ms',
  refreshAchievementP50: '… its pairs, p50 ms',
  refreshAchievementP99: '… p99 ms',
  refreshAchievementCpu: '… processor time, all threads, ms',
  readMatchesP50: 'list of a need read for the first time (20 pairs, their sentences), p50 ms',
  readMatchesAgainP50: '… read again, p50 ms',
  idleDelayP99: 'event-loop delay when idle, p99 ms',
  busyDelayP99: 'event-loop delay while 2 clients rank and 1 reads, p99 ms',
  busyMatchP50: '… a match meanwhile, p50 ms',
  busyRate: '… needs ranked/s',
  busyReadP50: '… a light request meanwhile, p50 ms',
  busyReadP99: '… p99 ms',
} as const
export type FigureName = keyof typeof FIGURES
export type Figures = Partial<Record<FigureName, number>>

export interface Outcome {
  figures: Figures
  /** What a reader of the figures must know: where a budget ended, what was not run. */
  notes: string[]
}

export type Message = { progress: string } | { outcome: Outcome }
