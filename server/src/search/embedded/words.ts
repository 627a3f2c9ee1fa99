/** BM25 with the usual constants; `matching.md` §1 found no single better pair. */
const K1 = 1.2
const B = 0.75
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
  let totalLength = 0
  let scores = new Float32Array(1024)
  const touched: number[] = []

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
  }

  const rarity = (number: number) => Math.log(1 + (slots - (counts[number] as number) + 0.5) / ((counts[number] as number) + 0.5))

  /** What the query asks: rarity × (1 + ln count) per known term, and the ceiling a document could reach. */
  function ask(terms: Map<string, number>) {
    const asked: { number: number; term: string; weight: number }[] = []
    let ceiling = 0
    for (const [term, count] of terms) {
      const number = numbers.get(term)
      const weight = (number === undefined ? Math.log(1 + slots + 0.5) : rarity(number)) * (1 + Math.log(count))
      ceiling += weight * (K1 + 1)
      if (number !== undefined) asked.push({ number, term, weight })
    }
    return { asked, ceiling }
  }
  type Asked = ReturnType<typeof ask>

  /** Scores every slot that holds a term; valid until the next call. */
  function score({ asked }: Asked): { scores: Float32Array; touched: number[] } {
    for (const slot of touched) scores[slot] = 0
    touched.length = 0
    const mean = totalLength / Math.max(1, slots)
    for (const { number, weight } of asked) {
      for (let at = heads[number] as number; at !== 0; at = pool[at] as number) {
        const end = at + 3 + (pool[at + 1] as number)
        for (let i = at + 3; i < end; i++) {
          const posting = pool[i] as number
          const slot = posting >>> 8
          const count = posting & 255
          const before = scores[slot] as number
          if (before === 0) touched.push(slot)
          scores[slot] = before + (weight * count * (K1 + 1)) / (count + K1 * (1 - B + (B * (lengths[slot] as number)) / mean))
        }
      }
    }
    return { scores, touched }
  }

  /** The same score for one text that may or may not be in the index. */
  function scoreOne({ asked }: Asked, terms: Map<string, number>): number {
    let length = 0
    for (const count of terms.values()) length += count
    const norm = K1 * (1 - B + (B * length) / (totalLength / Math.max(1, slots)))
    let sum = 0
    for (const { term, weight } of asked) {
      const count = Math.min(255, terms.get(term) ?? 0)
      if (count > 0) sum += (weight * count * (K1 + 1)) / (count + norm)
    }
    return sum
  }

  return {
    add,
    ask,
    score,
    scoreOne,
    slots: () => slots,
    bytes: () => pool.byteLength + heads.byteLength * 3 + lengths.byteLength * 2,
  }
}

function grown<T extends Uint32Array | Float32Array>(array: T, length: number): T {
  const bigger = new (array.constructor as new (length: number) => T)(length)
  bigger.set(array)
  return bigger
}
