import { type ListingState, type Move, type Mover, ORG_STATE, type Transition } from '@keqiao/shared/lifecycle'
import type { MoveBody } from '@keqiao/shared/listings'
import { administers, type Viewer } from '../accounts/viewer.ts'
import type { Tx } from '../platform/db/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { SYSTEM } from '../platform/trail.ts'
import type { Context, ListingDraft } from './context.ts'
import * as history from './history.store.ts'
import * as origins from './origins.store.ts'
import { mustBeActive, valuesOf } from './progress.ts'
import { refuseSilence, refuseUnready, transitionOf } from './rules.ts'
import type { ListingRow } from './store.ts'
import { tellOf } from './telling.ts'

/** States in which the record is no longer in its organisation's hands. */
const AT_CENTRE: readonly ListingState[] = ['center_review', 'triage']
export const quiet = (move: Move, revision: number): MoveBody => ({
  move,
  revision,
  reasons: [],
  questions: [],
  answers: [],
  text: null,
})

export function createMoving<Row extends ListingRow, Draft extends ListingDraft, Rec, Card>(use: Context<Row, Draft, Rec, Card>) {
  const { kind, store, rules, show, seen, asRecord, subject, isShowcase, hideAtOnce } = use
  const { db, clock, outbox, trail } = use.uses
  const tell = tellOf(use)

  /** One transition in a transaction: state, history, trail, index and whoever must know. */
  async function step(tx: Tx, actor: Viewer | null, row: Row, transition: Transition, body: MoveBody, more = {}): Promise<Row> {
    const now = clock.now()
    const showcase = transition.move === 'approve' && isShowcase(row)
    const state = showcase ? 'imported_unclaimed' : transition.to
    const values = { state, ...valuesOf(kind, row, transition, body, now), ...more, updatedAt: now }
    const after = await store.update(tx, row.id, row.revision, values)
    if (!after) throw new Refusal('revision_conflict')
    await history.addTransitions(tx, [
      {
        ...{ kind, listingId: row.id, version: 'record', from: row.state, to: after.state, move: transition.move },
        ...{ actorId: actor?.person?.id ?? null, role: transition.by, at: now },
        ...{ reasons: body.reasons, questions: body.questions, text: body.text },
      },
    ])
    await outbox.add(tx, 'listing', subject(row.id))
    await trail.record(tx, actor ?? SYSTEM, `${kind}.${transition.move}`, subject(row.id), {
      ...{ from: row.state, to: after.state, role: transition.by, revision: after.revision },
      reasons: body.reasons.map(({ field, code }) => ({ field, code })),
    })
    await tell(tx, after, transition.move)
    return after
  }

  /** A submission: complete enough to be shown, and past the organisation at once when its administrator makes it. */
  async function submit(tx: Tx, viewer: Viewer, row: Row, transition: Transition, body: MoveBody): Promise<Row> {
    if (!isShowcase(row)) refuseUnready(rules.missingToPublish(show.draftOf(row)))
    if (!administers(viewer, row.ownerId)) return step(tx, viewer, row, transition, body)
    mustBeActive(viewer, row.ownerId)
    const submitted = await step(tx, viewer, row, transition, body)
    const approval = transitionOf(kind, ORG_STATE[kind], 'org_approve', ['ADMIN'])
    return step(tx, viewer, submitted, approval, quiet('org_approve', submitted.revision))
  }

  async function make(tx: Tx, viewer: Viewer, row: Row, movers: readonly Mover[], body: MoveBody): Promise<Row> {
    const transition = transitionOf(kind, row.state, body.move, movers)
    refuseSilence(transition, body)
    if (transition.by === 'ADMIN' && AT_CENTRE.includes(transition.to)) {
      mustBeActive(viewer, row.ownerId)
      if (!isShowcase(row)) refuseUnready(rules.missingToPublish(show.draftOf(row)))
    }
    return body.move === 'submit' ? submit(tx, viewer, row, transition, body) : step(tx, viewer, row, transition, body)
  }

  return {
    step,
    make,

    /** A move of the owner's people or the centre's; reviewers and triage go through the desk, which holds their decisions. */
    async move(viewer: Viewer, id: string, body: MoveBody): Promise<Rec> {
      const { row, standing } = await seen(viewer, id)
      if (standing.movers.length === 0) throw new Refusal('not_found')
      const movers = standing.movers.filter((mover) => mover !== 'REVIEWER' && mover !== 'TRIAGE')
      const after = await db.write((tx) => make(tx, viewer, { ...row, revision: body.revision }, movers, body))
      await hideAtOnce([after])
      return asRecord(after, viewer)
    },

    /** A claimed record becomes its unit's and goes to it for completion; its number stays with its origin. */
    async handOver(tx: Tx, row: Row, organisationId: string): Promise<void> {
      await step(tx, null, row, transitionOf(kind, row.state, 'claim', ['SYSTEM']), quiet('claim', row.revision))
      await store.set(tx, row.id, { ownerId: organisationId, externalRef: null, importId: null })
    },

    /** Two records become one: `kept` takes over origins and what `draft` unites, `gone` ends and points to it. */
    async mergeInto(tx: Tx, viewer: Viewer, { kept, gone, draft }: { kept: Row; gone: Row; draft: object }) {
      const now = clock.now()
      const number = gone.externalRef
      const known = await origins.originsOf(tx, kind, gone.id)
      const own = { kind, listingId: kept.id, code: 'OP-SELF', number, scope: gone.ownerId ?? '', importedAt: now }
      if (number && known.length === 0) await origins.addOrigins(tx, [own])
      await origins.moveOrigins(tx, kind, gone.id, kept.id)
      const one = await store.update(tx, kept.id, kept.revision, { ...draft, updatedAt: now })
      const other = await store.update(tx, gone.id, gone.revision, {
        ...{ state: 'archived', mergedInto: kept.id, externalRef: null, updatedAt: now },
      })
      if (!one || !other) throw new Refusal('revision_conflict')
      await history.dropPending(tx, kind, gone.id)
      const common = { kind, version: 'record' as const, move: 'merge' as const, actorId: viewer.person?.id ?? null, at: now }
      await history.addTransitions(tx, [
        { ...common, listingId: kept.id, from: kept.state, to: kept.state, role: 'REVIEWER', reasons: [], questions: [] },
        { ...common, listingId: gone.id, from: gone.state, to: 'archived', role: 'REVIEWER', reasons: [], questions: [] },
      ])
      await outbox.add(tx, 'listing', subject(kept.id), subject(gone.id))
    },

    /** Inside the house: timers and the pipeline of deals. */
    async system(tx: Tx, row: Row, move: Move): Promise<Row> {
      return step(tx, null, row, transitionOf(kind, row.state, move, ['SYSTEM']), quiet(move, row.revision))
    },

    async takeDown(viewer: Viewer, id: string, body: { reason: string; text: string | null }): Promise<Rec> {
      const { row, standing } = await seen(viewer, id)
      const transition = transitionOf(kind, row.state, 'take_down', standing.movers)
      const given = { ...quiet('take_down', row.revision), text: body.text }
      const values = { takenDown: { ...body, from: row.state } }
      const after = await db.write((tx) => step(tx, viewer, row, transition, given, values))
      await hideAtOnce([after])
      return asRecord(after, viewer)
    },

    async restore(viewer: Viewer, id: string): Promise<Rec> {
      const { row, standing } = await seen(viewer, id)
      const transition = transitionOf(kind, row.state, 'restore', standing.movers)
      const after = await db.write((tx) => step(tx, viewer, row, transition, quiet('restore', row.revision)))
      await hideAtOnce([after])
      return asRecord(after, viewer)
    },
  }
}
