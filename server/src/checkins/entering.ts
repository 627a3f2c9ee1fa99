import type { CheckInDraft, CheckInWay, DoorAnswer, DoorRefusal } from '@keqiao/shared/check-ins'
import type { Tx } from '../platform/db/database.ts'
import { newId } from '../platform/ids.ts'
import { stateAt } from '../roadshow/rules.ts'
import type { RoadshowRow, SignupRow } from '../roadshow/tables.ts'
import { createAnswers } from './answers.ts'
import { type CheckInUses, HOUSE, type Keeper } from './keeping.ts'
import { closedAt, closedFor, entranceOf, readAt, refusedFor } from './rules.ts'
import * as store from './store.ts'
import type { CheckInRow } from './tables.ts'

export interface Entering extends Omit<CheckInDraft, 'ticket' | 'at' | 'admit'> {
  ticket: string | null
  at: string | null
  how: CheckInWay
  admit?: boolean
}
interface Scene {
  event: RoadshowRow
  signup: SignupRow
  entering: Entering
  keeper: Keeper
  at: string
}
/** What became of a scan, before it is put into the words of the contract. */
export type Decision = { result: 'ok' | 'already'; nonce: string; row: CheckInRow } | Extract<DoorAnswer, { result: 'refused' }>
export type Door = ReturnType<typeof createEntering>

/** Everybody comes in here, under the lock of the event: of many scans of one ticket one is the first. */
export function createEntering({ clock, roadshow, timetable }: CheckInUses) {
  const { door, tokens } = roadshow
  const { answersOf } = createAnswers({ clock, timetable })

  function entryRow({ event, signup, entering, keeper, at }: Scene, sessionId: string | null, nonce: string): CheckInRow {
    const companionId = entering.companionId
    return {
      ...{ id: newId(), roadshowId: event.id, signupId: signup.id, companionId, sessionId, nonce, how: entering.how, at },
      entrance: entranceOf(signup.id, companionId, sessionId),
      receivedAt: clock.now(),
      ...{ personId: keeper.personId, doorId: keeper.door?.id ?? null, device: entering.device, undoneAt: null },
    }
  }

  async function whyNot(tx: Tx, { event, signup, entering, at }: Scene): Promise<DoorRefusal | null> {
    const now = clock.now()
    const state = stateAt(event, now)
    const late = entering.how === 'offline'
    const closed = late ? closedFor(event, state, at, now) : closedAt(event, state, at)
    if (closed) return closed
    const refused = refusedFor(signup)
    if (refused && refused !== 'place_online') return refused
    const { companionId, sessionId } = entering
    if (sessionId && !(await store.sessionsOf(tx, event.id)).some(({ id }) => id === sessionId)) return 'session_unknown'
    const companions = companionId ? await store.companionsOf(tx, [signup.id]) : []
    return companionId && !companions.some(({ id }) => id === companionId) ? 'companion_unknown' : refused
  }

  async function note(tx: Tx, scene: Scene): Promise<Decision> {
    const { signup, entering, keeper } = scene
    const { companionId, sessionId, nonce } = entering
    const before = await store.byEntrance(tx, entranceOf(signup.id, companionId, sessionId))
    if (before) return { result: 'already', nonce, row: before }
    // Whoever is in a session has come to the event.
    if (sessionId) await store.insert(tx, entryRow(scene, null, `${nonce}~`))
    const row = (await store.insert(tx, entryRow(scene, sessionId, nonce))) as CheckInRow
    if (signup.state !== 'checked_in') await door.settle(tx, signup, { state: 'checked_in' }, { actorId: keeper.personId })
    return { result: 'ok', nonce, row }
  }

  /** Who watched before is here now: that entry gives way to the one at the door. */
  async function seated(tx: Tx, scene: Scene): Promise<Scene | null> {
    const signup = await door.seatInHouse(tx, scene, scene.keeper.personId)
    if (!signup) return null
    const watched = (await store.openOf(tx, signup.id)).filter(({ how }) => how === 'online')
    if (watched.length > 0)
      await store.takeBack(
        tx,
        watched.map(({ id }) => id),
        clock.now(),
      )
    return { ...scene, signup }
  }

  /** The event is locked. */
  async function decideIn(tx: Tx, event: RoadshowRow, entering: Entering, keeper: Keeper): Promise<Decision> {
    const { nonce, ticket } = entering
    const refused = (why: DoorRefusal, signup?: SignupRow): Decision => ({
      ...{ result: 'refused', nonce, why },
      name: signup?.name ?? null,
      state: signup?.state ?? null,
      house: null,
    })
    const id = ticket === null ? entering.signupId : tokens.read('ticket', ticket)
    if (!id) return refused('forged')
    const known = await store.byNonce(tx, nonce)
    if (known && known.roadshowId !== event.id) return refused('forged')
    if (known?.undoneAt) return refused('undone')
    if (known) return { result: 'ok', nonce, row: known }
    const signup = await store.signupOf(tx, id)
    // Of an id nobody learns whether it stands for something elsewhere.
    if (signup?.roadshowId !== event.id) return refused('other_event')
    const scene = { event, signup, entering, keeper, at: readAt(event, entering.at, clock.now()) }
    const why = await whyNot(tx, scene)
    if (why !== 'place_online') return why ? refused(why, signup) : note(tx, scene)
    if (entering.admit) {
      const there = await seated(tx, scene)
      return there ? note(tx, there) : refused('house_full', signup)
    }
    const isFree = await door.wouldAdmit(tx, event, 'ONSITE', signup.seats)
    return { ...refused(why, signup), house: { signupId: signup.id, seats: signup.seats, isFree } } as Decision
  }

  return {
    /** One after the other, and answered together. The event is locked. */
    async enterIn(tx: Tx, event: RoadshowRow, all: Entering[], keeper: Keeper): Promise<DoorAnswer[]> {
      const decisions: Decision[] = []
      for (const entering of all) decisions.push(await decideIn(tx, event, entering, keeper))
      return answersOf(tx, event.id, decisions, keeper)
    },

    /** Watching is coming, too; of somebody who has come there is nothing to add. True for the first time. */
    async present(tx: Tx, { id }: Pick<SignupRow, 'id'>, at: string): Promise<boolean> {
      const { event, signup } = await door.lock(tx, id)
      if (!['confirmed', 'no_show'].includes(signup.state)) return false
      const entering = { ticket: null, signupId: id, companionId: null, sessionId: null, nonce: newId(), device: null, at }
      await note(tx, { event, signup, entering: { ...entering, how: 'online' }, keeper: HOUSE, at })
      return true
    },

    /**
     * Takes an entry back, and the coming that it stood for unless another session does so too; who has no other entry has not
     * come. The event is locked.
     */
    async takeBack(tx: Tx, row: CheckInRow, signup: SignupRow, keeper: Keeper): Promise<void> {
      const open = await store.openOf(tx, signup.id)
      const elsewhere = open.some((one) => one.id !== row.id && one.companionId === row.companionId && one.sessionId !== null)
      const mine = open.filter(({ id, nonce }) => id === row.id || (!elsewhere && nonce === `${row.nonce}~`))
      await store.takeBack(
        tx,
        mine.map(({ id }) => id),
        clock.now(),
      )
      if (open.length === mine.length) await door.settle(tx, signup, { state: 'confirmed' }, { actorId: keeper.personId })
    },
  }
}
