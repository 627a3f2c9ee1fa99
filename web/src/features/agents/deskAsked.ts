import { AGENT_STATES, type AgentState } from '@keqiao/shared/agents'
import { paths } from '../../app/paths.ts'

export const DESK_VIEWS = ['waiting', 'all', 'given'] as const
export type DeskView = (typeof DESK_VIEWS)[number]

/** What the operator's desk of agents shows, as it stands in the address bar. */
export interface DeskAsked {
  view: DeskView
  state: AgentState | undefined
  q: string
  page: number
  agent: string | null
}

export function readDeskAsked(params: URLSearchParams): DeskAsked {
  return {
    view: DESK_VIEWS.find((view) => view === params.get('view')) ?? 'waiting',
    state: AGENT_STATES.find((state) => state === params.get('state')),
    q: (params.get('q') ?? '').slice(0, 60),
    page: Math.max(1, Math.min(500, Number(params.get('page')) || 1)),
    agent: params.get('agent'),
  }
}

export function deskAddress({ view, state, q, page, agent }: DeskAsked): string {
  const given = {
    view: view === 'waiting' ? '' : view,
    state: state ?? '',
    q,
    page: page > 1 ? String(page) : '',
    agent: agent ?? '',
  }
  const rest = Object.entries(given).filter(([, value]) => value !== '')
  return `${paths.operator}?${new URLSearchParams([['tab', 'agents'], ...rest])}`
}
