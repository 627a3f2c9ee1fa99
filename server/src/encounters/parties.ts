import type { EncounterDraft, RecordedAs, Side } from '@keqiao/shared/encounters'
import type { Issue } from '@keqiao/shared/problem'
import { covers, OPERATORS } from '../accounts/scope.ts'
import type { Viewer } from '../accounts/viewer.ts'
import { absent } from '../attachments/subject.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Context } from './context.ts'
import { inputIssues } from './rules.ts'

/** One side as it will stand: an organisation, or a name. */
interface Named {
  side: Side
  organisationId: string | null
  name: string | null
  email: string | null
  region: string | null
}

/** What a draft says together with what its listings say: who the two sides are, and as what it is written. */
export interface Resolved {
  need: { id: string; name: string } | null
  achievement: { id: string; name: string } | null
  sides: Record<Side, Named>
  as: RecordedAs
  recorderOrganisationId: string | null
  ownerKnown: boolean
}

const fault = (path: string, code: string): Issue => ({ path, code, facts: {} })
const invalid = (issues: Issue[]) => new Refusal('invalid_input', {}, issues)

export function createParties({ clock, accounts, needs, achievements, taxonomies }: Context) {
  async function sideOf(
    draft: EncounterDraft,
    side: Side,
    listing: { ownerId: string | null; unitName: string | null; region: string | null } | undefined,
  ): Promise<Named> {
    const given = draft[side]
    const organisationId = listing?.ownerId ?? given.organisationId
    const name = organisationId ? null : (listing?.unitName ?? given.name)
    if (!organisationId && !name) throw invalid([fault(`${side}.name`, 'required')])
    if (organisationId && !listing?.ownerId && !(await accounts.isActive(organisationId)))
      throw invalid([fault(`${side}.organisationId`, 'unknown_organisation')])
    const region = organisationId ? (await accounts.cards([organisationId])).get(organisationId)?.region : undefined
    return { side, organisationId, name, email: given.email, region: region ?? listing?.region ?? null }
  }

  /** A member for their side, else an agent, else an operator where one of the sides is. */
  function recordedAs(viewer: Viewer, sides: Record<Side, Named>): Pick<Resolved, 'as' | 'recorderOrganisationId'> {
    for (const side of ['demand', 'supply'] as const) {
      const { organisationId } = sides[side]
      const own = viewer.organisations.find(({ id }) => id === organisationId)
      if (own && own.state !== 'active') throw new Refusal('organisation_inactive', { state: own.state })
      if (own) return { as: side, recorderOrganisationId: own.id }
    }
    if (viewer.isAgent) return { as: 'agent', recorderOrganisationId: null }
    const regions = [sides.demand.region, sides.supply.region]
    if (regions.some((region) => covers(viewer, OPERATORS, region, taxonomies)))
      return { as: 'operator', recorderOrganisationId: null }
    throw new Refusal('forbidden', { needs: 'party' })
  }

  return {
    async resolve(viewer: Viewer, draft: EncounterDraft): Promise<Resolved> {
      const issues = inputIssues(draft, clock.now())
      if (issues.length > 0) throw invalid(issues)
      const need = draft.needId ? await needs.seen(viewer, draft.needId).catch(absent) : undefined
      const achievement = draft.achievementId ? await achievements.seen(viewer, draft.achievementId).catch(absent) : undefined
      if (draft.needId && !need) throw invalid([fault('needId', 'unknown_listing')])
      if (draft.achievementId && !achievement) throw invalid([fault('achievementId', 'unknown_listing')])
      const sides = {
        demand: await sideOf(draft, 'demand', need?.row),
        supply: await sideOf(draft, 'supply', achievement?.row),
      }
      const ownerKnown = !need || needs.canSeeOwner(need.row, need.standing)
      const same = sides.demand.organisationId !== null && sides.demand.organisationId === sides.supply.organisationId
      // Said only to whom it is no news whose the need is.
      if (same && ownerKnown) throw invalid([fault('supply.organisationId', 'same_party')])
      return {
        need: need ? { id: need.row.id, name: need.row.name } : null,
        achievement: achievement ? { id: achievement.row.id, name: achievement.row.name } : null,
        sides,
        ...recordedAs(viewer, sides),
        ownerKnown,
      }
    },

    mayRecord: (viewer: Viewer) => viewer.isMember || viewer.isAgent || viewer.isOperator,
  }
}
