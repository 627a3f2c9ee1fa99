import type { Indicator } from '@keqiao/shared/indicators'
import type { ListingKind } from '@keqiao/shared/listings'
import type { Card } from '@keqiao/shared/search'
import type { RequestViewer } from '../platform/serve.ts'
import type { SearchDocument } from './engine.ts'

/** What search must know of a kind of listing; the kinds implement it (`achievements/listing.ts`, `needs/listing.ts`). */
export interface ListingSource {
  kind: ListingKind
  /** Documents of those ids that everybody may read; the others are absent and leave the index. */
  documents(ids: string[]): Promise<Omit<SearchDocument, 'vector'>[]>
  /** What this viewer may see, re-read from the database: a stale index may miss, it cannot leak. */
  cards(ids: string[], viewer: RequestViewer): Promise<Map<string, { card: Card; text: string }>>
  /** Measured indicators of those that everybody may read, where the kind has any. */
  indicators?(ids: string[]): Promise<Map<string, Indicator[]>>
  /** Of the ids above `after` up to `end`: those whose text may hold some of these words, and how many; for want of an index. */
  holding(asked: { words: string[]; after: string; end: string }): Promise<{ id: string; held: number }[]>
  /** Of these ids, those that everybody may read now, as `documents` would have them. */
  shown(ids: string[]): Promise<Set<string>>
  /** Ids after `after`, in order, for rebuilding everything. */
  idsAfter(after: string, most: number): Promise<string[]>
}
