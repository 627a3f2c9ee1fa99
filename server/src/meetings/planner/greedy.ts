import type { Instance, Seating } from './problem.ts'

/** Who is taken when: the three things a meeting needs free. */
export function openBook({ problem, tables, most }: Instance) {
  const taken = problem.people.map(() => new Int32Array(tables.length).fill(-1))
  const load = new Int32Array(tables.length)
  const count = new Int32Array(most.length)
  return { taken, load, count }
}
type Book = ReturnType<typeof openBook>

export function seat(instance: Instance, book: Book, pair: number, slot: number) {
  const { a, b } = instance.pairs[pair]!
  book.taken[a]![slot] = book.taken[b]![slot] = pair
  book.load[slot]!++
  book.count[a]!++
  book.count[b]!++
}

export function unseat(instance: Instance, book: Book, pair: number, slot: number) {
  const { a, b } = instance.pairs[pair]!
  book.taken[a]![slot] = book.taken[b]![slot] = -1
  book.load[slot]!--
  book.count[a]!--
  book.count[b]!--
}

/** Best pairs first, each into the emptiest slot that takes it. What is seated stays. */
export function fill(instance: Instance, begun?: Seating): Seating {
  const { pairs, tables, most } = instance
  const seating = begun ? begun.slice() : new Int32Array(pairs.length).fill(-1)
  const book = openBook(instance)
  for (const [pair, slot] of seating.entries()) if (slot >= 0) seat(instance, book, pair, slot)
  const order = [...pairs.keys()].sort((one, other) => pairs[other]!.score - pairs[one]!.score || one - other)
  for (const index of order) {
    const { a, b, slots } = pairs[index]!
    if (seating[index]! >= 0 || book.count[a]! >= most[a]! || book.count[b]! >= most[b]!) continue
    let best = -1
    for (const slot of slots) {
      const room = tables[slot]! - book.load[slot]!
      if (room <= 0 || book.taken[a]![slot]! >= 0 || book.taken[b]![slot]! >= 0) continue
      if (best < 0 || room > tables[best]! - book.load[best]!) best = slot
    }
    if (best < 0) continue
    seat(instance, book, index, best)
    seating[index] = best
  }
  return seating
}
