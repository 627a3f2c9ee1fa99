import type { TrailFilters } from '@keqiao/shared/trail'
import { paths } from '../../app/paths.ts'

export type Asked = TrailFilters & { page: number }

export const NO_FILTERS: Asked = { actor: '', action: '', subject: '', from: undefined, to: undefined, page: 1 }

const DAY = /^\d{4}-\d\d-\d\d$/

export function readAsked(params: URLSearchParams): Asked {
  const text = (name: string) => params.get(name) ?? ''
  const day = (name: string) => (DAY.test(text(name)) ? text(name) : undefined)
  return {
    actor: text('actor'),
    action: text('action'),
    subject: text('subject'),
    from: day('from'),
    to: day('to'),
    page: Math.max(1, Number(params.get('page')) || 1),
  }
}

export function addressOf(asked: Asked): string {
  const given = Object.entries(asked).filter(([name, value]) => value && !(name === 'page' && value === 1))
  const query = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()
  return query ? `${paths.audit}?${query}` : paths.audit
}
