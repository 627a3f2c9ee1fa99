import type { ListingKind } from '@keqiao/shared/listings'
import type { PageQuery } from '@keqiao/shared/primitives'
import type { Claim } from '@keqiao/shared/provenance'
import type { Announcer } from '../accounts/announcer.ts'
import { covers, regionScope } from '../accounts/scope.ts'
import type { Accounts } from '../accounts/service.ts'
import { administers, membershipIn, type Viewer } from '../accounts/viewer.ts'
import type { Achievements } from '../achievements/service.ts'
import type { Needs } from '../needs/service.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/db/database.ts'
import { newId } from '../platform/ids.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Trail } from '../platform/trail.ts'
import type { Taxonomies } from '../taxonomy/taxonomy.ts'
import * as store from './store.ts'

interface Uses {
  db: Database
  clock: Clock
  trail: Trail
  taxonomies: Taxonomies
  accounts: Accounts
  notices: Announcer
  achievements: Achievements
  needs: Needs
}

/** Unclaimed records and the organisations that say they are theirs. */
export function createClaims({ db, clock, trail, taxonomies, accounts, notices, achievements, needs }: Uses) {
  const rowOf = async (kind: ListingKind, id: string) => (await (kind === 'need' ? needs : achievements).load([id]))[0]

  async function asClaims(viewer: Viewer, rows: store.ClaimRow[]): Promise<Claim[]> {
    const owners = await accounts.cards(rows.map((row) => row.organisationId))
    const idsOf = (kind: ListingKind) => rows.filter((row) => row.kind === kind).map((row) => row.listingId)
    const supply = await achievements.cards(idsOf('achievement'), viewer)
    const demand = await needs.cards(idsOf('need'), viewer)
    const units = new Map(
      [...(await achievements.load(idsOf('achievement'))), ...(await needs.load(idsOf('need')))].map((row) => [
        row.id,
        row.unitName,
      ]),
    )
    return rows.map(({ id, kind, listingId, organisationId, evidence, state, text, createdAt, decidedAt }) => ({
      ...{ id, kind, listingId, evidence, state, text, createdAt, decidedAt },
      card: (kind === 'need' ? demand : supply).get(listingId) ?? null,
      unitName: units.get(listingId) ?? null,
      organisation: {
        id: organisationId,
        name: owners.get(organisationId)?.name ?? '',
        region: owners.get(organisationId)?.region ?? '',
      },
    }))
  }
  const one = async (viewer: Viewer, row: store.ClaimRow) => (await asClaims(viewer, [row]))[0] as Claim

  async function decidable(viewer: Viewer, id: string) {
    const claim = await store.claim(db.read, id)
    const owner = claim && (await accounts.cards([claim.organisationId])).get(claim.organisationId)
    if (!claim || !owner || !covers(viewer, ['REVIEWER'], owner.region, taxonomies)) throw new Refusal('not_found')
    return { claim, owner }
  }

  return {
    async ask(viewer: Viewer, body: { kind: ListingKind; listingId: string; organisationId: string; evidence: string }) {
      const { kind, listingId, organisationId, evidence } = body
      const own = viewer.organisations.find(({ id }) => id === organisationId)
      if (!own || !administers(viewer, organisationId)) throw new Refusal('forbidden', { needs: 'organisation_admin' })
      if (own.state !== 'active') throw new Refusal('organisation_inactive', { state: own.state })
      const { row } = await (kind === 'need' ? needs : achievements).seen(viewer, listingId)
      if (row.state !== 'imported_unclaimed' || row.ownerId === organisationId)
        throw new Refusal('transition_refused', { state: row.state, move: 'claim', allowed: [] })
      const made = await db.write(async (tx) => {
        const asked = await store.openClaim(tx, kind, listingId, organisationId)
        if (asked) return asked
        const values = { id: newId(), kind, listingId, organisationId, evidence, personId: viewer.person?.id ?? null }
        const claim = await store.addClaim(tx, { ...values, state: 'asked', createdAt: clock.now() })
        await trail.record(tx, viewer, 'claim.asked', `${kind}:${listingId}`, { organisationId })
        const reviewers = await accounts.officersOf(tx, ['REVIEWER'], [own.region])
        const facts = { name: row.name, organisation: own.name }
        await notices.add(tx, reviewers, { code: 'claim_requested', facts, subject: `${kind}:${listingId}` })
        return claim
      })
      return one(viewer, made)
    },

    async mine(viewer: Viewer, page: PageQuery) {
      const ids = viewer.organisations.map(({ id }) => id)
      const { rows, total } = await store.claimsOf(db.read, ids, page)
      return { items: await asClaims(viewer, rows), total, page: page.page, size: page.size }
    },

    async waiting(viewer: Viewer, page: PageQuery) {
      const { rows, total } = await store.waitingClaims(db.read, regionScope(viewer, ['REVIEWER'], taxonomies), page)
      return { items: await asClaims(viewer, rows), total, page: page.page, size: page.size }
    },

    /** Approved, the record becomes the organisation's and goes to it for completion; who else asked is told no. */
    async decide(viewer: Viewer, id: string, { verdict, text }: { verdict: 'approve' | 'refuse'; text: string | null }) {
      const { claim, owner } = await decidable(viewer, id)
      // Nobody reviews what is their own.
      if (membershipIn(viewer, claim.organisationId)) throw new Refusal('forbidden', { needs: 'another_reviewer' })
      if (verdict === 'refuse' && !text) throw new Refusal('invalid_input', {}, [{ path: 'text', code: 'required', facts: {} }])
      const { kind, listingId } = claim
      const row = await rowOf(kind, listingId)
      const life = (kind === 'need' ? needs : achievements) as Achievements
      const decided = { decidedBy: viewer.person?.id ?? null, decidedAt: clock.now() }
      const after = await db.write(async (tx) => {
        const state = verdict === 'approve' ? ('approved' as const) : ('refused' as const)
        const made = await store.decideClaim(tx, id, { state, text, ...decided })
        if (!made || !row) throw new Refusal('revision_conflict')
        const tell = async (organisationId: string, decision: 'approved' | 'refused') =>
          notices.add(tx, await accounts.adminsOf(organisationId, tx), {
            ...{ code: 'claim_decided', subject: `${kind}:${listingId}` },
            facts: { name: row.name, decision },
          })
        if (verdict === 'approve') {
          await life.handOver(tx, row as Parameters<typeof life.handOver>[1], owner.id)
          for (const rival of await store.rivals(tx, claim)) {
            await store.decideClaim(tx, rival.id, { state: 'refused', text: null, ...decided })
            await tell(rival.organisationId, 'refused')
          }
        }
        await tell(claim.organisationId, state)
        await trail.record(tx, viewer, `claim.${state}`, `${kind}:${listingId}`, { organisationId: claim.organisationId })
        return made
      })
      return one(viewer, after)
    },
  }
}
