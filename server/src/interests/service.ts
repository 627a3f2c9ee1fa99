import type { Database } from '../platform/db/database.ts'
import { newId } from '../platform/ids.ts'
import { SYSTEM, type Trail } from '../platform/trail.ts'
import type { DealPipeline, Interest } from './pipeline.ts'
import * as store from './store.ts'

/** Keeps interests until deals take them up. */
export function createInterests({ db, trail }: { db: Database; trail: Trail }): DealPipeline {
  return {
    async interestFrom(tx, interest) {
      const { row, isNew } = await store.file(tx, rowOf(interest))
      const facts = { interest: row.id, stage: row.stage }
      if (isNew) await trail.record(tx, SYSTEM, 'interest.filed', interest.source, facts)
      return { id: row.id, dealId: row.dealId }
    },

    takeBack: (tx, source) => store.takeBack(tx, source),
    // An interest knows its deal, and no deal yet knows whether it was signed.
    signed: async () => null,

    knows: async (source) => (await store.ofSource(db.read, source)) !== undefined,
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
