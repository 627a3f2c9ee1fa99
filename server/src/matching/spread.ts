/** So many of one organisation stand in the open at the top of a list. */
const TOGETHER = 2
/** The top of a list: what a reader looks at first. */
const TOP = 10
/** Points by which a further one stands all the same: so far ahead of whoever else is still to come. */
const CLEAR = 10

interface Placed {
  id: string
  score: number
  /** Whose the other side is, as this viewer may know it; null where nobody is named. */
  of: string | null
}

/**
 * What of a ranked list is folded under which: one organisation does not fill the top. The order by score stays what it
 * is, and who is not named is grouped with nobody.
 */
export function foldedUnder(ranked: readonly Placed[]): Map<string, string> {
  const folded = new Map<string, string>()
  const standing = new Map<string, { last: string; count: number; folds: boolean }>()
  let shown = 0
  for (const [place, { id, score, of }] of ranked.entries()) {
    const theirs = of === null ? undefined : standing.get(of)
    if (of === null || theirs === undefined || stands(theirs, shown)) {
      if (of !== null) standing.set(of, { last: id, count: (theirs?.count ?? 0) + 1, folds: false })
      shown++
      continue
    }
    const rival = ranked.slice(place + 1).find((other) => other.of !== of)
    if (!theirs.folds && (rival === undefined || score - rival.score >= CLEAR)) {
      theirs.last = id
      theirs.count++
      shown++
      continue
    }
    theirs.folds = true
    folded.set(id, theirs.last)
  }
  return folded
}

const stands = ({ count, folds }: { count: number; folds: boolean }, shown: number) =>
  !folds && (count < TOGETHER || shown >= TOP)
