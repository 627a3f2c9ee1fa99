import { SEAT_MODES, type SeatMode } from '@keqiao/shared/roadshow'
import { paths } from '../../app/paths.ts'

export interface Asked {
  view: 'list' | 'month'
  when: 'upcoming' | 'past'
  field: string
  region: string
  seat: SeatMode | ''
  free: boolean
  page: number
  /** `2026-12`, of the calendar; empty: this month. */
  month: string
}

export function readAsked(params: URLSearchParams): Asked {
  const seat = params.get('seat') as SeatMode
  return {
    view: params.get('view') === 'month' ? 'month' : 'list',
    when: params.get('when') === 'past' ? 'past' : 'upcoming',
    field: params.get('field') ?? '',
    region: params.get('region') ?? '',
    seat: SEAT_MODES.includes(seat) ? seat : '',
    free: params.get('free') === 'true',
    page: Math.max(1, Number(params.get('page')) || 1),
    month: /^\d{4}-\d{2}$/.test(params.get('month') ?? '') ? (params.get('month') as string) : '',
  }
}

export function writeAsked(asked: Partial<Asked>): string {
  const { view, when, field, region, seat, free, page, month } = asked
  const params = new URLSearchParams({
    ...(view === 'month' && { view }),
    ...(when === 'past' && { when }),
    ...(field && { field }),
    ...(region && { region }),
    ...(seat && { seat }),
    ...(free && { free: 'true' }),
    ...(page && page > 1 && { page: String(page) }),
    ...(month && { month }),
  })
  return params.size > 0 ? `${paths.roadshows}?${params}` : paths.roadshows
}

export const isFiltered = ({ field, region, seat, free }: Asked) => Boolean(field || region || seat || free)

const listed = (code: string) => (code ? [code] : [])
export const filterOf = ({ field, region, seat, free }: Asked) => ({
  ...{ kind: [], field: listed(field), region: listed(region), free: free ? ('true' as const) : ('false' as const) },
  ...(seat && { seat }),
})
