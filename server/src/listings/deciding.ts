import type { Move, Mover } from '@keqiao/shared/lifecycle'
import type { MoveBody, PendingVersion } from '@keqiao/shared/listings'
import type { Viewer } from '../accounts/viewer.ts'
import { settle } from '../attachments/waiting.ts'
import type { Tx } from '../platform/db/database.ts'
import { newId } from '../platform/ids.ts'
import { Refusal } from '../platform/refusal.ts'
import { SYSTEM } from '../platform/trail.ts'
import type { Context, ListingDraft } from './context.ts'
import * as history from './history.store.ts'
import { type createMoving, quiet } from './moving.ts'
import { mustBeActive } from './progress.ts'
import { but, changesText, mustOwn, refuseSilence, refuseUnready, transitionOf } from './rules.ts'
import type { ListingRow } from './store.ts'
import { tellOf } from './telling.ts'

/** How long a decision can be undone before it takes effect. */
export const UNDO_MS = 10_000

type Version = 'record' | 'pending'
/** A pending version's own short life; the record beside it does not move. */
type PendingMove = 'org_approve' | 'org_return' | 'approve' | 'return' | 'reject' | 'recall'
const PENDING_MOVES: Partial<Record<Move, { from: PendingVersion['state']; by: Mover; to: PendingVersion['state'] | 'gone' }[]>> =
  {
    org_approve: [{ from: 'org_review', by: 'ADMIN', to: 'center_review' }],
    org_return: [{ from: 'org_review', by: 'ADMIN', to: 'returned' }],
    approve: [{ from: 'center_review', by: 'REVIEWER', to: 'gone' }],
    return: [{ from: 'center_review', by: 'REVIEWER', to: 'returned' }],
    reject: [{ from: 'center_review', by: 'REVIEWER', to: 'gone' }],
    recall: (['org_review', 'center_review', 'returned'] as const).map((from) => ({
      from,
      by: 'EDIT' as const,
      to: 'gone' as const,
    })),
  }
const HELD: readonly Mover[] = ['REVIEWER', 'TRIAGE']

export function createDeciding<Row extends ListingRow, Draft extends ListingDraft, Rec, Card>(
  use: Context<Row, Draft, Rec, Card>,
  moving: Pick<ReturnType<typeof createMoving<Row, Draft, Rec, Card>>, 'make'>,
) {
  const { kind, store, rules, show, seen, standing: standingOn, asRecord, subject, isShowcase } = use
  const { db, clock, outbox, trail, accounts } = use.uses
  const tell = tellOf(use)

  function pendingStep(pending: history.PendingRow | undefined, move: Move, movers: readonly Mover[]) {
    if (!pending) throw new Refusal('not_found')
    const open = (one: Move) => PENDING_MOVES[one]?.find(({ from, by }) => from === pending.state && movers.includes(by))
    const found = open(move)
    if (found) return found
    const allowed = (Object.keys(PENDING_MOVES) as Move[]).filter(open)
    throw new Refusal('transition_refused', { state: pending.state, move, allowed })
  }
  const ASKS: Partial<Record<Move, 'reasons' | 'reason'>> = { return: 'reasons', org_return: 'reasons', reject: 'reason' }

  /** A move of the pending version; approved, its content becomes the record's. */
  async function movePending(tx: Tx, viewer: Viewer, row: Row, movers: readonly Mover[], body: MoveBody): Promise<Row> {
    const pending = await history.pendingOf(tx, kind, row.id)
    const way = pendingStep(pending, body.move, movers)
    const asks = ASKS[body.move]
    refuseSilence({ from: row.state, move: body.move, to: row.state, by: way.by, ...(asks && { asks }) }, body)
    if (pending?.revision !== body.revision || !(await store.touch(tx, row.id, row.revision)))
      throw new Refusal('revision_conflict')
    if (way.by === 'ADMIN') mustBeActive(viewer, row.ownerId)
    const now = clock.now()
    let after = row
    if (body.move === 'approve' && changesText(pending)) {
      const draft = pending.draft as unknown as Draft
      refuseUnready(rules.missingToPublish(draft))
      // What never waits may have changed since.
      const content = but(draft, rules.immediate as readonly string[])
      const values = { ...content, quality: rules.quality(draft).score, risks: pending.risks, updatedAt: now }
      after = (await store.update(tx, row.id, row.revision, values)) as Row
      await outbox.add(tx, 'listing', subject(row.id))
    }
    if (way.to === 'gone') {
      await history.dropPending(tx, kind, row.id)
      await settleFiles(tx, viewer, row.id, body.move === 'approve' ? 'PUBLIC' : 'ON_REQUEST')
    } else {
      const by = way.by === 'ADMIN' ? ('org' as const) : ('centre' as const)
      const feedback = { by, at: now, reasons: body.reasons, questions: [], text: body.text }
      await history.putPending(tx, {
        ...pending,
        state: way.to,
        revision: pending.revision + 1,
        feedback: way.to === 'returned' ? feedback : pending.feedback,
      })
    }
    await history.addTransitions(tx, [
      {
        ...{ kind, listingId: row.id, version: 'pending', from: pending.state },
        ...{ to: way.to === 'gone' ? row.state : way.to, move: body.move, actorId: viewer.person?.id ?? null, role: way.by },
        ...{ at: now, reasons: body.reasons, questions: [], text: body.text },
      },
    ])
    await trail.record(tx, viewer, `${kind}.edit_${body.move as PendingMove}`, subject(row.id), {
      from: pending.state,
      role: way.by,
    })
    await tell(tx, after, body.move)
    return after
  }

  /** Public with the version that was approved; else whoever wants them has to ask. */
  async function settleFiles(tx: Tx, viewer: Viewer, id: string, visibility: 'PUBLIC' | 'ON_REQUEST') {
    for (const attachment of await settle(tx, subject(id), visibility))
      await trail.record(tx, viewer, 'attachment.shown', subject(id), { attachment, visibility, waiting: false })
  }

  const apply = (tx: Tx, viewer: Viewer, row: Row, movers: readonly Mover[], version: Version, body: MoveBody) =>
    version === 'pending'
      ? movePending(tx, viewer, row, movers, body)
      : moving.make(tx, viewer, { ...row, revision: body.revision }, movers, body)

  return {
    /** A move of the owner's people on the version that waits. */
    async movePending(viewer: Viewer, id: string, body: MoveBody): Promise<Rec> {
      const { row, standing } = await seen(viewer, id)
      mustOwn(standing)
      return asRecord(await db.write((tx) => movePending(tx, viewer, row, standing.movers, body)), viewer)
    },

    /** A reviewer's or a triage's decision: checked now, held for ten seconds, then applied unless undone. */
    async decide(viewer: Viewer, id: string, version: Version, body: MoveBody) {
      const { row, standing } = await seen(viewer, id)
      const movers = standing.movers.filter((mover) => HELD.includes(mover))
      const decidedAt = clock.now()
      const dueMillis = clock.millis() + UNDO_MS
      const decision = { id: newId(), decidedAt, dueAt: new Date(dueMillis).toISOString() }
      await db.write(async (tx) => {
        if (!(await store.touch(tx, id, row.revision))) throw new Refusal('revision_conflict')
        if (await history.decisionOn(tx, kind, id)) throw new Refusal('revision_conflict')
        if (version === 'pending') {
          const pending = await history.pendingOf(tx, kind, id)
          const { by } = pendingStep(pending, body.move, movers)
          if (pending?.revision !== body.revision) throw new Refusal('revision_conflict')
          const asks = ASKS[body.move]
          refuseSilence({ from: row.state, move: body.move, to: row.state, by, ...(asks && { asks }) }, body)
        } else {
          const transition = transitionOf(kind, row.state, body.move, movers)
          if (row.revision !== body.revision) throw new Refusal('revision_conflict')
          refuseSilence(transition, body)
          if (body.move === 'approve' && !isShowcase(row)) refuseUnready(rules.missingToPublish(show.draftOf(row)))
        }
        await history.addDecision(tx, { ...decision, kind, listingId: id, version, body, actorId: viewer.person?.id as string })
        await outbox.addAt(tx, 'decision', dueMillis, `${kind}:${decision.id}`)
      })
      return decision
    },

    /** Takes a held decision back; too late once it was applied. */
    async undo(viewer: Viewer, decisionId: string) {
      const found = await history.decision(db.read, decisionId)
      const isOwn = found?.actorId === viewer.person?.id
      // Somebody else's is as good as one that was applied long ago.
      const undone = isOwn && (await db.write((tx) => history.takeDecision(tx, decisionId)))
      if (!undone) throw new Refusal('undo_too_late')
    },

    /** An approval whose ten seconds were those of its batch: made at once, with what counts it; false where it cannot be made. */
    async approveAtOnce(viewer: Viewer, id: string, counted: (tx: Tx) => Promise<void>): Promise<boolean> {
      try {
        return await db.write(async (tx) => {
          const at = await standingOn(await store.byId(tx, id), viewer, tx)
          if (!at?.standing.movers.includes('REVIEWER') || (await history.decisionOn(tx, kind, id))) return false
          if (!isShowcase(at.row)) refuseUnready(rules.missingToPublish(show.draftOf(at.row)))
          await moving.make(tx, viewer, at.row, ['REVIEWER'], quiet('approve', at.row.revision))
          await counted(tx)
          return true
        })
      } catch (fault) {
        if (fault instanceof Refusal) return false
        throw fault
      }
    },

    /** Applies a held decision with the rights its maker has now; what has changed meanwhile makes it void. */
    async applyDecision(decisionId: string) {
      const found = await history.decision(db.read, decisionId)
      if (!found) return
      const viewer = await accounts.asViewer(found.actorId)
      await db.write(async (tx) => {
        if (!(await history.takeDecision(tx, decisionId))) return
        const at = viewer && (await standingOn(await store.byId(tx, found.listingId), viewer, tx))
        const fresh =
          at &&
          (found.version === 'pending'
            ? (await history.pendingOf(tx, kind, found.listingId))?.revision === found.body.revision
            : at.row.revision === found.body.revision)
        const movers = at?.standing.movers.filter((mover) => HELD.includes(mover)) ?? []
        if (!fresh || movers.length === 0)
          return trail.record(tx, viewer ?? SYSTEM, `${kind}.decision_void`, subject(found.listingId), {
            move: found.body.move,
          })
        await apply(tx, viewer, at.row, movers, found.version, found.body)
      })
    },
  }
}
