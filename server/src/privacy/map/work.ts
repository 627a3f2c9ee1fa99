import { type ColumnEntry, contact, type DataMap, each, goes, none, ordinary, stays } from './entry.ts'

const clear = { ...ordinary, becomes: null }
const LISTING = `id owner_id external_ref state revision demo created_at updated_at published_at quality submitted_at
  confirmed_at expires_at reminded feedback unit_name risks owner_hidden import_id merged_into taken_down name keywords object field
  fields sub_directions industries region`.replaceAll(/\s+/g, ' ')

/** A record is its organisation's; the person to ask about it is in it. */
const listing = (names: string, more: Record<string, ColumnEntry> = {}) =>
  stays({
    purpose: 'listing',
    basis: 'contract',
    retention: 'record',
    persons: { contact: { contactAt: [] } },
    owners: ['contact'],
    columns: { ...each(none, LISTING), contact: { ...contact, becomes: null }, ...each(none, names), ...more },
  })

/** Listings, agents, and what people do with them. */
export const work: DataMap = {
  achievements: listing(
    'name_en public_summary abstract problem solution innovations indicators comparisons economics scenarios trl trl_basis ' +
      'achievement_class attribute forms level application_status application_cases ips ownership modes price_show price_min ' +
      'price_max contract_field finished_on support need_support papers',
    { team: { ...ordinary, why: 'organisation' } },
  ),
  needs: listing(
    'kind organise disclosure background difficulty research indicators constraints tried trl_min deliverables deadline ' +
      'budget_show budget_min budget_max modes ip_terms partner_requirement own_base urgency',
  ),
  transitions: stays({
    purpose: 'listing',
    basis: 'contract',
    retention: 'record',
    owners: ['actor_id'],
    why: 'timeline',
    columns: {
      ...each(none, 'seq kind listing_id version from_state to_state move role at reasons questions'),
      ...each(ordinary, 'actor_id text'),
    },
  }),
  pending_versions: stays({
    purpose: 'listing',
    basis: 'contract',
    retention: 'record',
    persons: { submitted_by: 'id', draft: { contactAt: ['contact'] } },
    owners: ['draft'],
    why: 'timeline',
    columns: {
      ...each(none, 'kind listing_id state changed revision submitted_at feedback risks'),
      submitted_by: ordinary,
      draft: { ...contact, becomes: null },
    },
  }),
  decisions: stays({
    purpose: 'review',
    basis: 'contract',
    retention: 'day',
    owners: ['actor_id'],
    why: 'expires',
    columns: { ...each(none, 'id kind listing_id version decided_at due_at'), ...each(ordinary, 'actor_id body') },
  }),
  matches: stays({
    purpose: 'matching',
    basis: 'none',
    retention: 'technical',
    columns: each(
      none,
      'id need_id achievement_id score weight low high confidence kind signals reasons measured need_revision achievement_revision at',
    ),
  }),
  match_runs: stays({
    purpose: 'matching',
    basis: 'none',
    retention: 'technical',
    columns: each(none, 'subject revision embedder engine weights at'),
  }),
  match_marks: goes({
    purpose: 'matching',
    basis: 'contract',
    retention: 'account',
    owners: ['person_id'],
    columns: { ...each(none, 'need_id achievement_id at'), ...each(ordinary, 'person_id verdict reason') },
  }),
  saved_searches: goes({
    purpose: 'matching',
    basis: 'contract',
    retention: 'account',
    owners: ['person_id'],
    columns: { ...each(none, 'id kind frequency muted created_at'), ...each(ordinary, 'person_id name asked') },
  }),
  alert_settings: goes({
    purpose: 'matching',
    basis: 'contract',
    retention: 'account',
    owners: ['person_id'],
    columns: { ...each(none, 'threshold frequency muted'), person_id: ordinary },
  }),
  alert_watches: goes({
    purpose: 'matching',
    basis: 'contract',
    retention: 'account',
    owners: ['person_id'],
    columns: { ...each(none, 'kind listing_id threshold frequency muted'), person_id: ordinary },
  }),
  alert_items: goes({
    purpose: 'matching',
    basis: 'contract',
    retention: 'account',
    owners: ['person_id'],
    columns: {
      ...each(none, 'id found score created_at due_at told_at batch_id seen_at'),
      ...each(ordinary, 'person_id source'),
    },
  }),
  alert_seen: stays({
    purpose: 'matching',
    basis: 'none',
    retention: 'technical',
    columns: each(none, 'subject revision'),
  }),
  agents: stays({
    purpose: 'agency',
    basis: 'contract',
    retention: 'account',
    owners: ['id'],
    why: 'timeline',
    columns: {
      ...each(none, 'revision turn certificate_reminded max_load rules_version rules_accepted_at demo created_at updated_at'),
      ...each(none, 'state state_at last_action_at'),
      id: ordinary,
      ...each(ordinary, 'kind'),
      ...each({ ...ordinary, becomes: '' }, 'certificate_number certificate_issuer certificate_issued folded'),
      ...each(clear, 'level title certificate_expires agency_id years intro commission_terms pending waiting_since suspended'),
      ...each({ ...ordinary, becomes: [] }, 'regions fields services languages faults'),
      phone: { ...contact, becomes: null },
      name_public_at: { ...clear, basis: 'consent' },
      contact_shared_at: { ...clear, basis: 'consent' },
    },
  }),
  agent_codes: goes({
    purpose: 'agency',
    basis: 'contract',
    retention: 'account',
    owners: ['agent_id'],
    columns: each(ordinary, 'agent_id list code'),
  }),
  agent_avoids: goes({
    purpose: 'agency',
    basis: 'contract',
    retention: 'account',
    owners: ['agent_id'],
    columns: each(ordinary, 'agent_id organisation_id'),
  }),
  listing_origins: stays({
    purpose: 'listing',
    basis: 'none',
    retention: 'record',
    columns: each(none, 'seq kind listing_id code number batch scope imported_at'),
  }),
  duplicate_keys: stays({
    purpose: 'review',
    basis: 'none',
    retention: 'technical',
    columns: each(none, 'achievement_id key'),
  }),
  duplicate_candidates: stays({
    purpose: 'review',
    basis: 'contract',
    retention: 'record',
    owners: ['decided_by'],
    why: 'timeline',
    columns: { ...each(none, 'id a_id b_id reason detail similarity state created_at decided_at'), decided_by: ordinary },
  }),
  knowledge_edits: stays({
    purpose: 'review',
    basis: 'contract',
    retention: 'record',
    owners: ['by_person'],
    why: 'timeline',
    columns: { ...each(none, 'subject content active reason at'), by_person: ordinary },
  }),
  secrecy_words: stays({
    purpose: 'review',
    basis: 'contract',
    retention: 'record',
    owners: ['by_person'],
    why: 'timeline',
    columns: { ...each(none, 'id word folded note active at'), by_person: ordinary },
  }),
  batch_approvals: stays({
    purpose: 'review',
    basis: 'contract',
    retention: 'record',
    owners: ['actor_id'],
    why: 'timeline',
    columns: {
      ...each(none, 'id kind import_id open_import state total approved cursor started_at due_at'),
      actor_id: ordinary,
    },
  }),
  claims: stays({
    purpose: 'listing',
    basis: 'contract',
    retention: 'record',
    persons: { person_id: 'id', decided_by: 'id' },
    owners: ['person_id', 'decided_by'],
    why: 'timeline',
    columns: {
      ...each(none, 'id kind listing_id organisation_id state text created_at decided_at'),
      ...each(ordinary, 'person_id decided_by'),
      evidence: { ...ordinary, why: 'organisation' },
    },
  }),
  grants: stays({
    purpose: 'access',
    basis: 'contract',
    retention: 'record',
    persons: { grantee_id: 'id', granted_by: 'id', withdrawn_by: 'id' },
    owners: ['grantee_id', 'granted_by', 'withdrawn_by'],
    why: 'timeline',
    columns: {
      ...each(none, 'id kind listing_id scope attachment_id grantee_kind organisation_id request_id at until withdrawn_at'),
      ...each(ordinary, 'grantee_id granted_by withdrawn_by'),
      live_key: { ...ordinary, withheld: 'secret' },
    },
  }),
  access_requests: stays({
    purpose: 'access',
    basis: 'contract',
    retention: 'record',
    persons: { requester_id: 'id', answered_by: 'id' },
    owners: ['requester_id', 'answered_by'],
    why: 'timeline',
    columns: {
      ...each(none, 'id kind listing_id scope attachment_id organisation_id state asked_at due_at answered_at until open_key'),
      ...each(ordinary, 'requester_id answered_by reason text'),
    },
  }),
  access_invitations: stays({
    purpose: 'access',
    basis: 'contract',
    retention: 'record',
    persons: { email: 'mail', invited_by: 'id', accepted_by: 'id' },
    owners: ['email', 'invited_by', 'accepted_by'],
    deletedBy: ['email'],
    why: 'timeline',
    columns: {
      ...each(none, 'id kind listing_id scopes until owner_id sent_at expires_at accepted_at revoked_at'),
      email: contact,
      ...each(ordinary, 'invited_by accepted_by'),
    },
  }),
  assignments: stays({
    purpose: 'agency',
    basis: 'contract',
    retention: 'record',
    persons: { agent_id: 'id', by_id: 'id' },
    owners: ['agent_id'],
    why: 'timeline',
    columns: {
      ...each(none, 'id subject open_subject organisation_id region state at due ended_at'),
      ...each(ordinary, 'agent_id by_id reason text'),
    },
  }),
}
