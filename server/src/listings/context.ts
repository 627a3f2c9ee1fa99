import type { OrganisationCard } from '@keqiao/shared/accounts'
import type { GrantScope } from '@keqiao/shared/grants'
import { type ListingKind, maskContact, type PendingVersion, type Quality, type recordHead } from '@keqiao/shared/listings'
import type { Issue } from '@keqiao/shared/problem'
import type { z } from 'zod'
import type { Announcer } from '../accounts/announcer.ts'
import type { Accounts } from '../accounts/service.ts'
import type { Viewer } from '../accounts/viewer.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database, Reader } from '../platform/db/database.ts'
import type { Outbox } from '../platform/outbox.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Trail } from '../platform/trail.ts'
import type { Risks } from '../risks/service.ts'
import type { SearchEngine } from '../search/engine.ts'
import type { Taxonomies } from '../taxonomy/taxonomy.ts'
import type { Coded } from './codes.ts'
import * as history from './history.store.ts'
import { allowedMoves, parted } from './rules.ts'
import { type Standing, standingOf } from './standing.ts'
import type { ListingRow, ListingStore } from './store.ts'

/** What owners granted to a viewer, and which triages are theirs; filled by modules above. */
export interface Entitlements {
  grantsOf(viewer: Viewer, kind: ListingKind, ids: string[], reader: Reader): Promise<Map<string, GrantScope[]>>
  assignedTo(viewer: Viewer, kind: ListingKind, ids: string[], reader: Reader): Promise<Set<string>>
  /** Everything of a kind that a grant or a triage opens to this viewer, for queries. */
  readable(viewer: Viewer, kind: ListingKind): Promise<string[]>
}

export interface Uses {
  db: Database
  clock: Clock
  outbox: Outbox
  trail: Trail
  accounts: Accounts
  notices: Announcer
  taxonomies: Taxonomies
  /** What can no longer be found leaves it with the change itself, not with the next round of the worker. */
  engine: Pick<SearchEngine, 'remove'>
  entitlements?: Entitlements
  /** Marks of risk in a draft's public text: a reviewed record does not take new ones over unseen. */
  risks: Pick<Risks, 'marker'>
}

export type ListingDraft = Coded & { externalRef: string | null; name: string }
export type RecordHead = { [key in keyof typeof recordHead]: z.output<(typeof recordHead)[key]> }

/** What differs between the kinds. */
export interface Listing<Row, Draft, Rec, Card> {
  kind: ListingKind
  store: ListingStore<Row>
  rules: {
    canSee(row: Row, standing: Standing): boolean
    /** May stand in the index: everybody may read it. */
    isFound(row: Row): boolean
    /** Not to be named where words outlive rights: mails. */
    isHidden(row: Row): boolean
    /** Fields whose change on a reviewed record waits for a reviewer. */
    material: readonly (keyof Draft)[]
    /** Fields that never wait, whatever else does. */
    immediate: readonly (keyof Draft)[]
    missingToPublish(draft: Draft): Issue[]
    inputIssues(draft: Draft): Issue[]
    isShowcaseOnly(draft: Draft): boolean
    /** A file's row as it may replace what is there. */
    imported(draft: Draft, before: Draft): Draft
    quality(draft: Draft): Quality
  }
  show: {
    /** Rows as these viewers may read them, where a row as such says too much; in the same order. */
    outward?(found: { row: Row; standing: Standing }[], reader: Reader): Promise<Row[]>
    draftOf(row: Row): Draft
    recordOf(row: Row, head: RecordHead, standing: Standing, owner: OrganisationCard | null): Rec
    cardOf(row: Row, standing: Standing, owner: OrganisationCard | null, pending: PendingVersion['state'] | null): Card
  }
}

export type Context<Row, Draft, Rec, Card> = ReturnType<typeof createContext<Row & ListingRow, Draft & ListingDraft, Rec, Card>>

/** What reading, editing and moving share: owners, standings, records. */
export function createContext<Row extends ListingRow, Draft extends ListingDraft, Rec, Card>(
  listing: Listing<Row, Draft, Rec, Card>,
  uses: Uses,
) {
  const { kind, store, rules, show } = listing
  const { db, accounts, taxonomies } = uses
  const ownerOf = (row: Row, owners: Map<string, OrganisationCard>) => (row.ownerId && owners.get(row.ownerId)) || null

  async function standings(rows: Row[], viewer: Viewer, reader: Reader = db.read) {
    const ids = rows.map((row) => row.id)
    const owners = await accounts.cards(
      rows.flatMap((row) => row.ownerId ?? []),
      reader,
    )
    const asks = viewer.person !== null && uses.entitlements
    const grants = asks ? await asks.grantsOf(viewer, kind, ids, reader) : new Map<string, GrantScope[]>()
    const assigned = asks ? await asks.assignedTo(viewer, kind, ids, reader) : new Set<string>()
    return rows.map((row) => {
      const owner = ownerOf(row, owners)
      const given = { granted: grants.get(row.id) ?? [], assigned: assigned.has(row.id), taxonomies }
      return { row, owner, standing: standingOf(viewer, row, owner, given) }
    })
  }

  async function standing(row: Row | undefined, viewer: Viewer, reader: Reader = db.read) {
    return row ? (await standings([row], viewer, reader))[0] : undefined
  }

  /** The row with how this viewer stands to it; a stranger learns no more than "not found". */
  async function seen(viewer: Viewer, id: string, reader: Reader = db.read) {
    const found = await standing(await store.byId(reader, id), viewer, reader)
    if (!found || !rules.canSee(found.row, found.standing)) throw new Refusal('not_found')
    return found
  }

  const outward = async (found: { row: Row; standing: Standing }[]) =>
    show.outward ? show.outward(found, db.read) : found.map(({ row }) => row)

  async function asRecord(row: Row, viewer: Viewer): Promise<Rec> {
    const found = (await standing(row, viewer)) as NonNullable<Awaited<ReturnType<typeof standing>>>
    const privileged = found.standing.mine || found.standing.desk
    const pending = privileged ? await history.pendingOf(db.read, kind, row.id) : undefined
    const [shown = row] = await outward([found])
    return show.recordOf(shown, headOf(row, found.standing, pending), found.standing, found.owner)
  }

  /** Cards of rows that this viewer may see. */
  async function asCards(rows: Row[], viewer: Viewer): Promise<Map<string, Card>> {
    const found = (await standings(rows, viewer)).filter(({ row, standing }) => rules.canSee(row, standing))
    const shown = await outward(found)
    return new Map(found.map(({ row, standing, owner }, i) => [row.id, show.cardOf(shown[i] ?? row, standing, owner, null)]))
  }

  function headOf(row: Row, { mine, desk, movers }: Standing, pending: history.PendingRow | undefined): RecordHead {
    const privileged = mine || desk
    const forParties = <T>(value: T) => (privileged ? value : null)
    const { id, state, revision, createdAt, updatedAt, publishedAt, confirmedAt, unitName, demo } = row
    return {
      ...{ id, state, revision, demo, createdAt, updatedAt, publishedAt, confirmedAt, unitName, mine },
      moves: allowedMoves(kind, state, movers),
      contact: mine ? row.contact : forParties(row.contact && maskContact(row.contact)),
      quality: mine ? rules.quality(show.draftOf(row)) : null,
      externalRef: forParties(row.externalRef),
      expiresAt: forParties(row.expiresAt),
      submittedAt: forParties(row.submittedAt),
      feedback: forParties(row.feedback),
      takenDown: forParties(row.takenDown && { reason: row.takenDown.reason, text: row.takenDown.text }),
      pending: pending ? history.asPending(pending) : null,
    }
  }

  /** An imported row of name, abstract and keywords: shown as unclaimed, never complete. */
  const isShowcase = (row: Row) => row.importId !== null && rules.isShowcaseOnly(show.draftOf(row))

  /** The record as somebody without any grant would read it; null where they may not. */
  async function seenBy(row: Row, viewer: Viewer, owner: OrganisationCard | null): Promise<Rec | null> {
    const standing = standingOf(viewer, row, owner, { granted: [], assigned: false, taxonomies })
    if (!rules.canSee(row, standing)) return null
    const [shown = row] = await outward([{ row, standing }])
    return show.recordOf(shown, headOf(row, standing, undefined), standing, owner)
  }

  /** Takes out of the index what may no longer be found, or not with so much in it; its outbox row puts back what may. */
  async function hideAtOnce(rows: Row[], changed: string[] = []) {
    const [told] = parted(changed, rules.immediate as readonly string[])
    const gone = rows.filter((row) => told.length > 0 || !rules.isFound(row)).map((row) => row.id)
    if (gone.length > 0) await uses.engine.remove(gone)
  }

  return {
    ...listing,
    uses,
    hideAtOnce,
    subject: (id: string) => `${kind}:${id}`,
    standings,
    standing,
    seen,
    asRecord,
    asCards,
    seenBy,
    isShowcase,
  }
}
