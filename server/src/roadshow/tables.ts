import type { Language } from '@keqiao/shared/notices'
import type { PresentationState } from '@keqiao/shared/programme'
import type { Fee, RoadshowDraft, SeatMode, Venue } from '@keqiao/shared/roadshow'
import type { RoadshowState } from '@keqiao/shared/roadshow-life'
import type { OfferReason, SIGNUP_SOURCES, SignupDraft, SignupState } from '@keqiao/shared/signups'
import { sql } from 'drizzle-orm'
import { organisations, persons } from '../accounts/tables.ts'
import { bool, check, id, index, instant, int, json, primaryKey, table, text, uniqueIndex } from '../platform/db/columns.ts'

export const roadshows = table(
  'roadshows',
  {
    id: id('id').primaryKey(),
    /** As last written down; what the clock has made of it since is `rules.stateAt`. */
    state: text('state').$type<RoadshowState>().notNull(),
    revision: int('revision').notNull().default(1),
    /** Raised by every decision about places: the lock of this event, and the order of its waiting lists. */
    turn: int('turn').notNull().default(0),
    /** Raised by every change of time or place (RFC 5545 SEQUENCE). */
    sequence: int('sequence').notNull().default(0),
    kind: text('kind').$type<RoadshowDraft['kind']>().notNull(),
    mode: text('mode').$type<RoadshowDraft['mode']>().notNull(),
    title: text('title').notNull(),
    intro: text('intro').notNull(),
    hostId: id('host_id').references(() => organisations.id, { onDelete: 'set null' }),
    coHosts: json('co_hosts').$type<string[]>().notNull(),
    region: text('region').notNull(),
    fields: json('fields').$type<string[]>().notNull(),
    /** Spoken there. */
    language: text('language').$type<RoadshowDraft['language']>().notNull().default('ZH'),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    regOpensAt: instant('reg_opens_at').notNull(),
    regClosesAt: instant('reg_closes_at').notNull(),
    venue: json('venue').$type<Venue>(),
    joinUrl: text('join_url'),
    approval: bool('approval').notNull(),
    maxCompanions: int('max_companions').notNull(),
    audience: text('audience'),
    contact: text('contact'),
    photoNotice: bool('photo_notice').notNull(),
    /** Null: free. */
    fee: json('fee').$type<Fee>(),
    callOpensAt: instant('call_opens_at'),
    callClosesAt: instant('call_closes_at'),
    /** Since when it waits for an operator's approval. */
    waitingSince: instant('waiting_since'),
    returned: text('returned'),
    /** Why it was postponed or cancelled. */
    reason: text('reason'),
    postponedFrom: instant('postponed_from'),
    publishedAt: instant('published_at'),
    createdBy: id('created_by').references(() => persons.id, { onDelete: 'set null' }),
    demo: bool('demo').notNull().default(false),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    stateAt: instant('state_at').notNull(),
  },
  (t) => [
    index('roadshows_calendar').on(t.startsAt),
    index('roadshows_state').on(t.state, t.endsAt),
    index('roadshows_host').on(t.hostId),
  ],
)
export type RoadshowRow = typeof roadshows.$inferSelect

/** The codes of `fields` once more, one a row, for filters. */
export const roadshowFields = table(
  'roadshow_fields',
  {
    roadshowId: id('roadshow_id')
      .notNull()
      .references(() => roadshows.id, { onDelete: 'cascade' }),
    code: text('code').notNull(),
  },
  (t) => [primaryKey({ columns: [t.roadshowId, t.code] }), index('roadshow_fields_code').on(t.code)],
)

/**
 * Places of one mode. `taken` counts every seat held: by sign-ups with a place and by open offers. A place is taken only under
 * `taken + n <= capacity`. Lowering the capacity throws nobody out: `ceiling` stays at what is taken and only sinks from there
 * (`ceiling = max(capacity, taken)`), so that no commit has more taken than the ceiling, and nothing but `resize` raises it.
 */
export const roadshowSeats = table(
  'roadshow_seats',
  {
    roadshowId: id('roadshow_id')
      .notNull()
      .references(() => roadshows.id, { onDelete: 'cascade' }),
    mode: text('mode').$type<SeatMode>().notNull(),
    capacity: int('capacity').notNull(),
    ceiling: int('ceiling').notNull(),
    taken: int('taken').notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.roadshowId, t.mode] }),
    check('roadshow_seats_not_oversold', sql`${t.taken} >= 0 and ${t.taken} <= ${t.ceiling}`),
    check('roadshow_seats_ceiling', sql`${t.capacity} >= 0 and ${t.capacity} <= ${t.ceiling}`),
  ],
)
export type SeatsRow = typeof roadshowSeats.$inferSelect

export const roadshowSessions = table(
  'roadshow_sessions',
  {
    id: id('id').primaryKey(),
    roadshowId: id('roadshow_id')
      .notNull()
      .references(() => roadshows.id, { onDelete: 'cascade' }),
    place: int('place').notNull(),
    title: text('title').notNull(),
    room: text('room'),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    experts: json('experts').$type<string[]>().notNull(),
    note: text('note'),
  },
  (t) => [index('roadshow_sessions_of').on(t.roadshowId, t.place)],
)
export type SessionRow = typeof roadshowSessions.$inferSelect

/** A project of the call, or one that the organiser put on the programme. */
export const presentations = table(
  'presentations',
  {
    id: id('id').primaryKey(),
    roadshowId: id('roadshow_id')
      .notNull()
      .references(() => roadshows.id, { onDelete: 'cascade' }),
    sessionId: id('session_id').references(() => roadshowSessions.id, { onDelete: 'set null' }),
    /** `achievement:<id>` or `need:<id>`. */
    subject: text('subject').notNull(),
    /** Whose it is, as it was submitted. */
    organisationId: id('organisation_id').references(() => organisations.id, { onDelete: 'set null' }),
    submittedBy: id('submitted_by').references(() => persons.id, { onDelete: 'set null' }),
    state: text('state').$type<PresentationState>().notNull(),
    revision: int('revision').notNull().default(1),
    place: int('place').notNull(),
    speaker: text('speaker').notNull(),
    speakerTitle: text('speaker_title'),
    minutes: int('minutes').notNull(),
    /** What the submitter says for it, and why it was decided so. */
    pitch: text('pitch'),
    decisionText: text('decision_text'),
    /** When the submitter ticked that nothing secret is shown, and that it may be recorded. */
    secrecyTickedAt: instant('secrecy_ticked_at'),
    recordConsentAt: instant('record_consent_at'),
    replayUrl: text('replay_url'),
    createdAt: instant('created_at').notNull(),
    stateAt: instant('state_at').notNull(),
  },
  (t) => [uniqueIndex('presentations_once').on(t.roadshowId, t.subject), index('presentations_of').on(t.roadshowId, t.state)],
)
export type PresentationRow = typeof presentations.$inferSelect

/** That a speaker agrees to the publication of the recording: in the own account, or on paper that the organiser has seen. */
export const replayConsents = table(
  'replay_consents',
  {
    id: id('id').primaryKey(),
    presentationId: id('presentation_id')
      .notNull()
      .references(() => presentations.id, { onDelete: 'cascade' }),
    speaker: text('speaker').notNull(),
    way: text('way').$type<'account' | 'signed'>().notNull(),
    /** Of what is signed: where it lies, what it says. */
    evidence: text('evidence'),
    /** The speaker; null where it was signed on paper. */
    personId: id('person_id').references(() => persons.id, { onDelete: 'set null' }),
    recordedBy: id('recorded_by').references(() => persons.id, { onDelete: 'set null' }),
    givenAt: instant('given_at').notNull(),
    withdrawnAt: instant('withdrawn_at'),
    /** The speaker's name while the consent stands: one at a time. */
    standing: text('standing'),
  },
  (t) => [uniqueIndex('replay_consents_standing').on(t.presentationId, t.standing)],
)
export type ReplayConsentRow = typeof replayConsents.$inferSelect

/** One person at one event, with or without an account. */
export const signups = table(
  'signups',
  {
    id: id('id').primaryKey(),
    roadshowId: id('roadshow_id')
      .notNull()
      .references(() => roadshows.id, { onDelete: 'cascade' }),
    personId: id('person_id').references(() => persons.id, { onDelete: 'set null' }),
    state: text('state').$type<SignupState>().notNull(),
    revision: int('revision').notNull().default(1),
    /** Place in the waiting lists: the event's `turn` when it joined them. */
    turn: int('turn').notNull(),
    mode: text('mode').$type<SeatMode>().notNull(),
    acceptsOther: bool('accepts_other').notNull(),
    /** Whose seats it holds; null without a place. */
    seatMode: text('seat_mode').$type<SeatMode>(),
    /** This person and the companions. */
    seats: int('seats').notNull(),
    offeredAt: instant('offered_at'),
    offerExpiresAt: instant('offer_expires_at'),
    offerReason: text('offer_reason').$type<OfferReason>(),
    name: text('name').notNull(),
    organisation: text('organisation').notNull(),
    title: text('title'),
    role: text('role').$type<SignupDraft['role']>().notNull(),
    phone: text('phone'),
    mail: text('mail'),
    contactKind: text('contact_kind').$type<'phone' | 'mail'>().notNull(),
    /** The contact in its one spelling while it may not be used again at this event; null once withdrawn or lapsed. */
    activeContact: text('active_contact'),
    interests: json('interests').$type<string[]>().notNull(),
    wantToMeet: text('want_to_meet'),
    /** Diet, access; deleted thirty days after the event. */
    assistance: text('assistance'),
    language: text('language').$type<Language>().notNull(),
    source: text('source').$type<(typeof SIGNUP_SOURCES)[number]>().notNull(),
    /** Of a delegation that was signed up together. */
    groupId: id('group_id'),
    /** Of the event and the idempotency key together. */
    keyHash: text('key_hash'),
    noticeVersion: text('notice_version').notNull(),
    consentedAt: instant('consented_at').notNull(),
    contactSharedAt: instant('contact_shared_at'),
    /** Set by a change of date; answered by `confirm_date`. */
    dateAskedAt: instant('date_asked_at'),
    dateConfirmedAt: instant('date_confirmed_at'),
    remindedAt: instant('reminded_at'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    stateAt: instant('state_at').notNull(),
  },
  (t) => [
    uniqueIndex('signups_contact').on(t.roadshowId, t.activeContact),
    uniqueIndex('signups_key').on(t.keyHash),
    // Holds all that counting and walking a waiting list asks, so that neither reads a row that it does not give.
    index('signups_line').on(t.roadshowId, t.state, t.turn, t.mode, t.acceptsOther),
    index('signups_person').on(t.personId),
    index('signups_offers').on(t.state, t.offerExpiresAt),
    check('signups_seated', sql`(${t.seatMode} is not null) = (${t.state} in ('confirmed', 'offered', 'checked_in', 'no_show'))`),
    check('signups_offer', sql`(${t.offerExpiresAt} is not null) = (${t.state} = 'offered')`),
    check('signups_seats', sql`${t.seats} >= 1`),
  ],
)
export type SignupRow = typeof signups.$inferSelect

/** Counted one by one: each takes a place. */
export const signupCompanions = table(
  'signup_companions',
  {
    id: id('id').primaryKey(),
    signupId: id('signup_id')
      .notNull()
      .references(() => signups.id, { onDelete: 'cascade' }),
    place: int('place').notNull(),
    name: text('name').notNull(),
  },
  (t) => [index('signup_companions_of').on(t.signupId, t.place)],
)

/** What became of a sign-up: by whom (null: its own link, or the clock), and why. */
export const signupMoves = table(
  'signup_moves',
  {
    id: id('id').primaryKey(),
    signupId: id('signup_id')
      .notNull()
      .references(() => signups.id, { onDelete: 'cascade' }),
    state: text('state').$type<SignupState>().notNull(),
    reason: text('reason'),
    actorId: id('actor_id'),
    at: instant('at').notNull(),
  },
  (t) => [index('signup_moves_of').on(t.signupId, t.id)],
)
