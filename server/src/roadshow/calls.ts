import { READABLE_STATES } from '@keqiao/shared/lifecycle'
import type { ListingKind } from '@keqiao/shared/listings'
import { PRESENTATION_LIFE, type PresentationMover, type ProjectDraft, type ProjectMove } from '@keqiao/shared/presentations'
import { SHOWN_PRESENTATIONS } from '@keqiao/shared/programme'
import { OPERATORS } from '../accounts/scope.ts'
import { belongsTo, type Viewer } from '../accounts/viewer.ts'
import type { Tx } from '../platform/db/database.ts'
import { newId } from '../platform/ids.ts'
import { Refusal, wrongAt } from '../platform/refusal.ts'
import * as calls from './calls.store.ts'
import type { Consents } from './consents.ts'
import type { Organising, OrganisingUses } from './organising.ts'
import * as rules from './rules.ts'
import * as seats from './seats.store.ts'
import { type Presented, partsOf } from './showing.ts'
import * as store from './store.ts'
import type { PresentationRow, RoadshowRow } from './tables.ts'

export interface CallUses extends OrganisingUses {
  listings: Record<ListingKind, Presented>
}
export type Decided = Pick<ProjectMove, 'move' | 'text' | 'replayUrl'>
export type Calls = ReturnType<typeof createCalls>

/** The call for projects: who submits what, and what becomes of it. */
export function createCalls(use: CallUses, { organising, consents }: { organising: Organising; consents: Consents }) {
  const { db, clock, trail, accounts, notices, listings } = use
  const { organises, mustOrganise } = organising

  const moversOf = (viewer: Viewer, event: RoadshowRow, row: PresentationRow): PresentationMover[] => [
    ...(organises(viewer, event) ? (['ORGANISER'] as const) : []),
    ...(belongsTo(viewer, row.organisationId) ? (['SUBMITTER'] as const) : []),
  ]
  const openSteps = (viewer: Viewer, event: RoadshowRow, row: PresentationRow) => {
    const movers = moversOf(viewer, event, row)
    return PRESENTATION_LIFE.filter(({ from, by }) => from === row.state && movers.includes(by))
  }

  /** Whose it is and open to readers; whoever it is not learns no more than that it cannot be chosen. */
  async function mustOwn(viewer: Viewer, subject: string): Promise<string> {
    const { kind, id } = partsOf(subject)
    const [row] = await listings[kind].load([id])
    if (!row?.ownerId || !belongsTo(viewer, row.ownerId)) throw wrongAt('subject', 'unknown_listing')
    if (!READABLE_STATES.includes(row.state)) throw wrongAt('subject', 'listing_not_open')
    if (!(await accounts.isActive(row.ownerId))) throw new Refusal('organisation_inactive')
    return row.ownerId
  }

  async function tellOrganiser(tx: Tx, event: RoadshowRow, code: 'project_submitted' | 'project_withdrawn') {
    const acts = event.hostId === null || (await accounts.isActive(event.hostId, tx))
    const to = acts && event.createdBy ? [event.createdBy] : await accounts.officersOf(tx, OPERATORS, [event.region])
    await notices.add(tx, to, { code, facts: { event: event.title }, subject: `roadshow:${event.id}` })
  }

  async function tellSubmitter(tx: Tx, viewer: Viewer, event: RoadshowRow, row: PresentationRow) {
    const { state, submittedBy, organisationId } = row
    // One that the organiser put on the programme was never asked for.
    if (!submittedBy || !organisationId || submittedBy === viewer.person?.id) return
    if (state !== 'selected' && state !== 'reserve' && state !== 'declined' && state !== 'replay_published') return
    const facts = { event: event.title, project: state }
    await notices.add(tx, [submittedBy], { code: 'project_decided', facts, subject: `roadshow:${event.id}` })
  }

  async function moveOne(
    tx: Tx,
    viewer: Viewer,
    event: RoadshowRow,
    row: PresentationRow,
    decided: Decided & { revision: number },
  ) {
    const { move, text, replayUrl, revision } = decided
    const open = openSteps(viewer, event, row)
    const step = open.find((one) => one.move === move)
    if (!step) throw new Refusal('transition_refused', { state: row.state, moves: open.map((one) => one.move) })
    if (step.asks === 'text' && !text) throw wrongAt('text', 'decision_untold')
    if (step.asks === 'replay') {
      if (!(await consents.allAgree(tx, row)) || !row.secrecyTickedAt) throw wrongAt('replayUrl', 'consent_missing')
      if (!replayUrl) throw wrongAt('replayUrl', 'required')
    }
    const after = await calls.update(
      tx,
      { id: row.id, revision },
      {
        state: step.to,
        stateAt: clock.now(),
        ...(step.by === 'ORGANISER' && text !== null && { decisionText: text }),
        ...(step.asks === 'replay' && { replayUrl }),
        // Off the programme, whatever place it had.
        ...(!SHOWN_PRESENTATIONS.includes(step.to) && { sessionId: null }),
      },
    )
    if (!after) throw new Refusal('revision_conflict', { revision: row.revision })
    const facts = { presentation: row.id, move, from: step.from, to: step.to }
    await trail.record(tx, viewer, 'roadshow.project_moved', `roadshow:${event.id}`, facts)
    if (step.by === 'SUBMITTER') await tellOrganiser(tx, event, 'project_withdrawn')
    else await tellSubmitter(tx, viewer, event, after)
    return after
  }

  /** Of an event that is locked from here on, and to somebody who has to do with it. */
  async function lock(tx: Tx, viewer: Viewer, id: string) {
    const found = await calls.byId(tx, id)
    const event = found && (await seats.touch(tx, found.roadshowId))
    const row = event && (await calls.byId(tx, id))
    if (!row || moversOf(viewer, event, row).length === 0) throw new Refusal('not_found')
    return { event, row }
  }

  return {
    openSteps,
    tellSubmitter,

    async submit(viewer: Viewer, roadshowId: string, { subject, secrecyTick: _, recordConsent, ...said }: ProjectDraft) {
      const organisationId = await mustOwn(viewer, subject)
      return db.write(async (tx) => {
        const event = await seats.touch(tx, roadshowId)
        if (!event || (!rules.isPublic(event) && !organises(viewer, event))) throw new Refusal('not_found')
        const now = clock.now()
        const { callOpensAt: opensAt, callClosesAt: closesAt } = event
        if (!rules.callIsOpen(event, now)) throw new Refusal('call_closed', { opensAt, closesAt })
        const before = await calls.bySubject(tx, roadshowId, subject)
        if (before && before.state !== 'submitted' && before.state !== 'withdrawn') throw new Refusal('already_submitted')
        const values = {
          ...said,
          organisationId,
          submittedBy: viewer.person?.id ?? null,
          state: 'submitted' as const,
          secrecyTickedAt: now,
          recordConsentAt: recordConsent ? now : null,
          decisionText: null,
          stateAt: now,
        }
        const made = before
          ? await calls.update(tx, before, values)
          : await store.insertPresentation(tx, { id: newId(), roadshowId, subject, place: 0, createdAt: now, ...values })
        if (!made) throw new Refusal('revision_conflict')
        const facts = { presentation: made.id, again: before !== undefined }
        await trail.record(tx, viewer, 'roadshow.project_submitted', `roadshow:${roadshowId}`, facts)
        if (before?.state !== 'submitted') await tellOrganiser(tx, event, 'project_submitted')
        return { event, row: made }
      })
    },

    move: (viewer: Viewer, id: string, decided: ProjectMove) =>
      db.write(async (tx) => {
        const { event, row } = await lock(tx, viewer, id)
        return { event, row: await moveOne(tx, viewer, event, row, decided) }
      }),

    /** All of them or none. */
    moveMany: (viewer: Viewer, roadshowId: string, items: { id: string; revision: number }[], decided: Decided) =>
      db.write(async (tx) => {
        const event = mustOrganise(viewer, await seats.touch(tx, roadshowId))
        for (const { id, revision } of items) {
          const row = await calls.byId(tx, id)
          if (row?.roadshowId !== event.id) throw new Refusal('not_found')
          await moveOne(tx, viewer, event, row, { ...decided, revision })
        }
        return items.length
      }),

    consent: (viewer: Viewer, id: string, { revision, recordConsent }: { revision: number; recordConsent: boolean }) =>
      db.write(async (tx) => {
        const { event, row } = await lock(tx, viewer, id)
        if (!belongsTo(viewer, row.organisationId)) throw new Refusal('not_found')
        const now = clock.now()
        // Taken back, it holds for every speaker, and what was shown of it goes at once.
        if (!recordConsent) await consents.takeAllBack(tx, row)
        const shown = !recordConsent && row.state === 'replay_published'
        const after = await calls.update(
          tx,
          { id, revision },
          {
            recordConsentAt: recordConsent ? (row.recordConsentAt ?? now) : null,
            ...(shown && calls.takenDown(now)),
          },
        )
        if (!after) throw new Refusal('revision_conflict', { revision: row.revision })
        const facts = { presentation: id, recordConsent }
        await trail.record(tx, viewer, 'roadshow.project_consent', `roadshow:${event.id}`, facts)
        return { event, row: after }
      }),
  }
}
