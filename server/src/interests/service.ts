import { newId } from '../platform/ids.ts'
import type { Trail } from '../platform/trail.ts'
import type { DealPipeline, Interest } from './pipeline.ts'
import * as store from './store.ts'

/** Keeps interests until deals take them up. */
export function createInterests({ trail }: { trail: Trail }): DealPipeline {
  return {
    async interestFrom(tx, interest) {
      const { row, isNew } = await store.file(tx, rowOf(interest))
      if (isNew) {
        const actor = interest.by ? { id: interest.by, role: interest.as ?? '' } : null
        await trail.record(tx, actor, 'interest.filed', interest.source, { interest: row.id, stage: row.stage })
      }
      return { id: row.id, dealId: row.dealId }
    },
  }
}

const rowOf = ({ parties, need, achievement, agent, by, as, ...plain }: Interest) => ({
  ...plain,
  id: newId(),
  needId: need,
  achievementId: achievement,
  demandOrganisationId: parties.demand.organisationId,
  demandName: parties.demand.name,
  supplyOrganisationId: parties.supply.organisationId,
  supplyName: parties.supply.name,
  agentId: agent,
  saidBy: by,
  saidAs: as,
})
