import type { ListingKind } from '@keqiao/shared/listings'
import { organisations } from '../accounts/tables.ts'
import { achievements } from '../achievements/tables.ts'
import { id, index, instant, primaryKey, real, table, text, uniqueIndex } from '../platform/db/columns.ts'

/** What two records of one achievement share: a patent number, or the unit with either end of the name. */
export const duplicateKeys = table(
  'duplicate_keys',
  {
    achievementId: id('achievement_id')
      .notNull()
      .references(() => achievements.id, { onDelete: 'cascade' }),
    key: text('key').notNull(),
  },
  (t) => [primaryKey({ columns: [t.key, t.achievementId] }), index('duplicate_keys_achievement').on(t.achievementId)],
)

/** Two records that may be one; `aId` is the smaller id, so that a pair stands once. Decided ones are never asked again. */
export const duplicateCandidates = table(
  'duplicate_candidates',
  {
    id: id('id').primaryKey(),
    aId: id('a_id')
      .notNull()
      .references(() => achievements.id, { onDelete: 'cascade' }),
    bId: id('b_id')
      .notNull()
      .references(() => achievements.id, { onDelete: 'cascade' }),
    reason: text('reason').$type<'patent' | 'name'>().notNull(),
    detail: text('detail'),
    similarity: real('similarity').notNull(),
    state: text('state').$type<'open' | 'merged' | 'distinct'>().notNull(),
    createdAt: instant('created_at').notNull(),
    decidedBy: id('decided_by'),
    decidedAt: instant('decided_at'),
  },
  (t) => [
    uniqueIndex('duplicate_candidates_pair').on(t.aId, t.bId),
    index('duplicate_candidates_state').on(t.state, t.createdAt),
  ],
)

/** An organisation says that an unclaimed record is its own. */
export const claims = table(
  'claims',
  {
    id: id('id').primaryKey(),
    kind: text('kind').$type<ListingKind>().notNull(),
    listingId: id('listing_id').notNull(),
    organisationId: id('organisation_id')
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    personId: id('person_id'),
    evidence: text('evidence').notNull(),
    state: text('state').$type<'asked' | 'approved' | 'refused'>().notNull(),
    text: text('text'),
    createdAt: instant('created_at').notNull(),
    decidedBy: id('decided_by'),
    decidedAt: instant('decided_at'),
  },
  (t) => [
    uniqueIndex('claims_once').on(t.kind, t.listingId, t.organisationId, t.createdAt),
    index('claims_state').on(t.state, t.createdAt),
    index('claims_organisation').on(t.organisationId, t.createdAt),
  ],
)
