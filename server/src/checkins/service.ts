import {
  type CheckInDraft,
  type DoorAnswer,
  type Guest,
  UNDO_SECONDS,
  type WalkedIn,
  type WalkIn,
} from '@keqiao/shared/check-ins'
import { SignupDraft } from '@keqiao/shared/signups'
import type { Viewer } from '../accounts/viewer.ts'
import type { Tx } from '../platform/db/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { stateAt } from '../roadshow/rules.ts'
import type { RoadshowRow, SignupRow } from '../roadshow/tables.ts'
import { createAnswers } from './answers.ts'
import { createBadges } from './badges.ts'
import { createEntering, type Entering } from './entering.ts'
import { type CheckInUses, createKeeping, type Keeper } from './keeping.ts'
import { createLinks } from './links.ts'
import { closedAt } from './rules.ts'
import { createShowing } from './showing.ts'
import * as store from './store.ts'
import { checkInTimers } from './timers.ts'

export type CheckInService = ReturnType<typeof createCheckIns>

export function createCheckIns(use: CheckInUses) {
  const { db, clock, trail, roadshow } = use
  const keeping = createKeeping(use)
  const entering = createEntering(use)
  const { wholeGuestsOf } = createAnswers(use)

  /** Whoever may hold the door does something under the event's lock. */
  async function atDoor<T>(
    viewer: Viewer,
    id: string,
    token: string | undefined,
    act: (tx: Tx, event: RoadshowRow, keeper: Keeper) => Promise<T>,
    doing: 'keeps' | 'hands_in' = 'keeps',
  ): Promise<T> {
    const { keeper } = await keeping.mustKeep(viewer, id, token, doing)
    return db.write(async (tx) => act(tx, await roadshow.door.lockEvent(tx, id), keeper))
  }

  const enterOne = async (tx: Tx, event: RoadshowRow, draft: Entering, keeper: Keeper) =>
    (await entering.enterIn(tx, event, [draft], keeper))[0] as DoorAnswer

  async function entryAt(tx: Tx, event: RoadshowRow, entry: string) {
    const row = await store.byId(tx, entry)
    const signup = row && (await store.signupOf(tx, row.signupId))
    if (!signup || row.roadshowId !== event.id) throw new Refusal('not_found')
    return { row, signup }
  }

  return {
    ...createShowing(use, keeping),
    ...createLinks(use),
    badges: createBadges(use),
    timers: checkInTimers(use),
    present: entering.present,

    async enter(viewer: Viewer, { eventId, door, ...draft }: { eventId: string; door?: string } & Entering): Promise<DoorAnswer> {
      return atDoor(viewer, eventId, door, (tx, event, keeper) => enterOne(tx, event, draft, keeper))
    },

    /** What was scanned without a network, in whatever order and however often. */
    async enterAll(viewer: Viewer, eventId: string, scans: CheckInDraft[], door?: string): Promise<DoorAnswer[]> {
      const all = scans.map((scan) => ({ ...scan, how: 'offline' as const, admit: false }))
      const act = (tx: Tx, event: RoadshowRow, keeper: Keeper) => entering.enterIn(tx, event, all, keeper)
      // Once the day is over a helper's link takes tickets that were read, and nobody who was looked up.
      return atDoor(viewer, eventId, door, act, scans.every(({ ticket }) => ticket !== null) ? 'hands_in' : 'keeps')
    },

    async undo(viewer: Viewer, eventId: string, entry: string, door?: string) {
      return atDoor(viewer, eventId, door, async (tx, event, keeper) => {
        const { row, signup } = await entryAt(tx, event, entry)
        const late = Date.parse(row.receivedAt) + UNDO_SECONDS * 1000 < clock.millis()
        const over = closedAt(event, stateAt(event, clock.now()), clock.now()) !== null
        if (keeper.door && row.doorId !== keeper.door.id) throw new Refusal('not_your_entry')
        if (row.how === 'online' || (late && (keeper.door || over))) throw new Refusal('undo_too_late')
        if (!row.undoneAt) {
          await entering.takeBack(tx, row, signup, keeper)
          const facts = { name: keeper.door?.name ?? null, how: row.how }
          await trail.record(tx, keeper.actor, 'checkin.undone', `signup:${signup.id}`, facts)
        }
        return { guest: (await wholeGuestsOf(tx, event.id, [signup.id], keeper)).get(signup.id) as Guest }
      })
    },

    /** At the entrance without a sign-up: one of its own, and in at once; the same nonce is the same person. */
    async walkIn(viewer: Viewer, eventId: string, { nonce, device, ...sent }: WalkIn, door?: string): Promise<WalkedIn> {
      return atDoor(viewer, eventId, door, async (tx, event, keeper) => {
        const by = { personId: keeper.personId, source: 'walk_in' as const, late: true }
        const draft = SignupDraft.parse({ ...sent, mode: 'ONSITE', key: nonce })
        const made = await roadshow.door.signUpIn(tx, by, event, draft)
        const signup = made.state === 'pending' ? await admit(tx, event, made, keeper) : made
        if (signup.state === 'waitlisted') {
          return { result: 'full', position: await roadshow.door.position(tx, signup) }
        }
        const entry = { ticket: null, signupId: signup.id, companionId: null, sessionId: null, nonce, device, at: null }
        return { result: 'in', answer: await enterOne(tx, event, { ...entry, how: 'walk_in' }, keeper) }
      })
    },
  }

  /** At the door of an event with approval, whoever stands there decides. */
  async function admit(tx: Tx, event: RoadshowRow, signup: SignupRow, keeper: Keeper): Promise<SignupRow> {
    const seated = await roadshow.door.admits(tx, event, 'ONSITE', signup.seats)
    const to = seated ? ({ state: 'confirmed', seatMode: 'ONSITE' } as const) : ({ state: 'waitlisted' } as const)
    return roadshow.door.settle(tx, signup, to, { actorId: keeper.personId })
  }
}
