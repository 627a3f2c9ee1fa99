import { type Instance, NEAR } from './problem.ts'
import type { Program, Solver } from './solver.ts'

/** Who meets whom, the clock left aside: a b-matching with at most as many pairs as there are seats. */
export function choose(instance: Instance, solver: Solver, seconds: number) {
  const { pairs, most, owed, tables } = instance
  const seats = tables.reduce((sum, count) => sum + count, 0)
  const program: Program = {
    rows: [...most.map((upper, person) => ({ lower: owed[person] ? 1 : 0, upper })), { lower: 0, upper: seats }],
    columns: pairs.map(({ a, b, score }) => ({
      gain: score,
      entries: [
        [a, 1],
        [b, 1],
        [most.length, 1],
      ],
    })),
  }
  const relaxed = solver.relaxed(program, { seconds })
  if (typeof relaxed === 'string') return null
  // Two sides: the fractions are whole already. Otherwise odd rings may hold halves.
  const isWhole = relaxed.values.every((value) => Math.abs(value - Math.round(value)) < 1e-6)
  const answer = isWhole ? relaxed : solver.whole(program, { seconds, gap: NEAR / 2 })
  if (typeof answer === 'string') return { chosen: [], bound: relaxed.value }
  const chosen = [...pairs.keys()].filter((pair) => answer.values[pair]! > 0.5)
  return { chosen, bound: Math.min(relaxed.value, answer.bound) }
}
