import type { Row } from '../row.ts'

/** Whoever is of the organisation that holds the event, and the operators of its region. */
const hosts: Pick<Row, 'door' | 'in'> = { door: 'signed_in', in: { own: 'members', other: 'operators' } }
const link: Row = { door: 'public', in: 'anyone', about: '凭本人报名链接' }
const closed: Row = { ...link, about: '凭本人报名链接；会场还没有开放' }

export const LIVE: Record<string, Row> = {
  'GET /api/v1/live/:token': link,
  'POST /api/v1/live/:token/presence': closed,
  'POST /api/v1/live/:token/questions': closed,
  'GET /api/v1/live/:token/questions': closed,
  'GET /api/v1/live/:token/questions/stream': closed,
  'PUT /api/v1/live/:token/questions/:id/vote': closed,
  'GET /api/v1/roadshows/:id/live': hosts,
  'GET /api/v1/roadshows/:id/live/questions': { ...hosts, about: '会场还没有开放' },
  'GET /api/v1/roadshows/:id/live/questions/stream': { ...hosts, about: '会场还没有开放' },
  'GET /api/v1/roadshows/:id/replays': hosts,
  'POST /api/v1/presentations/:id/speaker-consents': { ...hosts, about: '登记书面同意' },
  'POST /api/v1/presentations/:id/speaker-consents/withdrawal': hosts,
  'POST /api/v1/roadshows/:id/live/steps': { ...hosts, about: '对全场说一句' },
  'PUT /api/v1/roadshows/:id/live/questions/:question': { ...hosts, about: '等待公开的提问' },
}
