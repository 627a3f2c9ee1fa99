import type { ListingState } from '@keqiao/shared/lifecycle'
import type { PageQuery } from '@keqiao/shared/primitives'
import type { Viewer } from '../accounts/viewer.ts'
import type { Tx } from '../platform/db/database.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Context, ListingDraft } from './context.ts'
import * as history from './history.store.ts'
import type { Holding } from './holding.store.ts'
import { changesText, mustOwn } from './rules.ts'
import type { ListingRow } from './store.ts'

/** What a viewer reads: one record, cards, their own, a record's history. */
export function createReading<Row extends ListingRow, Draft extends ListingDraft, Rec, Card>(
  use: Context<Row, Draft, Rec, Card>,
) {
  const { kind, store, show, seen, standings, asRecord, asCards } = use
  const { db } = use.uses

  /** The address of a record that went into another leads on, for whoever may read that one. */
  async function tellMerged(viewer: Viewer, id: string) {
    const found = await use.standing(await store.byId(db.read, id), viewer)
    const into = found?.row.mergedInto
    if (!into || found.standing.mine || found.standing.desk) return
    await seen(viewer, into)
    throw new Refusal('merged', { into })
  }

  return {
    async read(viewer: Viewer, id: string) {
      await tellMerged(viewer, id)
      const { row } = await seen(viewer, id)
      return asRecord(row, viewer)
    },

    /** The contact in full, for the owner's people and the centre; whoever asks for it leaves a line on the trail. */
    async contactOf(viewer: Viewer, id: string) {
      const { row, standing } = await seen(viewer, id)
      return standing.mine || standing.desk ? row.contact : null
    },

    /** The viewer's standing to a record they may see; a refusal otherwise. */
    seen,

    /** An organisation was verified, suspended, closed or renamed: all it owns is shown or hidden, and dirty. */
    async ownerChanged(tx: Tx, ownerId: string, isActive: boolean) {
      const ids = await store.hideOf(tx, ownerId, !isActive)
      await use.uses.outbox.add(tx, 'listing', ...ids.map(use.subject))
    },

    /** For lower readers' eyes only: whole rows, whoever asks. */
    load: (ids: string[]) => store.byIds(db.read, ids),
    draftOf: show.draftOf,
    idsAfter: (after: string, most: number) => store.idsAfter(db.read, after, most),
    holding: (asked: Holding) => store.holding(db.read, asked),
    /** Of these ids, those that everybody may read now. */
    shown: (ids: string[], disclosures?: readonly string[]) => store.shown(db.read, ids, disclosures),

    /** What this viewer may see of the given ids. */
    async cards(ids: string[], viewer: Viewer) {
      return asCards(await store.byIds(db.read, ids), viewer)
    },

    async mine(viewer: Viewer, page: PageQuery & { state?: string | undefined }) {
      const ids = viewer.organisations.map((organisation) => organisation.id)
      const { rows, total } = await store.ofOwners(db.read, ids, page.state as ListingState | undefined, page)
      const pending = await history.pendingOfMany(
        db.read,
        kind,
        rows.map((row) => row.id),
      )
      const items = (await standings(rows, viewer)).map(({ row, standing, owner }) =>
        show.cardOf(row, standing, owner, pending.get(row.id)?.state ?? null),
      )
      return { items, total, page: page.page, size: page.size }
    },

    /** What the owner's people edit: the pending version where there is one, else the record itself. */
    async draft(viewer: Viewer, id: string) {
      const { row, standing } = await seen(viewer, id)
      mustOwn(standing)
      const pending = await history.pendingOf(db.read, kind, id)
      return {
        draft: pending && changesText(pending) ? (pending.draft as unknown as Draft) : show.draftOf(row),
        revision: row.revision,
        pending: pending ? history.asPending(pending) : null,
      }
    },

    /** Every change of its state, for the owner's people, the centre and whoever diagnoses it: names within the own organisation, roles beyond. */
    async history(viewer: Viewer, id: string) {
      const { row, standing } = await seen(viewer, id)
      if (!standing.mine && !standing.desk && !standing.movers.includes('TRIAGE')) throw new Refusal('not_found')
      const rows = await history.transitionsOf(db.read, kind, id)
      const names = await use.uses.accounts.namesWithin(
        row.ownerId,
        rows.flatMap((one) => one.actorId ?? []),
      )
      return rows.map(({ actorId, kind: _, listingId: __, ...one }) => ({
        ...one,
        actor: (actorId && names.get(actorId)) || null,
      }))
    },
  }
}
