/** BM25 with the usual constants; `matching.md` §1 found no single better pair. */
export const K1 = 1.2
export const B = 0.75

/** A young library stands among so many others: what all its few listings say is not therefore a common word. */
const OTHERS = 50

/** How much a term says that `count` of so many documents hold. */
export function rarityOf(documents: number, count: number): number {
  const all = documents + OTHERS
  return Math.log(1 + (count === 0 ? all + 0.5 : (all - count + 0.5) / (count + 0.5)))
}

/** From so many terms on a query is a text, whose common words say little. */
const LONG = 30
const LONG_POWER = 1.5

/** What a term of a query counts: `part` as the query asks it, by its rarity; in long queries rare terms count the more. */
export const termWeight = (part: number, rarity: number, terms: number) => part * rarity ** (terms > LONG ? LONG_POWER : 1)

/** What the length of a text does to a count. */
export const lengthNorm = (length: number, meanLength: number) => K1 * (1 - B + (B * length) / meanLength)

/** All that is looked for beside a query weighs at most so much of the query itself: a few words stay the question. */
const MOST_BESIDE = 0.7
/** The heaviest of it: a need of 150 terms should not walk through 600 for the sake of the lightest. */
const MOST_TERMS = 250

/** What is looked for beside a query, lightened where it would outweigh the query. `ceiling`: the score a text of all its words has. */
export function held<T extends { weight: number }>(added: T[], ceiling: number): T[] {
  const extra = added.reduce((sum, { weight }) => sum + weight, 0)
  const part = extra > 0 ? Math.min(1, (MOST_BESIDE * ceiling) / (K1 + 1) / extra) : 1
  const most = added.toSorted((a, b) => b.weight - a.weight).slice(0, MOST_TERMS)
  return most.map((one) => ({ ...one, weight: one.weight * part }))
}
