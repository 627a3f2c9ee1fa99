import type { KnowledgeKind } from '@keqiao/shared/knowledge'
import { paths } from '../../app/paths.ts'

/** Which entries are looked at, as it stands in the address bar. */
export interface Asked {
  kind: KnowledgeKind
  q: string
  area: string
  state: 'all' | 'off' | 'changed'
  page: number
}
export const STATES = ['all', 'off', 'changed'] as const

export const readAsked = (params: URLSearchParams): Asked => ({
  kind: params.get('list') === 'synonym' ? 'synonym' : 'problem',
  q: (params.get('q') ?? '').slice(0, 40),
  area: /^\d{2}$/.test(params.get('area') ?? '') ? (params.get('area') as string) : '',
  state: STATES.find((state) => state === params.get('state')) ?? 'all',
  page: Math.max(1, Number(params.get('page')) || 1),
})

export const addressOf = ({ kind, q, area, state, page }: Asked) =>
  `${paths.operator}?${new URLSearchParams({
    ...{ tab: 'knowledge', list: kind },
    ...(q && { q }),
    ...(area && { area }),
    ...(state !== 'all' && { state }),
    ...(page > 1 && { page: String(page) }),
  })}`
