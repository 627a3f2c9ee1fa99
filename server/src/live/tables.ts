import type { QuestionState } from '@keqiao/shared/live'
import { sql } from 'drizzle-orm'
import { bool, check, id, index, instant, int, primaryKey, table, text, uniqueIndex } from '../platform/db/columns.ts'
import { presentations, roadshows, signups } from '../roadshow/tables.ts'

/** The room on the line of one event. `version` is raised by every change that somebody may see: its lock, and what readers resume by. */
export const liveRooms = table('live_rooms', {
  roadshowId: id('roadshow_id')
    .primaryKey()
    .references(() => roadshows.id, { onDelete: 'cascade' }),
  version: int('version').notNull().default(0),
  /** The presentation that is on now. */
  presentationId: id('presentation_id').references(() => presentations.id, { onDelete: 'set null' }),
  message: text('message'),
  messageAt: instant('message_at'),
  /** By the host, before the clock does. */
  endedAt: instant('ended_at'),
})
export type RoomRow = typeof liveRooms.$inferSelect

export const liveQuestions = table(
  'live_questions',
  {
    id: id('id').primaryKey(),
    roadshowId: id('roadshow_id')
      .notNull()
      .references(() => roadshows.id, { onDelete: 'cascade' }),
    /** The room's version when it was asked: their order. */
    seq: int('seq').notNull(),
    /** The room's version when it last changed. */
    version: int('version').notNull(),
    signupId: id('signup_id')
      .notNull()
      .references(() => signups.id, { onDelete: 'cascade' }),
    presentationId: id('presentation_id').references(() => presentations.id, { onDelete: 'set null' }),
    key: text('key').notNull(),
    text: text('text').notNull(),
    /** Without a name to the others; the host knows. */
    anonymous: bool('anonymous').notNull(),
    state: text('state').$type<QuestionState>().notNull(),
    votes: int('votes').notNull().default(0),
    /** Since when the audience knows of it; one that never was shown is never mentioned to it. */
    shownAt: instant('shown_at'),
    at: instant('at').notNull(),
  },
  (t) => [
    uniqueIndex('live_questions_key').on(t.signupId, t.key),
    index('live_questions_version').on(t.roadshowId, t.version),
    check('live_questions_votes', sql`${t.votes} >= 0`),
  ],
)
export type QuestionRow = typeof liveQuestions.$inferSelect

/** One person, one question, one vote. */
export const liveVotes = table(
  'live_votes',
  {
    questionId: id('question_id')
      .notNull()
      .references(() => liveQuestions.id, { onDelete: 'cascade' }),
    signupId: id('signup_id')
      .notNull()
      .references(() => signups.id, { onDelete: 'cascade' }),
  },
  (t) => [primaryKey({ columns: [t.questionId, t.signupId] }), index('live_votes_of').on(t.signupId)],
)

/** Who was in the room, and for how many minutes in all. */
export const livePresences = table(
  'live_presences',
  {
    signupId: id('signup_id')
      .primaryKey()
      .references(() => signups.id, { onDelete: 'cascade' }),
    roadshowId: id('roadshow_id')
      .notNull()
      .references(() => roadshows.id, { onDelete: 'cascade' }),
    firstAt: instant('first_at').notNull(),
    lastAt: instant('last_at').notNull(),
    minutes: int('minutes').notNull().default(0),
  },
  (t) => [index('live_presences_of').on(t.roadshowId, t.lastAt)],
)
