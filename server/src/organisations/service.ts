import type { GuardedValues, OrganisationFile, OrganisationForm, OrganisationMove } from '@keqiao/shared/organisations'
import { blankToNull } from '@keqiao/shared/primitives'
import type { Issue } from '@keqiao/shared/problem'
import { covers } from '../accounts/scope.ts'
import { membershipIn, type Viewer } from '../accounts/viewer.ts'
import type { Tx } from '../platform/db/database.ts'
import { newId } from '../platform/ids.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Life, Uses } from './life.ts'
import { addMember } from './people/store.ts'
import { formIssues, guardedChange, stateAfter, waitsForOperator } from './rules.ts'
import { fileOf, verifiedOf } from './show.ts'
import * as store from './store.ts'

export type Organisations = ReturnType<typeof createOrganisations>

/** One person may have so many applications under way; it bounds whoever registers what is not theirs. */
const MOST_WAITING = 3
const READERS = ['OPERATOR', 'REGION_OP', 'AUDITOR'] as const
const codeTaken: Issue = { path: 'uscc', code: 'uscc_taken', facts: {} }

/** What its own people do with an organisation. */
export function createOrganisations(use: Uses & { life: Life }) {
  const { db, clock, trail, taxonomies, calendar, life } = use

  const shown = async (viewer: Viewer, row: store.OrganisationRow) =>
    fileOf(row, await store.lastChange(db.read, row.id), { viewer, as: 'admin', calendar })

  const knows = (viewer: Viewer, { id, region }: store.OrganisationRow) =>
    membershipIn(viewer, id) !== null || covers(viewer, [...READERS], region, taxonomies)

  function checked(given: OrganisationForm): OrganisationForm {
    const draft = blankToNull(given)
    refuse(formIssues(draft, taxonomies))
    return draft
  }

  /** Locks the organisation for one of its administrators; a stranger learns no more than "not found". */
  async function locked(tx: Tx, viewer: Viewer, id: string): Promise<store.OrganisationRow> {
    if (!membershipIn(viewer, id)) throw new Refusal('not_found')
    if (membershipIn(viewer, id) !== 'admin') throw new Refusal('forbidden', { needs: 'admin' })
    const row = await store.touch(tx, id)
    if (!row) throw new Refusal('not_found')
    return row
  }

  return {
    async apply(viewer: Viewer, given: OrganisationForm, { demo = false } = {}): Promise<OrganisationFile> {
      const draft = checked(given)
      const person = viewer.person
      if (!person) throw new Refusal('unauthenticated')
      const id = newId()
      const row = await db.write(async (tx) => {
        if ((await store.waitingOf(tx, person.id)) >= MOST_WAITING) throw new Refusal('too_many_applications')
        const now = clock.now()
        const values = { ...draft, id, demo, state: 'applied' as const, stateAt: now, appliedBy: person.id, createdAt: now }
        const made = await store.insert(tx, values)
        if (!made) throw new Refusal('invalid_input', {}, [codeTaken])
        await addMember(tx, { personId: person.id, organisationId: id, role: 'admin', createdAt: now })
        await trail.record(tx, viewer, 'organisation.applied', `organisation:${id}`, { kind: draft.kind, region: draft.region })
        await life.tell(tx, 'operators', made, 'organisation_applied')
        return made
      })
      // The session does not know yet that the organisation is theirs.
      return { ...(await shown(viewer, row)), membership: 'admin', may: ['withdraw'] }
    },

    async file(viewer: Viewer, id: string): Promise<OrganisationFile> {
      const row = await store.byId(db.read, id)
      if (!row || !knows(viewer, row)) throw new Refusal('not_found')
      return shown(viewer, row)
    },

    /** The public sees what is active; its members, operators and auditors see it in every state. */
    async page(viewer: Viewer, id: string) {
      const row = await store.byId(db.read, id)
      const isKnown = row !== undefined && knows(viewer, row)
      if (!row || !(row.state === 'active' || isKnown)) throw new Refusal('not_found')
      const { intro, fields, state } = row
      const verified = verifiedOf(row)
      const by = verified && { at: verified.at, region: verified.region }
      return { ...store.cardOf(row), intro, fields, state, verified: by, isKnown }
    },

    async save(viewer: Viewer, id: string, revision: number, given: OrganisationForm): Promise<OrganisationFile> {
      const draft = checked(given)
      const row = await db.write(async (tx) => {
        const before = await locked(tx, viewer, id)
        if (before.state === 'closed') throw new Refusal('transition_refused', { state: 'closed', move: 'save', allowed: [] })
        if (before.revision !== revision) throw new Refusal('revision_conflict')
        const change = guardedChange(before, draft)
        if (change.uscc && (await store.holderOf(tx, change.uscc, id))) throw new Refusal('invalid_input', {}, [codeTaken])
        const waits = waitsForOperator(before.state)
        const { name, uscc, kind, region } = before
        const after = await store.update(tx, id, revision, waits ? { ...draft, name, uscc, kind, region } : draft)
        if (!after) throw new Refusal('revision_conflict')
        await trail.record(tx, viewer, 'organisation.saved', `organisation:${id}`, { revision: after.revision })
        if (waits) await askChange(tx, viewer, after, change)
        return after
      })
      return shown(viewer, row)
    },

    async withdrawChange(viewer: Viewer, id: string): Promise<OrganisationFile> {
      const row = await db.write(async (tx) => {
        const before = await locked(tx, viewer, id)
        const change = await store.openChange(tx, id)
        if (!change) throw new Refusal('not_found')
        await store.endChange(tx, change.id, { state: 'withdrawn', decidedAt: clock.now() })
        await trail.record(tx, viewer, 'organisation.change_withdrawn', `organisation:${id}`)
        return before
      })
      return shown(viewer, row)
    },

    async move(viewer: Viewer, id: string, move: OrganisationMove, revision: number): Promise<OrganisationFile> {
      const row = await db.write(async (tx) => {
        const before = await locked(tx, viewer, id)
        stateAfter(before.state, move, 'admin')
        if (before.revision !== revision) throw new Refusal('revision_conflict')
        return life.move(tx, { viewer, as: 'admin' }, before, move)
      })
      return shown(viewer, row)
    },

    /** Answers alike whether or not anybody has this code. */
    async claim(viewer: Viewer, { uscc, text }: { uscc: string; text: string | null }) {
      const person = viewer.person
      if (!person) throw new Refusal('unauthenticated')
      await db.write(async (tx) => {
        const waiting = await store.waitingClaims(tx, person.id)
        if (waiting.length >= MOST_WAITING) throw new Refusal('too_many_applications')
        const row = await store.holderOf(tx, uscc)
        if (!row || membershipIn(viewer, row.id) || waiting.some((claim) => claim.organisationId === row.id)) return
        const claim = { id: newId(), organisationId: row.id, personId: person.id, text, state: 'pending' as const }
        await store.insertClaim(tx, { ...claim, createdAt: clock.now() })
        await trail.record(tx, viewer, 'organisation.claimed', `organisation:${row.id}`)
        await life.tell(tx, 'operators', row, 'organisation_claimed')
      })
      return { done: true }
    },
  }

  /** A newer wish takes the place of an older one; none at all takes it back. */
  async function askChange(tx: Tx, viewer: Viewer, row: store.OrganisationRow, values: Partial<GuardedValues>) {
    const now = clock.now()
    const open = await store.openChange(tx, row.id)
    if (open && JSON.stringify(open.values) === JSON.stringify(values)) return
    if (open) await store.endChange(tx, open.id, { state: 'withdrawn', decidedAt: now })
    const parts = Object.keys(values)
    if (parts.length === 0) return
    const change = { id: newId(), organisationId: row.id, values, state: 'pending' as const, requestedAt: now }
    await store.insertChange(tx, { ...change, requestedBy: viewer.person?.id ?? null })
    await trail.record(tx, viewer, 'organisation.change_requested', `organisation:${row.id}`, { parts })
    await life.tell(tx, 'operators', row, 'organisation_change_requested')
  }
}

function refuse(issues: Issue[]) {
  if (issues.length > 0) throw new Refusal('invalid_input', {}, issues)
}
