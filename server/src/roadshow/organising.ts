import { type RoadshowDraft, SEAT_MODES, type SeatMode, seatModesOf } from '@keqiao/shared/roadshow'
import { OVER_ROADSHOWS, type RoadshowMove, type RoadshowMoveBody, type RoadshowMover } from '@keqiao/shared/roadshow-life'
import { faultsOf } from '@keqiao/shared/roadshow-rules'
import type { Announcer } from '../accounts/announcer.ts'
import { covers, OPERATORS } from '../accounts/scope.ts'
import type { Accounts } from '../accounts/service.ts'
import { belongsTo, speaksFor, type Viewer } from '../accounts/viewer.ts'
import { exact } from '../platform/clock.ts'
import type { Reader, Tx } from '../platform/db/database.ts'
import { newId } from '../platform/ids.ts'
import { Refusal, wrongAt } from '../platform/refusal.ts'
import type { Trail } from '../platform/trail.ts'
import type { Taxonomies } from '../taxonomy/taxonomy.ts'
import type { Door, DoorUses } from './door.ts'
import type { Places } from './places.ts'
import * as rules from './rules.ts'
import * as seats from './seats.store.ts'
import * as signups from './signups.store.ts'
import * as store from './store.ts'
import type { RoadshowRow } from './tables.ts'

export interface OrganisingUses extends DoorUses {
  trail: Trail
  accounts: Accounts
  notices: Announcer
  taxonomies: Taxonomies
}
export type Organising = ReturnType<typeof createOrganising>

function columnsOf({ capacity: _, ...draft }: RoadshowDraft) {
  const { startsAt, endsAt, regOpensAt, regClosesAt, callOpensAt, callClosesAt } = draft
  return {
    ...draft,
    startsAt: exact(startsAt),
    endsAt: exact(endsAt),
    regOpensAt: exact(regOpensAt),
    regClosesAt: exact(regClosesAt),
    callOpensAt: callOpensAt && exact(callOpensAt),
    callClosesAt: callClosesAt && exact(callClosesAt),
  }
}
const costOf = ({ fee }: Pick<RoadshowDraft, 'fee'>) => fee?.amount ?? 0
const sameTimeAndPlace = (a: RoadshowRow, b: RoadshowRow) =>
  a.startsAt === b.startsAt && a.endsAt === b.endsAt && JSON.stringify(a.venue) === JSON.stringify(b.venue)

/** What organisers and operators do with events. */
export function createOrganising(use: OrganisingUses, door: Door, places: Places) {
  const { db, clock, outbox, trail, accounts, notices, taxonomies, tell } = use

  function moversOf(viewer: Viewer, { region, hostId }: Pick<RoadshowRow, 'region' | 'hostId'>): RoadshowMover[] {
    const operates = covers(viewer, OPERATORS, region, taxonomies)
    if (operates) return ['ORGANISER', 'OPERATOR']
    return speaksFor(viewer, hostId) ? ['ORGANISER'] : []
  }
  const organises = (viewer: Viewer, event: Pick<RoadshowRow, 'region' | 'hostId'>) => moversOf(viewer, event).length > 0

  /** Whoever may not organise it learns no more than that it is not there. */
  function mustOrganise<Row extends RoadshowRow>(viewer: Viewer, event: Row | undefined): Row {
    if (!event || !organises(viewer, event)) throw new Refusal('not_found')
    return event
  }

  async function mustHost(viewer: Viewer, draft: RoadshowDraft) {
    for (const code of draft.fields) if (!taxonomies.has('field', code)) throw wrongAt('fields', 'unknown_code')
    if (!taxonomies.has('region', draft.region)) throw wrongAt('region', 'unknown_code')
    const operates = covers(viewer, OPERATORS, draft.region, taxonomies)
    if (!operates && !belongsTo(viewer, draft.hostId)) throw new Refusal('forbidden', { needs: 'organisation' })
    if (!draft.hostId || (await accounts.isActive(draft.hostId))) return
    throw operates ? wrongAt('hostId', 'unknown_organisation') : new Refusal('organisation_inactive', {})
  }

  /** Time or place of a published event changed: everybody hears of it and is asked again. */
  async function tellMoved(tx: Tx, event: RoadshowRow) {
    await signups.askDates(tx, event.id, clock.now())
    const facts = { event: event.title, startTime: event.startsAt }
    const said = { code: 'roadshow_moved', facts } as const
    for (const signup of await signups.inState(tx, event.id, ['pending', 'confirmed', 'waitlisted', 'offered']))
      await tell(tx, event, signup, said)
    await outbox.addAt(tx, 'roadshow_reminder', rules.remindAt(event), event.id)
  }

  async function tellEnd(tx: Tx, event: RoadshowRow, code: 'roadshow_postponed' | 'roadshow_cancelled') {
    for (const signup of await signups.inState(tx, event.id, ['pending', 'confirmed', 'waitlisted', 'offered']))
      await tell(tx, event, signup, { code, facts: { event: event.title } })
  }

  async function setCapacity(tx: Tx, event: RoadshowRow, capacity: RoadshowDraft['capacity']) {
    const modes = seatModesOf(event.mode)
    for (const mode of SEAT_MODES) {
      if (modes.includes(mode)) await seats.setSeats(tx, event.id, mode, capacity[mode])
      else if (
        (await seats.seatsOf(tx, event.id)).some((one) => one.mode === mode) &&
        !(await seats.dropSeats(tx, event.id, mode))
      )
        throw wrongAt('mode', 'mode_has_people')
    }
  }

  /** What each move changes beside the state. */
  function effectOf(move: RoadshowMove, event: RoadshowRow, body: RoadshowMoveBody, now: string): Partial<RoadshowRow> {
    switch (move) {
      case 'submit':
        return { waitingSince: now, returned: null }
      case 'approve':
        return { waitingSince: null, returned: null }
      case 'return':
        return { waitingSince: null, returned: body.reason }
      case 'publish':
        return { publishedAt: now }
      case 'open':
        return { regOpensAt: now }
      case 'close':
        return { regClosesAt: now }
      case 'reopen':
        return { regClosesAt: exact(body.regClosesAt ?? event.startsAt) }
      case 'postpone':
        return { reason: body.reason, postponedFrom: event.startsAt }
      case 'reschedule':
        return { ...newDates(body), reason: null, sequence: event.sequence + 1 }
      case 'cancel':
        return { reason: body.reason, waitingSince: null, sequence: event.sequence + 1 }
      default:
        return {}
    }
  }

  function newDates({ startsAt, endsAt, regClosesAt }: RoadshowMoveBody) {
    if (!startsAt || exact(startsAt) <= clock.now()) throw wrongAt('startsAt', 'date_missing')
    if (!endsAt || exact(endsAt) <= exact(startsAt)) throw wrongAt('endsAt', 'ends_before_start')
    return { startsAt: exact(startsAt), endsAt: exact(endsAt), regClosesAt: exact(regClosesAt ?? startsAt) }
  }

  async function draftOf(reader: Reader, event: RoadshowRow): Promise<RoadshowDraft> {
    const rows = await seats.seatsOf(reader, event.id)
    const of = (mode: SeatMode) => rows.find((one) => one.mode === mode)?.capacity ?? 0
    const { kind, mode, title, intro, hostId, coHosts, region, fields, startsAt, endsAt, regOpensAt, regClosesAt, venue } = event
    const { joinUrl, approval, maxCompanions, audience, contact, photoNotice, callOpensAt, callClosesAt, language, fee } = event
    return {
      ...{ kind, mode, title, intro, hostId, coHosts, region, fields, startsAt, endsAt, regOpensAt, regClosesAt, venue },
      ...{ joinUrl, approval, maxCompanions, audience, contact, photoNotice, callOpensAt, callClosesAt, language, fee },
      capacity: { ONSITE: of('ONSITE'), ONLINE: of('ONLINE') },
    }
  }

  async function afterMove(tx: Tx, viewer: Viewer, move: RoadshowMove, event: RoadshowRow) {
    const facts = { event: event.title }
    const subject = `roadshow:${event.id}`
    if (move === 'submit') {
      const officers = await accounts.officersOf(tx, OPERATORS, [event.region])
      await notices.add(tx, officers, { code: 'roadshow_submitted', facts, subject })
    }
    const asked = event.createdBy !== viewer.person?.id ? event.createdBy : null
    if ((move === 'approve' || move === 'return') && asked) {
      const decision = move === 'approve' ? 'approved' : 'refused'
      await notices.add(tx, [asked], { code: 'roadshow_decided', facts: { ...facts, decision }, subject })
    }
    if (move === 'publish') await outbox.addAt(tx, 'roadshow_reminder', rules.remindAt(event), event.id)
    if (move === 'postpone') {
      await places.holdOffers(tx, event)
      await tellEnd(tx, event, 'roadshow_postponed')
    }
    if (move === 'cancel') await tellEnd(tx, event, 'roadshow_cancelled')
    if (move === 'reschedule') {
      await tellMoved(tx, event)
      await door.fillSeats(tx, event, 'rescheduled')
    }
  }

  return {
    moversOf,
    organises,
    mustOrganise,
    draftOf,

    async create(viewer: Viewer, draft: RoadshowDraft, options: { demo?: boolean } = {}): Promise<RoadshowRow> {
      await mustHost(viewer, draft)
      const now = clock.now()
      const id = newId()
      return db.write(async (tx) => {
        const columns = columnsOf(draft)
        const stamps = { createdAt: now, updatedAt: now, stateAt: now }
        const createdBy = options.demo ? null : (viewer.person?.id ?? null)
        await store.insert(tx, { id, state: 'draft', ...columns, createdBy, demo: options.demo ?? false, ...stamps })
        const event = (await store.byId(tx, id)) as RoadshowRow
        await setCapacity(tx, event, draft.capacity)
        await trail.record(tx, viewer, 'roadshow.created', `roadshow:${id}`, { kind: draft.kind })
        return event
      })
    },

    async save(viewer: Viewer, id: string, revision: number, draft: RoadshowDraft): Promise<RoadshowRow> {
      mustOrganise(viewer, await store.byId(db.read, id))
      await mustHost(viewer, draft)
      return db.write(async (tx) => {
        const before = mustOrganise(viewer, await seats.touch(tx, id))
        const state = rules.stateAt(before, clock.now())
        if (state === 'cancelled' || OVER_ROADSHOWS.includes(state)) throw new Refusal('transition_refused', { state })
        if (before.publishedAt) refuseFaults(draft)
        if (before.publishedAt && costOf(draft) > costOf(before)) throw wrongAt('fee.amount', 'fee_raised')
        const columns = { ...columnsOf(draft), updatedAt: clock.now() }
        const moved = before.publishedAt !== null && !sameTimeAndPlace(before, { ...before, ...columns })
        const after = await store.update(tx, id, revision, { ...columns, sequence: before.sequence + (moved ? 1 : 0) })
        if (!after) throw new Refusal('revision_conflict', { revision: before.revision })
        await setCapacity(tx, after, draft.capacity)
        if (moved) await tellMoved(tx, after)
        await door.fillSeats(tx, after, 'capacity_raised')
        await trail.record(tx, viewer, 'roadshow.saved', `roadshow:${id}`, { moved })
        return after
      })
    },

    async move(viewer: Viewer, id: string, body: RoadshowMoveBody): Promise<RoadshowRow> {
      return db.write(async (tx) => {
        const before = mustOrganise(viewer, await seats.touch(tx, id))
        if (body.move === 'submit' || body.move === 'approve') refuseFaults(await draftOf(tx, before))
        const now = clock.now()
        const step = rules.transition(before, body.move, moversOf(viewer, before), now)
        if (step.asks === 'reason' && !body.reason) throw wrongAt('reason', 'reason_missing')
        const values = { state: step.to, ...effectOf(body.move, before, body, now), stateAt: now, updatedAt: now }
        const after = await store.update(tx, id, body.revision, values)
        if (!after) throw new Refusal('revision_conflict', { revision: before.revision })
        const facts = { move: body.move, from: step.from, to: step.to }
        await trail.record(tx, viewer, 'roadshow.moved', `roadshow:${id}`, facts)
        await afterMove(tx, viewer, body.move, after)
        return after
      })
    },

    async resize(viewer: Viewer, id: string, mode: SeatMode, capacity: number): Promise<RoadshowRow> {
      return db.write(async (tx) => {
        const event = mustOrganise(viewer, await seats.touch(tx, id))
        const after = await seats.resize(tx, id, mode, capacity)
        if (!after) throw wrongAt('mode', 'mode_not_offered')
        await trail.record(tx, viewer, 'roadshow.resized', `roadshow:${id}`, { mode, capacity })
        await door.fillSeats(tx, event, 'capacity_raised')
        return event
      })
    },
  }

  function refuseFaults(draft: RoadshowDraft) {
    const issues = faultsOf(draft)
    if (issues.length > 0) throw new Refusal('invalid_input', {}, issues)
  }
}
