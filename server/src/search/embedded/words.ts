import { B, held, K1, rarityOf, termWeight } from '../bm25.ts'

const FIRST_BLOCK = 4
const MOST_IN_BLOCK = 4096

export type WordIndex = ReturnType<typeof createWordIndex>

/**
 * An inverted index in typed arrays. A term's postings are a chain of blocks in one pool; a posting packs the slot and the
 * count (at most 255) into 32 bits. Slots only grow, so every chain is in slot order; the dead are skipped by the caller.
 */
export function createWordIndex() {
  const numbers = new Map<string, number>()
  /** Per term: head block, tail block, postings. A block is [next, used, capacity, …postings]. */
  let heads = new Uint32Array(1024)
  let tails = new Uint32Array(1024)
  let counts = new Uint32Array(1024)
  let pool = new Uint32Array(1 << 16)
  let free = 1
  let lengths = new Float32Array(1024)
  let slots = 0
  let living = 0
  let totalLength = 0
  let scores = new Float32Array(1024)
  /** Slots that hold a score now, in the first `touches` places. */
  let touched = new Uint32Array(1024)
  let touches = 0
  /** What length does to a count: K1 × (1 − B + B × length / mean); made anew when documents have come. */
  let norms = new Float32Array(0)
  let normed = -1

  function block(capacity: number): number {
    const at = free
    free += capacity + 3
    if (free > pool.length) pool = grown(pool, Math.max(free, Math.ceil(pool.length * 1.6)))
    pool[at + 2] = capacity
    return at
  }

  function numberOf(term: string): number {
    const known = numbers.get(term)
    if (known !== undefined) return known
    const number = numbers.size
    numbers.set(term, number)
    if (number >= heads.length) {
      heads = grown(heads, heads.length * 2)
      tails = grown(tails, tails.length * 2)
      counts = grown(counts, counts.length * 2)
    }
    heads[number] = tails[number] = block(FIRST_BLOCK)
    return number
  }

  /** Adds the next slot; slots must come in order, starting at 0. */
  function add(slot: number, terms: Map<string, number>) {
    if (slot !== slots) throw new Error(`slot ${slot} out of order, ${slots} expected`)
    slots++
    if (slots > lengths.length) {
      lengths = grown(lengths, lengths.length * 2)
      scores = grown(scores, scores.length * 2)
      touched = grown(touched, touched.length * 2)
    }
    let length = 0
    for (const [term, count] of terms) {
      length += count
      const number = numberOf(term)
      let tail = tails[number] as number
      const capacity = pool[tail + 2] as number
      if (pool[tail + 1] === capacity) {
        const next = block(Math.min(MOST_IN_BLOCK, capacity * 2))
        pool[tail] = next
        tails[number] = tail = next
      }
      const used = pool[tail + 1] as number
      pool[tail + 3 + used] = (slot << 8) | Math.min(255, count)
      pool[tail + 1] = used + 1
      counts[number] = (counts[number] as number) + 1
    }
    lengths[slot] = length
    totalLength += length
    living++
  }

  /** A document that left counts for nothing any more: how rare a word is would tell that somebody hid it. */
  function remove(slot: number, terms: Map<string, number>) {
    for (const term of terms.keys()) {
      const number = numbers.get(term)
      if (number !== undefined) counts[number] = (counts[number] as number) - 1
    }
    totalLength -= lengths[slot] as number
    living--
    normed = -1
  }

  const rarity = (count: number) => rarityOf(living, count)

  /**
   * What the query asks, weighed by rarity, of the known terms, and the ceiling a document could reach. Terms that are only
   * looked for beside it bring their part of that, and do not lift the ceiling.
   */
  function ask(terms: Map<string, number>, beside = new Map<string, number>()) {
    const asked: { number: number; term: string; weight: number }[] = []
    let ceiling = 0
    for (const [term, part] of terms) {
      const number = numbers.get(term)
      const weight = termWeight(part, rarity(number === undefined ? 0 : (counts[number] as number)), terms.size)
      ceiling += weight * (K1 + 1)
      if (number !== undefined) asked.push({ number, term, weight })
    }
    const added = [...beside].flatMap(([term, part]) => {
      const number = terms.has(term) ? undefined : numbers.get(term)
      return number === undefined
        ? []
        : [{ number, term, weight: termWeight(part, rarity(counts[number] as number), terms.size) }]
    })
    asked.push(...held(added, ceiling))
    return { asked, ceiling }
  }
  type Asked = ReturnType<typeof ask>

  function normsNow(): Float32Array {
    if (normed === slots) return norms
    if (norms.length < lengths.length) norms = new Float32Array(lengths.length)
    const mean = totalLength / Math.max(1, living)
    for (let slot = 0; slot < slots; slot++) norms[slot] = K1 * (1 - B + (B * (lengths[slot] as number)) / mean)
    normed = slots
    return norms
  }

  /** Scores every slot that holds a term; valid until the next call. */
  function score({ asked }: Asked): { scores: Float32Array; touched: Uint32Array } {
    for (let i = 0; i < touches; i++) scores[touched[i] as number] = 0
    const lengthNorms = normsNow()
    // Locals: the arrays do not change while scoring, and the loop below is where the time goes.
    const [postings, sums, seen] = [pool, scores, touched]
    let count = 0
    for (const { number, weight } of asked) {
      const most = weight * (K1 + 1)
      for (let at = heads[number] as number; at !== 0; at = postings[at] as number) {
        const end = at + 3 + (postings[at + 1] as number)
        for (let i = at + 3; i < end; i++) {
          const posting = postings[i] as number
          const slot = posting >>> 8
          const times = posting & 255
          const before = sums[slot] as number
          if (before === 0) seen[count++] = slot
          sums[slot] = before + (most * times) / (times + (lengthNorms[slot] as number))
        }
      }
    }
    touches = count
    return { scores, touched: touched.subarray(0, touches) }
  }

  /** The same score for one text that may or may not be in the index. */
  function scoreOne({ asked }: Asked, terms: Map<string, number>): number {
    let length = 0
    for (const count of terms.values()) length += count
    const norm = K1 * (1 - B + (B * length) / (totalLength / Math.max(1, living)))
    let sum = 0
    for (const { term, weight } of asked) {
      const count = Math.min(255, terms.get(term) ?? 0)
      if (count > 0) sum += (weight * count * (K1 + 1)) / (count + norm)
    }
    return sum
  }

  return {
    add,
    remove,
    ask,
    score,
    scoreOne,
    slots: () => slots,
    bytes: () => pool.byteLength + heads.byteLength * 3 + lengths.byteLength * 4,
  }
}

function grown<T extends Uint32Array | Float32Array>(array: T, length: number): T {
  const bigger = new (array.constructor as new (length: number) => T)(length)
  bigger.set(array)
  return bigger
}
