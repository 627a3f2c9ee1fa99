import type { DoorRefusal } from '@keqiao/shared/check-ins'
import { OVER_ROADSHOWS } from '@keqiao/shared/roadshow-life'
import type { SignupState } from '@keqiao/shared/signups'
import type { RoadshowRow, SignupRow } from '../roadshow/tables.ts'
import { dayOf } from '../taxonomy/calendar.ts'

const HOUR = 3_600_000
/** Hours after the end until whoever did not come is marked so: telephones that were without a network have come back. */
export const ABSENT_AFTER = 2
/** After the end telephones may still hand in what they read: with an account; by a helper's link, until the evening after next. */
export const HAND_IN_HOURS = { account: 7 * 24, link: 48 }

type Dated = Pick<RoadshowRow, 'state' | 'startsAt' | 'endsAt'>

/** One person (or companion) at one entrance: the event's own, or that of a session. */
export const entranceOf = (signupId: string, companionId: string | null, sessionId: string | null) =>
  [signupId, companionId ?? '', sessionId ?? ''].join(' ')

/** Why nobody comes in at this moment; `state` is the event's at that moment. */
export function closedAt(event: Dated, state: RoadshowRow['state'], at: string): DoorRefusal | null {
  if (['draft', 'approved', 'postponed', 'cancelled'].includes(state)) return 'event_off'
  if (OVER_ROADSHOWS.includes(state)) return 'event_over'
  return state === 'live' || isDayOf(event, at) ? null : 'not_today'
}

/** The same of a scan without a network, handed in `now`: what counts is when it was made. */
export function closedFor(event: Dated, state: RoadshowRow['state'], at: string, now: string): DoorRefusal | null {
  if (!OVER_ROADSHOWS.includes(state)) return closedAt(event, state, at)
  const late = Date.parse(now) > Date.parse(event.endsAt) + HAND_IN_HOURS.account * HOUR
  return !late && at <= event.endsAt && isDayOf(event, at) ? null : 'event_over'
}

/** In Shanghai, from the day it begins to the day it ends. */
export const isDayOf = ({ startsAt, endsAt }: Dated, at: string) => dayOf(startsAt) <= dayOf(at) && dayOf(at) <= dayOf(endsAt)

const REFUSED: Record<SignupState, DoorRefusal | null> = {
  confirmed: null,
  checked_in: null,
  no_show: null,
  pending: 'no_place',
  waitlisted: 'no_place',
  offered: 'no_place',
  rejected: 'no_place',
  lapsed: 'withdrawn',
  withdrawn: 'withdrawn',
}

/** Why this sign-up does not come in through a door of the house. */
export const refusedFor = ({ state, seatMode }: Pick<SignupRow, 'state' | 'seatMode'>): DoorRefusal | null =>
  REFUSED[state] ?? (seatMode === 'ONLINE' ? 'place_online' : null)

/** When it was scanned, as far as that can be: not before the day, not in time to come. */
export function readAt({ startsAt }: Dated, at: string | null, now: string): string {
  if (!at) return now
  const said = new Date(at).toISOString()
  return said > now || dayOf(said) < dayOf(startsAt) ? now : said
}
