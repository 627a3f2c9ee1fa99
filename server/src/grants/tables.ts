import type { GranteeKind, GrantScope, RequestState } from '@keqiao/shared/grants'
import type { ListingKind } from '@keqiao/shared/listings'
import { organisations, persons } from '../accounts/tables.ts'
import { id, index, instant, json, table, text, uniqueIndex } from '../platform/db/columns.ts'

const listing = () => ({ kind: text('kind').$type<ListingKind>().notNull(), listingId: id('listing_id').notNull() })

/** What an owner gave to somebody. Counts while it is not withdrawn, not over, and the grantee still is who they were. */
export const grants = table(
  'grants',
  {
    id: id('id').primaryKey(),
    ...listing(),
    scope: text('scope').$type<GrantScope>().notNull(),
    /** One file; null for all of them. */
    attachmentId: id('attachment_id'),
    granteeKind: text('grantee_kind').$type<GranteeKind>().notNull(),
    granteeId: id('grantee_id').notNull(),
    /** Given to a person as a member of this organisation: ends with the membership. */
    organisationId: id('organisation_id').references(() => organisations.id, { onDelete: 'cascade' }),
    requestId: id('request_id'),
    grantedBy: id('granted_by').references(() => persons.id, { onDelete: 'set null' }),
    at: instant('at').notNull(),
    until: instant('until'),
    withdrawnAt: instant('withdrawn_at'),
    withdrawnBy: id('withdrawn_by').references(() => persons.id, { onDelete: 'set null' }),
    /** What is given to whom, while it is not withdrawn: nobody has the same thing twice, so that one withdrawal ends it. */
    liveKey: text('live_key'),
  },
  (t) => [
    uniqueIndex('grants_live').on(t.liveKey),
    index('grants_listing').on(t.kind, t.listingId),
    index('grants_grantee').on(t.granteeKind, t.granteeId),
  ],
)
export type GrantRow = typeof grants.$inferSelect

export const accessRequests = table(
  'access_requests',
  {
    id: id('id').primaryKey(),
    ...listing(),
    scope: text('scope').$type<GrantScope>().notNull(),
    attachmentId: id('attachment_id'),
    requesterId: id('requester_id')
      .notNull()
      .references(() => persons.id, { onDelete: 'cascade' }),
    /** In whose name; null: as an agent. */
    organisationId: id('organisation_id').references(() => organisations.id, { onDelete: 'cascade' }),
    reason: text('reason').notNull(),
    state: text('state').$type<RequestState>().notNull(),
    askedAt: instant('asked_at').notNull(),
    dueAt: instant('due_at').notNull(),
    answeredAt: instant('answered_at'),
    answeredBy: id('answered_by').references(() => persons.id, { onDelete: 'set null' }),
    text: text('text'),
    until: instant('until'),
    /** Set while it is asked: the same thing is asked once at a time. */
    openKey: text('open_key'),
  },
  (t) => [
    uniqueIndex('access_requests_open').on(t.openKey),
    index('access_requests_listing').on(t.kind, t.listingId),
    index('access_requests_requester').on(t.requesterId, t.askedAt),
    index('access_requests_due').on(t.state, t.dueAt),
  ],
)
export type RequestRow = typeof accessRequests.$inferSelect

/** By mail, to whoever reads that mailbox; its link stands in `links`. */
export const accessInvitations = table(
  'access_invitations',
  {
    id: id('id').primaryKey(),
    ...listing(),
    scopes: json('scopes').$type<GrantScope[]>().notNull(),
    /** Until when what it gives holds. */
    until: instant('until'),
    email: text('email').notNull(),
    ownerId: id('owner_id')
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    invitedBy: id('invited_by').references(() => persons.id, { onDelete: 'set null' }),
    sentAt: instant('sent_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    acceptedAt: instant('accepted_at'),
    acceptedBy: id('accepted_by').references(() => persons.id, { onDelete: 'set null' }),
    revokedAt: instant('revoked_at'),
  },
  (t) => [index('access_invitations_listing').on(t.kind, t.listingId), index('access_invitations_owner').on(t.ownerId, t.sentAt)],
)
export type InvitationRow = typeof accessInvitations.$inferSelect
