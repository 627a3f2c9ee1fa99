import { blankToNull } from '@keqiao/shared/primitives'
import { administers, belongsTo, type Viewer } from '../accounts/viewer.ts'
import type { Tx } from '../platform/db/database.ts'
import { newId } from '../platform/ids.ts'
import { Refusal } from '../platform/refusal.ts'
import { broughtBy } from '../risks/service.ts'
import type { Context, ListingDraft } from './context.ts'
import type { createEditing, Destination } from './editing.ts'
import * as history from './history.store.ts'
import { type ImportOutcome, planImport } from './import.ts'
import * as origins from './origins.store.ts'
import { mustBeActive } from './progress.ts'
import { changedFields, FILES, only, parted } from './rules.ts'
import type { ListingRow } from './store.ts'

export interface ImportOptions {
  to: Destination
  demo?: boolean
  importId?: string
  /** The official list that the rows come from; their numbers are known by it, whoever owns the records by now. */
  origin?: { code: string; batch: string | null }
}

export function createImporting<Row extends ListingRow, Draft extends ListingDraft, Rec, Card>(
  use: Context<Row, Draft, Rec, Card>,
  { faults, begun, created }: Pick<ReturnType<typeof createEditing<Row, Draft, Rec, Card>>, 'faults' | 'begun' | 'created'>,
) {
  const { kind, store, rules, show, subject, hideAtOnce } = use
  const { db, clock, outbox, trail, risks } = use.uses

  /** The rows these numbers stand for: the organisation's own, and those that the origin's list knows. */
  async function knownRows(tx: Tx, organisationId: string, refs: string[], byNumber: Map<string, string>): Promise<Row[]> {
    const own = await store.byExternalRefs(tx, organisationId, refs)
    const numbers = new Map([...byNumber].map(([number, id]) => [id, number]))
    const listed = await store.byIds(tx, [...byNumber.values()])
    const renamed = listed.map((row) => ({ ...row, externalRef: numbers.get(row.id) ?? row.externalRef }))
    const seen = new Set(renamed.map((row) => row.id))
    return [...renamed, ...own.filter((row) => !seen.has(row.id))]
  }

  /** A record that its unit has taken over is the unit's: the list no longer changes it. */
  function untouched(draft: Draft, known: Row[], organisationId: string): Draft {
    const row = known.find((one) => one.externalRef !== null && one.externalRef === draft.externalRef)
    return row && row.ownerId !== organisationId ? show.draftOf(row) : draft
  }

  /**
   * Rows of one import step, all or nothing: made or changed by (owner, external number), untouched when equal. A complete row, or
   * one with name, abstract and keywords, is submitted when asked; the others stay drafts. What matters of a reviewed record
   * waits as a pending version.
   */
  return async function importMany(
    viewer: Viewer,
    organisationId: string,
    given: Draft[],
    options: ImportOptions,
  ): Promise<ImportOutcome> {
    if (!belongsTo(viewer, organisationId)) throw new Refusal('forbidden', { needs: 'organisation' })
    if (options.to === 'review' && administers(viewer, organisationId)) mustBeActive(viewer, organisationId)
    const drafts = given.map((draft) => blankToNull(draft))
    const now = clock.now()
    const importId = options.importId ?? null
    const mark = await risks.marker()
    const isRisky = (before: Draft, draft: Draft) => broughtBy(mark(kind, before), mark(kind, draft)).length > 0
    const immediate = rules.immediate as readonly string[]
    const told: string[] = []
    const outcome = await db.write(async (tx) => {
      const refs = drafts.flatMap((draft) => draft.externalRef ?? [])
      const byNumber = options.origin
        ? await origins.knownNumbers(tx, kind, options.origin.code, refs)
        : new Map<string, string>()
      const known = await knownRows(tx, organisationId, refs, byNumber)
      const own = drafts.map((draft) => untouched(draft, known, organisationId))
      const plan = planImport(own, known, { ...rules, faults, isRisky, draftOf: show.draftOf }, options.to)
      const made = plan.inserts.map(({ draft, to }) => ({
        ...draft,
        ...begun(viewer, organisationId, draft, to),
        id: newId(),
        ownerId: organisationId,
        demo: options.demo ?? false,
        importId,
        quality: rules.quality(draft).score,
        risks: mark(kind, draft).length,
        createdAt: now,
        updatedAt: now,
      }))
      await store.insertMany(tx, made)
      const { origin } = options
      if (origin)
        await origins.addOrigins(
          tx,
          made.flatMap((row) =>
            row.externalRef ? [{ kind, listingId: row.id, ...origin, number: row.externalRef, importedAt: now }] : [],
          ),
        )
      await history.addTransitions(
        tx,
        made.map((row) => ({ ...created(viewer, row as unknown as Row), move: 'import' as const })),
      )
      for (const { row, draft } of plan.updates)
        await store.update(tx, row.id, row.revision, {
          ...draft,
          importId,
          quality: rules.quality(draft).score,
          risks: mark(kind, draft).length,
          updatedAt: now,
        })
      const pending = await history.pendingOfMany(
        tx,
        kind,
        plan.beside.map(({ row }) => row.id),
      )
      for (const { row, draft, changed: fields } of plan.beside) {
        const [atOnce, waiting] = parted(fields, immediate)
        if (atOnce.length > 0) await store.update(tx, row.id, row.revision, { ...only(draft, atOnce), updatedAt: now })
        await history.putPending(tx, {
          ...{ kind, listingId: row.id, draft: draft as unknown as Record<string, unknown>, feedback: null },
          changed: [...waiting, ...(pending.get(row.id)?.changed.filter((one) => one === FILES) ?? [])],
          risks: mark(kind, draft).length,
          state: administers(viewer, organisationId) ? 'center_review' : 'org_review',
          revision: (pending.get(row.id)?.revision ?? 0) + 1,
          submittedBy: viewer.person?.id ?? null,
          submittedAt: now,
        })
      }
      const changed = [...plan.updates, ...plan.beside]
      for (const { row, draft } of changed)
        if (changedFields(only(show.draftOf(row), immediate), only(draft, immediate)).length > 0) told.push(row.id)
      await outbox.add(tx, 'listing', ...[...made.map(({ id }) => id), ...changed.map(({ row }) => row.id)].map(subject))
      const { created: count, updated, unchanged } = plan.outcome
      await trail.record(tx, viewer, `${kind}.imported`, `organisation:${organisationId}`, {
        created: count,
        updated,
        unchanged,
      })
      return plan.outcome
    })
    await hideAtOnce(await store.byIds(db.read, told), [...immediate])
    return outcome
  }
}
