import { FACETS, type FacetName, type Facets } from '@keqiao/shared/search'

type Codes = Partial<Record<FacetName, string[]>>
export type FilterIndex = ReturnType<typeof createFilterIndex>

/** Codes per slot, as numbers of distinct code sets: many listings share a set, so a filter or count looks at each set once. */
export function createFilterIndex() {
  const facets = FACETS.map((name) => ({ name, sets: [] as string[][], numbers: new Map<string, number>(), of: [] as number[] }))

  return {
    add(slot: number, codes: Codes) {
      for (const facet of facets) {
        const set = codes[facet.name] ?? []
        const key = set.join(' ')
        let number = facet.numbers.get(key)
        if (number === undefined) {
          number = facet.sets.push(set) - 1
          facet.numbers.set(key, number)
        }
        facet.of[slot] = number
      }
    },

    /**
     * For the slots given: those that pass every filter, and counts per facet. A facet is counted over what passes all the
     * *other* filters, so that choosing one value does not hide its neighbours.
     */
    pick(slots: Iterable<number>, filters: Codes, count: boolean): { passed: number[]; facets: Facets } {
      const tests = facets.map((facet) => {
        const wanted = filters[facet.name]
        const passes = wanted && wanted.length > 0 ? facet.sets.map((set) => set.some((code) => wanted.includes(code))) : null
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

function totals({ facet, counts }: { facet: { sets: string[][] }; counts: Uint32Array }) {
  const byCode = new Map<string, number>()
  facet.sets.forEach((set, number) => {
    const count = counts[number] as number
    if (count > 0) for (const code of set) byCode.set(code, (byCode.get(code) ?? 0) + count)
  })
  return [...byCode].map(([code, count]) => ({ code, count })).sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1))
}
