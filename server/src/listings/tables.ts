import type { ListingState, Move, Mover, ReviewReason } from '@keqiao/shared/lifecycle'
import type { Feedback, ListingKind, MoveBody } from '@keqiao/shared/listings'
import { id, index, instant, int, json, primaryKey, serial, table, text, uniqueIndex } from '../platform/db/columns.ts'

/** Every change of a state, in order: who, in which role, when and why. Append-only. */
export const transitions = table(
  'transitions',
  {
    seq: serial('seq'),
    kind: text('kind').$type<ListingKind>().notNull(),
    listingId: id('listing_id').notNull(),
    /** `record` itself, or the `pending` version beside it. */
    version: text('version').$type<'record' | 'pending'>().notNull(),
    from: text('from_state').$type<ListingState>(),
    to: text('to_state').$type<ListingState>().notNull(),
    move: text('move').$type<Move | 'create' | 'import' | 'edit' | 'merge'>().notNull(),
    actorId: id('actor_id'),
    role: text('role').$type<Mover>().notNull(),
    at: instant('at').notNull(),
    reasons: json('reasons').$type<ReviewReason[]>().notNull(),
    questions: json('questions').$type<string[]>().notNull(),
    text: text('text'),
  },
  (t) => [index('transitions_listing').on(t.kind, t.listingId, t.seq), index('transitions_actor').on(t.actorId)],
)

/** An edit of a reviewed record, whole, until a reviewer lets it replace what the public reads. */
export const pendingVersions = table(
  'pending_versions',
  {
    kind: text('kind').$type<ListingKind>().notNull(),
    listingId: id('listing_id').notNull(),
    state: text('state').$type<'org_review' | 'center_review' | 'returned'>().notNull(),
    draft: json('draft').$type<Record<string, unknown>>().notNull(),
    changed: json('changed').$type<string[]>().notNull(),
    revision: int('revision').notNull().default(1),
    risks: int('risks').notNull().default(0),
    submittedBy: id('submitted_by'),
    submittedAt: instant('submitted_at').notNull(),
    feedback: json('feedback').$type<Feedback>(),
  },
  (t) => [primaryKey({ columns: [t.kind, t.listingId] }), index('pending_versions_state').on(t.state, t.submittedAt)],
)
export type PendingRow = typeof pendingVersions.$inferSelect

/** Where a record is known from. A number of one origin's list belongs to one record, whoever owns it by now. */
export const listingOrigins = table(
  'listing_origins',
  {
    seq: serial('seq'),
    kind: text('kind').$type<ListingKind>().notNull(),
    listingId: id('listing_id').notNull(),
    code: text('code').notNull(),
    number: text('number'),
    batch: text('batch'),
    /** Whose number it is: an organisation's own numbers are unique within it only, an official list has one scope. */
    scope: text('scope').notNull().default(''),
    importedAt: instant('imported_at').notNull(),
  },
  (t) => [
    uniqueIndex('listing_origins_number').on(t.kind, t.code, t.scope, t.number),
    index('listing_origins_listing').on(t.kind, t.listingId),
  ],
)

/** A reviewer's decision in its ten seconds: it can be undone until it is applied. One per listing and version. */
export const decisions = table(
  'decisions',
  {
    id: id('id').primaryKey(),
    kind: text('kind').$type<ListingKind>().notNull(),
    listingId: id('listing_id').notNull(),
    version: text('version').$type<'record' | 'pending'>().notNull(),
    body: json('body').$type<MoveBody>().notNull(),
    actorId: id('actor_id').notNull(),
    decidedAt: instant('decided_at').notNull(),
    dueAt: instant('due_at').notNull(),
  },
  (t) => [index('decisions_listing').on(t.kind, t.listingId)],
)
export type DecisionRow = typeof decisions.$inferSelect
