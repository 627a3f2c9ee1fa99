import { z } from 'zod'

/** Every "no" the server says, with its HTTP status. The sentence is the web's. */
export const PROBLEM_STATUS = {
  invalid_input: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  revision_conflict: 409,
  transition_refused: 409,
  not_ready_to_publish: 409,
  organisation_inactive: 409,
  undo_too_late: 409,
  merged: 410,
  external_ref_taken: 409,
  already_member: 409,
  agent_unavailable: 409,
  agent_has_work: 409,
  already_assigned: 409,
  last_admin: 409,
  last_operator: 409,
  too_many_applications: 409,
  invitation_over: 409,
  invitation_other_address: 403,
  offices_exclude: 409,
  file_too_large: 413,
  file_unreadable: 422,
  file_unpacks_too_large: 422,
  file_too_many_entries: 422,
  file_kind_unknown: 415,
  file_kind_refused: 415,
  file_kind_mismatch: 415,
  file_damaged: 422,
  file_too_complex: 422,
  file_active_content: 422,
  file_metadata_uncleanable: 422,
  file_infected: 409,
  file_not_scanned: 409,
  attachment_not_public: 409,
  already_asked: 409,
  grant_ended: 409,
  too_many_attachments: 409,
  header_wrong: 422,
  file_empty: 422,
  too_many_rows: 422,
  export_too_large: 422,
  trail_too_long: 422,
  import_not_ready: 409,
  link_spent: 410,
  challenge_over: 401,
  second_factor_needed: 409,
  body_kind_unknown: 415,
  credentials_wrong: 401,
  mail_refused: 502,
  roadshow_closed: 409,
  roadshow_full: 409,
  already_signed_up: 409,
  offer_over: 409,
  rate_limited: 429,
  engine_unavailable: 503,
  not_ready: 503,
  unexpected: 500,
} as const

export type ProblemCode = keyof typeof PROBLEM_STATUS
export const ProblemCode = z.enum(Object.keys(PROBLEM_STATUS) as [ProblemCode, ...ProblemCode[]])

/** A fault of the input at one field: `path` is dotted (`indicators.0.value`), `code` is zod's issue code or a rule's. */
export const Issue = z.object({ path: z.string(), code: z.string(), facts: z.record(z.string(), z.unknown()) })
export type Issue = z.infer<typeof Issue>

export const Problem = z.object({
  code: ProblemCode,
  facts: z.record(z.string(), z.unknown()),
  issues: z.array(Issue).optional(),
  requestId: z.string().optional(),
})
export type Problem = z.infer<typeof Problem>
