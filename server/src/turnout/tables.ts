import type { FollowUpOutcome, Intent } from '@keqiao/shared/turnout'
import { sql } from 'drizzle-orm'
import { organisations, persons } from '../accounts/tables.ts'
import { check, id, index, instant, int, primaryKey, table, text, uniqueIndex } from '../platform/db/columns.ts'
import { presentations, roadshows, signups } from '../roadshow/tables.ts'

/** People who were signed up together; its id is the `groupId` of their sign-ups. */
export const delegations = table(
  'delegations',
  {
    id: id('id').primaryKey(),
    roadshowId: id('roadshow_id')
      .notNull()
      .references(() => roadshows.id, { onDelete: 'cascade' }),
    organisationId: id('organisation_id').references(() => organisations.id, { onDelete: 'set null' }),
    name: text('name').notNull(),
    /** Of the sender's form: one list, however often it is sent. */
    key: text('key').notNull(),
    sentBy: id('sent_by').references(() => persons.id, { onDelete: 'set null' }),
    /** When the sender stated that each of them knows. */
    statedAt: instant('stated_at').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [uniqueIndex('delegations_key').on(t.roadshowId, t.key), index('delegations_of').on(t.roadshowId, t.at)],
)
export type DelegationRow = typeof delegations.$inferSelect

/** What one person said of one project; said again, it is changed. */
export const presentationMarks = table(
  'presentation_marks',
  {
    presentationId: id('presentation_id')
      .notNull()
      .references(() => presentations.id, { onDelete: 'cascade' }),
    signupId: id('signup_id')
      .notNull()
      .references(() => signups.id, { onDelete: 'cascade' }),
    roadshowId: id('roadshow_id')
      .notNull()
      .references(() => roadshows.id, { onDelete: 'cascade' }),
    score: int('score'),
    intent: text('intent').$type<Intent>(),
    text: text('text'),
    /** When the presenting organisation was told; once. */
    toldAt: instant('told_at'),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.presentationId, t.signupId] }),
    index('presentation_marks_of').on(t.roadshowId, t.intent),
    index('presentation_marks_by').on(t.signupId),
    check('presentation_marks_score', sql`${t.score} is null or ${t.score} between 1 and 5`),
  ],
)
export type MarkRow = typeof presentationMarks.$inferSelect

/** Where does it stand, so many days after the end. */
export const followUps = table(
  'follow_ups',
  {
    id: id('id').primaryKey(),
    roadshowId: id('roadshow_id')
      .notNull()
      .references(() => roadshows.id, { onDelete: 'cascade' }),
    days: int('days').notNull(),
    dueAt: instant('due_at').notNull(),
    remindedAt: instant('reminded_at'),
    doneAt: instant('done_at'),
    doneBy: id('done_by').references(() => persons.id, { onDelete: 'set null' }),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [uniqueIndex('follow_ups_once').on(t.roadshowId, t.days), index('follow_ups_due').on(t.doneAt, t.dueAt)],
)
export type FollowUpRow = typeof followUps.$inferSelect

export const followUpAnswers = table(
  'follow_up_answers',
  {
    followUpId: id('follow_up_id')
      .notNull()
      .references(() => followUps.id, { onDelete: 'cascade' }),
    /** `presentation:<id>:<sign-up>` or `meeting:<id>`, as the interest it became. */
    source: text('source').notNull(),
    outcome: text('outcome').$type<FollowUpOutcome>().notNull(),
    text: text('text'),
    answeredBy: id('answered_by').references(() => persons.id, { onDelete: 'set null' }),
    at: instant('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.followUpId, t.source] })],
)
export type AnswerRow = typeof followUpAnswers.$inferSelect
