import type { SeatMode } from '@keqiao/shared/roadshow'
import type { OfferReason, SignupChange, SignupMove, SignupState } from '@keqiao/shared/signups'
import type { Tx } from '../platform/db/database.ts'
import { Refusal, wrongAt } from '../platform/refusal.ts'
import { type Door, type DoorUses, type Held, NO_OFFER } from './door.ts'
import { mayRegister, openMoves } from './rules.ts'
import * as seats from './seats.store.ts'
import * as store from './signups.store.ts'
import type { RoadshowRow, SignupRow } from './tables.ts'

export type Places = ReturnType<typeof createPlaces>
/** Ends a sign-up: the contact is free again, so is what it held. */
const OVER = { ...NO_OFFER, seatMode: null, activeContact: null }
const contactKey = ({ contactKind, phone, mail }: SignupRow) => `${contactKind}:${contactKind === 'phone' ? phone : mail}`
const otherMode = (mode: SeatMode): SeatMode => (mode === 'ONSITE' ? 'ONLINE' : 'ONSITE')

interface Decision {
  decision: 'confirm' | 'waitlist' | 'reject'
  revision: number
  reason: string | null
}

/** What becomes of a sign-up: the verbs of its own link, of the organiser and of the clock. */
export function createPlaces(door: Door, { clock, tell, db }: DoorUses) {
  const { locked, settle, vacate, admits, fillSeats, standingOf, tellStanding } = door

  /** Only what `openMoves` shows as open. */
  function mustBeOpen({ signup, event }: Held, move: SignupMove) {
    const moves = openMoves(signup, event, clock.now())
    if (moves.includes(move)) return
    if (signup.state === 'offered' && move === 'accept') throw new Refusal('offer_over', { expiresAt: signup.offerExpiresAt })
    throw new Refusal('transition_refused', { state: signup.state, moves })
  }

  /** The end of an offer that was not taken: of the other mode it costs no more than that, the wait goes on. */
  async function pass(tx: Tx, held: Held, to: SignupState, why: OfferReason): Promise<SignupRow> {
    const { event, signup } = held
    const goesOn = signup.seatMode !== signup.mode
    await vacate(tx, held)
    const change = goesOn
      ? { ...NO_OFFER, state: 'waitlisted' as const, seatMode: null, acceptsOther: false }
      : { ...OVER, state: to }
    const after = await settle(tx, held.signup, change, { reason: why })
    await fillSeats(tx, event, why)
    return after
  }

  const verbs: Record<SignupMove, (tx: Tx, held: Held) => Promise<SignupRow>> = {
    async accept(tx, held) {
      const after = await settle(tx, held.signup, { state: 'confirmed', ...NO_OFFER }, { reason: 'accepted' })
      await tellStanding(tx, held.event, after)
      return after
    },

    decline: (tx, held) => pass(tx, held, 'withdrawn', 'offer_declined'),

    async withdraw(tx, held) {
      await vacate(tx, held)
      const after = await settle(tx, held.signup, { ...OVER, state: 'withdrawn' }, { reason: 'withdrawn' })
      await tell(tx, held.event, after, { code: 'signup_withdrawn', facts: { event: held.event.title } })
      await fillSeats(tx, held.event, 'place_freed')
      return after
    },

    async rejoin(tx, held) {
      const { event, signup } = held
      mayRegister(event, clock.now())
      const activeContact = contactKey(signup)
      if (await store.isTaken(tx, event.id, activeContact)) throw new Refusal('already_signed_up', { by: signup.contactKind })
      const standing = await standingOf(tx, event, signup.mode, signup.seats, null)
      const after = await settle(tx, held.signup, { ...standing, activeContact, turn: event.turn }, { reason: 'rejoined' })
      await tellStanding(tx, event, after)
      if (after.state === 'waitlisted' && after.acceptsOther) await fillSeats(tx, event, 'other_mode')
      return after
    },

    async switch(tx, held) {
      const { event, signup } = held
      const mode = otherMode(signup.mode)
      if (signup.state === 'pending') return settle(tx, held.signup, { state: 'pending', mode }, { reason: 'switched' })
      const seated = await admits(tx, event, mode, signup.seats)
      // Whoever has a place keeps it unless the other one is free.
      if (!seated && signup.seatMode) throw new Refusal('roadshow_full', { mode })
      await vacate(tx, held)
      const to = seated
        ? { state: 'confirmed' as const, mode, seatMode: mode }
        : { state: 'waitlisted' as const, mode, turn: event.turn }
      const after = await settle(tx, held.signup, to, { reason: 'switched' })
      await tellStanding(tx, event, after)
      await fillSeats(tx, event, 'place_freed')
      return after
    },

    confirm_date: (tx, held) =>
      settle(tx, held.signup, { state: held.signup.state, dateConfirmedAt: clock.now() }, { reason: 'date_confirmed' }),
  }

  async function change(tx: Tx, held: Held, { revision, companions, shareContact, mail, ...details }: SignupChange) {
    const { event, signup } = held
    if (signup.revision !== revision) throw new Refusal('revision_conflict', { revision: signup.revision })
    if (!openMoves(signup, event, clock.now()).includes('withdraw'))
      throw new Refusal('transition_refused', { state: signup.state })
    const n = 1 + companions.length
    if (companions.length > event.maxCompanions)
      throw wrongAt('companions', 'too_many_companions', { maximum: event.maxCompanions })
    if (n > signup.seats && signup.state === 'offered') throw wrongAt('companions', 'answer_offer_first')
    if (signup.seatMode && n > signup.seats && !(await admits(tx, event, signup.seatMode, n - signup.seats)))
      throw new Refusal('roadshow_full', { mode: signup.seatMode })
    if (signup.seatMode && n < signup.seats) await seats.release(tx, event.id, signup.seatMode, signup.seats - n)
    const now = clock.now()
    const after = await store.update(tx, signup, {
      ...details,
      seats: n,
      mail: signup.contactKind === 'mail' ? signup.mail : mail,
      contactSharedAt: shareContact ? (signup.contactSharedAt ?? now) : null,
      updatedAt: now,
    })
    if (!after) throw new Refusal('revision_conflict')
    await store.setCompanions(
      tx,
      signup.id,
      companions.map(({ name }) => name),
    )
    await fillSeats(tx, event, 'place_freed')
    return after
  }

  async function decide(tx: Tx, held: Held, { decision, revision, reason }: Decision, actorId: string | null) {
    const { event, signup } = held
    if (signup.state !== 'pending' || signup.revision !== revision)
      throw new Refusal('revision_conflict', { state: signup.state, revision: signup.revision })
    if (decision === 'confirm' && !(await admits(tx, event, signup.mode, signup.seats)))
      throw new Refusal('roadshow_full', { mode: signup.mode })
    const to = {
      confirm: { state: 'confirmed', seatMode: signup.mode },
      waitlist: { state: 'waitlisted', turn: event.turn },
      reject: { state: 'rejected' },
    } as const
    const after = await settle(tx, held.signup, to[decision], { reason, actorId })
    if (decision === 'reject') await tell(tx, event, after, { code: 'signup_rejected', facts: { event: event.title } })
    else await tellStanding(tx, event, after)
    if (decision === 'waitlist') await fillSeats(tx, event, 'place_freed')
    return after
  }

  return {
    move: (signupId: string, move: SignupMove) =>
      locked(signupId, (tx, held) => {
        mustBeOpen(held, move)
        return verbs[move](tx, held)
      }),

    change: (signupId: string, to: SignupChange) => locked(signupId, (tx, held) => change(tx, held, to)),

    /** `may` is asked of the event as it stands locked. */
    decide: (signupId: string, decision: Decision, actorId: string | null, may: (event: RoadshowRow) => void) =>
      locked(signupId, (tx, held) => {
        may(held.event)
        return decide(tx, held, decision, actorId)
      }),

    /** Ends an offer whose time is over and passes the place on; nothing happens before, or twice. */
    async lapse(signupId: string): Promise<boolean> {
      return db.write(async (tx) => {
        const held = await door.lock(tx, signupId)
        const { signup, event } = held
        if (signup.state !== 'offered' || (signup.offerExpiresAt as string) > clock.now()) return false
        const after = await pass(tx, held, 'lapsed', 'offer_lapsed')
        await tell(tx, event, after, { code: 'signup_lapsed', facts: { event: event.title } })
        return true
      })
    },

    /** Open offers go back into the line while nobody knows the date; they keep their turn. */
    async holdOffers(tx: Tx, event: RoadshowRow) {
      for (const signup of await store.inState(tx, event.id, ['offered'])) {
        await vacate(tx, { event, signup })
        await settle(tx, signup, { ...NO_OFFER, state: 'waitlisted', seatMode: null }, { reason: 'postponed' })
      }
    },
  }
}
