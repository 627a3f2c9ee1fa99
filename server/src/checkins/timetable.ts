import type { GuestMeeting } from '@keqiao/shared/check-ins'
import type { Reader } from '../platform/db/database.ts'
import { dayOf } from '../taxonomy/calendar.ts'
import type { Keeper } from './keeping.ts'

/** What the floor above knows of meetings. */
export interface Timetable {
  /** Agreed meetings of these sign-ups at one event, in order of time. */
  agreedOf(db: Reader, roadshowId: string, signupIds: string[]): Promise<Map<string, GuestMeeting[]>>
}

/** Of today: `now` is in it. */
export const today = (meetings: GuestMeeting[] | undefined, now: string) =>
  (meetings ?? []).filter(({ startsAt }) => dayOf(startsAt) === dayOf(now))

/** Still to be held today. Who meets whom is the organisers' to know: a helper's link goes from hand to hand. */
export const shownTo = ({ door }: Keeper, meetings: GuestMeeting[] | undefined, now: string): GuestMeeting[] =>
  today(meetings, now)
    .filter(({ endsAt }) => endsAt > now)
    .map((one) => (door ? { ...one, link: null, others: [] } : one))
