import { paths } from '../../app/paths.ts'

/** What the list of pairs is asked for, as it stands in the address bar. */
export interface Asked {
  which: 'mutual' | 'rest'
  field: string
  region: string
  company: string
  unit: string
  page: number
}

export function readAsked(params: URLSearchParams): Asked {
  const page = Number(params.get('page') ?? 1)
  const code = (name: string, form: RegExp) => (form.test(params.get(name) ?? '') ? (params.get(name) as string) : '')
  const typed = (name: string) => (params.get(name) ?? '').trim().slice(0, 60)
  return {
    which: params.get('which') === 'rest' ? 'rest' : 'mutual',
    field: code('field', /^\d{2}(\d{2})?$/),
    region: code('region', /^\d{6}$/),
    company: typed('company'),
    unit: typed('unit'),
    page: Number.isInteger(page) && page >= 1 && page <= 50 ? page : 1,
  }
}

export function writeAsked({ which, field, region, company, unit, page }: Asked): string {
  const all = { which: which === 'rest' ? which : '', field, region, company, unit, page: page > 1 ? String(page) : '' }
  const query = new URLSearchParams(Object.entries(all).filter(([, value]) => value)).toString()
  return query ? `${paths.pairs}?${query}` : paths.pairs
}

export const hasFilter = ({ field, region, company, unit }: Asked) => Boolean(field || region || company || unit)
