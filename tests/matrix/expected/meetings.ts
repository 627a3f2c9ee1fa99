import type { Row } from '../row.ts'

/** Whoever is of the organisation that holds the event, and the operators of its region. */
const organisers: Pick<Row, 'door' | 'in'> = { door: 'signed_in', in: { own: 'members', other: 'operators' } }
const link: Row = { door: 'public', in: 'anyone', about: '凭本人报名链接' }

export const MEETINGS: Record<string, Row> = {
  'GET /api/v1/signups/:token/meetings': link,
  'PUT /api/v1/signups/:token/meetings': link,
  'GET /api/v1/signups/:token/meetings/people': link,
  'POST /api/v1/signups/:token/meetings': { ...link, in: 'anyone', about: '凭本人报名链接；两人之间已有一个请求' },
  'POST /api/v1/signups/:token/meetings/:id/moves': { ...link, about: '凭本人报名链接；自己的洽谈' },
  'POST /api/v1/signups/:token/meetings/:id/outcome': { ...link, about: '凭本人报名链接；刚结束的洽谈' },
  'GET /api/v1/roadshows/:id/meetings': organisers,
  'PUT /api/v1/roadshows/:id/meetings': organisers,
  'POST /api/v1/roadshows/:id/meetings/groups': organisers,
  'POST /api/v1/roadshows/:id/meetings/plan': organisers,
  'POST /api/v1/roadshows/:id/meetings/plan/publish': { ...organisers, about: '已排好的方案' },
}
