import type { Appointment } from '@keqiao/shared/accounts'
import type { GuardedValues } from '@keqiao/shared/organisations'
import { organisations, persons } from '../accounts/tables.ts'
import { id, index, instant, json, table, text, uniqueIndex } from '../platform/db/columns.ts'

/** A change of what an active organisation is identified by; in force once an operator confirms it. */
export const organisationChanges = table(
  'organisation_changes',
  {
    id: id('id').primaryKey(),
    organisationId: id('organisation_id')
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    values: json('values').$type<Partial<GuardedValues>>().notNull(),
    state: text('state').$type<'pending' | 'confirmed' | 'refused' | 'withdrawn'>().notNull(),
    requestedBy: id('requested_by').references(() => persons.id, { onDelete: 'set null' }),
    requestedAt: instant('requested_at').notNull(),
    decidedAt: instant('decided_at'),
    text: text('text'),
  },
  (t) => [index('organisation_changes_of').on(t.organisationId, t.state), index('organisation_changes_state').on(t.state)],
)

/** Into an organisation (`role`) or to an office (`office`, `region`). Of the token only its hash is kept. */
export const invitations = table(
  'invitations',
  {
    id: id('id').primaryKey(),
    organisationId: id('organisation_id').references(() => organisations.id, { onDelete: 'cascade' }),
    role: text('role').$type<'member' | 'admin'>(),
    office: text('office').$type<Appointment['role']>(),
    region: text('region'),
    /** In small letters, as persons have it. */
    email: text('email').notNull(),
    tokenHash: text('token_hash').notNull(),
    invitedBy: id('invited_by').references(() => persons.id, { onDelete: 'set null' }),
    sentAt: instant('sent_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    acceptedAt: instant('accepted_at'),
    revokedAt: instant('revoked_at'),
  },
  (t) => [uniqueIndex('invitations_token').on(t.tokenHash), index('invitations_organisation').on(t.organisationId)],
)

/** Somebody says that a registered organisation is theirs; the operator of its region decides. */
export const organisationClaims = table(
  'organisation_claims',
  {
    id: id('id').primaryKey(),
    organisationId: id('organisation_id')
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    personId: id('person_id')
      .notNull()
      .references(() => persons.id, { onDelete: 'cascade' }),
    text: text('text'),
    state: text('state').$type<'pending' | 'confirmed' | 'refused'>().notNull(),
    createdAt: instant('created_at').notNull(),
    decidedAt: instant('decided_at'),
  },
  (t) => [index('organisation_claims_of').on(t.organisationId, t.state)],
)
