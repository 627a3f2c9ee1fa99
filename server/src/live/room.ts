import { HEARD_QUESTIONS, type LiveChanges, type LivePhase, type Question } from '@keqiao/shared/live'
import { type Viewer, visitor } from '../accounts/viewer.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database, Reader, Tx } from '../platform/db/database.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Trail } from '../platform/trail.ts'
import { isPublic } from '../roadshow/rules.ts'
import type { RoadshowService } from '../roadshow/service.ts'
import type { RoadshowRow, SignupRow } from '../roadshow/tables.ts'
import { closesAt, formOf, hasPlaceOnline, opensAt, phaseOf } from './rules.ts'
import * as store from './store.ts'
import type { RoomRow } from './tables.ts'

export interface LiveUses {
  db: Database
  clock: Clock
  trail: Trail
  roadshow: Pick<RoadshowService, 'holderOf' | 'organises' | 'programme' | 'read'>
  /** Being in the room is being there: told once for each person. */
  checkIns: { present(tx: Tx, signup: SignupRow, at: string): Promise<unknown> }
  /** From where streams may play in our pages. */
  streamOrigins: readonly string[]
}

/** Somebody who came in, as they stand at this moment. */
export interface Seat {
  event: RoadshowRow
  room: RoomRow | undefined
  phase: LivePhase
  role: 'audience' | 'presenter' | 'host'
  signup: SignupRow | null
}
export type Room = ReturnType<typeof createRoom>

/** Who may come in, and what each of them sees. */
export function createRoom({ db, clock, roadshow, streamOrigins }: LiveUses) {
  /** Presents at this event: submitted it, or is of the organisation whose it is. */
  async function presents(reader: Reader, personId: string | null, organisationIds: string[], roadshowId: string) {
    if (!personId) return false
    const shown = await roadshow.programme(reader, roadshowId)
    return shown.some(
      ({ presentation: { submittedBy, organisationId } }) =>
        submittedBy === personId || (organisationId !== null && organisationIds.includes(organisationId)),
    )
  }

  /** By the own link. Without a place on the line there is no room for this person. */
  async function guest(reader: Reader, token: string): Promise<Seat & { signup: SignupRow }> {
    const { signup, event } = await roadshow.holderOf(token, reader)
    const room = await store.roomOf(reader, event.id)
    const { personId } = signup
    const presenting = async () =>
      presents(reader, personId, personId ? await store.organisationsOf(reader, personId) : [], event.id)
    const mayEnter = hasPlaceOnline(signup) || (await presenting())
    return { event, room, signup, role: 'audience', phase: mayEnter ? phaseOf(event, room, clock.now()) : 'none' }
  }

  /** By the own account: organisers, and those who present. To everybody else there is no such page. */
  async function staff(reader: Reader, viewer: Viewer, roadshowId: string): Promise<Seat> {
    const event = await store.eventOf(reader, roadshowId)
    const hosts = event && roadshow.organises(viewer, event)
    const own = viewer.organisations.filter(({ state }) => state !== 'closed').map(({ id }) => id)
    if (!event || !(hosts || (await presents(reader, viewer.person?.id ?? null, own, event.id)))) throw new Refusal('not_found')
    const room = await store.roomOf(reader, event.id)
    return { event, room, signup: null, role: hosts ? 'host' : 'presenter', phase: phaseOf(event, room, clock.now()) }
  }

  /** The same seat once the room has changed. */
  const reseat = (seat: Seat, room: RoomRow | undefined): Seat =>
    seat.phase === 'none' ? seat : { ...seat, room, phase: phaseOf(seat.event, room, clock.now()) }

  function mustBeOpen({ phase, event }: Seat) {
    if (phase !== 'open') throw new Refusal('live_closed', { phase, opensAt: opensAt(event) })
  }

  const knows = ({ role, signup }: Seat, row: store.Asked) => role === 'host' || row.signupId === signup?.id
  /** Who asked: not for everybody where it was asked without a name, for nobody once that person is erased. */
  function questionFor(seat: Seat, row: store.Asked): Question {
    const { id, seq, text, state, votes, anonymous, presentationId, at } = row
    const name = [row.name, row.organisation].filter(Boolean).join(' · ')
    return {
      id,
      seq,
      text,
      state,
      votes,
      anonymous,
      presentationId,
      at,
      by: (!anonymous || knows(seat, row)) && name ? name : null,
    }
  }
  const isFor = (seat: Seat, row: store.Asked) => knows(seat, row) || HEARD_QUESTIONS.includes(row.state)

  /** `rows`: what changed since; nothing of a question that this reader may not see leaves, not even that there is one. */
  function changesFor(seat: Seat, rows: store.Asked[]): LiveChanges {
    const { room, phase } = seat
    const { presentationId: current = null, message, messageAt } = (phase !== 'none' && room) || {}
    return {
      version: room?.version ?? 0,
      phase,
      current,
      message: message && messageAt ? { text: message, at: messageAt } : null,
      questions: rows.filter((row) => isFor(seat, row)).map((row) => questionFor(seat, row)),
      gone: rows.filter((row) => row.shownAt && !isFor(seat, row)).map(({ id }) => id),
    }
  }

  async function viewOf(seat: Seat) {
    const { event, phase, role } = seat
    const { agenda } = isPublic(event) ? await roadshow.read(visitor, event.id) : { agenda: [] }
    const opens = phase === 'open' || (role === 'host' && phase !== 'none')
    const { id, title, startsAt, endsAt } = event
    return {
      event: { id, title, startsAt, endsAt, agenda },
      phase,
      now: clock.now(),
      opensAt: opensAt(event),
      closesAt: closesAt(event),
      join: opens && event.joinUrl ? { url: event.joinUrl, form: formOf(event.joinUrl, streamOrigins) } : null,
      changes: changesFor(seat, phase === 'open' || role === 'host' ? await store.changedSince(db.read, event.id, 0) : []),
    }
  }

  return { guest, staff, reseat, mustBeOpen, questionFor, changesFor, viewOf }
}
