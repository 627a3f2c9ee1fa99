import type { MEETING_ANSWERS, MeetingOutcome, MeetingPlace, MeetingSlot, MeetingState } from '@keqiao/shared/meetings'
import type { DECLINE_REASONS } from '@keqiao/shared/taxonomy'
import { sql } from 'drizzle-orm'
import { persons } from '../accounts/tables.ts'
import { bool, check, id, index, instant, int, json, primaryKey, real, table, text, uniqueIndex } from '../platform/db/columns.ts'
import { roadshows, signups } from '../roadshow/tables.ts'

/** How meetings go at one event. `turn` is raised by every decision about them: the lock of its meetings. */
export const meetingBooks = table('meeting_books', {
  roadshowId: id('roadshow_id')
    .primaryKey()
    .references(() => roadshows.id, { onDelete: 'cascade' }),
  revision: int('revision').notNull().default(1),
  turn: int('turn').notNull().default(0),
  bookOpensAt: instant('book_opens_at').notNull(),
  bookClosesAt: instant('book_closes_at').notNull(),
  windows: json('windows').$type<MeetingSlot[]>().notNull(),
  slotMinutes: int('slot_minutes').notNull(),
  breakMinutes: int('break_minutes').notNull(),
  places: json('places').$type<MeetingPlace[]>().notNull(),
  mostEach: int('most_each').notNull(),
  updatedAt: instant('updated_at').notNull(),
})
export type BookRow = typeof meetingBooks.$inferSelect

/** Who takes part in meetings, beside having a place. */
export const meetingGuests = table(
  'meeting_guests',
  {
    signupId: id('signup_id')
      .primaryKey()
      .references(() => signups.id, { onDelete: 'cascade' }),
    roadshowId: id('roadshow_id')
      .notNull()
      .references(() => roadshows.id, { onDelete: 'cascade' }),
    takesPart: bool('takes_part').notNull(),
    aim: text('aim'),
    /** Starts of the slots in which this person is not there. */
    away: json('away').$type<string[]>().notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [index('meeting_guests_of').on(t.roadshowId, t.takesPart)],
)
export type GuestRow = typeof meetingGuests.$inferSelect

export const meetings = table(
  'meetings',
  {
    id: id('id').primaryKey(),
    roadshowId: id('roadshow_id')
      .notNull()
      .references(() => roadshows.id, { onDelete: 'cascade' }),
    state: text('state').$type<MeetingState>().notNull(),
    /** Who asked; null: the organiser's plan. */
    askedBy: id('asker_id').references(() => signups.id, { onDelete: 'cascade' }),
    reason: text('reason'),
    startsAt: instant('starts_at'),
    endsAt: instant('ends_at'),
    place: int('place'),
    counterBy: id('counterer_id'),
    counterStartsAt: instant('counter_starts_at'),
    expiresAt: instant('expires_at'),
    declineReason: text('decline_reason').$type<(typeof DECLINE_REASONS)[number]>(),
    declineText: text('decline_text'),
    score: int('score'),
    /** Of two people, while it is open: they do not ask each other twice. */
    openPair: text('open_pair'),
    createdAt: instant('created_at').notNull(),
    stateAt: instant('state_at').notNull(),
  },
  (t) => [
    uniqueIndex('meetings_pair').on(t.roadshowId, t.openPair),
    index('meetings_of').on(t.roadshowId, t.state, t.startsAt),
    index('meetings_expiry').on(t.state, t.expiresAt),
    check('meetings_placed', sql`(${t.startsAt} is null) = (${t.place} is null)`),
  ],
)
export type MeetingRow = typeof meetings.$inferSelect

export const meetingPeople = table(
  'meeting_people',
  {
    meetingId: id('meeting_id')
      .notNull()
      .references(() => meetings.id, { onDelete: 'cascade' }),
    signupId: id('signup_id')
      .notNull()
      .references(() => signups.id, { onDelete: 'cascade' }),
    answer: text('answer').$type<(typeof MEETING_ANSWERS)[number]>().notNull(),
    outcome: text('outcome').$type<MeetingOutcome>(),
    /** Whom this person did not see. */
    absent: json('absent').$type<string[]>(),
    nextStep: text('next_step'),
    dueOn: text('due_on'),
    reportedAt: instant('reported_at'),
  },
  (t) => [primaryKey({ columns: [t.meetingId, t.signupId] }), index('meeting_people_of').on(t.signupId)],
)
export type ParticipantRow = typeof meetingPeople.$inferSelect

/**
 * One row for each person and for the place of every agreed meeting: nobody and no table twice in one slot, whatever the code above
 * may forget. `holder` is `signup:<id>` or `place:<n>`.
 */
export const meetingHolds = table(
  'meeting_holds',
  {
    roadshowId: id('roadshow_id')
      .notNull()
      .references(() => roadshows.id, { onDelete: 'cascade' }),
    startsAt: instant('starts_at').notNull(),
    holder: text('holder').notNull(),
    meetingId: id('meeting_id')
      .notNull()
      .references(() => meetings.id, { onDelete: 'cascade' }),
  },
  (t) => [primaryKey({ columns: [t.roadshowId, t.startsAt, t.holder] }), index('meeting_holds_of').on(t.meetingId)],
)

/** People by sign-up. */
export interface PlannedItem {
  a: string
  b: string
  startsAt: string
  place: number
  score: number
}
/** A plan of meetings, to be looked at before it is published. */
export const meetingPlans = table(
  'meeting_plans',
  {
    id: id('id').primaryKey(),
    roadshowId: id('roadshow_id')
      .notNull()
      .references(() => roadshows.id, { onDelete: 'cascade' }),
    state: text('state').$type<'working' | 'ready' | 'published' | 'stale'>().notNull(),
    score: real('score').notNull().default(0),
    bound: real('bound').notNull().default(0),
    greedy: real('greedy').notNull().default(0),
    served: int('served').notNull().default(0),
    servedAtMost: int('served_at_most').notNull().default(0),
    greedyServed: int('greedy_served').notNull().default(0),
    items: json('items').$type<PlannedItem[]>().notNull(),
    createdBy: id('created_by').references(() => persons.id, { onDelete: 'set null' }),
    at: instant('at').notNull(),
  },
  (t) => [index('meeting_plans_of').on(t.roadshowId, t.at)],
)
export type PlanRow = typeof meetingPlans.$inferSelect
