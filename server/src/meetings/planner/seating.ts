import { openBook, seat, unseat } from './greedy.ts'
import type { Instance, Seating } from './problem.ts'

const STEPS = 40_000
/** A state with more waiting than this is never the best; it is not compared. */
const FEW = 40

/**
 * Gives the chosen pairs their slots: each goes where it drives out the fewest, those driven out go next and may
 * not return at once (tabu). Two sides and everybody always there: such a colouring exists (König; its classes can
 * be evened out, de Werra 1971). With holes in the availability it is searched for; who finds no slot is left out.
 */
export function seatChosen(instance: Instance, chosen: number[], begun?: Seating): Seating {
  const { pairs, tables, owed } = instance
  const book = openBook(instance)
  const seating = new Int32Array(pairs.length).fill(-1)
  const seated = tables.map(() => [] as number[])
  const tabu = new Map<number, number>()
  const random = randomFrom(chosen.length + 1)
  const top = pairs.reduce((most, pair) => Math.max(most, pair.score), 0) * 100
  const waiting: number[] = []
  const place = (pair: number, slot: number) => {
    seat(instance, book, pair, slot)
    seated[slot]!.push(pair)
    seating[pair] = slot
  }
  for (const pair of [...chosen].sort((one, other) => pairs[one]!.slots.length - pairs[other]!.slots.length))
    if (begun && begun[pair]! >= 0) place(pair, begun[pair]!)
    else waiting.push(pair)

  const fits = (pair: number, slot: number) =>
    book.load[slot]! < tables[slot]! && !pairs[pair]!.ends.some((person) => book.taken[person]![slot]! >= 0)
  const movesFrom = (pair: number, slot: number) => pairs[pair]!.slots.some((other) => other !== slot && fits(pair, other))
  const driveOut = (pair: number, step: number) => {
    const slot = seating[pair]!
    unseat(instance, book, pair, slot)
    seated[slot]!.splice(seated[slot]!.indexOf(pair), 1)
    seating[pair] = -1
    waiting.push(pair)
    tabu.set(pair * tables.length + slot, step + 10 + Math.floor(random() * 10))
  }
  const sitting = (pair: number, slot: number) =>
    new Set(pairs[pair]!.ends.map((person) => book.taken[person]![slot]!).filter((other) => other >= 0))
  const cost = (pair: number, slot: number, step: number) => {
    const driven = sitting(pair, slot)
    let sum = random() * 0.5
    for (const other of driven) sum += movesFrom(other, slot) ? 0.6 : 1
    if (book.load[slot]! - driven.size >= tables[slot]!) sum += 0.9
    return (tabu.get(pair * tables.length + slot) ?? -1) > step ? sum + 5 : sum
  }
  const missing = () =>
    waiting.reduce((sum, pair) => {
      const alone = pairs[pair]!.ends.filter((person) => owed[person] && book.count[person] === 0).length
      return sum + pairs[pair]!.score + alone * top
    }, 0)

  let best = { seating: seating.slice(), missing: missing() }
  for (let step = 0; step < STEPS && waiting.length > 0; step++) {
    const pair = waiting.shift()!
    const slot = cheapest(pairs[pair]!.slots, (candidate) => cost(pair, candidate, step))
    for (const other of sitting(pair, slot)) driveOut(other, step)
    if (book.load[slot]! >= tables[slot]!) {
      const there = seated[slot]!
      driveOut(there.find((other) => movesFrom(other, slot)) ?? there[Math.floor(random() * there.length)]!, step)
    }
    place(pair, slot)
    if (waiting.length > FEW) continue
    const left = missing()
    if (left < best.missing) best = { seating: seating.slice(), missing: left }
  }
  return best.seating
}

function cheapest(slots: number[], costOf: (slot: number) => number): number {
  let [best, cost] = [-1, Number.POSITIVE_INFINITY]
  for (const slot of slots) {
    const own = costOf(slot)
    if (own < cost) [best, cost] = [slot, own]
  }
  return best
}

/** The same plan for the same people, every time (mulberry32). */
function randomFrom(seed: number) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
