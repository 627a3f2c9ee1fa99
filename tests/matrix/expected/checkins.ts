import type { Row } from '../row.ts'

/** Whoever is of the organisation that holds the event, the operators of its region, and who has a link of its door. */
const door: Row = { door: 'public', in: { own: 'members', other: 'operators' }, about: '进行中的活动' }
const organisers: Row = { door: 'signed_in', in: { own: 'members', other: 'operators' } }
const helper: Row = { door: 'public', in: 'anyone', about: '凭签到链接' }

export const CHECKINS: Record<string, Row> = {
  'GET /api/v1/roadshows/:id/door': door,
  'GET /api/v1/roadshows/:id/door (helper)': helper,
  'GET /api/v1/roadshows/:id/door/people': { ...door, about: '联系方式打码' },
  'GET /api/v1/roadshows/:id/door/pack': { ...door, about: '活动当天；不含联系方式' },
  'POST /api/v1/roadshows/:id/check-ins': door,
  'POST /api/v1/roadshows/:id/check-ins (helper)': helper,
  'POST /api/v1/roadshows/:id/check-ins/batch': door,
  'POST /api/v1/roadshows/:id/check-ins/:entry/undo': { ...door, about: '刚签到的人' },
  'POST /api/v1/roadshows/:id/walk-ins': door,
  'GET /api/v1/door/:token': helper,
  'GET /api/v1/roadshows/:id/door-links': organisers,
  'POST /api/v1/roadshows/:id/door-links': organisers,
  'POST /api/v1/roadshows/:id/door-links/:link/revoke': organisers,
  'GET /api/v1/tickets/:token': { door: 'public', in: 'anyone', about: '凭票；不含个人信息' },
  'POST /api/v1/roadshows/:id/badges': organisers,
}
