import { VISIBLE_STATES } from '@keqiao/shared/lifecycle'
import type { AssignmentSubject } from '../agents/subject.ts'
import type { Needs } from './service.ts'

/** A need as work for an agent: whoever reads it may see what it is called, whose it is stays inside. */
export function needWork(needs: Needs): AssignmentSubject {
  return {
    kind: 'need',
    async find(viewer, ids) {
      const cards = await needs.cards(ids, viewer)
      const rows = (await needs.load(ids)).filter(({ id }) => cards.has(id))
      return new Map(
        rows.map((row) => [
          row.id,
          {
            name: row.name,
            organisationId: row.ownerId,
            region: row.region,
            assignable: VISIBLE_STATES.includes(row.state),
            claimable: VISIBLE_STATES.includes(row.state),
          },
        ]),
      )
    },
  }
}
