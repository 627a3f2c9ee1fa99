import type { TaxonomyEntry, TaxonomyName } from '@keqiao/shared/taxonomy'
import { taxonomyApi } from '@keqiao/shared/taxonomy'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { call } from '../api/call.ts'
import { useLanguage } from './say.ts'

export const taxonomiesQuery = queryOptions({
  queryKey: ['taxonomy'],
  queryFn: ({ signal }) => call(taxonomyApi.all, {}, signal),
  staleTime: Number.POSITIVE_INFINITY,
})

export interface Labels {
  /** A code in words; the code itself until the lists are here, or when it is unknown. */
  label: (list: TaxonomyName, code: string) => string
  /** The short form, where a list has one. */
  short: (list: TaxonomyName, code: string) => string
  labels: (list: TaxonomyName, codes: readonly string[]) => string[]
  entries: (list: TaxonomyName, parent?: string | null) => TaxonomyEntry[]
}

const NONE: TaxonomyEntry[] = []

/** Codes in words, from the lists the server keeps. */
export function useLabels(): Labels {
  const { data } = useQuery(taxonomiesQuery)
  const language = useLanguage()
  return useMemo(() => {
    const maps = new Map<string, Map<string, TaxonomyEntry>>()
    for (const [name, list] of Object.entries(data ?? {}))
      maps.set(name, new Map(list.entries.map((entry) => [entry.code, entry])))
    const entry = (list: TaxonomyName, code: string) => maps.get(list)?.get(code)
    // Finer industry codes are kept as given and named by their division.
    const label = (list: TaxonomyName, code: string) =>
      (entry(list, code) ?? (list === 'industry' ? entry(list, code.slice(0, 3)) : undefined))?.[language] ?? code
    const short = language === 'zh' ? 'short' : 'short_en'
    return {
      label,
      short: (list, code) => entry(list, code)?.more[short] || label(list, code),
      labels: (list, codes) => codes.map((code) => label(list, code)),
      entries: (list, parent) => {
        const all = data?.[list]?.entries ?? NONE
        return all.filter((entry) => !entry.retired && (parent === undefined || entry.parent === parent))
      },
    }
  }, [data, language])
}
