import type { Issue } from './problem.ts'
import { type RoadshowDraft, seatModesOf } from './roadshow.ts'

const fault = (path: string, code: string, wrong: boolean): Issue[] => (wrong ? [{ path, code, facts: {} }] : [])

/** What contradicts itself, by the draft's fields. */
export function contradictionsOf(draft: RoadshowDraft): Issue[] {
  const { startsAt, endsAt, regOpensAt, regClosesAt, callOpensAt, callClosesAt } = draft
  return [
    ...fault('endsAt', 'ends_before_start', endsAt <= startsAt),
    ...fault('regClosesAt', 'closes_before_opening', regClosesAt <= regOpensAt),
    ...fault('regClosesAt', 'closes_after_end', regClosesAt > endsAt),
    ...fault('callClosesAt', 'call_half', (callOpensAt === null) !== (callClosesAt === null)),
    ...fault('callClosesAt', 'ends_before_start', callOpensAt !== null && callClosesAt !== null && callClosesAt <= callOpensAt),
    ...fault('callClosesAt', 'call_after_start', callClosesAt !== null && callClosesAt > startsAt),
  ]
}

/** What stands in the way of approving it. */
export function faultsOf(draft: RoadshowDraft): Issue[] {
  const modes = seatModesOf(draft.mode)
  return [
    ...contradictionsOf(draft),
    ...fault('venue', 'venue_missing', modes.includes('ONSITE') && draft.venue === null),
    ...modes.flatMap((mode) => fault(`capacity.${mode}`, 'capacity_missing', draft.capacity[mode] < 1)),
  ]
}
