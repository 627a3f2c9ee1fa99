import type { RoadshowState } from '@keqiao/shared/roadshow-life'
import type { SignupState } from '@keqiao/shared/signups'
import { WITH_PLACE } from '@keqiao/shared/signups'
import type { Intent, Marking, ModeNumbers } from '@keqiao/shared/turnout'

const TEN_MINUTES = 600_000

/** What a sign-up counts as; `gone` does not count as signed up. */
const AS: Record<SignupState, Exclude<keyof ModeNumbers, 'mode' | 'capacity' | 'taken' | 'signedUp'>> = {
  pending: 'pending',
  confirmed: 'confirmed',
  waitlisted: 'waiting',
  offered: 'offered',
  checked_in: 'came',
  no_show: 'noShow',
  rejected: 'gone',
  lapsed: 'gone',
  withdrawn: 'gone',
}
export const isGone = (state: SignupState) => AS[state] === 'gone'

/** Of one mode, by what its sign-ups count as. */
export function numbersOf(
  { mode, capacity, taken }: Pick<ModeNumbers, 'mode' | 'capacity' | 'taken'>,
  states: { state: SignupState; count: number }[],
): ModeNumbers {
  const none = { pending: 0, confirmed: 0, waiting: 0, offered: 0, came: 0, noShow: 0, gone: 0 }
  const numbers = { mode, capacity, taken, signedUp: 0, ...none }
  for (const { state, count } of states) {
    numbers[AS[state]] += count
    if (!isGone(state)) numbers.signedUp += count
  }
  return numbers
}

/** Counted in steps of ten minutes, with the empty ones between the first and the last. */
export function byTenMinutes(instants: string[]): { at: string; count: number }[] {
  const steps = instants.map((at) => Math.floor(Date.parse(at) / TEN_MINUTES))
  if (steps.length === 0) return []
  const [first, last] = [Math.min(...steps), Math.max(...steps)]
  const counts = Map.groupBy(steps, (step) => step)
  return Array.from({ length: last - first + 1 }, (_, i) => ({
    at: new Date((first + i) * TEN_MINUTES).toISOString(),
    count: counts.get(first + i)?.length ?? 0,
  }))
}

/** Those who have a place say what they think, from the beginning until the event is archived. */
export function markingState(event: RoadshowState, signup: SignupState): Marking['state'] {
  if (event === 'archived' || event === 'cancelled') return 'over'
  if (!WITH_PLACE.includes(signup)) return 'no_place'
  return ['live', 'ended', 'follow_up'].includes(event) ? 'open' : 'before'
}

/** Becomes an interest; the rest is only an opinion. */
export const isInterest = (intent: Intent | null): intent is 'WANTS' | 'CURIOUS' => intent === 'WANTS' || intent === 'CURIOUS'

export const sourceOf = ({ presentationId, signupId }: { presentationId: string; signupId: string }) =>
  `presentation:${presentationId}:${signupId}`
