import { z } from 'zod'
import { Instant, optional } from './primitives.ts'

/** The life of a roadshow (`domain.md` C.4). `live`, `ended` and what lies between come by the clock as well as by hand. */
export const ROADSHOW_STATES = [
  'draft',
  'approved',
  'published',
  'reg_open',
  'reg_closed',
  'live',
  'ended',
  'follow_up',
  'archived',
  'postponed',
  'cancelled',
] as const
export const RoadshowState = z.enum(ROADSHOW_STATES)
export type RoadshowState = z.infer<typeof RoadshowState>
export const ROADSHOW_MOVES = [
  'submit',
  'approve',
  'return',
  'publish',
  'open',
  'close',
  'reopen',
  'start',
  'end',
  'follow_up',
  'archive',
  'postpone',
  'reschedule',
  'cancel',
] as const
export const RoadshowMove = z.enum(ROADSHOW_MOVES)
export type RoadshowMove = z.infer<typeof RoadshowMove>
/** ORGANISER: an operator of the region, or somebody of the organisation that asked for it. */
export const ROADSHOW_MOVERS = ['ORGANISER', 'OPERATOR', 'SYSTEM'] as const
export type RoadshowMover = (typeof ROADSHOW_MOVERS)[number]
export interface RoadshowTransition {
  from: RoadshowState
  move: RoadshowMove
  to: RoadshowState
  by: RoadshowMover[]
  asks?: 'reason' | 'dates'
}

const r = (
  states: RoadshowState[],
  move: RoadshowMove,
  to: RoadshowState,
  by: RoadshowMover[],
  asks?: RoadshowTransition['asks'],
): RoadshowTransition[] => states.map((state) => ({ from: state, move, to, by, ...(asks && { asks }) }))

export const ROADSHOW_LIFE: readonly RoadshowTransition[] = [
  ...r(['draft'], 'submit', 'draft', ['ORGANISER']),
  ...r(['draft'], 'approve', 'approved', ['OPERATOR']),
  ...r(['draft'], 'return', 'draft', ['OPERATOR'], 'reason'),
  ...r(['approved'], 'publish', 'published', ['ORGANISER']),
  ...r(['published'], 'open', 'reg_open', ['ORGANISER', 'SYSTEM']),
  ...r(['reg_open'], 'close', 'reg_closed', ['ORGANISER', 'SYSTEM']),
  ...r(['reg_closed'], 'reopen', 'reg_open', ['ORGANISER']),
  ...r(['reg_open', 'reg_closed'], 'start', 'live', ['ORGANISER', 'SYSTEM']),
  ...r(['live'], 'end', 'ended', ['ORGANISER', 'SYSTEM']),
  ...r(['ended'], 'follow_up', 'follow_up', ['ORGANISER', 'SYSTEM']),
  ...r(['follow_up'], 'archive', 'archived', ['OPERATOR', 'SYSTEM']),
  ...r(['published', 'reg_open', 'reg_closed'], 'postpone', 'postponed', ['ORGANISER'], 'reason'),
  ...r(['postponed'], 'reschedule', 'published', ['ORGANISER'], 'dates'),
  ...r(['draft', 'approved'], 'cancel', 'cancelled', ['ORGANISER']),
  ...r(['published', 'reg_open', 'reg_closed', 'live', 'postponed'], 'cancel', 'cancelled', ['ORGANISER'], 'reason'),
]
/** Dated, before the public, and still to begin. */
export const UNBEGUN_ROADSHOWS: readonly RoadshowState[] = ['published', 'reg_open', 'reg_closed']
export const OVER_ROADSHOWS: readonly RoadshowState[] = ['ended', 'follow_up', 'archived']
/** Before the public; a cancelled one only if it ever was. */
export const PUBLIC_ROADSHOWS: readonly RoadshowState[] = [
  'published',
  'reg_open',
  'reg_closed',
  'live',
  'ended',
  'follow_up',
  'archived',
  'postponed',
]

export const RoadshowMoveBody = z.object({
  move: RoadshowMove,
  revision: z.number().int(),
  /** Asked for by return, postpone and cancel; told to everybody who signed up. */
  reason: optional(300),
  /** The new time: of `reschedule`; registration ends with `regClosesAt`, or when it starts. */
  startsAt: Instant.optional(),
  endsAt: Instant.optional(),
  regClosesAt: Instant.optional(),
})
export type RoadshowMoveBody = z.output<typeof RoadshowMoveBody>
