import type { RoadshowDraft } from '@keqiao/shared/roadshow'
import {
  PUBLIC_ROADSHOWS,
  ROADSHOW_LIFE,
  type RoadshowMove,
  type RoadshowMover,
  type RoadshowState,
  type RoadshowTransition,
  UNBEGUN_ROADSHOWS,
} from '@keqiao/shared/roadshow-life'
import { ACTIVE_SIGNUPS, type SignupMove } from '@keqiao/shared/signups'
import { Refusal } from '../platform/refusal.ts'
import { addDays, dayOf } from '../taxonomy/calendar.ts'
import type { RoadshowRow, SignupRow } from './tables.ts'

const HOUR = 3_600_000
/** An offer waits so long for its answer; on the day before and the day itself shorter. */
export const OFFER_HOURS = 24
export const EVE_OFFER_HOURS = 2
/** Days after the end until the follow-up begins, and until the record is archived. */
export const FOLLOW_UP_AFTER = 1
export const ARCHIVE_AFTER = 180
/** Days after the end until what somebody needs on the day (access, food) is deleted. */
export const FORGET_AFTER = 30

type Dated = Pick<RoadshowRow, 'state' | 'startsAt' | 'endsAt' | 'regOpensAt' | 'regClosesAt'>

/** The steps that the clock takes by itself, in their order. */
const BY_CLOCK: readonly { to: RoadshowState; at(event: Dated): string }[] = [
  { to: 'published', at: () => '' },
  { to: 'reg_open', at: ({ regOpensAt }) => regOpensAt },
  { to: 'reg_closed', at: ({ regClosesAt }) => regClosesAt },
  { to: 'live', at: ({ startsAt }) => startsAt },
  { to: 'ended', at: ({ endsAt }) => endsAt },
  { to: 'follow_up', at: ({ endsAt }) => later(endsAt, FOLLOW_UP_AFTER * 24) },
  { to: 'archived', at: ({ endsAt }) => later(endsAt, ARCHIVE_AFTER * 24) },
]
const later = (instant: string, hours: number) => new Date(Date.parse(instant) + hours * HOUR).toISOString()

/** Where an event stands at this moment: as it was left, and on from there as the clock says. Never backwards. */
export function stateAt(event: Dated, now: string): RoadshowState {
  const left = BY_CLOCK.findIndex(({ to }) => to === event.state)
  if (left < 0) return event.state
  const due = BY_CLOCK.findLastIndex(({ at }) => now >= at(event))
  return (BY_CLOCK[Math.max(left, due)] as (typeof BY_CLOCK)[number]).to
}

export const isPublic = ({ state, publishedAt }: Pick<RoadshowRow, 'state' | 'publishedAt'>) =>
  PUBLIC_ROADSHOWS.includes(state) || (state === 'cancelled' && publishedAt !== null)

export function mayRegister(event: Dated, now: string) {
  const state = stateAt(event, now)
  if (state === 'reg_open') return
  throw new Refusal('roadshow_closed', { state, opensAt: event.regOpensAt, closesAt: event.regClosesAt })
}

/** Projects can be submitted: between the two dates, and while there is still something to prepare. */
export function callIsOpen(event: Dated & Pick<RoadshowRow, 'callOpensAt' | 'callClosesAt'>, now: string): boolean {
  const { callOpensAt, callClosesAt } = event
  if (callOpensAt === null || callClosesAt === null || now < callOpensAt || now >= callClosesAt) return false
  return UNBEGUN_ROADSHOWS.includes(stateAt(event, now))
}

/** Free places are passed on until it begins, also after registration closed; not while nobody knows the date. */
export const passesOn = (event: Dated, now: string) => UNBEGUN_ROADSHOWS.includes(stateAt(event, now))

/** An offer made now runs until then: a day; two hours from the day before (in Shanghai) on; never into the event. */
export function offerExpiry(event: Pick<RoadshowRow, 'startsAt'>, now: string): string {
  const eve = addDays(dayOf(event.startsAt), -1)
  const until = later(now, dayOf(now) >= eve ? EVE_OFFER_HOURS : OFFER_HOURS)
  return [until, event.startsAt].toSorted()[0] as string
}

/** The step, if this mover may take it from here; else a refusal that names the open ones. */
export function transition(event: Dated, move: RoadshowMove, movers: readonly RoadshowMover[], now: string): RoadshowTransition {
  const open = openSteps(event, movers, now)
  const found = open.find((one) => one.move === move)
  if (!found)
    throw new Refusal('transition_refused', { state: stateAt(event, now), moves: [...new Set(open.map((one) => one.move))] })
  return found
}

export function openSteps(event: Dated, movers: readonly RoadshowMover[], now: string): RoadshowTransition[] {
  const state = stateAt(event, now)
  return ROADSHOW_LIFE.filter((one) => one.from === state && one.by.some((mover) => movers.includes(mover)))
}

/** What a sign-up's own link may do now. */
export function openMoves(signup: SignupRow, event: Dated & { mode: RoadshowDraft['mode'] }, now: string): SignupMove[] {
  const state = stateAt(event, now)
  if (state !== 'postponed' && !UNBEGUN_ROADSHOWS.includes(state)) return []
  const offer = signup.state === 'offered' && (signup.offerExpiresAt as string) > now
  const hybrid = event.mode === 'HYBRID' && state !== 'postponed'
  return [
    ...(offer ? (['accept', 'decline'] as const) : []),
    ...(ACTIVE_SIGNUPS.includes(signup.state) && signup.state !== 'checked_in' ? (['withdraw'] as const) : []),
    ...(['lapsed', 'withdrawn'].includes(signup.state) && state === 'reg_open' ? (['rejoin'] as const) : []),
    ...(hybrid && ['confirmed', 'waitlisted', 'pending'].includes(signup.state) ? (['switch'] as const) : []),
    ...(asksDate(signup) ? (['confirm_date'] as const) : []),
  ]
}

export const asksDate = ({ state, dateAskedAt, dateConfirmedAt }: SignupRow) =>
  dateAskedAt !== null && dateConfirmedAt === null && ACTIVE_SIGNUPS.includes(state)

/** When everybody with a place is reminded: 24 hours before. */
export const remindAt = ({ startsAt }: Pick<RoadshowRow, 'startsAt'>) => Date.parse(startsAt) - 24 * HOUR
