import type { Interest, Party } from '../interests/pipeline.ts'
import type { SignupRow } from '../roadshow/tables.ts'
import type { ParticipantRow } from './tables.ts'

/** Who presents offers, who comes with a need or money wants; between others, whoever asked wants. */
const RANKS: Partial<Record<SignupRow['role'], number>> = { PRESENTER: -1, BUYER: 1, INVESTOR: 1 }
const rank = ({ role }: SignupRow) => RANKS[role] ?? 0

type Met = { id: string; askedBy: string | null; people: SignupRow[]; organisationOf: (personId: string) => string | undefined }

export const sourceOf = (meetingId: string) => `meeting:${meetingId}`

/** Of a meeting that one of them says was held. */
export function interestOf(
  { id, askedBy, people, organisationOf }: Met,
  me: SignupRow,
  outcome: ParticipantRow['outcome'],
  at: string,
): Interest {
  const sorted = people.toSorted((a, b) => rank(b) - rank(a) || Number(b.id === askedBy) - Number(a.id === askedBy))
  const [demand, supply] = [sorted[0] as SignupRow, sorted.at(-1) as SignupRow]
  const party = ({ personId, organisation }: SignupRow): Party => {
    const organisationId = (personId && organisationOf(personId)) || null
    return { organisationId, name: organisationId ? null : organisation }
  }
  return {
    source: sourceOf(id),
    stage: 'met',
    need: null,
    achievement: null,
    parties: { demand: party(demand), supply: party(supply) },
    agent: null,
    outcome,
    score: null,
    intent: null,
    by: me.personId,
    as: me.id === demand.id ? 'demand' : me.id === supply.id ? 'supply' : null,
    at,
  }
}
