import type { ListingKind } from '@keqiao/shared/listings'
import { FACETS, type FacetName } from '@keqiao/shared/search'

/** What is being looked for, as it stands in the address bar. */
export interface Asked {
  kind: ListingKind
  q: string
  sort: 'relevance' | 'date'
  /** Whether the words are taken for what they may mean, or as they stand. */
  as: 'meant' | 'typed'
  page: number
  filters: Record<FacetName, string[]>
}

export function readAsked(params: URLSearchParams): Asked {
  const page = Number(params.get('page') ?? 1)
  return {
    kind: params.get('kind') === 'need' ? 'need' : 'achievement',
    q: (params.get('q') ?? '').trim(),
    sort: params.get('sort') === 'date' ? 'date' : 'relevance',
    as: params.get('as') === 'typed' ? 'typed' : 'meant',
    page: Number.isInteger(page) && page >= 1 && page <= 500 ? page : 1,
    filters: Object.fromEntries(
      FACETS.map((name) => [name, params.getAll(name).flatMap((value) => value.split(',').filter(Boolean))]),
    ) as Asked['filters'],
  }
}

/** The query string; defaults are left out so that equal searches have equal addresses. */
export function writeAsked(asked: Asked, base = '/search'): string {
  const params = new URLSearchParams({ kind: asked.kind })
  if (asked.q) params.set('q', asked.q)
  for (const name of FACETS) for (const code of asked.filters[name]) params.append(name, code)
  if (asked.sort !== 'relevance') params.set('sort', asked.sort)
  if (asked.as !== 'meant') params.set('as', asked.as)
  if (asked.page > 1) params.set('page', String(asked.page))
  return `${base}?${params}`
}

export function toggled(asked: Asked, name: FacetName, code: string): Asked {
  const now = asked.filters[name]
  const next = now.includes(code)
    ? now.filter((other) => other !== code)
    : [...now.filter((other) => !nested(name, other, code)), code]
  return { ...asked, page: 1, filters: { ...asked.filters, [name]: next } }
}

/** Values of a filter are joined by "or": a field beside its own domain would widen instead of narrow, so one replaces the other. */
function nested(name: FacetName, a: string, b: string): boolean {
  const stem = (code: string) => (name === 'region' ? code.replace(/^(..)0000$|^(....)00$/, '$1$2') : code)
  return (name === 'field' || name === 'region') && (stem(a).startsWith(stem(b)) || stem(b).startsWith(stem(a)))
}

export const noFilters = () => Object.fromEntries(FACETS.map((name) => [name, []])) as unknown as Asked['filters']
export const filterCount = ({ filters }: Asked) => FACETS.reduce((sum, name) => sum + filters[name].length, 0)
