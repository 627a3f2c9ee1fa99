import type { MeetingBookDraft } from '@keqiao/shared/meeting-plans'
import type { MeetingMove, MeetingSlot, MyMeetings } from '@keqiao/shared/meetings'
import { ANSWER_HOURS, OPEN_MEETINGS, OUTCOME_HOURS } from '@keqiao/shared/meetings'
import type { Issue } from '@keqiao/shared/problem'
import { type SignupState, WITH_PLACE } from '@keqiao/shared/signups'
import type { BookRow, MeetingRow, ParticipantRow } from './tables.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** Slots in all; a day of meetings has twenty. */
const MOST_SLOTS = 120
const later = (instant: string, millis: number) => new Date(Date.parse(instant) + millis).toISOString()
const earliest = (...instants: string[]) => instants.toSorted()[0] as string

/** Every slot of every window, in order; what does not fit whole into a window is left out. */
export function slotsOf({ windows, slotMinutes, breakMinutes }: Pick<BookRow, 'windows' | 'slotMinutes' | 'breakMinutes'>) {
  const slots: MeetingSlot[] = []
  for (const { startsAt, endsAt } of windows.toSorted((a, b) => a.startsAt.localeCompare(b.startsAt)))
    for (let start = later(startsAt, 0); later(start, slotMinutes * MINUTE) <= later(endsAt, 0); ) {
      slots.push({ startsAt: start, endsAt: later(start, slotMinutes * MINUTE) })
      start = later(start, (slotMinutes + breakMinutes) * MINUTE)
    }
  return slots
}

export function faultsOf(book: MeetingBookDraft): Issue[] {
  const fault = (path: string, code: string, wrong: boolean): Issue[] => (wrong ? [{ path, code, facts: {} }] : [])
  const windows = book.windows.toSorted((a, b) => a.startsAt.localeCompare(b.startsAt))
  const count = slotsOf(book).length
  return [
    ...fault('book.bookClosesAt', 'closes_before_opening', book.bookClosesAt <= book.bookOpensAt),
    ...book.windows.flatMap(({ startsAt, endsAt }, index) =>
      fault(`book.windows.${index}.endsAt`, 'ends_before_start', endsAt <= startsAt),
    ),
    ...fault(
      'book.windows',
      'windows_overlap',
      windows.some(({ startsAt }, index) => index > 0 && startsAt < (windows[index - 1]?.endsAt ?? '')),
    ),
    ...fault('book.windows', 'no_slot_fits', count === 0),
    ...fault('book.windows', 'too_many_slots', count > MOST_SLOTS),
  ]
}

/** Of the meetings of one person at one event. */
export function stateOf(book: BookRow | undefined, signup: SignupState, now: string): MyMeetings['state'] {
  if (!book) return 'none'
  if (!WITH_PLACE.includes(signup)) return 'no_place'
  if (now < book.bookOpensAt) return 'before'
  if (now < book.bookClosesAt) return 'open'
  return now < (slotsOf(book).at(-1)?.endsAt ?? '') ? 'closed' : 'over'
}

export const expiryOf = ({ bookClosesAt }: Pick<BookRow, 'bookClosesAt'>, now: string) =>
  earliest(later(now, ANSWER_HOURS * HOUR), bookClosesAt)
export const outcomeUntil = (endsAt: string) => later(endsAt, OUTCOME_HOURS * HOUR)

export const mayReport = ({ state, endsAt }: MeetingRow, now: string) =>
  state === 'accepted' && endsAt !== null && now >= endsAt && now < outcomeUntil(endsAt)

/** Still to be held, as far as anybody knows. */
export const isAhead = ({ state, startsAt }: MeetingRow, now: string) =>
  OPEN_MEETINGS.includes(state) && (startsAt === null || now < startsAt)

/** What this participant may do with the meeting now. */
export function movesOf(meeting: MeetingRow, me: ParticipantRow, isPair: boolean, now: string): MeetingMove[] {
  const { state, askedBy, counterBy, startsAt } = meeting
  if (me.answer === 'no') return []
  if (state === 'pending') {
    if (askedBy === me.signupId) return ['cancel']
    return me.answer === 'open' ? ['accept', ...(isPair ? (['counter'] as const) : []), 'decline'] : ['cancel']
  }
  if (state === 'countered') return counterBy === me.signupId ? ['cancel'] : ['accept', 'counter', 'decline']
  if (state === 'accepted' && me.answer === 'yes' && startsAt !== null && now < startsAt) return ['move', 'cancel']
  return []
}

export const saysHeld = ({ outcome }: Pick<ParticipantRow, 'outcome'>) => outcome === 'HELD' || outcome === 'HELD_FOLLOW'

type Claimed = Pick<ParticipantRow, 'signupId' | 'outcome' | 'absent'>
/** Absent: another says so, and the person did not say that it was held. */
export const wasAbsent = (people: Claimed[], signupId: string): boolean => {
  const own = people.find((person) => person.signupId === signupId)
  const isAccused = people.some((person) => person.signupId !== signupId && person.absent?.includes(signupId))
  return isAccused && !(own && saysHeld(own))
}

/** How often this person was waited for in vain. */
export const absencesIn = (all: { people: Claimed[] }[], signupId: string) =>
  all.filter(({ people }) => wasAbsent(people, signupId)).length

type Agreed = { meeting: Pick<MeetingRow, 'state'>; people: Pick<ParticipantRow, 'signupId' | 'answer'>[] }
/** How many are agreed to which this person comes. */
export const agreedIn = (all: Agreed[], signupId: string) =>
  all.filter(
    ({ meeting, people }) =>
      meeting.state === 'accepted' && people.some((person) => person.signupId === signupId && person.answer === 'yes'),
  ).length

export const placesTaken = (holders: Iterable<string>) => [...holders].filter((holder) => holder.startsWith('place:')).length

/** The first slot in which all of them and a place are free. */
export function firstFree(
  slots: MeetingSlot[],
  places: number,
  holders: string[],
  held: Map<string, Set<string>>,
  away: Set<string>[],
) {
  for (const slot of slots) {
    const taken = held.get(slot.startsAt) ?? new Set()
    if (holders.some((holder) => taken.has(holder)) || away.some((absent) => absent.has(slot.startsAt))) continue
    for (let place = 0; place < places; place++) if (!taken.has(`place:${place}`)) return { ...slot, place }
  }
  return null
}
