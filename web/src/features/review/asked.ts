import { LISTING_KINDS } from '@keqiao/shared/listings'
import { type QueueItem, RISK_FILTERS, VERSIONS } from '@keqiao/shared/review'
import { paths } from '../../app/paths.ts'
import type { Asked, ItemKey } from './queries.ts'

const ID = /^[0-9a-f-]{36}$/

export function readAsked(params: URLSearchParams): Asked {
  const importId = params.get('import')
  return {
    kind: LISTING_KINDS.find((one) => one === params.get('kind')),
    version: VERSIONS.find((one) => one === params.get('version')),
    risk: RISK_FILTERS.find((one) => one === params.get('risk')) ?? 'any',
    importId: importId && ID.test(importId) ? importId : undefined,
    page: Math.max(1, Number(params.get('page')) || 1),
  }
}

export function addressOf({ kind, version, risk, importId, page }: Asked): string {
  const given = { kind, version, risk: risk === 'any' ? undefined : risk, import: importId, page: page === 1 ? undefined : page }
  const query = new URLSearchParams(
    Object.entries(given).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]])),
  ).toString()
  return query ? `${paths.review}?${query}` : paths.review
}

/** `achievement.<id>.record`: an item as the address names it. */
export const nameOf = ({ kind, id, version }: Pick<QueueItem, 'kind' | 'id' | 'version'>) => `${kind}.${id}.${version}`

export function keyOf(name: string): ItemKey | null {
  const [kind, id = '', version] = name.split('.')
  const isKind = LISTING_KINDS.find((one) => one === kind)
  const isVersion = VERSIONS.find((one) => one === version)
  return isKind && isVersion && ID.test(id) ? { kind: isKind, id, version: isVersion } : null
}
