import { choose } from './choosing.ts'
import { fill } from './greedy.ts'
import { better, type Instance, NEAR, type Plan, type PlanProblem, prepare, type Seating, scoreOf, servedBy } from './problem.ts'
import { owedIn } from './program.ts'
import { seatChosen } from './seating.ts'
import type { Solver } from './solver.ts'
import { timetable } from './timetable.ts'

/**
 * Most people served, then the highest sum of scores. First who meets whom, exactly, and seats for them;
 * only where the clock stands in the way, the whole timetable at once, begun from what was found.
 */
export function plan(problem: PlanProblem, solver: Solver, now: () => number, seconds: number): Plan {
  const begun = now()
  const secondsLeft = () => Math.max(0.1, seconds - (now() - begun) / 1000)
  const instance = prepare(problem)
  const owed = owedIn(instance).length
  if (instance.pairs.length === 0) return told(instance, fill(instance), { bound: 0, servedAtMost: 0 })

  let seating = fill(instance)
  const choice = choose(instance, solver, secondsLeft() / 4)
  if (choice) {
    seating = better(instance, fill(instance, seatChosen(instance, choice.chosen)), seating)
    if (servedBy(instance, seating) === owed && scoreOf(instance, seating) >= choice.bound * (1 - NEAR))
      return told(instance, seating, { bound: choice.bound, servedAtMost: owed })
  }
  const { seating: found, bound, servedAtMost } = timetable(instance, solver, seating, secondsLeft)
  const isAll = servedBy(instance, found) === owed
  return told(instance, found, {
    bound: Math.min(bound, plainBound(instance), isAll && choice ? choice.bound : bound),
    servedAtMost,
  })
}

/** Everybody with their best, shared by two; holds for every plan. */
function plainBound({ pairs, most }: Instance): number {
  const of = most.map(() => [] as number[])
  for (const { ends, score } of pairs) for (const end of ends) of[end]!.push(score)
  const best = of.map((scores, person) => scores.sort((one, other) => other - one).slice(0, most[person]))
  return best.flat().reduce((sum, score) => sum + score / 2, 0)
}

/** Best pairs first, nothing moved: what a careful person does by hand, to compare with. */
export function greedyPlan(problem: PlanProblem): Plan {
  const instance = prepare(problem)
  return told(instance, fill(instance), { bound: Number.POSITIVE_INFINITY, servedAtMost: owedIn(instance).length })
}

function told(instance: Instance, seating: Seating, limits: Pick<Plan, 'bound' | 'servedAtMost'>): Plan {
  const { problem, pairs } = instance
  const meetings = pairs.flatMap(({ a, b, score }, index) =>
    seating[index]! >= 0 ? [{ a: problem.people[a]!.id, b: problem.people[b]!.id, score, slot: seating[index]! }] : [],
  )
  meetings.sort((one, other) => one.slot - other.slot || other.score - one.score)
  return { meetings, score: scoreOf(instance, seating), served: servedBy(instance, seating), ...limits }
}
