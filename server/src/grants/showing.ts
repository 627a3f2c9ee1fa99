import { CENTRE_ROLES } from '@keqiao/shared/accounts'
import type { AccessInvitation, AccessRequest, DownloadEntry, Grant, Party } from '@keqiao/shared/grants'
import type { ListingKind } from '@keqiao/shared/listings'
import type { Viewer } from '../accounts/viewer.ts'
import { Refusal } from '../platform/refusal.ts'
import { type Context, partsOf } from './context.ts'
import { endOf, refOf, stateOfGrant, stateOfInvitation } from './rules.ts'
import * as store from './store.ts'
import type { GrantRow, InvitationRow, RequestRow } from './tables.ts'

type Files = Map<string, { id: string; number: number; name: string | null }>

/** Rows as their readers get them: people, organisations and files by name, as far as the reader may know them. */
export function createShowing(use: Context) {
  const { db, clock, accounts, attachments, listings } = use

  /** Files of these listings by id, as this viewer may know them; of a listing that is closed to them, none. */
  async function filesOf(viewer: Viewer, rows: { kind: ListingKind; listingId: string; attachmentId: string | null }[]) {
    const files: Files = new Map()
    for (const subject of new Set(rows.filter((row) => row.attachmentId).map(refOf)))
      for (const { id, number, name } of await listOf(viewer, subject)) files.set(id, { id, number, name })
    return files
  }

  const listOf = (viewer: Viewer, subject: string) =>
    attachments.list(viewer, subject).then(
      ({ items }) => items,
      (fault) => {
        if (fault instanceof Refusal) return []
        throw fault
      },
    )

  async function names(kind: ListingKind, ids: string[], viewer: Viewer): Promise<Map<string, string>> {
    const cards = await listings[kind].cards([...new Set(ids)], viewer)
    return new Map([...cards].map(([id, { name }]) => [`${kind}:${id}`, name]))
  }
  async function namesOf(viewer: Viewer, rows: { kind: ListingKind; listingId: string }[]) {
    const of = (kind: ListingKind) => rows.flatMap((row) => (row.kind === kind ? [row.listingId] : []))
    return new Map([...(await names('need', of('need'), viewer)), ...(await names('achievement', of('achievement'), viewer))])
  }

  async function partyNames(personIds: string[], organisationIds: string[]) {
    const people = await store.namesOfPersons(db.read, personIds)
    const organisations = await accounts.cards(organisationIds)
    return {
      person: (id: string) => people.get(id) ?? '',
      organisation: (id: string | null) => (id ? (organisations.get(id)?.name ?? null) : null),
    }
  }

  async function requests(viewer: Viewer, rows: RequestRow[]): Promise<AccessRequest[]> {
    const called = await namesOf(viewer, rows)
    const files = await filesOf(viewer, rows)
    const led = await store.grantsFrom(
      db.read,
      rows.filter(({ state }) => state === 'granted').map(({ id }) => id),
    )
    const by = await partyNames(
      rows.map((row) => row.requesterId),
      rows.flatMap((row) => row.organisationId ?? []),
    )
    return rows.map((row) => ({
      id: row.id,
      subject: refOf(row),
      name: called.get(refOf(row)) ?? null,
      scope: row.scope,
      file: row.attachmentId ? (files.get(row.attachmentId) ?? null) : null,
      reason: row.reason,
      requester: {
        kind: row.organisationId ? ('person' as const) : ('agent' as const),
        id: row.requesterId,
        name: by.person(row.requesterId),
        organisation: by.organisation(row.organisationId),
      },
      state: row.state,
      askedAt: row.askedAt,
      dueAt: row.dueAt,
      answeredAt: row.answeredAt,
      text: row.text,
      until: row.until,
      ended: led.has(row.id) ? endOf(led.get(row.id) as GrantRow, clock.now()) : null,
    }))
  }

  async function grants(viewer: Viewer, rows: GrantRow[], known?: Map<string, string>): Promise<Grant[]> {
    const called = known ?? (await namesOf(viewer, rows))
    const files = await filesOf(viewer, rows)
    const people = rows.filter((row) => row.granteeKind !== 'organisation').map((row) => row.granteeId)
    const organisations = rows.flatMap((row) =>
      row.granteeKind === 'organisation' ? [row.granteeId] : (row.organisationId ?? []),
    )
    const by = await partyNames(people, organisations)
    const own = new Map<string, string>()
    for (const { id } of viewer.organisations)
      for (const [person, name] of await accounts.namesWithin(
        id,
        rows.flatMap((row) => row.grantedBy ?? []),
      ))
        own.set(person, name)
    const partyOf = ({ granteeKind: kind, granteeId: id, organisationId }: GrantRow): Party =>
      kind === 'organisation'
        ? { kind, id, name: by.organisation(id) ?? '', organisation: null }
        : { kind, id, name: by.person(id), organisation: by.organisation(organisationId) }
    return rows.map((row) => ({
      id: row.id,
      subject: refOf(row),
      name: called.get(refOf(row)) ?? '',
      scope: row.scope,
      file: row.attachmentId ? (files.get(row.attachmentId) ?? null) : null,
      grantee: partyOf(row),
      by: (row.grantedBy && own.get(row.grantedBy)) || null,
      at: row.at,
      until: row.until,
      state: stateOfGrant(row, clock.now()),
      withdrawnAt: row.withdrawnAt,
    }))
  }

  const invitation = (row: InvitationRow): AccessInvitation => ({
    id: row.id,
    email: row.email,
    scopes: row.scopes,
    state: stateOfInvitation(row, clock.now()),
    sentAt: row.sentAt,
    expiresAt: row.expiresAt,
  })

  /** Who took which file when; the owner's own people do not count, the centre's have no names. */
  async function downloads(viewer: Viewer, subject: string, ownerId: string): Promise<DownloadEntry[]> {
    const rows = await store.downloads(db.read, subject)
    const actors = rows.flatMap((row) => row.actorId ?? [])
    const members = new Set(await accounts.membersAmong(ownerId, actors))
    const people = await store.namesOfPersons(db.read, actors)
    const from = await store.organisationsOf(db.read, actors)
    const files = new Map((await listOf(viewer, subject)).map(({ id, number, name }) => [id, { id, number, name }]))
    const isCentre = (roles: string | null) => (roles ?? '').split(' ').some((role) => (CENTRE_ROLES as string[]).includes(role))
    return rows.flatMap((row): DownloadEntry[] => {
      const file = files.get(String(row.facts.attachment)) ?? { id: String(row.facts.attachment), number: 0, name: null }
      if (row.actorId && members.has(row.actorId)) return []
      if (!row.actorId) return [{ at: row.at, file, who: null }]
      const who = isCentre(row.actorRole)
        ? { name: null, organisation: null }
        : { name: people.get(row.actorId) ?? '', organisation: from.get(row.actorId) ?? null }
      return [{ at: row.at, file, who }]
    })
  }

  return { requests, grants, invitation, downloads, listOf, namesOf, partsOf }
}
