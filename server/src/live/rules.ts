import { type JOIN_FORMS, type LivePhase, OPENS_BEFORE_MINUTES, OVERRUN_MINUTES } from '@keqiao/shared/live'
import { OVER_ROADSHOWS, UNBEGUN_ROADSHOWS } from '@keqiao/shared/roadshow-life'
import { WITH_PLACE } from '@keqiao/shared/signups'
import { stateAt } from '../roadshow/rules.ts'
import type { RoadshowRow, SignupRow } from '../roadshow/tables.ts'
import type { RoomRow } from './tables.ts'

const MINUTE = 60_000
const moved = (instant: string, minutes: number) => new Date(Date.parse(instant) + minutes * MINUTE).toISOString()

export const opensAt = ({ startsAt }: Pick<RoadshowRow, 'startsAt'>) => moved(startsAt, -OPENS_BEFORE_MINUTES)
export const closesAt = ({ endsAt }: Pick<RoadshowRow, 'endsAt'>) => moved(endsAt, OVERRUN_MINUTES)

/** The room of an event at this moment: the organiser may begin early and end early, the clock lets it overrun a little. */
export function phaseOf(event: RoadshowRow, room: Pick<RoomRow, 'endedAt'> | undefined, now: string): LivePhase {
  const state = stateAt(event, now)
  if (event.mode === 'ONSITE') return 'none'
  if (OVER_ROADSHOWS.includes(state)) return room?.endedAt || now < event.endsAt || now >= closesAt(event) ? 'over' : 'open'
  if (state === 'live') return room?.endedAt ? 'over' : 'open'
  if (!UNBEGUN_ROADSHOWS.includes(state)) return 'none'
  if (now < opensAt(event)) return 'before'
  return room?.endedAt ? 'over' : 'open'
}

/** A place on the line, not merely at the event. */
export const hasPlaceOnline = ({ state, seatMode }: Pick<SignupRow, 'state' | 'seatMode'>) =>
  WITH_PLACE.includes(state) && seatMode === 'ONLINE'

/** Plays in the page only from where the house was told that streams come from; everything else opens elsewhere. */
export function formOf(url: string, streamOrigins: readonly string[]): (typeof JOIN_FORMS)[number] {
  const { origin, pathname } = new URL(url)
  return streamOrigins.includes(origin) && pathname.endsWith('.m3u8') ? 'stream' : 'link'
}
