import { paths } from '../../app/paths.ts'

/** What the directory is asked for, as it stands in the address bar. */
export interface Asked {
  q: string
  field: string
  region: string
  service: string
  page: number
}

export function readAsked(params: URLSearchParams): Asked {
  const page = Number(params.get('page') ?? 1)
  const code = (name: string, form: RegExp) => (form.test(params.get(name) ?? '') ? (params.get(name) as string) : '')
  return {
    q: (params.get('q') ?? '').trim().slice(0, 60),
    field: code('field', /^\d{2}(\d{2})?$/),
    region: code('region', /^\d{6}$/),
    service: code('service', /^[A-Z]+$/),
    page: Number.isInteger(page) && page >= 1 && page <= 500 ? page : 1,
  }
}

export function writeAsked({ q, field, region, service, page }: Asked): string {
  const given = Object.entries({ q, field, region, service, page: page > 1 ? String(page) : '' }).filter(([, value]) => value)
  const query = new URLSearchParams(given).toString()
  return query ? `${paths.agents}?${query}` : paths.agents
}

export const hasFilter = ({ q, field, region, service }: Asked) => Boolean(q || field || region || service)
