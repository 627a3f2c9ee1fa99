import { z } from 'zod'

/**
 * The life of a listing as data: who moves what from where to where (`domain.md` C.1 and the ordinary need of C.3). The server
 * asks it before every change, the web draws its buttons from it.
 */
export const ACHIEVEMENT_STATES = [
  'draft',
  'org_review',
  'center_review',
  'returned',
  'published',
  'in_deal',
  'conflict_hold',
  'paused',
  'expired',
  'transferred',
  'withdrawn',
  'rejected',
  'archived',
  'taken_down',
  'imported_unclaimed',
] as const
export const NEED_STATES = [
  'draft',
  'org_confirm',
  'triage',
  'center_review',
  'returned',
  'open',
  'in_talks',
  'paused',
  'parked',
  'expired',
  'solved',
  'service_desk',
  'closed',
  'withdrawn',
  'rejected',
  'archived',
  'taken_down',
  'imported_unclaimed',
] as const
export const LISTING_STATES = [...new Set([...ACHIEVEMENT_STATES, ...NEED_STATES])] as [ListingState, ...ListingState[]]
export const ListingState = z.enum(LISTING_STATES)
export type ListingState = (typeof ACHIEVEMENT_STATES)[number] | (typeof NEED_STATES)[number]

/** Found by search, matched and read by everybody the disclosure admits. */
export const VISIBLE_STATES: readonly ListingState[] = ['published', 'in_deal', 'open', 'in_talks', 'imported_unclaimed']
/** Ranked as well before the public sees it, for its owner and the centre: a need that waits already has answers. */
export const MATCHED_STATES: readonly ListingState[] = [...VISIBLE_STATES, 'org_confirm', 'triage', 'center_review', 'parked']
/** No longer found, but the address still answers. */
export const READABLE_STATES: readonly ListingState[] = [...VISIBLE_STATES, 'expired', 'transferred', 'solved']
/** Reviewed once: an edit of what matters waits as a pending version while the old one stays. */
export const REVIEWED_STATES: readonly ListingState[] = [
  'published',
  'in_deal',
  'conflict_hold',
  'open',
  'in_talks',
  'paused',
  'expired',
  'parked',
]
/** The owner's to edit at once. */
export const EDITABLE_STATES: readonly ListingState[] = ['draft', 'returned', 'imported_unclaimed']

export const MOVES = [
  'submit',
  'recall',
  'org_approve',
  'org_return',
  'approve',
  'return',
  'reject',
  'triage_ready',
  'triage_detail',
  'triage_rediag',
  'triage_longterm',
  'triage_not_tech',
  'confirm',
  'pause',
  'resume',
  'withdraw',
  'solve',
  'park',
  'unpark',
  'close',
  'take_down',
  'restore',
  'reinstate',
  'expire',
  'archive',
  'enter_deal',
  'leave_deal',
  'hold',
  'transfer',
  'claim',
] as const
export const Move = z.enum(MOVES)
export type Move = z.infer<typeof Move>

/** EDIT and ADMIN are the owner's people; TRIAGE an operator, or the agent a need is assigned to; SYSTEM timers and deals. */
export const MOVERS = ['EDIT', 'ADMIN', 'TRIAGE', 'REVIEWER', 'OPERATOR', 'SYSTEM'] as const
export type Mover = (typeof MOVERS)[number]

export interface Transition {
  from: ListingState
  move: Move
  to: ListingState
  by: Mover
  /** What must come with it: one reason with a text, or at least one reason or question. */
  asks?: 'reason' | 'reasons' | 'questions'
}

const t = (from: ListingState, move: Move, to: ListingState, by: Mover, asks?: Transition['asks']): Transition => ({
  from,
  move,
  to,
  by,
  ...(asks && { asks }),
})
const from = (states: ListingState[], move: Move, to: ListingState, by: Mover, asks?: Transition['asks']) =>
  states.map((state) => t(state, move, to, by, asks))

const REVIEW = (shown: ListingState): Transition[] => [
  t('center_review', 'approve', shown, 'REVIEWER'),
  t('center_review', 'return', 'returned', 'REVIEWER', 'reasons'),
  t('center_review', 'reject', 'rejected', 'REVIEWER', 'reason'),
]
const ENDINGS = (shown: ListingState, live: ListingState[], withdrawing?: 'reason'): Transition[] => [
  t(shown, 'confirm', shown, 'EDIT'),
  t('expired', 'confirm', shown, 'EDIT'),
  t(shown, 'pause', 'paused', 'ADMIN'),
  t('paused', 'resume', shown, 'ADMIN'),
  ...from([shown, 'paused', 'expired', 'imported_unclaimed'], 'withdraw', 'withdrawn', 'ADMIN', withdrawing),
  ...from([shown, 'paused', 'imported_unclaimed'], 'expire', 'expired', 'SYSTEM'),
  t('expired', 'archive', 'archived', 'SYSTEM'),
  ...from([...live, 'paused', 'expired', 'imported_unclaimed'], 'take_down', 'taken_down', 'OPERATOR', 'reason'),
  t('taken_down', 'restore', shown, 'OPERATOR'),
]

export const ACHIEVEMENT_LIFE: readonly Transition[] = [
  ...from(['draft', 'returned', 'imported_unclaimed'], 'submit', 'org_review', 'EDIT'),
  ...from(['org_review', 'center_review'], 'recall', 'draft', 'EDIT'),
  t('org_review', 'org_approve', 'center_review', 'ADMIN'),
  t('org_review', 'org_return', 'returned', 'ADMIN', 'reasons'),
  ...REVIEW('published'),
  ...ENDINGS('published', ['published', 'in_deal', 'conflict_hold']),
  t('published', 'enter_deal', 'in_deal', 'SYSTEM'),
  ...from(['in_deal', 'conflict_hold'], 'leave_deal', 'published', 'SYSTEM'),
  t('in_deal', 'hold', 'conflict_hold', 'SYSTEM'),
  ...from(['in_deal', 'conflict_hold'], 'transfer', 'transferred', 'SYSTEM'),
  t('transferred', 'reinstate', 'published', 'OPERATOR', 'reason'),
  t('imported_unclaimed', 'claim', 'org_review', 'SYSTEM'),
]

export const NEED_LIFE: readonly Transition[] = [
  ...from(['draft', 'returned', 'imported_unclaimed'], 'submit', 'org_confirm', 'EDIT'),
  ...from(['org_confirm', 'triage', 'center_review'], 'recall', 'draft', 'EDIT'),
  t('org_confirm', 'org_approve', 'triage', 'ADMIN'),
  t('org_confirm', 'org_return', 'returned', 'ADMIN', 'reasons'),
  t('triage', 'triage_ready', 'center_review', 'TRIAGE'),
  t('triage', 'triage_detail', 'returned', 'TRIAGE', 'questions'),
  t('triage', 'triage_rediag', 'triage', 'TRIAGE'),
  t('triage', 'triage_longterm', 'parked', 'TRIAGE'),
  t('triage', 'triage_not_tech', 'service_desk', 'TRIAGE', 'reason'),
  ...REVIEW('open'),
  ...ENDINGS('open', ['open', 'in_talks'], 'reason'),
  t('parked', 'withdraw', 'withdrawn', 'ADMIN', 'reason'),
  ...from(['open', 'in_talks'], 'solve', 'solved', 'ADMIN', 'reason'),
  t('open', 'enter_deal', 'in_talks', 'SYSTEM'),
  t('in_talks', 'leave_deal', 'open', 'SYSTEM'),
  t('open', 'park', 'parked', 'OPERATOR', 'reason'),
  t('parked', 'unpark', 'triage', 'OPERATOR'),
  t('service_desk', 'close', 'closed', 'OPERATOR', 'reason'),
  t('imported_unclaimed', 'claim', 'org_confirm', 'SYSTEM'),
]

export const LIVES = { achievement: ACHIEVEMENT_LIFE, need: NEED_LIFE } as const
/** The state in which a listing stands before the public. */
export const SHOWN_STATE = { achievement: 'published', need: 'open' } as const
/** The first stop of a submitted listing, at its own organisation; an admin's own submission passes it at once. */
export const ORG_STATE = { achievement: 'org_review', need: 'org_confirm' } as const
/** Months a shown listing stays without being confirmed, and months an expired one stays before it is archived. */
export const FRESH_MONTHS = { achievement: 12, need: 6 } as const
export const ARCHIVE_MONTHS = 12

/** Why something is sent back or refused; the labels are the list `review_reason`. */
export const REVIEW_REASONS = [
  'INCOMPLETE',
  'UNCLEAR',
  'CONTACT_DATA',
  'PERSONAL_DATA',
  'SECRECY',
  'IP_INVALID',
  'OWNERSHIP',
  'DUPLICATE',
  'EXAGGERATED',
  'NOT_TECH',
  'FALSE_CLAIM',
  'OTHER',
] as const
export const ReviewReason = z.object({
  /** The draft's field, or null for the record as a whole. */
  field: z.string().max(60).nullable().default(null),
  code: z.enum(REVIEW_REASONS),
  text: z.string().trim().max(500).nullable().default(null),
})
export type ReviewReason = z.output<typeof ReviewReason>
export const NEED_VERDICTS = ['READY', 'DETAIL', 'REDIAG', 'LONGTERM', 'NOT_TECH'] as const

/** The life of a record of a meeting (`domain.md` C.5): RECORDER wrote it, SIDE is one of the two, PARTY any of them or the agent. */
export const ENCOUNTER_STATES = ['recorded', 'confirmed', 'one_sided', 'followed', 'closed_no_action'] as const
export const EncounterState = z.enum(ENCOUNTER_STATES)
export type EncounterState = z.infer<typeof EncounterState>
export const ENCOUNTER_MOVES = ['edit', 'confirm', 'contest', 'seal', 'lapse', 'correct', 'follow', 'close'] as const
export type EncounterMove = (typeof ENCOUNTER_MOVES)[number]
export type EncounterMover = 'RECORDER' | 'SIDE' | 'PARTY' | 'SYSTEM'

export interface EncounterTransition {
  from: EncounterState
  move: EncounterMove
  to: EncounterState
  by: EncounterMover
}
const met = (from: EncounterState[], move: EncounterMove, to: EncounterState | null, by: EncounterMover) =>
  from.map((state): EncounterTransition => ({ from: state, move, to: to ?? state, by }))

/** What was written is open to change only while `recorded`: then it is confirmed, or silence has made it one side's record. */
export const ENCOUNTER_LIFE: readonly EncounterTransition[] = [
  ...met(['recorded'], 'edit', null, 'RECORDER'),
  ...met(['recorded', 'one_sided'], 'confirm', null, 'SIDE'),
  ...met(['recorded'], 'contest', null, 'SIDE'),
  ...met(['recorded', 'one_sided'], 'seal', 'confirmed', 'SYSTEM'),
  ...met(['recorded'], 'lapse', 'one_sided', 'SYSTEM'),
  ...met(['confirmed', 'one_sided', 'followed', 'closed_no_action'], 'correct', null, 'PARTY'),
  ...met(['confirmed', 'one_sided'], 'follow', 'followed', 'PARTY'),
  ...met(['confirmed', 'one_sided', 'followed'], 'close', 'closed_no_action', 'PARTY'),
]
