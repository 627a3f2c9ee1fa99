import { FACETS, type FacetName } from '@keqiao/shared/search'
import type { FacetCount, Found } from '../engine.ts'

type Codes = Partial<Record<FacetName, string[]>>
interface CodeSet {
  codes: string[]
  discreet: boolean
}
export type FilterIndex = ReturnType<typeof createFilterIndex>

/** Codes per slot, as numbers of distinct code sets: many listings share a set, so a filter or count looks at each set once. */
export function createFilterIndex() {
  const facets = FACETS.map((name) => ({ name, sets: [] as CodeSet[], numbers: new Map<string, number>(), of: [] as number[] }))

  return {
    add(slot: number, given: Codes, discreet: boolean) {
      for (const facet of facets) {
        const codes = given[facet.name] ?? []
        const key = `${discreet ? '*' : ''} ${codes.join(' ')}`
        let number = facet.numbers.get(key)
        if (number === undefined) {
          number = facet.sets.push({ codes, discreet }) - 1
          facet.numbers.set(key, number)
        }
        facet.of[slot] = number
      }
    },

    /**
     * For the slots given: those that pass every filter, and counts per facet. A facet is counted over what passes all the
     * *other* filters, so that choosing one value does not hide its neighbours.
     */
    pick(slots: Iterable<number>, filters: Codes, count: boolean): { passed: number[]; facets: Found['facets'] } {
      const tests = facets.map((facet) => {
        const wanted = filters[facet.name]
        const passes =
          wanted && wanted.length > 0 ? facet.sets.map((set) => set.codes.some((code) => wanted.includes(code))) : null
        return { facet, passes, counts: new Uint32Array(facet.sets.length) }
      })
      const passed: number[] = []
      for (const slot of slots) {
        let failed = 0
        let failing = -1
        for (let t = 0; t < tests.length; t++) {
          const { facet, passes } = tests[t] as (typeof tests)[number]
          if (passes && !passes[facet.of[slot] as number]) {
            failed++
            failing = t
          }
        }
        if (failed === 0) passed.push(slot)
        if (!count || failed > 1) continue
        for (let t = 0; t < tests.length; t++) {
          if (failed === 1 && t !== failing) continue
          const { facet, counts } = tests[t] as (typeof tests)[number]
          const set = facet.of[slot] as number
          counts[set] = (counts[set] as number) + 1
        }
      }
      return { passed, facets: count ? Object.fromEntries(tests.map((test) => [test.facet.name, totals(test)])) : {} }
    },
  }
}

function totals({ facet, counts }: { facet: { sets: CodeSet[] }; counts: Uint32Array }): FacetCount[] {
  const byCode = new Map<string, FacetCount>()
  facet.sets.forEach(({ codes, discreet }, number) => {
    const count = counts[number] as number
    if (count === 0) return
    for (const code of codes) {
      const known = byCode.get(code) ?? { code, count: 0, plain: 0 }
      byCode.set(code, { code, count: known.count + count, plain: known.plain + (discreet ? 0 : count) })
    }
  })
  return [...byCode.values()].sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1))
}
