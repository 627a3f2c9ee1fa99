import type { Reason, SignalShare } from '@keqiao/shared/matching'
import { persons } from '../accounts/tables.ts'
import { achievements } from '../achievements/tables.ts'
import { needs } from '../needs/tables.ts'
import { id, index, instant, int, json, primaryKey, real, table, text, uniqueIndex } from '../platform/db/columns.ts'
import type { Measured } from './signals.ts'

/** One need × one achievement with score and reasons, as the last run saw them. */
export const matches = table(
  'matches',
  {
    id: id('id').primaryKey(),
    needId: id('need_id')
      .notNull()
      .references(() => needs.id, { onDelete: 'cascade' }),
    achievementId: id('achievement_id')
      .notNull()
      .references(() => achievements.id, { onDelete: 'cascade' }),
    score: int('score').notNull(),
    /** The score before rounding: what lists are ordered by. */
    weight: real('weight').notNull(),
    low: int('low').notNull(),
    high: int('high').notNull(),
    confidence: real('confidence').notNull(),
    kind: text('kind').notNull(),
    signals: json('signals').$type<SignalShare[]>().notNull(),
    reasons: json('reasons').$type<Reason[]>().notNull(),
    /** From which the sentences that carry the score are told when somebody reads; null in rows that hold them. */
    measured: json('measured').$type<Measured>(),
    needRevision: int('need_revision').notNull(),
    achievementRevision: int('achievement_revision').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [
    uniqueIndex('matches_pair').on(t.needId, t.achievementId),
    index('matches_need').on(t.needId, t.weight),
    index('matches_achievement').on(t.achievementId, t.weight),
    index('matches_weight').on(t.weight),
  ],
)

/** The last run for one side: what it saw and with which engine, model and weights. */
export const matchRuns = table('match_runs', {
  subject: text('subject').primaryKey(),
  revision: int('revision').notNull(),
  embedder: text('embedder').notNull(),
  engine: text('engine').notNull(),
  weights: text('weights').notNull(),
  at: instant('at').notNull(),
})

/** A person's word on a pair. Kept apart from matches, so that it outlives every run. */
export const matchMarks = table(
  'match_marks',
  {
    personId: id('person_id')
      .notNull()
      .references(() => persons.id, { onDelete: 'cascade' }),
    needId: id('need_id')
      .notNull()
      .references(() => needs.id, { onDelete: 'cascade' }),
    achievementId: id('achievement_id')
      .notNull()
      .references(() => achievements.id, { onDelete: 'cascade' }),
    verdict: text('verdict').$type<'fits' | 'does_not_fit'>().notNull(),
    reason: text('reason'),
    at: instant('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.needId, t.achievementId] })],
)
