import type { Row } from '../row.ts'

const need = '公开的需求'
export const AGENTS: Record<string, Row> = {
  'GET /api/v1/agents': { door: 'public', in: 'anyone' },
  'GET /api/v1/agents/:id': { door: 'public', in: { own: 'signed in', other: 'anyone' }, about: '在名录里的经理人' },
  'GET /api/v1/agents/:id (dormant)': { door: 'public', in: 'nobody', about: '不在名录里的经理人' },
  'GET /api/v1/agent': { door: 'signed_in', in: 'signed in' },
  'GET /api/v1/agent/organisations': { door: 'signed_in', in: 'signed in' },
  'POST /api/v1/agent': { door: 'signed_in', in: 'signed in' },
  'PUT /api/v1/agent': { door: 'signed_in', in: 'AGENT', about: '自己的档案' },
  'POST /api/v1/agent/moves': { door: 'signed_in', in: 'AGENT', no: '409 transition_refused', about: '自己的档案' },
  'GET /api/v1/operator/agents': { door: 'operator', in: 'all operators', about: '只列本地区的' },
  'GET /api/v1/operator/agents/:id': {
    door: 'operator',
    in: { own: 'operators', other: 'operators' },
    about: '服务本地区的经理人',
  },
  'POST /api/v1/operator/agents/:id/moves': {
    door: 'operator',
    in: { other: 'operators' },
    no: { 'own: operators': '403 another_operator' },
    about: '服务本地区的经理人；自己的档案由别人定',
  },

  'GET /api/v1/agent/assignments': { door: 'signed_in', in: 'signed in' },
  'POST /api/v1/agent/assignments/:id': { door: 'signed_in', in: { own: 'AGENT' } },
  'POST /api/v1/agent/claims': { door: 'agent', in: { other: 'AGENT' }, about: need },
  'POST /api/v1/agent/claims (INVITE)': { door: 'agent', in: 'nobody', about: '定向的需求，未受邀' },
  'GET /api/v1/operator/assignments': { door: 'operator', in: 'all operators', about: '只列本地区的' },
  'POST /api/v1/operator/assignments': { door: 'operator', in: { other: 'operators' }, about: need },
  'POST /api/v1/operator/assignments/:id/release': { door: 'operator', in: { other: 'operators' }, about: '本地区需求的派单' },
}
