import type { MeetingFile } from '@keqiao/shared/meeting-plans'
import {
  type FittingQuery,
  type MeetingPerson,
  type MeetingSlot,
  MOST_ABSENCES,
  type MyMeeting,
  type MyMeetings,
  OPEN_MEETINGS,
} from '@keqiao/shared/meetings'
import type { Viewer } from '../accounts/viewer.ts'
import type { RoadshowRow, SignupRow } from '../roadshow/tables.ts'
import { type Context, type MeetingUses, personOf } from './context.ts'
import type { Planning } from './planning.ts'
import { absencesIn, mayReport, movesOf, outcomeUntil, slotsOf, stateOf, wasAbsent } from './rules.ts'
import type { Held } from './store.ts'
import * as store from './store.ts'
import type { BookRow, GuestRow } from './tables.ts'

const eventOf = ({ id, title, startsAt, venue }: RoadshowRow) => ({ id, title, startsAt, venue: venue?.name ?? null })

/** What people and organisers read of meetings. */
export function createShowing({ db, clock }: MeetingUses, context: Context, planning: Planning) {
  async function peopleAt(ids: string[], guests: { guest: GuestRow }[]): Promise<Map<string, MeetingPerson>> {
    const guestOf = new Map(guests.map(({ guest }) => [guest.signupId, guest]))
    const signups = await store.signupsOf(db.read, ids)
    return new Map([...signups].map(([id, signup]) => [id, personOf(signup, guestOf.get(id))]))
  }

  function mine(book: BookRow, { meeting, people }: Held, me: SignupRow, persons: Map<string, MeetingPerson>): MyMeeting[] {
    const now = clock.now()
    const own = people.find(({ signupId }) => signupId === me.id)
    if (!own) return []
    const slots = slotsOf(book)
    const slotAt = (startsAt: string | null): MeetingSlot | null => slots.find((slot) => slot.startsAt === startsAt) ?? null
    const { startsAt, endsAt, place, declineReason, declineText, expiresAt } = meeting
    const isLate = expiresAt !== null && expiresAt <= now
    const isMissed = (isLate && meeting.state !== 'accepted') || (own.answer === 'open' && meeting.state === 'accepted')
    return [
      {
        id: meeting.id,
        state: isMissed ? 'expired' : meeting.state,
        by: meeting.askedBy === null ? 'plan' : meeting.askedBy === me.id ? 'me' : 'other',
        askedBy: meeting.askedBy === me.id ? null : meeting.askedBy,
        answer: own.answer,
        others: people.flatMap(({ signupId, answer }) => {
          const person = signupId === me.id ? undefined : persons.get(signupId)
          return person ? [{ ...person, answer }] : []
        }),
        reason: meeting.reason,
        slot: startsAt && endsAt ? { startsAt, endsAt } : null,
        place: place === null ? null : (book.places[place] ?? null),
        counter: meeting.state === 'countered' ? slotAt(meeting.counterStartsAt) : null,
        expiresAt,
        declined: meeting.state === 'declined' ? { reason: declineReason, text: declineText } : null,
        outcome: own.outcome && { outcome: own.outcome, nextStep: own.nextStep, dueOn: own.dueOn },
        outcomeUntil: endsAt && outcomeUntil(endsAt),
        moves: isLate ? [] : movesOf(meeting, own, people.length === 2, now),
        mayReport: own.answer === 'yes' && mayReport(meeting, now),
        score: meeting.score,
      },
    ]
  }

  return {
    async mine(token: string): Promise<MyMeetings> {
      const me = await context.signupOf(db.read, token)
      const event = (await store.eventOf(db.read, me.roadshowId)) as RoadshowRow
      const book = await store.bookOf(db.read, me.roadshowId)
      const guest = await store.guestOf(db.read, me.id)
      const held = await store.meetingsOf(db.read, me.id)
      const ids = held.flatMap(({ people }) => people.map(({ signupId }) => signupId))
      const persons = await peopleAt(ids, await store.guestsOf(db.read, me.roadshowId, ids))
      const absences = absencesIn(held, me.id)
      const state = stateOf(book, me.state, clock.now())
      const takesPart = guest?.takesPart ?? false
      return {
        event: eventOf(event),
        book: book
          ? {
              ...{ bookOpensAt: book.bookOpensAt, bookClosesAt: book.bookClosesAt, slots: slotsOf(book) },
              ...{ slotMinutes: book.slotMinutes, mostEach: book.mostEach, places: book.places.length },
            }
          : null,
        state,
        me: { takesPart, aim: guest?.aim ?? me.wantToMeet, away: guest?.away ?? [] },
        absences,
        mayAsk: state === 'open' && takesPart && absences < MOST_ABSENCES,
        meetings: book ? held.flatMap((one) => mine(book, one, me, persons)) : [],
      }
    },

    /** Best first; those of whom nothing is known come last, and may be asked all the same. */
    async people(token: string, { page, size, q }: FittingQuery) {
      const me = await context.signupOf(db.read, token)
      const book = await store.bookOf(db.read, me.roadshowId)
      const guests = await store.guestsOf(db.read, me.roadshowId)
      const mine = guests.find(({ signup }) => signup.id === me.id)
      if (!book || !mine) return { items: [], total: 0, page, size }
      const fits = await context.fits(guests.map(({ signup }) => signup))
      const held = await store.heldAt(db.read, me.roadshowId)
      const open = (await store.meetingsOf(db.read, me.id)).filter(({ meeting }) => OPEN_MEETINGS.includes(meeting.state))
      const slots = slotsOf(book).filter(({ startsAt }) => startsAt > clock.now())
      const isFree = (guest: (typeof guests)[number], startsAt: string) =>
        !guest.guest.away.includes(startsAt) && !held.get(startsAt)?.has(`signup:${guest.signup.id}`)
      const term = q.toLowerCase()
      const rows = guests.flatMap((other) => {
        const found = other.signup.id === me.id ? null : fits(me.id, other.signup.id)
        const { name, organisation, title } = other.signup
        if (!found || !`${name} ${organisation} ${title ?? ''} ${other.guest.aim ?? ''}`.toLowerCase().includes(term)) return []
        const known = open.find(
          ({ people }) => people.length === 2 && people.some(({ signupId }) => signupId === other.signup.id),
        )
        const meeting = (known?.meeting.state ?? null) as 'pending' | 'countered' | 'accepted' | null
        const commonSlots = slots.filter(({ startsAt }) => isFree(mine, startsAt) && isFree(other, startsAt)).length
        return [{ ...personOf(other.signup, other.guest), ...found, meeting, commonSlots }]
      })
      const sorted = rows.toSorted((a, b) => b.score - a.score || a.name.localeCompare(b.name) || a.id.localeCompare(b.id))
      return { items: sorted.slice((page - 1) * size, page * size), total: rows.length, page, size }
    },

    async file(viewer: Viewer, roadshowId: string): Promise<MeetingFile> {
      const event = await planning.organised(viewer, roadshowId)
      const book = await store.bookOf(db.read, roadshowId)
      const plan = await store.lastPlan(db.read, roadshowId)
      const held = await store.meetingsAt(db.read, roadshowId)
      const guests = await store.guestsOf(db.read, roadshowId)
      const ids = held.flatMap(({ people }) => people.map(({ signupId }) => signupId))
      const persons = await peopleAt([...ids, ...(plan?.items.flatMap(({ a, b }) => [a, b]) ?? [])], guests)
      const counts: Record<string, number> = {}
      for (const { meeting } of held) counts[meeting.state] = (counts[meeting.state] ?? 0) + 1
      const named = (signupIds: string[]) => signupIds.flatMap((id) => persons.get(id) ?? [])
      return {
        event: eventOf(event),
        book: book ? draftOf(book) : null,
        revision: book?.revision ?? 0,
        slots: book ? slotsOf(book) : [],
        people: guests.length,
        guests: guests.map(({ signup, guest }) => personOf(signup, guest)),
        groups: book
          ? held.flatMap((one) => (one.people.length > 2 || isInvited(one) ? [groupOf(book, one, persons, clock.now())] : []))
          : [],
        counts,
        absences: held.reduce((sum, { people }) => sum + people.filter(({ signupId }) => wasAbsent(people, signupId)).length, 0),
        meetings: held.flatMap(({ meeting, people }) => {
          const { id, startsAt, place, state, askedBy } = meeting
          if (startsAt === null || place === null || !['accepted', 'closed'].includes(state)) return []
          const there = named(people.filter(({ answer }) => answer === 'yes').map(({ signupId }) => signupId))
          return [{ id, people: there, startsAt, place, state, isPlanned: askedBy === null }]
        }),
        plan: plan
          ? {
              ...plan,
              meetings: plan.items.flatMap(({ a, b, ...item }) => {
                const [one, other] = [persons.get(a), persons.get(b)]
                return one && other ? [{ a: one, b: other, ...item }] : []
              }),
            }
          : null,
      }
    },
  }
}

/** By the organiser, who plans without a reason. */
const isInvited = ({ meeting: { askedBy, reason } }: Held) => askedBy === null && reason !== null

function groupOf(
  book: BookRow,
  { meeting, people }: Held,
  persons: Map<string, MeetingPerson>,
  now: string,
): MeetingFile['groups'][number] {
  const { id, state, reason, askedBy, startsAt, endsAt, place, expiresAt } = meeting
  return {
    ...{ id, reason, askedBy, expiresAt },
    state: expiresAt !== null && expiresAt <= now ? 'expired' : state,
    people: people.flatMap(({ signupId, answer }) => {
      const person = persons.get(signupId)
      return person ? [{ ...person, answer }] : []
    }),
    slot: startsAt && endsAt ? { startsAt, endsAt } : null,
    place: place === null ? null : (book.places[place] ?? null),
  }
}

function draftOf({ bookOpensAt, bookClosesAt, windows, slotMinutes, breakMinutes, places, mostEach }: BookRow) {
  return { bookOpensAt, bookClosesAt, windows, slotMinutes, breakMinutes, places, mostEach }
}
