import type { OrganisationCard } from '@keqiao/shared/accounts'
import { type ListingKind, type ListingState, type Move, type Quality, VISIBLE_STATES } from '@keqiao/shared/listings'
import { blankToNull, type PageQuery } from '@keqiao/shared/primitives'
import type { Issue } from '@keqiao/shared/problem'
import type { ListingVerb } from '@keqiao/shared/trail'
import type { Announcer } from '../accounts/announcer.ts'
import type { Accounts } from '../accounts/service.ts'
import { belongsTo, type Viewer } from '../accounts/viewer.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database, Tx } from '../platform/db/database.ts'
import { newId } from '../platform/ids.ts'
import type { Outbox } from '../platform/outbox.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Trail } from '../platform/trail.ts'
import type { Taxonomies } from '../taxonomy/taxonomy.ts'
import { type Coded, refuseFaults, unknownCodes } from './codes.ts'
import { type ImportOutcome, planImport } from './import.ts'
import { mustOwn, refuseUnready, stateAfter, takenDownFrom } from './rules.ts'
import type { ListingRow, ListingStore } from './store.ts'

export interface Uses {
  db: Database
  clock: Clock
  outbox: Outbox
  trail: Trail
  accounts: Accounts
  notices: Announcer
  taxonomies: Taxonomies
}

export type ListingDraft = Coded & { externalRef: string | null; name: string }

/** What differs between the kinds. */
export interface Listing<Row, Draft, Rec, Card> {
  kind: ListingKind
  store: ListingStore<Row>
  rules: {
    canSee(row: Row, viewer: Viewer): boolean
    missingToPublish(draft: Draft): Issue[]
    inputIssues(draft: Draft): Issue[]
    isShowcaseOnly(draft: Draft): boolean
    quality(draft: Draft): Quality
  }
  show: {
    draftOf(row: Row): Draft
    recordOf(row: Row, viewer: Viewer, owner: OrganisationCard | null): Rec
    cardOf(row: Row, viewer: Viewer, owner: OrganisationCard | null): Card
  }
}

/** The life every listing leads, whatever its kind: read, create, save, move, take down, restore, import. */
export function createLife<Row extends ListingRow, Draft extends ListingDraft, Rec, Card>(
  { kind, store, rules, show }: Listing<Row, Draft, Rec, Card>,
  { db, clock, outbox, trail, accounts, taxonomies }: Uses,
) {
  const ownersOf = (rows: Row[]) => accounts.cards(rows.flatMap((row) => row.ownerId ?? []))

  async function asRecord(row: Row, viewer: Viewer) {
    const owners = await ownersOf([row])
    return show.recordOf(row, viewer, (row.ownerId && owners.get(row.ownerId)) || null)
  }

  const faults = (draft: Draft): Issue[] => [...unknownCodes(draft, taxonomies), ...rules.inputIssues(draft)]

  function checked(given: Draft): Draft {
    const draft = blankToNull(given)
    refuseFaults(faults(draft))
    return draft
  }

  /** Every change says that the listing is dirty and who did it, in the transaction that made it. */
  async function changed(tx: Tx, viewer: Viewer, row: Row | undefined, action: ListingVerb, facts = {}) {
    if (!row) throw new Refusal('revision_conflict')
    await outbox.add(tx, 'listing', `${kind}:${row.id}`)
    await trail.record(tx, viewer.person, `${kind}.${action}`, `${kind}:${row.id}`, { revision: row.revision, ...facts })
    return row
  }

  return {
    async read(viewer: Viewer, id: string) {
      const row = await store.byId(db.read, id)
      if (!row || !rules.canSee(row, viewer)) throw new Refusal('not_found')
      return asRecord(row, viewer)
    },

    /** For lower readers' eyes only: whole rows, whoever asks. */
    load: (ids: string[]) => store.byIds(db.read, ids),
    draftOf: show.draftOf,
    idsAfter: (after: string, most: number) => store.idsAfter(db.read, after, most),

    /** What this viewer may see of the given ids. */
    async cards(ids: string[], viewer: Viewer) {
      const rows = (await store.byIds(db.read, ids)).filter((row) => rules.canSee(row, viewer))
      const owners = await ownersOf(rows)
      return new Map(rows.map((row) => [row.id, show.cardOf(row, viewer, (row.ownerId && owners.get(row.ownerId)) || null)]))
    },

    async mine(viewer: Viewer, page: PageQuery & { state?: string | undefined }) {
      const ids = viewer.organisations.map((organisation) => organisation.id)
      const { rows, total } = await store.ofOwners(db.read, ids, page.state as ListingState | undefined, page)
      const owners = await ownersOf(rows)
      const items = rows.map((row) => show.cardOf(row, viewer, (row.ownerId && owners.get(row.ownerId)) || null))
      return { items, total, page: page.page, size: page.size }
    },

    async create(viewer: Viewer, organisationId: string, given: Draft, options: { publish: boolean; demo?: boolean }) {
      if (!belongsTo(viewer, organisationId)) throw new Refusal('forbidden', { needs: 'organisation' })
      const draft = checked(given)
      if (options.publish) refuseUnready(rules.missingToPublish(draft))
      const now = clock.now()
      const row = await db.write(async (tx) => {
        const made = await store.insert(tx, {
          ...draft,
          id: newId(),
          ownerId: organisationId,
          state: options.publish ? 'published' : 'draft',
          publishedAt: options.publish ? now : null,
          demo: options.demo ?? false,
          quality: rules.quality(draft).score,
          createdAt: now,
          updatedAt: now,
        })
        if (!made) throw new Refusal('external_ref_taken', { externalRef: draft.externalRef })
        return changed(tx, viewer, made, options.publish ? 'published' : 'created')
      })
      return asRecord(row, viewer)
    },

    async save(viewer: Viewer, id: string, revision: number, given: Draft) {
      const before = await store.byId(db.read, id)
      mustOwn(viewer, before)
      const draft = checked(given)
      if (VISIBLE_STATES.includes(before.state) && before.state !== 'unclaimed') refuseUnready(rules.missingToPublish(draft))
      const row = await db.write(async (tx) => {
        const values = { ...draft, quality: rules.quality(draft).score, updatedAt: clock.now() }
        return changed(tx, viewer, await store.update(tx, id, revision, values), 'saved')
      })
      return asRecord(row, viewer)
    },

    async move(viewer: Viewer, id: string, move: Move, revision: number) {
      const before = await store.byId(db.read, id)
      mustOwn(viewer, before)
      const state = stateAfter(before.state, move)
      if (move === 'publish') refuseUnready(rules.missingToPublish(show.draftOf(before)))
      const now = clock.now()
      const row = await db.write(async (tx) => {
        const values = { state, updatedAt: now, ...(move === 'publish' && { publishedAt: before.publishedAt ?? now }) }
        return changed(tx, viewer, await store.update(tx, id, revision, values), 'moved', { move, state })
      })
      return asRecord(row, viewer)
    },

    async takeDown(viewer: Viewer, id: string, body: { reason: string; text: string | null }) {
      const before = await store.byId(db.read, id)
      if (!before) throw new Refusal('not_found')
      const state = takenDownFrom(before.state)
      const row = await db.write(async (tx) => {
        const values = { state, takenDown: { ...body, from: before.state }, updatedAt: clock.now() }
        return changed(tx, viewer, await store.update(tx, id, before.revision, values), 'taken_down', { reason: body.reason })
      })
      return asRecord(row, viewer)
    },

    async restore(viewer: Viewer, id: string) {
      const before = await store.byId(db.read, id)
      if (before?.state !== 'taken_down')
        throw new Refusal('transition_refused', { state: before?.state ?? null, move: 'restore' })
      const row = await db.write(async (tx) => {
        const values = { state: before.takenDown?.from ?? 'published', takenDown: null, updatedAt: clock.now() }
        return changed(tx, viewer, await store.update(tx, id, before.revision, values), 'restored')
      })
      return asRecord(row, viewer)
    },

    /** What would be refused in a draft, whatever happens to it later. */
    faults,

    /**
     * Rows of one import step, all or nothing: made or changed by (owner, external number), untouched when equal.
     * A row with name, abstract and keywords only lands as an unclaimed showcase entry; a complete one is published when asked.
     */
    async importMany(
      viewer: Viewer,
      organisationId: string,
      given: Draft[],
      options: { publish: boolean; demo?: boolean },
    ): Promise<ImportOutcome> {
      if (!belongsTo(viewer, organisationId)) throw new Refusal('forbidden', { needs: 'organisation' })
      const drafts = given.map((draft) => blankToNull(draft))
      const now = clock.now()
      return db.write(async (tx) => {
        const refs = drafts.flatMap((draft) => draft.externalRef ?? [])
        const known = await store.byExternalRefs(tx, organisationId, refs)
        const plan = planImport(drafts, known, { ...rules, faults, draftOf: show.draftOf }, options.publish)
        const made = plan.inserts.map(({ draft, state }) => ({
          ...draft,
          id: newId(),
          ownerId: organisationId,
          state,
          publishedAt: state === 'draft' ? null : now,
          demo: options.demo ?? false,
          quality: rules.quality(draft).score,
          createdAt: now,
          updatedAt: now,
        }))
        await store.insertMany(tx, made)
        for (const { row, draft, state } of plan.updates) {
          const values = { ...draft, state, quality: rules.quality(draft).score, updatedAt: now }
          await store.update(tx, row.id, row.revision, {
            ...values,
            publishedAt: state === 'draft' ? null : (row.publishedAt ?? now),
          })
        }
        const dirty = [...made.map(({ id }) => id), ...plan.updates.map(({ row }) => row.id)]
        await outbox.add(tx, 'listing', ...dirty.map((id) => `${kind}:${id}`))
        const { created, updated, unchanged } = plan.outcome
        const subject = `organisation:${organisationId}`
        await trail.record(tx, viewer.person, `${kind}.imported`, subject, { created, updated, unchanged })
        return plan.outcome
      })
    },
  }
}
