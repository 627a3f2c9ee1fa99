import type { AccessInvitation, Disclosed, Grant, GrantScope, Invite, Party } from '@keqiao/shared/grants'
import { LISTING_KINDS } from '@keqiao/shared/listings'
import { maskMail, type PageQuery } from '@keqiao/shared/primitives'
import { administers, type Viewer } from '../accounts/viewer.ts'
import type { Tx } from '../platform/db/database.ts'
import { newId } from '../platform/ids.ts'
import { foldAddress } from '../platform/links.ts'
import { Refusal } from '../platform/refusal.ts'
import { type Context, partsOf } from './context.ts'
import {
  type Given,
  INVITATION_HOURS,
  invitedScopes,
  isShown,
  keyOf,
  MOST_INVITED_A_DAY,
  nameOutside,
  refOf,
  refusePast,
  stateOfInvitation,
} from './rules.ts'
import type { createShowing } from './showing.ts'
import * as store from './store.ts'
import type { GrantRow, InvitationRow } from './tables.ts'

const HOUR = 3_600_000
const LINK = 'access'
const MOST_CANDIDATES = 8
const MOST_RECEIVED = 100
type Grantee = Pick<GrantRow, 'granteeKind' | 'granteeId'>
type Owned = Given & { ownerId: string }

/** What an owner gives of its own accord, and takes back. */
export function createGiving(use: Context, show: ReturnType<typeof createShowing>) {
  const { db, clock, trail, links, accounts, agents, notices, personOf, own, ownToDecide } = use

  async function peopleOf(tx: Tx, { granteeKind, granteeId }: Grantee): Promise<string[]> {
    return granteeKind === 'organisation' ? accounts.adminsOf(granteeId, tx) : [granteeId]
  }

  async function give(tx: Tx, viewer: Viewer, subject: string, wanted: Grantee & { scopes: GrantScope[]; until: string | null }) {
    const [kind, listingId] = partsOf(subject)
    const { scopes, until, ...grantee } = wanted
    for (const scope of scopes) {
      const thing = { kind, listingId, scope, attachmentId: null }
      const liveKey = keyOf(thing, `${grantee.granteeKind}:${grantee.granteeId}`)
      const values = { id: newId(), ...thing, ...grantee, grantedBy: personOf(viewer), at: clock.now(), until, liveKey }
      const { id } = await store.give(tx, values)
      const facts = { grant: id, scope, grantee: `${grantee.granteeKind}:${grantee.granteeId}`, until }
      await trail.record(tx, viewer, 'grant.given', subject, facts)
    }
  }

  /** Only whom the directories name: an active organisation that is not the owner, an active agent. */
  async function known(row: Owned, to: { kind: 'organisation' | 'agent'; id: string }): Promise<Grantee> {
    const isThere = to.kind === 'agent' ? await agents.isActive(to.id) : to.id !== row.ownerId && (await accounts.isActive(to.id))
    if (!isThere) throw new Refusal('invalid_input', {}, [{ path: 'to.id', code: 'unknown_party', facts: {} }])
    return { granteeKind: to.kind, granteeId: to.id }
  }

  async function mail(tx: Tx, viewer: Viewer, row: Owned, wanted: Invite & { scopes: GrantScope[] }) {
    const address = foldAddress((wanted.to as { email: string }).email)
    const day = new Date(clock.millis() - 24 * HOUR).toISOString()
    if ((await store.invitedSince(tx, row.ownerId, day)) >= MOST_INVITED_A_DAY) throw new Refusal('rate_limited')
    const [kind, listingId] = partsOf(wanted.subject)
    const sentAt = clock.now()
    const expiresAt = new Date(clock.millis() + INVITATION_HOURS * HOUR).toISOString()
    const made = {
      id: newId(),
      kind,
      listingId,
      ownerId: row.ownerId,
      email: address,
      invitedBy: personOf(viewer),
      sentAt,
      expiresAt,
    }
    const invitation = await store.insertInvitation(tx, { ...made, scopes: wanted.scopes, until: wanted.until })
    const facts = { invitation: invitation.id }
    const token = await links.issue(tx, { kind: LINK, address, facts, hours: INVITATION_HOURS })
    const by = (await accounts.cards([row.ownerId], tx)).get(row.ownerId)?.name ?? ''
    await notices.addMail(tx, address, {
      code: 'access_invitation',
      facts: { by },
      // The mail says neither what it is about nor where that stands; the link does.
      subject: 'account',
      link: `/access?token=${token}`,
    })
    await trail.record(tx, viewer, 'grant.invited', wanted.subject, { invitation: invitation.id, scopes: wanted.scopes })
  }

  async function disclosed(viewer: Viewer, subject: string): Promise<Disclosed> {
    const [kind, listingId] = partsOf(subject)
    const row = await own(viewer, kind, listingId)
    return {
      grants: await show.grants(viewer, await store.grantsOn(db.read, { kind, listingId })),
      requests: await show.requests(viewer, await store.requestsOn(db.read, { kind, listingId })),
      invitations: (await store.invitationsOn(db.read, { kind, listingId })).map(show.invitation),
      downloads: await show.downloads(viewer, subject, row.ownerId),
      mayDecide: administers(viewer, row.ownerId),
    }
  }

  async function linked(token: string): Promise<{ row: InvitationRow; address: string } | undefined> {
    const link = await links.recall(db.read, LINK, token)
    const row = link && (await store.invitation(db.read, link.facts.invitation ?? ''))
    return link && row ? { row, address: link.address } : undefined
  }

  return {
    disclosed,

    async invite(viewer: Viewer, wanted: Invite): Promise<Disclosed> {
      const [kind, id] = partsOf(wanted.subject)
      const row = await ownToDecide(viewer, kind, id)
      refusePast(wanted.until, clock.now())
      const scopes = invitedScopes(row, wanted.files)
      if (scopes.length === 0) throw new Refusal('invalid_input', {}, [{ path: 'files', code: 'required', facts: {} }])
      if (!isShown(row)) throw new Refusal('transition_refused', { state: row.state, move: 'invite', allowed: [] })
      const { to } = wanted
      if (to.kind === 'mail') await db.write((tx) => mail(tx, viewer, row, { ...wanted, scopes }))
      else {
        const grantee = await known(row, to)
        await db.write(async (tx) => {
          await give(tx, viewer, wanted.subject, { ...grantee, scopes, until: wanted.until })
          const facts = { name: nameOutside(row) }
          await notices.add(tx, await peopleOf(tx, grantee), { code: 'access_invited', facts, subject: wanted.subject })
        })
      }
      return disclosed(viewer, wanted.subject)
    },

    /** Ends it at the grantee's very next request. */
    async withdraw(viewer: Viewer, id: string): Promise<Grant> {
      const before = await store.grant(db.read, id)
      if (!before) throw new Refusal('not_found')
      const listing = await ownToDecide(viewer, before.kind, before.listingId)
      const after = await db.write(async (tx) => {
        const row = await store.withdraw(tx, id, { at: clock.now(), personId: personOf(viewer) })
        if (!row) throw new Refusal('grant_ended')
        const facts = {
          grant: id,
          scope: row.scope,
          attachment: row.attachmentId,
          grantee: `${row.granteeKind}:${row.granteeId}`,
        }
        await trail.record(tx, viewer, 'grant.withdrawn', refOf(row), facts)
        const said = { name: nameOutside(listing), what: row.scope }
        await notices.add(tx, await peopleOf(tx, row), { code: 'grant_withdrawn', facts: said, subject: refOf(row) })
        return row
      })
      return (await show.grants(viewer, [after]))[0] as Grant
    },

    async revoke(viewer: Viewer, id: string): Promise<AccessInvitation> {
      const before = await store.invitation(db.read, id)
      if (!before) throw new Refusal('not_found')
      await ownToDecide(viewer, before.kind, before.listingId)
      const after = await db.write(async (tx) => {
        const row = await store.endInvitation(tx, id, { revokedAt: clock.now() })
        if (!row) throw new Refusal('invitation_over', { state: stateOfInvitation(before, clock.now()) })
        await trail.record(tx, viewer, 'grant.revoked', refOf(row), { invitation: id })
        return row
      })
      return show.invitation(after)
    },

    async given(viewer: Viewer, page: PageQuery) {
      const ownerIds = viewer.organisations.map(({ id }) => id)
      const { rows, total } = await store.grantsFor(db.read, ownerIds, clock.now(), page)
      return { items: await show.grants(viewer, rows), total, ...page }
    },

    /** What is open to this viewer beside what is open to all; a record that is closed all the same is left out. */
    async received(viewer: Viewer): Promise<{ items: Grant[] }> {
      const rows: GrantRow[] = []
      for (const kind of LISTING_KINDS) rows.push(...(await store.liveOf(db.read, viewer, { kind, now: clock.now() })))
      const called = await show.namesOf(viewer, rows)
      const open = rows.filter((row) => called.has(refOf(row))).sort((a, b) => (a.at < b.at ? 1 : -1))
      return { items: await show.grants(viewer, open.slice(0, MOST_RECEIVED), called) }
    },

    /** Whom one may invite, by name: both directories are public. */
    async candidates(viewer: Viewer, q: string): Promise<{ items: Party[] }> {
      const mine = new Set(viewer.organisations.map(({ id }) => id))
      const page = { page: 1, size: MOST_CANDIDATES }
      const found = await agents.directory({ q, field: [], region: [], service: [], ...page })
      const organisations = (await store.organisationsNamed(db.read, q, MOST_CANDIDATES)).filter(({ id }) => !mine.has(id))
      return {
        items: [
          ...organisations.map(({ id, name }) => ({ kind: 'organisation' as const, id, name, organisation: null })),
          ...found.items.flatMap(({ id, name, agency }) =>
            name ? [{ kind: 'agent' as const, id, name, organisation: agency?.name ?? null }] : [],
          ),
        ],
      }
    },

    /** What whoever holds the link may know before they accept. */
    async invitation(viewer: Viewer, token: string) {
      const found = await linked(token)
      if (!found) throw new Refusal('not_found')
      const { row, address } = found
      const by = (await accounts.cards([row.ownerId])).get(row.ownerId)?.name ?? ''
      const forYou = viewer.person && foldAddress(viewer.person.email) === address
      const { state, expiresAt } = show.invitation(row)
      const subject = viewer.person && row.acceptedBy === viewer.person.id ? refOf(row) : null
      return { by, email: maskMail(address), state, expiresAt, forYou, subject }
    },

    /** Once, by whom it was sent to: who holds the link has read that mailbox, and signs in with its address. */
    async accept(viewer: Viewer, token: string) {
      const person = viewer.person
      if (!person) throw new Refusal('unauthenticated')
      const found = await linked(token)
      if (!found) throw new Refusal('not_found')
      if (foldAddress(person.email) !== found.address) throw new Refusal('invitation_other_address')
      const subject = refOf(found.row)
      await db.write(async (tx) => {
        const taken = await links.take(tx, LINK, token)
        const row = taken && (await store.endInvitation(tx, found.row.id, { acceptedAt: clock.now(), acceptedBy: person.id }))
        if (!row) throw new Refusal('invitation_over', { state: stateOfInvitation(found.row, clock.now()) })
        await trail.record(tx, viewer, 'grant.accepted', subject, { invitation: row.id })
        const grantee = { granteeKind: 'person' as const, granteeId: person.id }
        await give(tx, viewer, subject, { ...grantee, scopes: row.scopes, until: row.until })
      })
      return { subject }
    },
  }
}
