import { K1, lengthNorm, rarityOf, termWeight } from '../search/bm25.ts'

/** BM25 over a fixed list of short texts, each as its terms with their counts: the score of every text for what is asked. */
export function createScoring(texts: readonly ReadonlyMap<string, number>[]) {
  const postings = new Map<string, { at: number; count: number }[]>()
  const lengths = texts.map((terms, at) => {
    let length = 0
    for (const [term, count] of terms) {
      length += count
      const known = postings.get(term)
      if (known) known.push({ at, count })
      else postings.set(term, [{ at, count }])
    }
    return length
  })
  const mean = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, texts.length)

  return (asked: ReadonlyMap<string, number>): Float64Array => {
    const scores = new Float64Array(texts.length)
    for (const [term, part] of asked) {
      const found = postings.get(term) ?? []
      const most = termWeight(part, rarityOf(texts.length, found.length), asked.size) * (K1 + 1)
      for (const { at, count } of found)
        scores[at] = (scores[at] as number) + (most * count) / (count + lengthNorm(lengths[at] as number, mean))
    }
    return scores
  }
}
