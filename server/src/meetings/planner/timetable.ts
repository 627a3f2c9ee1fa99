import { fill } from './greedy.ts'
import { better, type Instance, NEAR, type Seating, scoreOf, servedBy } from './problem.ts'
import { type Column, type Demand, type Only, owedIn, seatingOf, valuesOf, type Written, write } from './program.ts'
import { seatChosen } from './seating.ts'
import type { Answer, Solver } from './solver.ts'

/** Columns beyond this many are first left out and then priced: most pairs never come near a good plan. */
const LIGHT = 6_000
/** How many of each person's best pairs are always in. */
const KEPT = 14
/** Whole numbers are looked for among this many columns, those the prices like best. */
const CORE = 5_000
/** A pair the fractions favour by at least this much is worth seating; which of these is best differs by event. */
const SHARES = [0.5, 0.3, 0.15]
/** A value this near to one is one. */
const ONE = 0.999

type Found = { seating: Seating; bound: number; servedAtMost: number }

/**
 * Who meets whom and when, at once. The program in fractions gives the bound and the prices; its pairs, seated
 * again in whole slots, are nearly always within a fraction of a per cent; what is then missing, branch and bound seeks.
 */
export function timetable(instance: Instance, solver: Solver, start: Seating, secondsLeft: () => number): Found {
  const owed = owedIn(instance).length
  const reserve = servedBy(instance, start) === owed ? 0 : secondsLeft() / 4
  const all = search(instance, solver, start, 'all', () => Math.max(0.1, secondsLeft() - reserve))
  if (servedBy(instance, all.seating) === owed) return { ...all, servedAtMost: owed }
  // Fractions may serve everybody where whole meetings cannot (three people, one slot): the bound is of those who can be served.
  const { most, atMost } = mostServed(instance, solver, secondsLeft() / 2)
  const found = search(instance, solver, all.seating, Math.max(most, servedBy(instance, all.seating)), secondsLeft)
  return { ...found, servedAtMost: atMost }
}

function search(instance: Instance, solver: Solver, start: Seating, demand: Demand, secondsLeft: () => number) {
  const found = { seating: start, bound: Number.POSITIVE_INFINITY, demand }
  let subset = promising(instance, start)
  let priced: { written: Written; relaxed: Answer } | null = null
  for (let round = 0; round < 6; round++) {
    const written = write(instance, subset, demand)
    const relaxed = solver.relaxed(written.program, { seconds: secondsLeft() })
    if (relaxed === 'late') break
    if (relaxed === 'impossible') {
      if (subset.length === instance.pairs.length) return found
      // Left out for lightness, some pair may be the only one that serves somebody.
      subset = [...instance.pairs.keys()]
      continue
    }
    const missed = missedBy(instance, new Set(subset), relaxed, written).filter(({ gain }) => gain > 1e-9)
    const slack = missed.reduce((sum, { gain }) => sum + gain, 0)
    found.bound = Math.min(found.bound, relaxed.value + slack)
    priced = { written, relaxed }
    for (const share of SHARES) found.seating = better(instance, rounded(instance, written, relaxed, share), found.seating)
    if (slack < (found.bound * NEAR) / 4) break
    subset = [...subset, ...missed.map(({ pair }) => pair)].sort((one, other) => one - other)
  }

  // What the fractions already settle is kept first; then, if that was not enough, everything is open again.
  const { settled, likely } = priced ? narrowed(priced.written, priced.relaxed, found.seating) : { settled: null, likely: null }
  for (const [index, only] of [settled, likely].entries()) {
    if (isDone(instance, found) || (index === 0 && !only)) continue
    const written = write(instance, subset, demand, only)
    const answer = solver.whole(written.program, {
      seconds: index === 0 ? secondsLeft() / 3 : secondsLeft(),
      gap: NEAR / 2,
      start: valuesOf(instance, written, found.seating, demand),
    })
    if (typeof answer === 'string') continue
    found.seating = better(instance, seatingOf(instance, written.columnsOf, answer.values, 0.5), found.seating)
    if (!only && subset.length === instance.pairs.length) found.bound = Math.min(found.bound, answer.bound)
  }
  return found
}

function isDone(instance: Instance, { seating, bound, demand }: { seating: Seating; bound: number; demand: Demand }): boolean {
  const wanted = demand === 'all' ? owedIn(instance).length : demand
  return servedBy(instance, seating) >= wanted && scoreOf(instance, seating) >= bound * (1 - NEAR)
}

function promising({ pairs, most, tables }: Instance, start: Seating): number[] {
  const columns = pairs.reduce((sum, pair) => sum + pair.slots.length, 0)
  if (columns <= LIGHT) return [...pairs.keys()]
  const of = most.map(() => [] as number[])
  const kept = new Set<number>()
  for (const [index, { ends }] of pairs.entries()) {
    for (const end of ends) of[end]!.push(index)
    if (start[index]! >= 0) kept.add(index)
  }
  for (const [person, list] of of.entries()) {
    list.sort((one, other) => pairs[other]!.score - pairs[one]!.score || one - other)
    for (const index of list.slice(0, Math.max(KEPT, 2 * most[person]!, tables.length / 2))) kept.add(index)
  }
  return [...kept].sort((one, other) => one - other)
}

/** As many as can be served, found; and as many as could be at most. */
function mostServed(instance: Instance, solver: Solver, seconds: number): { most: number; atMost: number } {
  const { program } = write(instance, [...instance.pairs.keys()], 0)
  const owed = owedIn(instance).length
  const columns = program.columns.map((column, index) => ({ ...column, gain: index < owed ? 1 : 0 }))
  const answer = solver.whole({ rows: program.rows, columns }, { seconds })
  if (typeof answer === 'string') return { most: 0, atMost: owed }
  return { most: Math.round(answer.value), atMost: Math.floor(answer.bound + 1e-6) }
}

/** What each pair left out would add at the prices found; the bound stays true when the positive ones are added to it. */
function missedBy(instance: Instance, inside: Set<number>, { prices }: Answer, { rowsOf }: Written) {
  return [...instance.pairs.entries()].flatMap(([pair, { score, slots }]) => {
    if (inside.has(pair)) return []
    const gains = slots.map((slot) => rowsOf(pair, slot).reduce((sum, row) => sum - prices[row]!, score))
    return [{ pair, gain: Math.max(...gains) }]
  })
}

/** The pairs the fractions favour, as many as each person may have, seated whole. */
function rounded(instance: Instance, { columnsOf }: Written, { values }: Answer, least: number): Seating {
  const shares = new Map<number, number>()
  for (const { column, pair } of columnsOf) shares.set(pair, (shares.get(pair) ?? 0) + values[column]!)
  const count = instance.most.map(() => 0)
  const chosen = [...shares]
    .filter(([, share]) => share > least)
    .sort((one, other) => other[1] - one[1] || one[0] - other[0])
    .flatMap(([pair]) => {
      const { ends } = instance.pairs[pair]!
      if (ends.some((end) => count[end]! >= instance.most[end]!)) return []
      for (const end of ends) count[end]!++
      return [pair]
    })
  return fill(instance, seatChosen(instance, chosen, seatingOf(instance, columnsOf, values, ONE)))
}

function narrowed({ program, columnsOf, personal }: Written, { values, prices }: Answer, start: Seating) {
  const fixed = columnsOf.filter(({ column }) => values[column]! > ONE)
  const pairs = new Set(fixed.map(({ pair }) => pair))
  const rows = new Set(fixed.flatMap(({ pair, slot }) => personal(pair, slot)))
  const open = columnsOf.filter(({ pair, slot }) => !pairs.has(pair) && !personal(pair, slot).some((row) => rows.has(row)))
  const settled: Only = { columns: [...fixed, ...open], fixed: new Set(fixed) }
  if (columnsOf.length <= CORE) return { settled, likely: null }
  const worth = ({ column, pair, slot }: Column) => {
    const { gain, entries } = program.columns[column]!
    return start[pair] === slot ? 1e9 : entries.reduce((sum, [row, factor]) => sum - prices[row]! * factor, gain)
  }
  const byWorth = columnsOf.map((column) => ({ column, worth: worth(column) })).sort((one, other) => other.worth - one.worth)
  const likely: Only = { columns: byWorth.slice(0, CORE).map(({ column }) => column), fixed: new Set() }
  return { settled, likely }
}
