/** Who may sit with whom, when, and what each meeting is worth. */
export type PlanProblem = {
  people: Person[]
  /** Tables still free, by slot; the index is the slot. */
  tables: number[]
  pairs: Pair[]
}
export type Person = {
  id: string
  /** Slots the person is there for and not yet taken. */
  slots: number[]
  /** How many more meetings the person may be given. */
  most: number
  /** Has a meeting already: nothing is owed. */
  isServed?: boolean
}
export type Pair = { a: string; b: string; score: number }

export type Placed = Pair & { slot: number }
export type Plan = {
  meetings: Placed[]
  score: number
  /** No plan that serves as many people can score more. */
  bound: number
  /** People with a meeting, of those who had none, and the most any plan could serve. */
  served: number
  servedAtMost: number
}

/** Of the bound: nearer than this nobody looks further. */
export const NEAR = 1e-3

/** The same by index, with the slots of each pair worked out once. */
export type Instance = {
  problem: PlanProblem
  tables: number[]
  most: number[]
  /** People without a meeting whom at least one pair could serve. */
  owed: boolean[]
  pairs: { a: number; b: number; ends: [number, number]; score: number; slots: number[] }[]
}
/** `slotOf[pair]`, −1 where the pair does not meet. */
export type Seating = Int32Array

export function prepare(problem: PlanProblem): Instance {
  const indexes = new Map(problem.people.map((person, index) => [person.id, index]))
  const slots = problem.people.map((person) => new Set(person.slots.filter((slot) => (problem.tables[slot] ?? 0) > 0)))
  const most = problem.people.map((person, index) => Math.max(0, Math.min(person.most, slots[index]!.size)))
  const known = new Set<number>()
  const owed = problem.people.map(() => false)
  const pairs: Instance['pairs'] = []
  for (const pair of problem.pairs) {
    const [a, b] = [indexes.get(pair.a)!, indexes.get(pair.b)!].sort((one, other) => one - other) as [number, number]
    const key = a * problem.people.length + b
    const common = [...slots[a]!].filter((slot) => slots[b]!.has(slot)).sort((one, other) => one - other)
    if (a === b || known.has(key) || pair.score <= 0 || common.length === 0 || most[a] === 0 || most[b] === 0) continue
    known.add(key)
    pairs.push({ a, b, ends: [a, b], score: pair.score, slots: common })
    for (const index of [a, b]) owed[index] = !problem.people[index]!.isServed
  }
  return { problem, tables: problem.tables, most, owed, pairs }
}

export function scoreOf({ pairs }: Instance, seating: Seating): number {
  return pairs.reduce((sum, pair, index) => sum + (seating[index]! >= 0 ? pair.score : 0), 0)
}

export function servedBy({ pairs, owed }: Instance, seating: Seating): number {
  const served = new Set<number>()
  for (const [index, { a, b }] of pairs.entries()) if (seating[index]! >= 0) served.add(a).add(b)
  return [...served].filter((index) => owed[index]).length
}

/** More people served comes first, then the higher sum. */
export function better(instance: Instance, one: Seating, other: Seating): Seating {
  const served = servedBy(instance, one) - servedBy(instance, other)
  return served > 0 || (served === 0 && scoreOf(instance, one) >= scoreOf(instance, other)) ? one : other
}
