/** BM25 with the usual constants; `matching.md` §1 found no single better pair. */
export const K1 = 1.2
export const B = 0.75

/** How much a term says that `count` of so many documents hold. */
export const rarityOf = (documents: number, count: number) =>
  Math.log(1 + (count === 0 ? documents + 0.5 : (documents - count + 0.5) / (count + 0.5)))

/** What the length of a text does to a count. */
export const lengthNorm = (length: number, meanLength: number) => K1 * (1 - B + (B * length) / meanLength)
