import type { Instance, Seating } from './problem.ts'
import type { Program } from './solver.ts'

export type Column = { column: number; pair: number; slot: number }
/** Some of the columns, a few of them fixed at one. */
export type Only = { columns: Column[]; fixed: Set<Column> }
/** Everybody owed a meeting, or at least so many of them. */
export type Demand = 'all' | number
export type Written = ReturnType<typeof write>

/** Rows: people × slots, tables by slot, meetings by person, whoever is owed one where not all can be, one per pair. */
export function write(instance: Instance, subset: number[], demand: Demand, only: Only | null = null) {
  const { pairs, most, owed, tables } = instance
  const keyOf = ({ pair, slot }: { pair: number; slot: number }) => pair * tables.length + slot
  const within = only && new Set(only.columns.map(keyOf))
  const fixed = new Set([...(only?.fixed ?? [])].map(keyOf))
  const rows: Program['rows'] = []
  const columns: Program['columns'] = []
  const columnsOf: Column[] = []
  const add = (lower: number, upper: number) => rows.push({ lower, upper }) - 1

  const at = most.map(() => tables.map(() => add(0, 1)))
  const table = tables.map((count) => add(0, count))
  const person = most.map((count, index) => add(demand === 'all' && owed[index] ? 1 : 0, count))
  const served = new Map<number, number>()
  if (demand !== 'all') {
    const all = add(demand, most.length)
    for (const index of owedIn(instance)) {
      const row = add(0, most[index]!)
      served.set(index, row)
      columns.push({
        gain: 0,
        entries: [
          [all, 1],
          [row, -1],
        ],
      })
    }
  }
  const personal = (pair: number, slot: number) => pairs[pair]!.ends.map((end) => at[end]![slot]!)
  const rowsOf = (pair: number, slot: number) => {
    const { ends } = pairs[pair]!
    const linked = ends.flatMap((end) => served.get(end) ?? [])
    return [...personal(pair, slot), table[slot]!, ...ends.map((end) => person[end]!), ...linked]
  }
  for (const pair of subset) {
    const once = add(0, 1)
    for (const slot of pairs[pair]!.slots) {
      const key = keyOf({ pair, slot })
      if (within && !within.has(key)) continue
      columnsOf.push({ column: columns.length, pair, slot })
      const entries = [...rowsOf(pair, slot), once].map((row) => [row, 1] as [number, number])
      columns.push({ gain: pairs[pair]!.score, entries, isFixed: fixed.has(key) })
    }
  }
  return { program: { rows, columns }, columnsOf, personal, rowsOf }
}

export function owedIn({ owed }: Instance): number[] {
  return [...owed.keys()].filter((index) => owed[index])
}

/** A seating as values of the columns, to begin from. */
export function valuesOf(instance: Instance, { program, columnsOf }: Written, seating: Seating, demand: Demand): number[] {
  const values = program.columns.map(() => 0)
  const served = new Set<number>()
  for (const { column, pair, slot } of columnsOf) {
    if (seating[pair] !== slot) continue
    values[column] = 1
    for (const end of instance.pairs[pair]!.ends) served.add(end)
  }
  if (demand !== 'all') for (const [column, index] of owedIn(instance).entries()) values[column] = served.has(index) ? 1 : 0
  return values
}

/** The columns above the given value, as a seating. */
export function seatingOf(instance: Instance, columnsOf: Column[], values: Float64Array, above: number): Seating {
  const seating = new Int32Array(instance.pairs.length).fill(-1)
  for (const { column, pair, slot } of columnsOf) if (values[column]! > above) seating[pair] = slot
  return seating
}
