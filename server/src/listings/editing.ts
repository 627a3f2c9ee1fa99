import { EDITABLE_STATES, SHOWN_STATE } from '@keqiao/shared/lifecycle'
import { blankToNull } from '@keqiao/shared/primitives'
import type { Issue } from '@keqiao/shared/problem'
import { administers, belongsTo, type Viewer } from '../accounts/viewer.ts'
import { anyWaits } from '../attachments/waiting.ts'
import type { Tx } from '../platform/db/database.ts'
import { newId } from '../platform/ids.ts'
import { Refusal } from '../platform/refusal.ts'
import { broughtBy } from '../risks/service.ts'
import { refuseFaults, unknownCodes } from './codes.ts'
import type { Context, ListingDraft } from './context.ts'
import * as history from './history.store.ts'
import { afterOrg, freshness, mustBeActive } from './progress.ts'
import { changedFields, FILES, isReviewed, mustOwn, only, parted, refuseUnready } from './rules.ts'
import type { ListingRow } from './store.ts'

/**
 * `draft` stays with its owner, `review` is submitted, `unclaimed` is shown in the name of the unit that may claim it (an official
 * list that the centre brings in), `listed` is shown at once: for seeds and scripts, never by a route.
 */
export type Destination = 'draft' | 'review' | 'unclaimed' | 'listed'

export interface Beside<Draft> {
  /** What waits there already. */
  before: history.PendingRow | undefined
  draft: Draft
  changed: string[]
  risks: number
}

export function createEditing<Row extends ListingRow, Draft extends ListingDraft, Rec, Card>(
  use: Context<Row, Draft, Rec, Card>,
) {
  const { kind, store, rules, show, seen, asRecord, subject, hideAtOnce } = use
  const { db, clock, outbox, trail, taxonomies, risks } = use.uses

  /** What would be refused in a draft, whatever happens to it later. */
  const faults = (draft: Draft): Issue[] => [...unknownCodes(draft, taxonomies), ...rules.inputIssues(draft)]

  function checked(given: Draft): Draft {
    const draft = blankToNull(given)
    refuseFaults(faults(draft))
    return draft
  }
  const refuseIncomplete = (draft: Draft) => refuseUnready(rules.missingToPublish(draft))

  /** State and instants of a new record on its way to `to`. */
  function begun(viewer: Viewer, organisationId: string, draft: Draft, to: Destination) {
    const now = clock.now()
    if (to === 'draft') return { state: 'draft' as const, publishedAt: null }
    if (to === 'review')
      return { state: afterOrg(kind, administers(viewer, organisationId)), publishedAt: null, submittedAt: now }
    const isUnclaimed = to === 'unclaimed' || rules.isShowcaseOnly(draft)
    const state = isUnclaimed ? ('imported_unclaimed' as const) : SHOWN_STATE[kind]
    return { state, publishedAt: now, ...freshness(kind, now) }
  }

  const created = (viewer: Viewer, row: Row) => ({
    kind,
    listingId: row.id,
    version: 'record' as const,
    from: null,
    to: row.state,
    move: 'create' as const,
    actorId: viewer.person?.id ?? null,
    role: 'EDIT' as const,
    at: clock.now(),
    reasons: [],
    questions: [],
    text: null,
  })

  async function edited(tx: Tx, viewer: Viewer, row: Row | undefined) {
    if (!row) throw new Refusal('revision_conflict')
    await outbox.add(tx, 'listing', subject(row.id))
    await trail.record(tx, viewer, `${kind}.saved`, subject(row.id), { revision: row.revision })
    return row
  }

  /** Sends in what is to replace a reviewed record, whole: to the own organisation first, or past it. */
  async function putBeside(tx: Tx, viewer: Viewer, row: Row, { before, draft, changed, risks }: Beside<Draft>) {
    const state = administers(viewer, row.ownerId) ? ('center_review' as const) : ('org_review' as const)
    await history.putPending(tx, {
      ...{ kind, listingId: row.id, state, draft: draft as unknown as Record<string, unknown>, changed, risks },
      revision: (before?.revision ?? 0) + 1,
      submittedBy: viewer.person?.id ?? null,
      submittedAt: clock.now(),
      feedback: before?.feedback ?? null,
    })
    await history.addTransitions(tx, [
      { ...created(viewer, row), version: 'pending', from: row.state, to: state, move: 'submit', role: 'EDIT' },
    ])
    await trail.record(tx, viewer, `${kind}.edit_submitted`, subject(row.id), { changed })
  }

  /** A reviewed record keeps what the public reads; the edit waits beside it. */
  async function saveBeside(
    viewer: Viewer,
    row: Row,
    { pendingRevision, draft, changed, risks }: Omit<Beside<Draft>, 'before'> & { pendingRevision: number | null },
  ) {
    mustBeActive(viewer, row.ownerId)
    const [now, waiting] = parted(changed, rules.immediate as readonly string[])
    const after = await db.write(async (tx) => {
      if (!(await store.touch(tx, row.id, row.revision))) throw new Refusal('revision_conflict')
      const before = await history.pendingOf(tx, kind, row.id)
      if ((before?.revision ?? null) !== pendingRevision) throw new Refusal('revision_conflict')
      const files = (await anyWaits(tx, subject(row.id))) ? [FILES] : []
      await putBeside(tx, viewer, row, { before, draft, changed: [...waiting, ...files], risks })
      if (now.length === 0) return row
      const values = { ...only(draft, now), updatedAt: clock.now() }
      return edited(tx, viewer, await store.update(tx, row.id, row.revision, values))
    })
    await hideAtOnce([after], now)
    return asRecord(after, viewer)
  }

  return {
    faults,
    begun,
    created,
    putBeside,

    async create(viewer: Viewer, organisationId: string, given: Draft, options: { to: Destination; demo?: boolean }) {
      if (!belongsTo(viewer, organisationId)) throw new Refusal('forbidden', { needs: 'organisation' })
      const draft = checked(given)
      if (options.to !== 'draft') refuseIncomplete(draft)
      const mark = await risks.marker()
      if (options.to === 'review' && administers(viewer, organisationId)) mustBeActive(viewer, organisationId)
      const now = clock.now()
      const row = await db.write(async (tx) => {
        const made = await store.insert(tx, {
          ...draft,
          ...begun(viewer, organisationId, draft, options.to),
          id: newId(),
          ownerId: organisationId,
          demo: options.demo ?? false,
          quality: rules.quality(draft).score,
          risks: mark(kind, draft).length,
          createdAt: now,
          updatedAt: now,
        })
        if (!made) throw new Refusal('external_ref_taken', { externalRef: draft.externalRef })
        await history.addTransitions(tx, [created(viewer, made)])
        await outbox.add(tx, 'listing', subject(made.id))
        await trail.record(tx, viewer, `${kind}.created`, subject(made.id), { revision: made.revision, to: made.state })
        return made
      })
      return asRecord(row, viewer)
    },

    /** A draft is changed at once; a reviewed record takes small edits at once and keeps what matters for a reviewer. */
    async save(viewer: Viewer, id: string, body: { revision: number; pendingRevision: number | null; draft: Draft }) {
      const { row: before, standing } = await seen(viewer, id)
      mustOwn(standing)
      const draft = checked(body.draft)
      const reviewed = isReviewed(before.state)
      if (!reviewed && !EDITABLE_STATES.includes(before.state))
        throw new Refusal('transition_refused', { state: before.state, move: 'edit', allowed: [] })
      if (reviewed) refuseIncomplete(draft)
      if (before.revision !== body.revision) throw new Refusal('revision_conflict')
      const changed = changedFields(show.draftOf(before), draft)
      const weighty = changed.some((field) => (rules.material as readonly string[]).includes(field))
      const mark = await risks.marker()
      const marks = mark(kind, draft)
      const brought = broughtBy(mark(kind, show.draftOf(before)), marks)
      if (reviewed && (weighty || brought.length > 0))
        return saveBeside(viewer, before, { pendingRevision: body.pendingRevision, draft, changed, risks: marks.length })
      const row = await db.write(async (tx) => {
        const values = { ...draft, quality: rules.quality(draft).score, risks: marks.length, updatedAt: clock.now() }
        const after = await edited(tx, viewer, await store.update(tx, id, body.revision, values))
        if (reviewed && (await anyWaits(tx, subject(id)))) {
          const waiting = await history.pendingOf(tx, kind, id)
          await putBeside(tx, viewer, after, { before: waiting, draft, changed: [FILES], risks: marks.length })
        } else await history.dropPending(tx, kind, id)
        return after
      })
      await hideAtOnce([row], changed)
      return asRecord(row, viewer)
    },

    /** A new draft with the same content: how an ended record begins again. */
    async copy(viewer: Viewer, id: string) {
      const { row, standing } = await seen(viewer, id)
      mustOwn(standing)
      const draft = { ...show.draftOf(row), externalRef: null }
      return this.create(viewer, row.ownerId as string, draft, { to: 'draft', demo: row.demo })
    },

    /** Only a draft that nobody but its owner ever saw can be deleted. */
    async discard(viewer: Viewer, id: string, revision: number) {
      const { row, standing } = await seen(viewer, id)
      mustOwn(standing)
      if (row.state !== 'draft') throw new Refusal('transition_refused', { state: row.state, move: 'discard', allowed: [] })
      await db.write(async (tx) => {
        if (!(await store.remove(tx, id, revision))) throw new Refusal('revision_conflict')
        await outbox.add(tx, 'listing', subject(id))
        await trail.record(tx, viewer, `${kind}.discarded`, subject(id), { revision })
      })
    },
  }
}
