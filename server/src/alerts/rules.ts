import { type AlertSettings, type Frequency, type Threshold, USUAL_SETTINGS } from '@keqiao/shared/alerts'
import { type ListingState, VISIBLE_STATES } from '@keqiao/shared/lifecycle'
import type { ListingKind } from '@keqiao/shared/listings'
import type { SearchFilters } from '@keqiao/shared/search'

const DAY = 86_400_000
/** Monday, 08:00 in Shanghai: midnight UTC, and China keeps no summer time. */
const SOME_MONDAY = Date.UTC(2026, 0, 5)

const next = (now: number, every: number, from = 0) => from + (Math.floor((now - from) / every) + 1) * every

/** When something that came up now is told; null for a muted source. */
export function dueAt({ frequency, muted }: { frequency: Frequency; muted: boolean }, now: number): string | null {
  if (muted) return null
  const at = { at_once: now, daily: next(now, DAY), weekly: next(now, 7 * DAY, SOME_MONDAY) }[frequency]
  return new Date(at).toISOString()
}

/** The listing's own settings before the person's, and those before the usual ones. */
export const settingsFor = (own: StoredSettings | undefined, general: StoredSettings | undefined): AlertSettings =>
  asSettings(own ?? general ?? USUAL_SETTINGS)

export interface StoredSettings {
  threshold: number
  frequency: Frequency
  muted: boolean
}
export const asSettings = ({ threshold, frequency, muted }: StoredSettings): AlertSettings => ({
  threshold: threshold as Threshold,
  frequency,
  muted,
})

/** As much of a listing as says whether it is news, and to whom. */
export interface NewsRow {
  id: string
  state: ListingState
  revision: number
  ownerId: string | null
  ownerHidden: boolean
  publishedAt: string | null
  createdAt: string
}
export interface News {
  kind: ListingKind
  row: NewsRow
}

export const isShown = ({ state, ownerHidden }: Pick<NewsRow, 'state' | 'ownerHidden'>) =>
  !ownerHidden && VISIBLE_STATES.includes(state)

/** An imported record may carry the date of another list; to this library it is as new as its row. */
export const appearedAt = ({ publishedAt, createdAt }: Pick<NewsRow, 'publishedAt' | 'createdAt'>) =>
  publishedAt !== null && publishedAt > createdAt ? publishedAt : createdAt

export const isOneOwners = (one: NewsRow, other: NewsRow) => one.ownerId !== null && one.ownerId === other.ownerId

/** A first sieve before the engine is asked: values of a filter are joined by "or", filters by "and". */
export const passes = (codes: Partial<Record<string, string[]>>, filters: SearchFilters) =>
  Object.entries(filters).every(([name, wanted]) => wanted.length === 0 || wanted.some((code) => codes[name]?.includes(code)))
