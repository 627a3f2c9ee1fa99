import type { OrganisationState } from '@keqiao/shared/accounts'
import type { DeskFile, DeskRow, LikelySame, OrganisationMove, ReturnReason, VerifiedHow } from '@keqiao/shared/organisations'
import type { Page, PageQuery } from '@keqiao/shared/primitives'
import { covers, OPERATORS, regionScope } from '../accounts/scope.ts'
import { membershipIn, type Viewer } from '../accounts/viewer.ts'
import type { Tx } from '../platform/db/database.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Life, Uses } from './life.ts'
import * as people from './people/store.ts'
import { LIKELY_SAME_NAME, missingFor, nameLikeness, stateAfter } from './rules.ts'
import { fileOf } from './show.ts'
import * as store from './store.ts'

export type Desk = ReturnType<typeof createDesk>
const MOST_LIKELY = 20

interface Decision {
  move: OrganisationMove
  revision: number
  how: VerifiedHow | null
  text: string | null
  returned: ReturnReason[]
}

/** What the operators of a region do with the organisations of that region. */
export function createDesk(use: Uses & { life: Life }) {
  const { db, clock, listings, trail, notices, taxonomies, calendar, life, hasLicence } = use
  const reaches = (viewer: Viewer, region: string) => covers(viewer, OPERATORS, region, taxonomies)

  async function opened(viewer: Viewer, id: string): Promise<store.OrganisationRow> {
    const row = await store.byId(db.read, id)
    if (!row || !reaches(viewer, row.region)) throw new Refusal('not_found')
    return row
  }

  /** Locks the organisation for an operator of its region who is none of its people. */
  async function locked(tx: Tx, viewer: Viewer, id: string): Promise<store.OrganisationRow> {
    const row = await store.touch(tx, id)
    if (!row || !reaches(viewer, row.region)) throw new Refusal('not_found')
    if (membershipIn(viewer, id)) throw new Refusal('forbidden', { needs: 'another_operator' })
    return row
  }

  async function likelyOf(viewer: Viewer, row: store.OrganisationRow): Promise<LikelySame[]> {
    const found = (await store.others(db.read, row.id)).map((other) => ({
      other,
      likeness: nameLikeness(row.name, other.name),
      because: [
        ...(nameLikeness(row.name, other.name) >= LIKELY_SAME_NAME ? (['name'] as const) : []),
        ...(row.uscc && row.uscc === other.uscc ? (['code'] as const) : []),
      ],
    }))
    return found
      .filter(({ because }) => because.length > 0)
      .sort((a, b) => b.because.length - a.because.length || b.likeness - a.likeness)
      .slice(0, MOST_LIKELY)
      .map(({ other, because }) => {
        const isOurs = reaches(viewer, other.region)
        const isPublic = other.state === 'active'
        const { region, state } = other
        return { id: isOurs ? other.id : null, name: isOurs || isPublic ? other.name : null, region, state, because }
      })
  }

  async function show(viewer: Viewer, id: string): Promise<DeskFile> {
    const row = await opened(viewer, id)
    const claims = await store.claimsOf(db.read, id)
    return {
      ...fileOf(row, await store.lastChange(db.read, id), { viewer, as: 'operator', calendar }),
      applicant: (await people.personOf(db.read, row.appliedBy))?.name ?? null,
      members: (await people.membersOf(db.read, id)).length,
      likely: await likelyOf(viewer, row),
      claims: claims.map(({ claim, name, email }) => ({ id: claim.id, name, email, text: claim.text, at: claim.createdAt })),
    }
  }

  return {
    show,

    async queue(viewer: Viewer, query: PageQuery & { state: OrganisationState | 'waiting'; q: string }): Promise<Page<DeskRow>> {
      const { rows, total } = await store.desk(db.read, regionScope(viewer, OPERATORS, taxonomies), query)
      const items = rows.map(({ organisation: { id, name, kind, region, demo, state, uscc }, change, claims, since }) => {
        return { id, name, kind, region, demo, state, uscc, since, changes: change !== null, claims: claims ?? 0 }
      })
      return { items, total, page: query.page, size: query.size }
    },

    async decide(viewer: Viewer, id: string, decision: Decision): Promise<DeskFile> {
      const licensed = await hasLicence(id)
      await db.write(async (tx) => {
        const row = await locked(tx, viewer, id)
        stateAfter(row.state, decision.move, 'operator')
        if (row.revision !== decision.revision) throw new Refusal('revision_conflict')
        const admins = (await life.adminsOf(tx, id)).length
        const issues = missingFor(decision, { uscc: row.uscc, admins, hasLicence: licensed })
        if (issues.length > 0) throw new Refusal('invalid_input', {}, issues)
        if (decision.move === 'reopen' && row.uscc && (await store.holderOf(tx, row.uscc, id)))
          throw new Refusal('invalid_input', {}, [{ path: 'text', code: 'uscc_taken', facts: {} }])
        await life.move(tx, { viewer, as: 'operator' }, row, decision.move, {
          stateText: decision.move === 'approve' ? null : decision.text,
          returned: decision.move === 'return' ? decision.returned : null,
          ...(decision.move === 'approve' && {
            verifiedHow: decision.how,
            verifiedAt: clock.now(),
            verifiedRegion: officeRegion(viewer, row.region),
            verifiedBy: viewer.person?.id ?? null,
          }),
        })
      })
      return show(viewer, id)
    },

    /** The old values stay in force until here. A move between regions is for whoever reaches both. */
    async decideChange(
      viewer: Viewer,
      id: string,
      { changeId, confirm, text }: { changeId: string; confirm: boolean; text: string | null },
    ) {
      await db.write(async (tx) => {
        const row = await locked(tx, viewer, id)
        const change = await store.openChange(tx, id)
        if (change?.id !== changeId) throw new Refusal('revision_conflict')
        const { values } = change
        if (confirm && values.region && !reaches(viewer, values.region)) throw new Refusal('forbidden', { needs: 'both_regions' })
        if (!confirm && !text?.trim()) throw new Refusal('invalid_input', {}, [{ path: 'text', code: 'required', facts: {} }])
        if (confirm && values.uscc && (await store.holderOf(tx, values.uscc, id)))
          throw new Refusal('invalid_input', {}, [{ path: 'text', code: 'uscc_taken', facts: {} }])
        const decision = confirm ? 'approved' : 'refused'
        await store.endChange(tx, changeId, { state: confirm ? 'confirmed' : 'refused', decidedAt: clock.now(), text })
        if (confirm) {
          await store.update(tx, id, row.revision, values)
          await listings.ownerChanged(tx, id, row.state === 'active')
        }
        const subject = `organisation:${id}`
        const facts = { organisation: row.name, decision } as const
        await trail.record(tx, viewer, 'organisation.change_decided', subject, { decision, parts: Object.keys(values) })
        await notices.add(tx, await life.adminsOf(tx, id), { code: 'organisation_change_decided', facts, subject })
      })
      return show(viewer, id)
    },

    async decideClaim(viewer: Viewer, id: string, { claimId, confirm }: { claimId: string; confirm: boolean }) {
      await db.write(async (tx) => {
        const row = await locked(tx, viewer, id)
        const found = (await store.claimsOf(tx, id)).find(({ claim }) => claim.id === claimId)
        if (!found) throw new Refusal('not_found')
        if (found.claim.personId === viewer.person?.id) throw new Refusal('forbidden', { needs: 'another_operator' })
        const now = clock.now()
        const decision = confirm ? 'approved' : 'refused'
        await store.endClaim(tx, claimId, confirm ? 'confirmed' : 'refused', now)
        const subject = `organisation:${id}`
        if (confirm) {
          const joined = { organisation: row.name, change: 'joined' } as const
          await notices.add(tx, await life.adminsOf(tx, id), { code: 'membership_changed', facts: joined, subject })
          await people.addMember(tx, { personId: found.claim.personId, organisationId: id, role: 'admin', createdAt: now })
        }
        await trail.record(tx, viewer, 'organisation.claim_decided', subject, { decision, person: found.claim.personId })
        const facts = { organisation: row.name, decision } as const
        await notices.add(tx, [found.claim.personId], { code: 'organisation_claim_decided', facts, subject })
      })
      return show(viewer, id)
    },
  }
}

/** The office in whose name this operator acts there: the city's own before the province's. */
function officeRegion(viewer: Viewer, region: string): string {
  const regions = viewer.appointments.filter(({ role }) => role === 'OPERATOR' || role === 'REGION_OP').map((one) => one.region)
  return regions.find((own) => own === region) ?? regions[0] ?? region
}
