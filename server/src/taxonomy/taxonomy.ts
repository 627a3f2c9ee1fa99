import { readFileSync } from 'node:fs'
import { TAXONOMY_NAMES, type Taxonomy, TaxonomyEntry, type TaxonomyName } from '@keqiao/shared/taxonomy'
import { parse } from 'csv-parse/sync'

/** The code lists in memory. Retired codes stay known: records coded with them must still be read. */
export interface Taxonomies {
  version: string
  lists: Record<TaxonomyName, Taxonomy>
  has(list: TaxonomyName, code: string): boolean
  /** The code itself where the list does not know it. */
  label(list: TaxonomyName, code: string, language: 'zh' | 'en'): string
  /** Nearest first, without the code itself. */
  ancestors(list: TaxonomyName, code: string): string[]
  /** In the list's order, without the code itself. */
  descendants(list: TaxonomyName, code: string): string[]
  /** A further column of the list; an empty cell is absent. */
  more(list: TaxonomyName, code: string, column: string): string | undefined
}

const SEEDS = new URL('../../../seeds/taxonomy/', import.meta.url)

export function loadTaxonomies(folder: URL = SEEDS): Taxonomies {
  const version = readFileSync(new URL('VERSION', folder), 'utf8').trim()
  const indexes = new Map(TAXONOMY_NAMES.map((name) => [name, readList(name, folder)]))
  const entry = (list: TaxonomyName, code: string) => indexes.get(list)?.get(code)

  function ancestors(list: TaxonomyName, code: string) {
    const found: string[] = []
    for (let parent = entry(list, code)?.parent; parent; parent = entry(list, parent)?.parent) found.push(parent)
    return found
  }

  const below = new Map<string, string[]>()
  for (const [list, index] of indexes) {
    for (const code of index.keys()) {
      for (const ancestor of ancestors(list, code)) {
        const key = `${list}:${ancestor}`
        const codes = below.get(key)
        if (codes) codes.push(code)
        else below.set(key, [code])
      }
    }
  }

  return {
    version,
    lists: Object.fromEntries([...indexes].map(([name, index]) => [name, { version, entries: [...index.values()] }])) as Record<
      TaxonomyName,
      Taxonomy
    >,
    has: (list, code) => entry(list, code) !== undefined,
    label: (list, code, language) => entry(list, code)?.[language] ?? code,
    ancestors,
    descendants: (list, code) => [...(below.get(`${list}:${code}`) ?? [])],
    more: (list, code, column) => entry(list, code)?.more[column],
  }
}

/** Entries by code, in file order. A parent stands above its children, so no entry can be its own ancestor. */
function readList(name: TaxonomyName, folder: URL): Map<string, TaxonomyEntry> {
  const file = `${name}.csv`
  const rows = parse<Record<string, string>>(readFileSync(new URL(file, folder)), {
    columns: true,
    bom: true,
    skip_empty_lines: true,
  })
  const index = new Map<string, TaxonomyEntry>()
  for (const { code = '', parent, zh, en, retired, ...columns } of rows) {
    if (index.has(code)) throw new Error(`${file}: code ${code} appears twice`)
    if (parent && !index.has(parent)) throw new Error(`${file}: parent ${parent} of ${code} is not listed above it`)
    const more = Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== ''))
    index.set(code, TaxonomyEntry.parse({ code, parent: parent || null, zh, en, retired: retired === 'true', more }))
  }
  return index
}
