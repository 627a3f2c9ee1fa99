import { createAttendance } from './attendance.ts'
import { createContext, type TurnoutUses } from './context.ts'
import { createDelegations } from './delegations.ts'
import { createFollowUps } from './follow-ups.ts'
import { createMarking } from './marking.ts'
import { createNumbers } from './numbers.ts'

export type TurnoutService = ReturnType<typeof createTurnout>

/** Who signed up and came, and what became of it. */
export function createTurnout(use: TurnoutUses) {
  const context = createContext(use)
  const { marking, mark, intentions } = createMarking(use, context)
  const { timers, ...followUps } = createFollowUps(use, context)

  return {
    numbers: createNumbers(use, context),
    attendance: createAttendance(use, context),
    delegations: createDelegations(use),
    marking,
    mark,
    intentions,
    followUps,
    timers,
  }
}
