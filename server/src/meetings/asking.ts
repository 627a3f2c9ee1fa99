import type { GroupInvitation } from '@keqiao/shared/meeting-plans'
import {
  type MeetingAnswer,
  type MeetingReport,
  type MeetingRequest,
  MOST_ABSENCES,
  type TakePart,
} from '@keqiao/shared/meetings'
import type { Tx } from '../platform/db/database.ts'
import { newId } from '../platform/ids.ts'
import { Refusal, wrongAt } from '../platform/refusal.ts'
import type { SignupRow } from '../roadshow/tables.ts'
import type { Context, MeetingUses } from './context.ts'
import { interestOf, sourceOf } from './interest.ts'
import {
  agreedIn,
  expiryOf,
  isAhead,
  mayReport,
  movesOf,
  outcomeUntil,
  placesTaken,
  saysHeld,
  slotsOf,
  stateOf,
} from './rules.ts'
import { coming, seat } from './seating.ts'
import type { Held } from './store.ts'
import * as store from './store.ts'
import type { BookRow, MeetingRow, ParticipantRow } from './tables.ts'

export type Asking = ReturnType<typeof createAsking>
type Opening = Pick<MeetingRow, 'askedBy' | 'reason'> & { people: Pick<ParticipantRow, 'signupId' | 'answer'>[] }
type Step = { tx: Tx; book: BookRow; held: Held; me: SignupRow; sent: MeetingAnswer }

export const pairKey = (ids: string[]) => (ids.length === 2 ? ids.toSorted().join(' ') : null)

/** What people with a place do about their meetings, by their own link. */
export function createAsking({ db, clock, outbox, deals }: MeetingUses, context: Context) {
  const { signupOf, tellEach, absencesOf } = context

  /** The event's meetings locked, and booking open. */
  async function lockOpen(tx: Tx, me: SignupRow): Promise<BookRow> {
    const book = await store.touch(tx, me.roadshowId)
    const state = stateOf(book, me.state, clock.now())
    if (!book || state !== 'open')
      throw new Refusal('meetings_closed', { state, opensAt: book?.bookOpensAt, closesAt: book?.bookClosesAt })
    return book
  }

  async function refuseFull(tx: Tx, book: BookRow, ids: string[]) {
    for (const id of ids)
      if (agreedIn(await store.meetingsOf(tx, id), id) >= book.mostEach)
        throw new Refusal('meetings_full', { most: book.mostEach })
  }

  async function tellOthers(tx: Tx, { people }: Held, me: SignupRow, code: Parameters<typeof tellEach>[3], facts: object = {}) {
    const others = people.filter(({ signupId, answer }) => signupId !== me.id && answer !== 'no')
    const ids = others.map(({ signupId }) => signupId)
    await tellEach(tx, me.roadshowId, ids, code, { by: me.name, ...facts })
  }

  async function settle(tx: Tx, id: string, values: Partial<MeetingRow>) {
    await store.update(tx, id, { ...values, stateAt: clock.now() })
  }

  /** Everybody invited has answered, or the time to answer is over: those who come get their slot, and hear of it but for `me`. */
  async function conclude(tx: Tx, book: BookRow, held: Held, wished: string | null = null, me?: SignupRow): Promise<boolean> {
    const people = coming(held)
    if (people.length < 2) return false
    await refuseFull(tx, book, people)
    const slot = await seat(tx, book, held.meeting, people, { now: clock.now(), ...(wished && { wished, heeded: [] }) })
    await settle(tx, held.meeting.id, { state: 'accepted', ...slot, expiresAt: null, counterBy: null, counterStartsAt: null })
    await outbox.addAt(tx, 'meeting_over', Date.parse(slot.endsAt), held.meeting.id)
    const names = await store.signupsOf(tx, people)
    for (const one of people) {
      if (one === me?.id) continue
      const by = people.flatMap((other) => (other === one ? [] : (names.get(other)?.name ?? []))).join('、')
      await tellEach(tx, book.roadshowId, [one], 'meeting_agreed', { by, startTime: slot.startsAt })
    }
    return true
  }

  /** The same where nobody is there to be told why it cannot be: several who have no slot in common do not meet. */
  async function concludes(tx: Tx, book: BookRow, held: Held): Promise<boolean> {
    if (held.people.length === 2) return false
    return conclude(tx, book, held).catch((fault) => {
      if (fault instanceof Refusal) return false
      throw fault
    })
  }

  async function accept({ tx, book, held, me }: Step) {
    const { meeting, people } = held
    await store.updatePerson(tx, meeting.id, me.id, { answer: 'yes' })
    const after = {
      meeting,
      people: people.map((person) => (person.signupId === me.id ? { ...person, answer: 'yes' as const } : person)),
    }
    if (after.people.some(({ answer }) => answer === 'open')) return
    const wished = meeting.state === 'countered' ? meeting.counterStartsAt : null
    if (await conclude(tx, book, after, wished, me)) return
    // Of several, all the others have declined.
    await settle(tx, meeting.id, { state: 'declined', openPair: null, expiresAt: null })
  }

  async function decline({ tx, book, held, me, sent }: Step) {
    const { meeting, people } = held
    await store.updatePerson(tx, meeting.id, me.id, { answer: 'no' })
    const after = {
      meeting,
      people: people.map((person) => (person.signupId === me.id ? { ...person, answer: 'no' as const } : person)),
    }
    if (people.length > 2 && after.people.some(({ answer }) => answer === 'open')) return
    if (await concludes(tx, book, after)) return
    const declined = { declineReason: sent.reason, declineText: sent.text }
    await settle(tx, meeting.id, { state: 'declined', openPair: null, expiresAt: null, ...declined })
    await tellOthers(tx, after, me, 'meeting_declined')
  }

  async function counter({ tx, book, held, me, sent }: Step) {
    const startsAt = sent.startsAt
    if (!startsAt || !slotsOf(book).some((slot) => slot.startsAt === startsAt)) throw wrongAt('startsAt', 'slot_unknown')
    const taken = (await store.heldAt(tx, book.roadshowId)).get(startsAt) ?? new Set<string>()
    const isFree =
      held.people.every(({ signupId }) => !taken.has(`signup:${signupId}`)) && placesTaken(taken) < book.places.length
    if (!isFree) throw wrongAt('startsAt', 'slot_taken')
    for (const { signupId } of held.people)
      await store.updatePerson(tx, held.meeting.id, signupId, { answer: signupId === me.id ? 'yes' : 'open' })
    await settle(tx, held.meeting.id, {
      state: 'countered',
      counterBy: me.id,
      counterStartsAt: startsAt,
      expiresAt: expiryOf(book, clock.now()),
    })
    await tellOthers(tx, held, me, 'meeting_countered', { startTime: startsAt })
  }

  async function move({ tx, book, held, me, sent }: Step) {
    if (!sent.startsAt || sent.startsAt <= clock.now()) throw wrongAt('startsAt', 'slot_unknown')
    const people = coming(held)
    const heeded = people.filter((one) => one !== me.id)
    const slot = await seat(tx, book, held.meeting, people, { now: clock.now(), wished: sent.startsAt, heeded })
    await settle(tx, held.meeting.id, slot)
    await outbox.addAt(tx, 'meeting_over', Date.parse(slot.endsAt), held.meeting.id)
    await tellOthers(tx, held, me, 'meeting_moved', { startTime: slot.startsAt })
  }

  /** Of more than two, one who leaves does not end it. */
  async function leave(tx: Tx, held: Held, me: SignupRow) {
    const { meeting, people } = held
    await store.updatePerson(tx, meeting.id, me.id, { answer: 'no' })
    const left = people.filter(({ signupId, answer }) => signupId !== me.id && answer !== 'no')
    if (left.length >= 2 && meeting.askedBy !== me.id) return store.release(tx, meeting.id, `signup:${me.id}`)
    await store.release(tx, meeting.id)
    await settle(tx, meeting.id, { state: 'cancelled', openPair: null, expiresAt: null })
    await tellOthers(tx, held, me, 'meeting_cancelled')
  }

  /** A request that waits for answers. */
  async function open(tx: Tx, book: BookRow, { people, ...given }: Opening): Promise<Held> {
    const ids = people.map(({ signupId }) => signupId)
    await refuseFull(tx, book, ids)
    const [id, now] = [newId(), clock.now()]
    const expiresAt = expiryOf(book, now)
    const none = { startsAt: null, endsAt: null, place: null, counterBy: null, counterStartsAt: null, score: null }
    const row: MeetingRow = {
      ...{ id, roadshowId: book.roadshowId, state: 'pending', ...given, ...none, declineReason: null, declineText: null },
      ...{ expiresAt, openPair: pairKey(ids), createdAt: now, stateAt: now },
    }
    if (!(await store.insert(tx, row, people))) throw new Refusal('already_asked_to_meet')
    await outbox.addAt(tx, 'meeting_expiry', Date.parse(expiresAt), id)
    return (await store.meeting(tx, id)) as Held
  }

  const STEPS = { accept, decline, counter, move, cancel: ({ tx, held, me }: Step) => leave(tx, held, me) }

  return {
    concludes,
    leave,
    settle,

    async takePart(token: string, { takesPart, aim, away }: TakePart) {
      await db.write(async (tx) => {
        const me = await signupOf(tx, token)
        const book = await store.touch(tx, me.roadshowId)
        if (!book || !store.isSeated(me)) throw new Refusal('meetings_closed', { state: stateOf(book, me.state, clock.now()) })
        const known = new Set(slotsOf(book).map(({ startsAt }) => startsAt))
        const mine = { takesPart, aim, away: away.filter((startsAt) => known.has(startsAt)) }
        await store.saveGuest(tx, { signupId: me.id, roadshowId: me.roadshowId, ...mine, updatedAt: clock.now() })
        if (takesPart) return
        for (const held of await store.meetingsOf(tx, me.id)) if (isAhead(held.meeting, clock.now())) await leave(tx, held, me)
      })
    },

    async ask(token: string, { to, reason }: MeetingRequest) {
      await db.write(async (tx) => {
        const me = await signupOf(tx, token)
        const book = await lockOpen(tx, me)
        if ((await absencesOf(tx, me.id)) >= MOST_ABSENCES)
          throw new Refusal('meetings_ended_for_you', { absences: MOST_ABSENCES })
        if (!(await store.guestOf(tx, me.id))?.takesPart) throw new Refusal('meetings_not_joined')
        const guests = new Set((await store.guestsOf(tx, me.roadshowId)).map(({ signup }) => signup.id))
        const others = [...new Set(to)]
        if (others.some((id) => id === me.id || !guests.has(id))) throw wrongAt('to', 'person_not_there')
        const people = [
          { signupId: me.id, answer: 'yes' as const },
          ...others.map((signupId) => ({ signupId, answer: 'open' as const })),
        ]
        const held = await open(tx, book, { askedBy: me.id, reason, people })
        await tellOthers(tx, held, me, 'meeting_asked', { expiryTime: held.meeting.expiresAt })
      })
    },

    /** The organiser brings some together; `by` is who invites. */
    async invite(tx: Tx, roadshowId: string, { people, reason }: GroupInvitation, by: string) {
      const book = await store.touch(tx, roadshowId)
      const state = stateOf(book, 'confirmed', clock.now())
      if (!book || !['before', 'open'].includes(state)) throw new Refusal('meetings_closed', { state })
      const guests = new Set((await store.guestsOf(tx, roadshowId)).map(({ signup }) => signup.id))
      const ids = [...new Set(people)]
      if (ids.length < 2 || ids.some((id) => !guests.has(id))) throw wrongAt('people', 'person_not_there')
      const asked = ids.map((signupId) => ({ signupId, answer: 'open' as const }))
      const { meeting } = await open(tx, book, { askedBy: null, reason, people: asked })
      await tellEach(tx, roadshowId, ids, 'meeting_asked', { by, expiryTime: meeting.expiresAt })
    },

    async answer(token: string, id: string, sent: MeetingAnswer) {
      await db.write(async (tx) => {
        const me = await signupOf(tx, token)
        const book = await store.touch(tx, me.roadshowId)
        const held = await store.meeting(tx, id)
        const mine = held?.people.find(({ signupId }) => signupId === me.id)
        if (!book || !held || !mine) throw new Refusal('not_found')
        const now = clock.now()
        if (held.meeting.expiresAt !== null && held.meeting.expiresAt <= now)
          throw new Refusal('meeting_over', { state: 'expired' })
        const moves = movesOf(held.meeting, mine, held.people.length === 2, now)
        if (!moves.includes(sent.move)) throw new Refusal('transition_refused', { state: held.meeting.state, moves })
        await STEPS[sent.move]({ tx, book, held, me, sent })
      })
    },

    async report(token: string, id: string, { outcome, absent, nextStep, dueOn }: MeetingReport) {
      await db.write(async (tx) => {
        const me = await signupOf(tx, token)
        await store.touch(tx, me.roadshowId)
        const held = await store.meeting(tx, id)
        const isMine = held?.people.some(({ signupId, answer }) => signupId === me.id && answer === 'yes')
        if (!held || !isMine) throw new Refusal('not_found')
        const now = clock.now()
        if (!mayReport(held.meeting, now))
          throw new Refusal('meeting_over', {
            state: held.meeting.state,
            until: held.meeting.endsAt && outcomeUntil(held.meeting.endsAt),
          })
        const others = coming(held).filter((one) => one !== me.id)
        const missing = outcome === 'NO_SHOW' ? absent : []
        if (outcome === 'NO_SHOW' && (missing.length === 0 || missing.some((one) => !others.includes(one))))
          throw wrongAt('absent', 'absent_unknown')
        const said = { outcome, absent: missing, nextStep, dueOn, reportedAt: now }
        await store.updatePerson(tx, id, me.id, said)
        if (outcome === 'NO_SHOW') {
          const isHeld = held.people.some((one) => one.signupId !== me.id && saysHeld(one))
          if (!isHeld) await deals.takeBack(tx, sourceOf(id))
          return
        }
        const people = [...(await store.signupsOf(tx, coming(held))).values()]
        const of = await store.organisationsOf(
          tx,
          people.flatMap(({ personId }) => personId ?? []),
        )
        const met = { id, askedBy: held.meeting.askedBy, people, organisationOf: (one: string) => of.get(one)?.[0] }
        await deals.interestFrom(tx, interestOf(met, me, outcome, now))
      })
    },
  }
}
