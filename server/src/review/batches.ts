import type { ListingKind } from '@keqiao/shared/listings'
import type { BatchApproval, ImportBatch } from '@keqiao/shared/review'
import type { Viewer } from '../accounts/viewer.ts'
import { UNDO_MS } from '../listings/life.ts'
import { newId } from '../platform/ids.ts'
import type { Topic } from '../platform/outbox.ts'
import { Refusal } from '../platform/refusal.ts'
import { SYSTEM } from '../platform/trail.ts'
import * as approvals from './batches.store.ts'
import { createDesk, type ReviewUses } from './desk.ts'
import { reachOf } from './service.ts'
import * as store from './store.ts'
import type { BatchApprovalRow } from './tables.ts'

/** Records per step of the job. */
const STEP = 200
const DAY_MS = 86_400_000

export type Batches = ReturnType<typeof createBatches>

/** Approving all unmarked records of one import at once. */
export function createBatches(uses: ReviewUses, { step = STEP } = {}) {
  const { db, clock, outbox, trail, accounts } = uses
  const { lives } = createDesk(uses)

  function shown({ id, importId, kind, state, total, approved, dueAt }: BatchApprovalRow): BatchApproval {
    const leftMs = state === 'held' ? Math.max(0, Date.parse(dueAt) - clock.millis()) : 0
    return { id, importId, kind, state, total, approved, dueAt, leftMs }
  }

  const clean = (
    row: Pick<BatchApprovalRow, 'kind' | 'importId' | 'startedAt'>,
    reach: store.Reach,
    after: string,
    most: number,
  ) => store.cleanOf(db.read, { ...row, until: row.startedAt, after, most }, reach)

  return {
    async list(viewer: Viewer): Promise<{ items: ImportBatch[]; approvals: BatchApproval[] }> {
      const reach = reachOf(viewer, uses)
      const since = new Date(clock.millis() - DAY_MS).toISOString()
      const recent = viewer.person ? await approvals.recentOf(db.read, viewer.person.id, since) : []
      const open = new Set(recent.flatMap(({ openImport }) => openImport ?? []))
      const items: (Omit<ImportBatch, 'owner'> & { ownerId: string | null })[] = []
      for (const kind of ['achievement', 'need'] as const)
        for (const { importId, submittedAt, ...row } of await store.batches(db.read, kind, reach))
          if (importId && !open.has(importId)) items.push({ ...row, kind, importId, submittedAt: submittedAt ?? clock.now() })
      const owners = await accounts.cards(items.flatMap(({ ownerId }) => ownerId ?? []))
      return {
        items: items.map(({ ownerId, ...row }) => ({ ...row, owner: (ownerId && owners.get(ownerId)) || null })),
        approvals: recent.map(shown),
      }
    },

    /** Nothing happens for ten seconds; then the job begins. */
    async approve(viewer: Viewer, kind: ListingKind, importId: string): Promise<BatchApproval> {
      const startedAt = clock.now()
      const dueMillis = clock.millis() + UNDO_MS
      const ids = await clean({ kind, importId, startedAt }, reachOf(viewer, uses), '', 100_000)
      if (ids.length === 0 || !viewer.person) throw new Refusal('not_found')
      const { id: actorId } = viewer.person
      const row = await db.write(async (tx) => {
        const made = await approvals.insert(tx, {
          ...{ id: newId(), kind, importId, openImport: importId, actorId, state: 'held', total: ids.length, startedAt },
          dueAt: new Date(dueMillis).toISOString(),
        })
        if (!made) throw new Refusal('revision_conflict')
        await outbox.addAt(tx, 'approval', dueMillis, made.id)
        await trail.record(tx, viewer, 'review.batch_started', `import:${importId}`, { count: ids.length })
        return made
      })
      return shown(row)
    },

    async undo(viewer: Viewer, id: string): Promise<BatchApproval> {
      const found = await approvals.byId(db.read, id)
      if (!found || found.actorId !== viewer.person?.id) throw new Refusal('not_found')
      const row = await db.write(async (tx) => {
        const undone = await approvals.move(tx, id, ['held'], { state: 'undone', openImport: null })
        if (!undone) throw new Refusal('undo_too_late')
        await trail.record(tx, viewer, 'review.batch_undone', `import:${undone.importId}`)
        return undone
      })
      return shown(row)
    },

    /** One bounded step, with the rights its maker has now; done twice it changes nothing. */
    async step(id: string) {
      const row = await db.write((tx) => approvals.move(tx, id, ['held', 'working'], { state: 'working' }))
      if (!row) return
      const viewer = await accounts.asViewer(row.actorId)
      const ids = viewer ? await clean(row, reachOf(viewer, uses), row.cursor, step) : []
      for (const each of ids) if (viewer) await lives[row.kind].approveAtOnce(viewer, each, (tx) => approvals.count(tx, id))
      await db.write(async (tx) => {
        if (ids.length === step) {
          await approvals.move(tx, id, ['working'], { cursor: ids.at(-1) as string })
          return outbox.add(tx, 'approval', id)
        }
        const done = await approvals.move(tx, id, ['working'], { state: 'done', openImport: null })
        const facts = { count: done?.approved ?? 0 }
        await trail.record(tx, viewer ?? SYSTEM, 'review.batch_approved', `import:${row.importId}`, facts)
      })
    },
  }
}

/** Outbox topic `approval`: imports being approved as a whole. */
export const approvalJob = (batches: Batches): Topic => ({ most: 1, handle: ([id]) => batches.step(id as string) })
