import type { Invitation, OFFICES, OpenInvitation } from '@keqiao/shared/members'
import { maskMail } from '@keqiao/shared/primitives'
import { membershipIn, type Viewer } from '../../accounts/viewer.ts'
import type { Tx } from '../../platform/db/database.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Life, Uses } from '../life.ts'
import * as organisations from '../store.ts'
import { hashOf, INVITATION_LASTS, MOST_SENT_A_DAY, mustBeProvinceOperator, newToken, refuseBoth, stateOf } from './rules.ts'
import * as store from './store.ts'

export type Invitations = ReturnType<typeof createInvitations>
export type Office = (typeof OFFICES)[number]
/** Into an organisation with a role, or to an office for a region. */
export type Offer =
  | { organisationId: string; role: 'member' | 'admin' }
  | { organisationId: null; office: Office; region: string }

const DAY = 86_400_000

/** By mail, to addresses; whether somebody has an account plays no part before they accept. */
export function createInvitations(use: Uses & { life: Life; separatesOffices: boolean }) {
  const { db, clock, trail, notices, life, separatesOffices } = use
  const later = (millis: number) => new Date(clock.millis() + millis).toISOString()

  const shown = (row: store.InvitationRow): Invitation => ({
    id: row.id,
    email: row.email,
    role: row.role,
    appointment: row.office && row.region ? { role: row.office, region: row.region } : null,
    state: stateOf(row, clock.now()),
    sentAt: row.sentAt,
    expiresAt: row.expiresAt,
  })

  function mustAdminister(viewer: Viewer, id: string) {
    if (!membershipIn(viewer, id)) throw new Refusal('not_found')
    if (membershipIn(viewer, id) !== 'admin') throw new Refusal('forbidden', { needs: 'admin' })
  }

  /** Of one's own organisation, or for the province's operator to an office. */
  async function own(viewer: Viewer, id: string): Promise<store.InvitationRow> {
    const row = await store.invitation(db.read, { id })
    if (!row) throw new Refusal('not_found')
    if (row.organisationId) mustAdminister(viewer, row.organisationId)
    else if (!viewer.isOperator) throw new Refusal('not_found')
    else mustBeProvinceOperator(viewer)
    return row
  }

  async function mail(tx: Tx, viewer: Viewer, row: store.InvitationRow, token: string) {
    const by = viewer.person?.name ?? ''
    const link = `/invitation/${token}`
    const organisation = row.organisationId && (await organisations.byId(tx, row.organisationId))
    if (!organisation)
      return notices.addMail(tx, row.email, { code: 'office_invitation', facts: { by }, subject: 'account', link })
    const facts = { by, organisation: organisation.name }
    return notices.addMail(tx, row.email, { code: 'invitation', facts, subject: `organisation:${organisation.id}`, link })
  }

  async function bound(tx: Tx, organisationId: string | null) {
    const sent = await store.sentSince(tx, organisationId, later(-DAY))
    if (sent >= MOST_SENT_A_DAY) throw new Refusal('rate_limited')
  }

  const subjectOf = ({ id, organisationId }: store.InvitationRow) =>
    organisationId ? `organisation:${organisationId}` : `invitation:${id}`
  const factsOf = ({ role, office, region }: store.InvitationRow) => (office ? { office, region } : { role })

  async function send(tx: Tx, viewer: Viewer, given: string, offer: Offer): Promise<store.InvitationRow> {
    const email = given.toLowerCase()
    await bound(tx, offer.organisationId)
    // A second one to the same address takes the place of the first.
    for (const earlier of await store.invitationsOf(tx, offer.organisationId))
      if (earlier.email === email && (offer.organisationId !== null || earlier.office === offer.office))
        await store.updateOpen(tx, earlier.id, { revokedAt: clock.now() })
    const { token, tokenHash } = newToken()
    const now = clock.now()
    const made = { id: newId(), ...offer, email, tokenHash, invitedBy: viewer.person?.id ?? null, sentAt: now }
    const row = await store.insertInvitation(tx, { ...made, expiresAt: later(INVITATION_LASTS) })
    await mail(tx, viewer, row, token)
    await trail.record(tx, viewer, 'invitation.sent', subjectOf(row), factsOf(row))
    return row
  }

  async function accepted(tx: Tx, person: { id: string }, row: store.InvitationRow) {
    const createdAt = clock.now()
    if (row.organisationId) {
      const organisation = await organisations.touch(tx, row.organisationId)
      if (!organisation || organisation.state === 'closed') throw new Refusal('invitation_over', { state: 'revoked' })
      const admins = await life.adminsOf(tx, organisation.id)
      await store.addMember(tx, { personId: person.id, organisationId: organisation.id, role: row.role ?? 'member', createdAt })
      const facts = { organisation: organisation.name, change: 'joined' } as const
      await notices.add(tx, admins, { code: 'membership_changed', facts, subject: `organisation:${organisation.id}` })
      return
    }
    const office = row.office as Office
    if (separatesOffices)
      refuseBoth(
        office,
        (await store.officesOf(tx, person.id)).map(({ role }) => role),
      )
    await store.giveOffice(tx, { personId: person.id, role: office, region: row.region as string, createdAt })
  }

  return {
    send,
    shown,

    async ofOrganisation(viewer: Viewer, id: string) {
      mustAdminister(viewer, id)
      return { items: (await store.invitationsOf(db.read, id)).map(shown) }
    },

    async invite(viewer: Viewer, id: string, { email, role }: { email: string; role: 'member' | 'admin' }) {
      mustAdminister(viewer, id)
      const row = await db.write(async (tx) => {
        const organisation = await organisations.touch(tx, id)
        if (!organisation) throw new Refusal('not_found')
        if (organisation.state === 'closed')
          throw new Refusal('transition_refused', { state: 'closed', move: 'invite', allowed: [] })
        const members = await store.membersOf(tx, id)
        if (members.some((member) => member.email === email.toLowerCase())) throw new Refusal('already_member')
        return send(tx, viewer, email, { organisationId: id, role })
      })
      return shown(row)
    },

    /** A new link; the earlier one is void. */
    async resend(viewer: Viewer, id: string): Promise<Invitation> {
      const before = await own(viewer, id)
      const row = await db.write(async (tx) => {
        await bound(tx, before.organisationId)
        const { token, tokenHash } = newToken()
        const values = { tokenHash, sentAt: clock.now(), expiresAt: later(INVITATION_LASTS) }
        const after = await store.updateOpen(tx, id, values)
        if (!after) throw new Refusal('invitation_over', { state: stateOf(before, clock.now()) })
        await mail(tx, viewer, after, token)
        await trail.record(tx, viewer, 'invitation.resent', subjectOf(after), factsOf(after))
        return after
      })
      return shown(row)
    },

    async revoke(viewer: Viewer, id: string): Promise<Invitation> {
      const before = await own(viewer, id)
      const row = await db.write(async (tx) => {
        const after = await store.updateOpen(tx, id, { revokedAt: clock.now() })
        if (!after) throw new Refusal('invitation_over', { state: stateOf(before, clock.now()) })
        await trail.record(tx, viewer, 'invitation.revoked', subjectOf(after), factsOf(after))
        return after
      })
      return shown(row)
    },

    /** What whoever holds the link may read. */
    async open(viewer: Viewer, token: string): Promise<OpenInvitation> {
      const row = await store.invitation(db.read, { tokenHash: hashOf(token) })
      if (!row) throw new Refusal('not_found')
      return opened(viewer, row)
    },

    /** Once, by whom it was sent to: who holds the link has read that mailbox, and signs in with its address. */
    accept(viewer: Viewer, token: string): Promise<OpenInvitation> {
      return accept(viewer, (tx) => store.invitation(tx, { tokenHash: hashOf(token) }))
    },

    /** Without the link, for an address that was proven: whoever signed up on the way finds it again. */
    async mine(viewer: Viewer): Promise<{ items: OpenInvitation[] }> {
      const rows = viewer.person ? await store.waitingFor(db.read, viewer.person, clock.now()) : []
      return { items: await Promise.all(rows.map((row) => opened(viewer, row))) }
    },

    acceptMine(viewer: Viewer, id: string): Promise<OpenInvitation> {
      return accept(viewer, async (tx) => {
        const rows = viewer.person ? await store.waitingFor(tx, viewer.person, clock.now()) : []
        return rows.find((row) => row.id === id)
      })
    },
  }

  async function opened(viewer: Viewer, row: store.InvitationRow): Promise<OpenInvitation> {
    const organisation = row.organisationId ? await organisations.byId(db.read, row.organisationId) : undefined
    const { id, role, appointment, state, expiresAt } = shown(row)
    return {
      id,
      by: (await store.personOf(db.read, row.invitedBy))?.name ?? '',
      organisation: organisation ? organisations.cardOf(organisation) : null,
      role,
      appointment,
      email: maskMail(row.email),
      state,
      expiresAt,
      forYou: viewer.person && viewer.person.email.toLowerCase() === row.email,
    }
  }

  async function accept(viewer: Viewer, find: (tx: Tx) => Promise<store.InvitationRow | undefined>) {
    const person = viewer.person
    if (!person) throw new Refusal('unauthenticated')
    const row = await db.write(async (tx) => {
      const before = await find(tx)
      if (!before) throw new Refusal('not_found')
      const state = stateOf(before, clock.now())
      if (state !== 'open') throw new Refusal('invitation_over', { state })
      if (person.email.toLowerCase() !== before.email) throw new Refusal('invitation_other_address')
      const after = await store.updateOpen(tx, before.id, { acceptedAt: clock.now() })
      if (!after) throw new Refusal('invitation_over', { state: 'accepted' })
      await accepted(tx, person, after)
      await trail.record(tx, viewer, 'invitation.accepted', subjectOf(after), { ...factsOf(after), person: person.id })
      return after
    })
    return opened(viewer, row)
  }
}
