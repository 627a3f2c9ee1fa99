import { type Contact, readContact } from '@keqiao/shared/contact'
import { feeFact, type SeatMode, seatModesOf } from '@keqiao/shared/roadshow'
import type { OfferReason, SignupDraft } from '@keqiao/shared/signups'
import type { Clock } from '../platform/clock.ts'
import type { Database, Tx } from '../platform/db/database.ts'
import { newId } from '../platform/ids.ts'
import type { Outbox } from '../platform/outbox.ts'
import { Refusal, wrongAt } from '../platform/refusal.ts'
import { mayRegister, offerExpiry, passesOn } from './rules.ts'
import * as seats from './seats.store.ts'
import * as store from './signups.store.ts'
import type { RoadshowRow, SignupRow } from './tables.ts'
import type { Telling } from './telling.ts'
import type { Tokens } from './tokens.ts'

export interface DoorUses {
  db: Database
  clock: Clock
  outbox: Outbox
  tokens: Tokens
  tell: Telling
  /** Of the notice about personal data that people tick. */
  noticeVersion: string
  /** For the test that must oversell: places are looked up before the write, and then simply taken. */
  unguarded?: boolean
}

/** Who signs somebody up: themselves (`web`), or staff. */
export interface By {
  personId: string | null
  source: SignupRow['source']
  groupId?: string
  /** At the entrance: registration is over, the event is not. */
  late?: boolean
}
export interface Held {
  event: RoadshowRow
  signup: SignupRow
}
type Change = Partial<SignupRow> & Pick<SignupRow, 'state'>

export const NO_OFFER = { offeredAt: null, offerExpiresAt: null, offerReason: null }
export type Door = ReturnType<typeof createDoor>

/** Every place is taken, offered, passed on and given back in here, under the lock of its event. */
export function createDoor({ db, clock, outbox, tokens, tell, noticeVersion, unguarded = false }: DoorUses) {
  async function lockEvent(tx: Tx, id: string): Promise<RoadshowRow> {
    const event = await seats.touch(tx, id)
    if (!event) throw new Refusal('not_found')
    return event
  }

  /** A sign-up as it stands once its event is locked. */
  async function lock(tx: Tx, signupId: string): Promise<Held> {
    const known = await store.byId(tx, signupId)
    const event = known && (await seats.touch(tx, known.roadshowId))
    const signup = event && (await store.byId(tx, signupId))
    if (!signup) throw new Refusal('not_found')
    return { event, signup }
  }

  /** A newcomer never passes those already waiting, even if a seat stands free. */
  async function admits(tx: Tx, event: RoadshowRow, mode: SeatMode, n: number): Promise<boolean> {
    if (await seats.nextInLine(tx, event.id, mode)) return false
    return seats.take(tx, event.id, mode, n)
  }

  /** What `admits` would say; for showing. */
  const wouldAdmit = async (tx: Tx, event: RoadshowRow, mode: SeatMode, n: number) =>
    !(await seats.nextInLine(tx, event.id, mode)) && seats.looksFree(tx, event.id, mode, n)

  async function settle(
    tx: Tx,
    signup: SignupRow,
    change: Change,
    why: { reason?: string | null; actorId?: string | null } = {},
  ) {
    const at = clock.now()
    const after = await store.update(tx, signup, { ...change, updatedAt: at, stateAt: at })
    if (!after) throw new Refusal('revision_conflict')
    await store.note(tx, signup.id, { state: after.state, reason: why.reason ?? null, actorId: why.actorId ?? null, at })
    return after
  }

  async function vacate(tx: Tx, { event, signup }: Held) {
    if (signup.seatMode) await seats.release(tx, event.id, signup.seatMode, signup.seats)
  }

  async function offer(tx: Tx, event: RoadshowRow, signup: SignupRow, mode: SeatMode, reason: OfferReason) {
    const now = clock.now()
    const offerExpiresAt = offerExpiry(event, now)
    const offered = { seatMode: mode, offeredAt: now, offerExpiresAt, offerReason: reason }
    const after = await settle(tx, signup, { state: 'offered', ...offered }, { reason })
    await outbox.addAt(tx, 'signup_offer', Date.parse(offerExpiresAt), signup.id)
    const facts = { event: event.title, expiryTime: offerExpiresAt, offerReason: reason, fee: feeFact(event.fee) }
    await tell(tx, event, after, { code: 'signup_offered', facts })
  }

  /** The one place where those who wait get a place: the first in line while it fits, mode by mode. Says how many. */
  async function fillSeats(tx: Tx, event: RoadshowRow, reason: OfferReason): Promise<number> {
    let offers = 0
    if (!passesOn(event, clock.now())) return offers
    // Whoever goes over to the other mode may have stood before somebody in this one: until nobody moves any more.
    for (let before = -1; before < offers; ) {
      before = offers
      for (const mode of seatModesOf(event.mode))
        for (;;) {
          const next = await seats.nextInLine(tx, event.id, mode)
          if (!next || !(await seats.take(tx, event.id, mode, next.seats))) break
          await offer(tx, event, next, mode, next.mode === mode ? reason : 'other_mode')
          offers++
        }
    }
    return offers
  }

  /** At the entrance, a place online becomes one of the house; undefined, and nothing changed, where none is free. */
  async function seatInHouse(tx: Tx, held: Held, actorId: string | null): Promise<SignupRow | undefined> {
    const { event, signup } = held
    if (!(await admits(tx, event, 'ONSITE', signup.seats))) return undefined
    await vacate(tx, held)
    const to = { state: signup.state, mode: 'ONSITE', seatMode: 'ONSITE' } as const
    const after = await settle(tx, signup, to, { reason: 'switched', actorId })
    await fillSeats(tx, event, 'place_freed')
    return after
  }

  /** Where somebody who comes in now stands, with the seats already taken. */
  async function standingOf(tx: Tx, event: RoadshowRow, mode: SeatMode, n: number, promised: boolean | null) {
    if (event.approval) return { state: 'pending', seatMode: null } as const
    const seated = promised === null ? await admits(tx, event, mode, n) : promised && (await seats.force(tx, event.id, mode, n))
    return seated ? ({ state: 'confirmed', seatMode: mode } as const) : ({ state: 'waitlisted', seatMode: null } as const)
  }

  async function tellStanding(tx: Tx, event: RoadshowRow, signup: SignupRow) {
    const facts = { event: event.title, startTime: event.startsAt, fee: feeFact(event.fee) }
    if (signup.state === 'confirmed') await tell(tx, event, signup, { code: 'signup_confirmed', facts })
    else if (signup.state === 'pending') await tell(tx, event, signup, { code: 'signup_pending', facts: { event: event.title } })
    else if (signup.personId || signup.mail) {
      const count = await seats.position(tx, signup)
      await tell(tx, event, signup, { code: 'signup_waitlisted', facts: { event: event.title, count } })
    }
  }

  /** The same inside a write that signs up several; the event is locked already. */
  async function signUpIn(
    tx: Tx,
    by: By,
    event: RoadshowRow,
    draft: SignupDraft,
    promised: boolean | null = null,
  ): Promise<SignupRow> {
    const now = clock.now()
    const keyHash = tokens.keyHash(event.id, draft.key)
    const earlier = await store.byKey(tx, keyHash)
    if (earlier) return earlier
    if (!by.late) mayRegister(event, now)
    if (!seatModesOf(event.mode).includes(draft.mode)) throw wrongAt('mode', 'mode_not_offered')
    if (draft.companions.length > event.maxCompanions)
      throw wrongAt('companions', 'too_many_companions', { maximum: event.maxCompanions })
    const contact = readContact(draft.contact) as Contact
    if (await store.isTaken(tx, event.id, contact.key)) throw new Refusal('already_signed_up', { by: contact.kind })
    const self = by.source === 'web' ? by.personId : null
    const mine = self !== null && !(await store.ofPersonAt(tx, self, event.id))
    const n = 1 + draft.companions.length
    const standing = await standingOf(tx, event, draft.mode, n, promised)
    const { companions, consent: _, key: __, contact: ___, shareContact, mail, ...details } = draft
    const signup = await store.insert(tx, {
      id: newId(),
      roadshowId: event.id,
      personId: mine ? self : null,
      ...details,
      ...standing,
      turn: event.turn,
      seats: n,
      phone: contact.kind === 'phone' ? contact.value : null,
      mail: contact.kind === 'mail' ? contact.value : mail,
      contactKind: contact.kind,
      activeContact: contact.key,
      source: by.source,
      groupId: by.groupId ?? null,
      keyHash,
      noticeVersion,
      consentedAt: now,
      contactSharedAt: shareContact ? now : null,
      createdAt: now,
      updatedAt: now,
      stateAt: now,
    })
    if (!signup) throw new Refusal('already_signed_up', { by: contact.kind })
    await store.addCompanions(
      tx,
      signup.id,
      companions.map(({ name }) => name),
    )
    await store.note(tx, signup.id, {
      state: signup.state,
      reason: null,
      actorId: by.source === 'web' ? null : by.personId,
      at: now,
    })
    await tellStanding(tx, event, signup)
    if (signup.state !== 'waitlisted' || !signup.acceptsOther) return signup
    await fillSeats(tx, event, 'other_mode')
    return (await store.byId(tx, signup.id)) as SignupRow
  }

  async function signUp(by: By, roadshowId: string, draft: SignupDraft): Promise<Held> {
    const promised = unguarded ? await seats.looksFree(db.read, roadshowId, draft.mode, 1 + draft.companions.length) : null
    return db.write(async (tx) => {
      const event = await lockEvent(tx, roadshowId)
      return { event, signup: await signUpIn(tx, by, event, draft, promised) }
    })
  }

  async function locked(signupId: string, work: (tx: Tx, held: Held) => Promise<SignupRow>): Promise<Held> {
    return db.write(async (tx) => {
      const held = await lock(tx, signupId)
      const { id } = await work(tx, held)
      return { event: held.event, signup: (await store.byId(tx, id)) as SignupRow }
    })
  }

  const { position } = seats
  return {
    ...{ lock, lockEvent, locked, admits, wouldAdmit, settle, vacate, fillSeats, seatInHouse },
    ...{ standingOf, tellStanding, signUp, signUpIn, position },
  }
}
