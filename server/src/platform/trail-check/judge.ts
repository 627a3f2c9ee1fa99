import type { TrailDamage } from '@keqiao/shared/trail'
import type { Range, Walked } from './walk.ts'

const places = (kind: TrailDamage['kind'], ranges: Range[]) => ranges.map((range) => ({ kind, ...range, from: null }))
const at = (place: number): Range => ({ first: place, last: place })

/** Names the damage in what a walk saw, for a chain of `count` rows. */
export function judge(seen: Walked, count: number): TrailDamage[] {
  const { moved, unsound, breaks, gaps, last, below } = seen
  const elsewhere = new Set([...moved.values()].map(({ from }) => from))
  const isEmpty = (place: number) => gaps.some((gap) => place >= gap.first && place <= gap.last)

  const removed = [...gaps, { first: last.seq + 1, last: count }]
    .map((gap) => ({ first: gap.first, last: Math.min(gap.last, count) }))
    .flatMap((gap) => without(gap, elsewhere))
    .concat([...moved.keys()].filter((place) => place >= 1 && place <= count && !elsewhere.has(place)).map(at))

  // A stranger stands where a row belongs that is found elsewhere, or beyond the end of the chain.
  const beyond = { first: count + 1, last: last.seq }
  const inserted = [...elsewhere]
    .filter((place) => place >= 1 && place <= Math.min(count, last.seq) && !moved.has(place) && !isEmpty(place))
    .concat(below.filter((place) => !moved.has(place)))
  const strangers = new Set(inserted)
  const beyondRanges = gaps.reduce((ranges, gap) => ranges.flatMap((range) => minus(range, gap)), [beyond])

  const altered = [...unsound].filter((place) => place >= 1 && place <= count && !strangers.has(place))
  // A sound row that is not what the next one was chained to was rewritten together with its hash.
  const rewritten = breaks.filter((place) => place <= count && !strangers.has(place)).map((place) => Math.max(1, place - 1))

  return merged([
    ...places('altered', [...new Set([...altered, ...rewritten])].map(at)),
    ...places('removed', removed),
    ...[...moved].map(([place, { from }]) => ({ kind: 'moved' as const, ...at(place), from })),
    ...places('inserted', [...inserted.map(at), ...beyondRanges.flatMap((range) => without(range, moved))]),
  ])
}

/** A range without single places. */
function without(range: Range, taken: { keys(): Iterable<number> }): Range[] {
  const inside = [...taken.keys()].filter((place) => place >= range.first && place <= range.last).sort((a, b) => a - b)
  return inside.reduce((ranges, place) => ranges.flatMap((one) => minus(one, at(place))), nonEmpty(range))
}

const nonEmpty = (range: Range) => (range.first <= range.last ? [range] : [])

const minus = (range: Range, taken: Range): Range[] =>
  taken.last < range.first || taken.first > range.last
    ? nonEmpty(range)
    : [...nonEmpty({ first: range.first, last: taken.first - 1 }), ...nonEmpty({ first: taken.last + 1, last: range.last })]

/** Neighbours with the same damage as one, in order of place. */
export function merged(damages: TrailDamage[]): TrailDamage[] {
  const found: TrailDamage[] = []
  const kinds = damages.toSorted((a, b) => a.kind.localeCompare(b.kind) || a.first - b.first)
  for (const one of kinds) {
    const before = found.at(-1)
    const follows = before?.kind === one.kind && before.last + 1 === one.first
    const sameStep =
      before && (one.from === null ? before.from === null : one.from - one.first === (before.from ?? 0) - before.first)
    if (follows && sameStep) before.last = one.last
    else found.push({ ...one })
  }
  return found.sort((a, b) => a.first - b.first)
}
