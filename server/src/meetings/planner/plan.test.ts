import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { greedyPlan, plan } from './plan.ts'
import { planInThread } from './planner.ts'
import type { Plan, PlanProblem } from './problem.ts'
import { openSolver, type Solver } from './solver.ts'

let solver: Solver
beforeAll(async () => {
  solver = await openSolver()
})
const planned = (problem: PlanProblem) => plan(problem, solver, () => performance.now(), 20)

/** Any small event: holes in the availability, scarce tables, uneven limits, sides or none. */
const events = fc
  .record({
    limits: fc.array(fc.record({ most: fc.integer({ min: 0, max: 3 }), isServed: fc.boolean() }), { minLength: 2, maxLength: 6 }),
    tables: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 1, maxLength: 3 }),
    there: fc.infiniteStream(fc.boolean()),
    scores: fc.infiniteStream(fc.integer({ min: 0, max: 9 })),
    isTwoSided: fc.boolean(),
  })
  .map(({ limits, tables, there, scores, isTwoSided }): PlanProblem => {
    const take = <T>(stream: Iterator<T>) => stream.next().value as T
    const people = limits.map((limit, index) => ({
      ...limit,
      id: `p${index}`,
      slots: [...tables.keys()].filter(() => take(there)),
    }))
    const pairs = people.flatMap((a, index) =>
      people.slice(index + 1).flatMap((b, offset) => {
        const score = take(scores)
        return isTwoSided && offset % 2 === 1 ? [] : [{ a: a.id, b: b.id, score }]
      }),
    )
    return { people, tables, pairs }
  })

/** Every plan there is, tried. */
function bestOf({ people, tables, pairs }: PlanProblem) {
  const of = new Map(people.map((person) => [person.id, { ...person, count: 0, taken: new Set<number>() }]))
  const load = tables.map(() => 0)
  let best = { served: -1, score: -1 }
  const go = (index: number, score: number) => {
    if (index === pairs.length) {
      const served = [...of.values()].filter((person) => !person.isServed && person.count > 0).length
      if (served > best.served || (served === best.served && score > best.score)) best = { served, score }
      return
    }
    go(index + 1, score)
    const pair = pairs[index]!
    const [a, b] = [of.get(pair.a)!, of.get(pair.b)!]
    if (pair.score <= 0 || a.count >= a.most || b.count >= b.most) return
    for (const [slot, count] of tables.entries()) {
      const isFree = [a, b].every((person) => person.slots.includes(slot) && !person.taken.has(slot))
      if (!isFree || load[slot]! >= count) continue
      for (const person of [a, b]) person.taken.add(slot).size && person.count++
      load[slot]!++
      go(index + 1, score + pair.score)
      load[slot]!--
      for (const person of [a, b]) person.taken.delete(slot) && person.count--
    }
  }
  go(0, 0)
  return best
}

function clashesOf({ people, tables }: PlanProblem, { meetings }: Plan): string[] {
  const seen = new Set<string>()
  const met = new Set<string>()
  const clashes: string[] = []
  const once = (set: Set<string>, key: string) => (set.has(key) ? clashes.push(key) : set.add(key))
  for (const { a, b, slot } of meetings) {
    for (const id of [a, b]) once(seen, `${id} at ${slot}`)
    once(met, [a, b].sort().join(' with '))
    for (const id of [a, b]) if (!people.find((person) => person.id === id)!.slots.includes(slot)) clashes.push(`${id} away`)
  }
  for (const person of people)
    if (meetings.filter(({ a, b }) => a === person.id || b === person.id).length > person.most)
      clashes.push(`${person.id} too often`)
  for (const [slot, count] of tables.entries())
    if (meetings.filter((meeting) => meeting.slot === slot).length > count) clashes.push(`tables at ${slot}`)
  return clashes
}

describe('a plan', () => {
  test('never lets a person or a table be taken twice, serves as many as can be served, and scores the most there is', () => {
    fc.assert(
      fc.property(events, (problem) => {
        const found = planned(problem)
        const best = bestOf(problem)
        expect(clashesOf(problem, found)).toEqual([])
        expect(clashesOf(problem, greedyPlan(problem))).toEqual([])
        expect({ served: found.served, score: found.score }).toEqual(best)
        expect(found.servedAtMost).toBe(best.served)
        expect(found.bound).toBeGreaterThanOrEqual(best.score - 1e-6)
      }),
      { numRuns: 150 },
    )
  })

  test('gives up the best pair where that leaves somebody alone who can be served', () => {
    const people = ['高校', '企业', '园区'].map((id) => ({ id, slots: [0, 1], most: 1 }))
    const pairs = [
      { a: '高校', b: '企业', score: 9 },
      { a: '企业', b: '园区', score: 1 },
    ]
    expect(planned({ people, tables: [5, 5], pairs })).toMatchObject({ served: 2, score: 9, servedAtMost: 2 })
    const twice = people.map((person) => (person.id === '企业' ? { ...person, most: 2 } : person))
    expect(planned({ people: twice, tables: [5, 5], pairs })).toMatchObject({ served: 3, score: 10 })
  })

  test('is the same for the same people', () => {
    const problem = fc.sample(events, { seed: 4, numRuns: 1 })[0]!
    expect(planned(problem)).toEqual(planned(problem))
  })
})

test('the thread answers with the plan and a greedy one beside it', async () => {
  const problem = fc.sample(events, { seed: 7, numRuns: 1 })[0]!
  const { best, greedy } = await planInThread(problem)
  expect(best).toEqual(planned(problem))
  expect(greedy).toEqual(greedyPlan(problem))
})
