import { contact, type DataMap, each, none, ordinary, stays } from './entry.ts'

const clear = { ...ordinary, becomes: null }

/** Events, and who signed up for them with or without an account. */
export const events: DataMap = {
  roadshows: stays({
    purpose: 'events',
    basis: 'contract',
    retention: 'record',
    owners: ['created_by'],
    why: 'timeline',
    columns: {
      ...each(none, 'id state revision turn sequence kind mode title intro host_id co_hosts region fields starts_at ends_at'),
      ...each(
        none,
        'reg_opens_at reg_closes_at venue join_url approval max_companions audience contact photo_notice call_opens_at call_closes_at',
      ),
      ...each(none, 'waiting_since returned reason postponed_from published_at demo created_at updated_at state_at'),
      created_by: ordinary,
    },
  }),
  roadshow_fields: stays({ purpose: 'events', basis: 'none', retention: 'record', columns: each(none, 'roadshow_id code') }),
  roadshow_seats: stays({
    purpose: 'events',
    basis: 'none',
    retention: 'record',
    columns: each(none, 'roadshow_id mode capacity ceiling taken'),
  }),
  roadshow_sessions: stays({
    purpose: 'events',
    basis: 'none',
    retention: 'record',
    columns: each(none, 'id roadshow_id place title room starts_at ends_at experts note'),
  }),
  presentations: stays({
    purpose: 'events',
    basis: 'contract',
    retention: 'record',
    owners: ['submitted_by'],
    why: 'timeline',
    columns: {
      ...each(none, 'id roadshow_id session_id subject organisation_id state revision place minutes pitch decision_text'),
      ...each(none, 'replay_url secrecy_ticked_at record_consent_at created_at state_at'),
      ...each({ ...ordinary, why: 'organisation' }, 'speaker speaker_title'),
      submitted_by: ordinary,
    },
  }),
  signups: stays({
    purpose: 'events',
    basis: 'consent',
    retention: 'record',
    persons: { person_id: 'id' },
    owners: ['person_id'],
    why: 'timeline',
    columns: {
      ...each(
        none,
        'id roadshow_id state revision turn mode accepts_other seat_mode seats offered_at offer_expires_at offer_reason',
      ),
      ...each(
        none,
        'contact_kind language source group_id notice_version consented_at date_asked_at date_confirmed_at reminded_at',
      ),
      ...each(none, 'created_at updated_at state_at role'),
      key_hash: none,
      person_id: clear,
      name: { ...ordinary, becomes: '' },
      organisation: { ...ordinary, becomes: '' },
      ...each(clear, 'title want_to_meet contact_shared_at'),
      interests: { ...ordinary, becomes: [] },
      assistance: { ...ordinary, level: 'sensitive', becomes: null, retention: 'month' },
      ...each({ ...contact, becomes: null }, 'phone mail active_contact'),
    },
  }),
  signup_companions: stays({
    purpose: 'events',
    basis: 'consent',
    retention: 'record',
    why: 'timeline',
    columns: { ...each(none, 'id signup_id place'), name: ordinary },
  }),
  signup_moves: stays({
    purpose: 'events',
    basis: 'contract',
    retention: 'record',
    persons: { actor_id: 'id' },
    why: 'timeline',
    columns: { ...each(none, 'id signup_id state reason at'), actor_id: ordinary },
  }),
  door_links: stays({
    purpose: 'events',
    basis: 'contract',
    retention: 'record',
    owners: ['created_by'],
    why: 'timeline',
    columns: { ...each(none, 'id roadshow_id name created_at revoked_at'), created_by: ordinary },
  }),
  check_ins: stays({
    purpose: 'events',
    basis: 'contract',
    retention: 'record',
    persons: { person_id: 'id' },
    via: { column: 'signup_id', table: 'signups', key: 'id' },
    why: 'timeline',
    columns: {
      ...each(
        none,
        'id roadshow_id signup_id companion_id session_id entrance nonce how at received_at door_id device undone_at',
      ),
      person_id: ordinary,
    },
  }),
  badges: stays({
    purpose: 'events',
    basis: 'contract',
    retention: 'record',
    columns: each(none, 'signup_id roadshow_id no at'),
  }),
  meeting_books: stays({
    purpose: 'events',
    basis: 'none',
    retention: 'record',
    columns: {
      ...each(none, 'roadshow_id revision turn book_opens_at book_closes_at windows slot_minutes break_minutes places'),
      ...each(none, 'most_each updated_at'),
    },
  }),
  meeting_guests: stays({
    purpose: 'events',
    basis: 'consent',
    retention: 'record',
    via: { column: 'signup_id', table: 'signups', key: 'id' },
    columns: {
      ...each(none, 'signup_id roadshow_id takes_part updated_at'),
      ...each(ordinary, 'aim away'),
    },
  }),
  meetings: stays({
    purpose: 'events',
    basis: 'consent',
    retention: 'record',
    via: { column: 'asker_id', table: 'signups', key: 'id' },
    columns: {
      ...each(none, 'id roadshow_id state asker_id starts_at ends_at place counterer_id counter_starts_at expires_at'),
      ...each(none, 'decline_reason score open_pair created_at state_at'),
      ...each(ordinary, 'reason decline_text'),
    },
  }),
  meeting_people: stays({
    purpose: 'events',
    basis: 'consent',
    retention: 'record',
    via: { column: 'signup_id', table: 'signups', key: 'id' },
    columns: {
      ...each(none, 'meeting_id signup_id answer outcome absent due_on reported_at'),
      next_step: ordinary,
    },
  }),
  meeting_holds: stays({
    purpose: 'events',
    basis: 'none',
    retention: 'record',
    columns: each(none, 'roadshow_id starts_at holder meeting_id'),
  }),
  meeting_plans: stays({
    purpose: 'events',
    basis: 'contract',
    retention: 'record',
    owners: ['created_by'],
    why: 'timeline',
    columns: {
      ...each(none, 'id roadshow_id state score bound greedy served served_at_most greedy_served items at'),
      created_by: ordinary,
    },
  }),
}
