import type { Appointment, OrganisationKind, OrganisationState } from '@keqiao/shared/accounts'
import type { Language } from '@keqiao/shared/notices'
import type { LegalNature, OrganisationSize, OrganisationTag, ReturnReason, VerifiedHow } from '@keqiao/shared/organisations'
import { sql } from 'drizzle-orm'
import {
  bigint,
  bool,
  date,
  id,
  index,
  instant,
  int,
  json,
  primaryKey,
  table,
  text,
  uniqueIndex,
} from '../platform/db/columns.ts'

/** better-auth's five tables (its own names inside), with `language` and the system roles beside. */
export const persons = table('persons', {
  id: id('id').primaryKey(),
  name: text('name').notNull(),
  email: text('email').notNull().unique(),
  emailVerified: bool('email_verified').notNull().default(false),
  image: text('image'),
  /** In which mails are written. */
  language: text('language').$type<Language>().notNull().default('zh'),
  twoFactorEnabled: bool('two_factor_enabled').notNull().default(false),
  createdAt: date('created_at').notNull(),
  updatedAt: date('updated_at').notNull(),
  /** Since when nobody is behind it: the row stays for those that name its id. */
  erasedAt: instant('erased_at'),
})

export const sessions = table(
  'sessions',
  {
    id: id('id').primaryKey(),
    token: text('token').notNull().unique(),
    userId: id('user_id')
      .notNull()
      .references(() => persons.id, { onDelete: 'cascade' }),
    expiresAt: date('expires_at').notNull(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    /** Set only by a verified code or backup code that opened this very session. */
    secondFactorAt: date('second_factor_at'),
    openedAt: date('opened_at'),
    lastSeenAt: date('last_seen_at'),
    createdAt: date('created_at').notNull(),
    updatedAt: date('updated_at').notNull(),
  },
  (t) => [index('sessions_user').on(t.userId)],
)

export const credentials = table('credentials', {
  id: id('id').primaryKey(),
  accountId: text('account_id').notNull(),
  providerId: text('provider_id').notNull(),
  userId: id('user_id')
    .notNull()
    .references(() => persons.id, { onDelete: 'cascade' }),
  accessToken: text('access_token'),
  refreshToken: text('refresh_token'),
  idToken: text('id_token'),
  accessTokenExpiresAt: date('access_token_expires_at'),
  refreshTokenExpiresAt: date('refresh_token_expires_at'),
  scope: text('scope'),
  password: text('password'),
  createdAt: date('created_at').notNull(),
  updatedAt: date('updated_at').notNull(),
})

export const verifications = table('verifications', {
  id: id('id').primaryKey(),
  identifier: text('identifier').notNull(),
  value: text('value').notNull(),
  expiresAt: date('expires_at').notNull(),
  createdAt: date('created_at').notNull(),
  updatedAt: date('updated_at').notNull(),
})

/** One per person who set up a code app; counts once `verified` by a first code. */
export const secondFactors = table('second_factors', {
  id: id('id').primaryKey(),
  userId: id('user_id')
    .notNull()
    .unique()
    .references(() => persons.id, { onDelete: 'cascade' }),
  secret: text('secret').notNull(),
  backupCodes: text('backup_codes').notNull(),
  verified: bool('verified').notNull().default(false),
  failedVerificationCount: int('failed_verification_count').notNull().default(0),
  lockedUntil: date('locked_until'),
  /** The 30-second step of the newest code that was accepted: a code works once. */
  lastStep: bigint('last_step'),
  /** Of a new app that is to take the place of the present one, until its first code. */
  nextSecret: text('next_secret'),
  nextBackupCodes: text('next_backup_codes'),
})

export const organisations = table(
  'organisations',
  {
    id: id('id').primaryKey(),
    name: text('name').notNull(),
    kind: text('kind').$type<OrganisationKind>().notNull(),
    region: text('region').notNull(),
    intro: text('intro'),
    fields: json('fields').$type<string[]>().notNull(),
    /** Demonstration data, shown as such. */
    demo: bool('demo').notNull().default(false),
    state: text('state').$type<OrganisationState>().notNull().default('active'),
    createdAt: instant('created_at').notNull(),
    /** 统一社会信用代码; one open organisation has it. */
    uscc: text('uscc'),
    stateEstablished: bool('state_established').notNull().default(false),
    centralInHebei: bool('central_in_hebei').notNull().default(false),
    address: text('address'),
    postcode: text('postcode'),
    legalRep: text('legal_rep'),
    legalNature: text('legal_nature').$type<LegalNature>(),
    industry: text('industry'),
    size: text('size').$type<OrganisationSize>(),
    tags: json('tags').$type<OrganisationTag[]>(),
    mainProducts: text('main_products'),
    foundedYear: int('founded_year'),
    staff: int('staff'),
    rulesUrl: text('rules_url'),
    objectionChannel: text('objection_channel'),
    /** Touched by whatever counts its members or moves its state. */
    revision: int('revision').notNull().default(0),
    appliedBy: id('applied_by').references(() => persons.id, { onDelete: 'set null' }),
    stateAt: instant('state_at'),
    stateText: text('state_text'),
    returned: json('returned').$type<ReturnReason[]>(),
    verifiedHow: text('verified_how').$type<VerifiedHow>(),
    verifiedAt: instant('verified_at'),
    /** Of the operator who verified it. */
    verifiedRegion: text('verified_region'),
    verifiedBy: id('verified_by').references(() => persons.id, { onDelete: 'set null' }),
  },
  (t) => [
    index('organisations_by_name').on(t.name),
    index('organisations_state').on(t.state, t.stateAt),
    uniqueIndex('organisations_uscc').on(t.uscc).where(sql`state <> 'closed'`),
  ],
)

export const memberships = table(
  'memberships',
  {
    personId: id('person_id')
      .notNull()
      .references(() => persons.id, { onDelete: 'cascade' }),
    organisationId: id('organisation_id')
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    role: text('role').$type<'member' | 'admin'>().notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.organisationId] }), index('memberships_organisation').on(t.organisationId)],
)

/** Roles that do not come from an organisation, each for a region. Given by the centre, never by a form. */
export const appointments = table(
  'appointments',
  {
    personId: id('person_id')
      .notNull()
      .references(() => persons.id, { onDelete: 'cascade' }),
    role: text('role').$type<Appointment['role']>().notNull(),
    region: text('region').notNull().default('130000'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.role] })],
)
