import { type DataMap, each, none, ordinary, stays } from './entry.ts'

const bySignup = {
  purpose: 'events',
  basis: 'consent',
  retention: 'record',
  via: { column: 'signup_id', table: 'signups', key: 'id' },
} as const

/** The rooms on the line. Names are those of the sign-ups, and go with them. */
export const live: DataMap = {
  live_rooms: stays({
    purpose: 'events',
    basis: 'none',
    retention: 'record',
    columns: each(none, 'roadshow_id version presentation_id message message_at ended_at'),
  }),
  live_questions: stays({
    ...bySignup,
    columns: {
      ...each(none, 'id roadshow_id seq version signup_id presentation_id key anonymous state votes shown_at at'),
      text: ordinary,
    },
  }),
  live_votes: stays({ ...bySignup, columns: each(ordinary, 'question_id signup_id') }),
  live_presences: stays({
    ...bySignup,
    columns: { ...each(none, 'signup_id roadshow_id'), ...each(ordinary, 'first_at last_at minutes') },
  }),
}
