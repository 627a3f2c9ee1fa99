import type { Frequency, SearchAsked } from '@keqiao/shared/alerts'
import type { ListingKind } from '@keqiao/shared/listings'
import { persons } from '../accounts/tables.ts'
import { bool, id, index, instant, int, json, primaryKey, table, text, uniqueIndex } from '../platform/db/columns.ts'

const person = () =>
  id('person_id')
    .notNull()
    .references(() => persons.id, { onDelete: 'cascade' })
const settings = {
  threshold: int('threshold').notNull(),
  frequency: text('frequency').$type<Frequency>().notNull(),
  muted: bool('muted').notNull(),
}

/** A search a person keeps; what appears later and would be listed for it is told. */
export const savedSearches = table(
  'saved_searches',
  {
    id: id('id').primaryKey(),
    personId: person(),
    name: text('name').notNull(),
    kind: text('kind').$type<ListingKind>().notNull(),
    asked: json('asked').$type<SearchAsked>().notNull(),
    frequency: text('frequency').$type<Frequency>().notNull(),
    muted: bool('muted').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [index('saved_searches_person').on(t.personId), index('saved_searches_kind').on(t.kind, t.id)],
)

/** How a person is told of what fits the own listings; without a row as usual. */
export const alertSettings = table('alert_settings', {
  personId: person().primaryKey(),
  ...settings,
})

/** The same for one listing, where a person wants it otherwise. */
export const alertWatches = table(
  'alert_watches',
  {
    personId: person(),
    kind: text('kind').$type<ListingKind>().notNull(),
    listingId: id('listing_id').notNull(),
    ...settings,
  },
  (t) => [primaryKey({ columns: [t.personId, t.kind, t.listingId] })],
)

/**
 * The ledger of what is told: one row per person, source (`search:`, `need:`, `achievement:`, `parked:`) and listing found, ever.
 * It is what keeps anything from being told twice: the row is written before telling, and told in one update.
 */
export const alertItems = table(
  'alert_items',
  {
    id: id('id').primaryKey(),
    personId: person(),
    source: text('source').notNull(),
    found: text('found').notNull(),
    score: int('score'),
    createdAt: instant('created_at').notNull(),
    /** When it is to be told; never for a muted source. */
    dueAt: instant('due_at'),
    toldAt: instant('told_at'),
    /** Whose notice told it. */
    batchId: id('batch_id'),
    seenAt: instant('seen_at'),
  },
  (t) => [
    uniqueIndex('alert_items_once').on(t.personId, t.source, t.found),
    index('alert_items_due').on(t.toldAt, t.dueAt),
    index('alert_items_batch').on(t.batchId),
    index('alert_items_source').on(t.source),
  ],
)

/** Up to which revision a listing has been news: a second run over the same one tells nothing. */
export const alertSeen = table('alert_seen', { subject: text('subject').primaryKey(), revision: int('revision').notNull() })
