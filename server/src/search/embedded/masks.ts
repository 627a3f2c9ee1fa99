import { FACETS, type FacetName } from '@keqiao/shared/facets'
import type { FacetCount, Found } from '../engine.ts'
import type { CodeSet, Segment } from './layout.ts'

type Codes = Partial<Record<FacetName, string[]>>

/** Which numbers of a segment's code sets pass, per filtered facet; each set is looked at once. */
const testsOf = (segment: Segment, filters: Codes) =>
  FACETS.map((facet, i) => {
    const sets = segment.meta.sets[facet]
    const wanted = filters[facet]
    const passes = wanted && wanted.length > 0 ? sets.map(({ codes }) => codes.some((code) => wanted.includes(code))) : null
    const start = i * segment.counts.documents
    return { sets, passes, of: segment.sets.subarray(start, start + segment.counts.documents) }
  })

/** One byte per slot: living and through every filter. Without filters the segment's own list of the living. */
export function maskOf(segment: Segment, filters: Codes): Uint8Array {
  const tests = testsOf(segment, filters).filter(({ passes }) => passes !== null)
  if (tests.length === 0) return segment.alive
  const mask = segment.alive.slice()
  for (const { passes, of } of tests)
    for (let slot = 0; slot < mask.length; slot++) if (passes?.[of[slot] as number] !== true) mask[slot] = 0
  return mask
}

/**
 * Counts per facet over slots given segment by segment. A facet is counted over what passes all the *other* filters, so that
 * choosing one value does not hide its neighbours.
 */
export function createFacetCounts(filters: Codes) {
  const totals = FACETS.map(() => new Map<string, FacetCount>())

  function add(segment: Segment, slots: Iterable<number>) {
    const tests = testsOf(segment, filters)
    const counts = tests.map(({ sets }) => new Uint32Array(sets.length))
    for (const slot of slots) {
      let failed = 0
      let failing = -1
      for (let t = 0; t < tests.length; t++) {
        const { passes, of } = tests[t] as (typeof tests)[number]
        if (passes && !passes[of[slot] as number]) {
          failed++
          failing = t
        }
      }
      if (failed > 1) continue
      for (let t = 0; t < tests.length; t++) {
        if (failed === 1 && t !== failing) continue
        const set = (tests[t] as (typeof tests)[number]).of[slot] as number
        const count = counts[t] as Uint32Array
        count[set] = (count[set] as number) + 1
      }
    }
    for (let t = 0; t < tests.length; t++)
      for (const [number, { codes, discreet }] of (tests[t] as { sets: CodeSet[] }).sets.entries()) {
        const count = (counts[t] as Uint32Array)[number] as number
        if (count === 0) continue
        const byCode = totals[t] as Map<string, FacetCount>
        for (const code of codes) {
          const known = byCode.get(code) ?? { code, count: 0, plain: 0 }
          byCode.set(code, { code, count: known.count + count, plain: known.plain + (discreet ? 0 : count) })
        }
      }
  }
  return {
    add,
    all: (): Found['facets'] =>
      Object.fromEntries(
        FACETS.map((facet, t) => [
          facet,
          [...(totals[t] as Map<string, FacetCount>).values()].sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1)),
        ]),
      ),
  }
}
