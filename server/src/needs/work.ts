import type { ListingState } from '@keqiao/shared/lifecycle'
import type { Accounts } from '../accounts/service.ts'
import type { AssignmentSubject } from '../agents/subject.ts'
import type { Needs } from './service.ts'

/** From the diagnosis to the end of the talks a need may have an agent; one that all may read is theirs to take up. */
const ASSIGNABLE: readonly ListingState[] = ['triage', 'returned', 'center_review', 'open', 'in_talks', 'parked']
const CLAIMABLE: readonly ListingState[] = ['open', 'in_talks']

/** A need as work for an agent: whoever reads it may see what it is called, whose it is stays inside. */
export function needWork(needs: Needs, accounts: Accounts): AssignmentSubject {
  return {
    kind: 'need',
    async find(viewer, ids) {
      const cards = await needs.cards(ids, viewer)
      const rows = (await needs.load(ids)).filter(({ id }) => cards.has(id))
      const owners = await accounts.cards(rows.flatMap(({ ownerId }) => ownerId ?? []))
      return new Map(
        rows.map((row) => [
          row.id,
          {
            name: row.name,
            organisationId: row.ownerId,
            region: (row.ownerId && owners.get(row.ownerId)?.region) || row.region,
            assignable: ASSIGNABLE.includes(row.state),
            claimable: CLAIMABLE.includes(row.state),
          },
        ]),
      )
    },
  }
}
