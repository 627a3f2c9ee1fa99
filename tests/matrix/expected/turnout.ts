import type { Row } from '../row.ts'

/** Whoever is of the organisation that holds the event, and the operators of its region. */
const organisers: Pick<Row, 'door' | 'in'> = { door: 'signed_in', in: { own: 'members', other: 'operators' } }
const link: Row = { door: 'public', in: 'anyone', about: '凭本人报名链接' }

export const TURNOUT: Record<string, Row> = {
  'GET /api/v1/roadshows/:id/turnout': organisers,
  'GET /api/v1/roadshows/:id/attendance': { ...organisers, about: '不写理由，没有联系方式' },
  'GET /api/v1/roadshows/:id/attendance (contacts)': { ...organisers, about: '写明理由，留痕' },
  'GET /api/v1/roadshows/:id/intentions': {
    door: 'signed_in',
    in: { own: 'members', other: 'signed in' },
    about: '组织者看全部；其他人只看本单位项目的',
  },
  'GET /api/v1/roadshows/:id/follow-ups': organisers,
  'PUT /api/v1/follow-ups/:id/answers': organisers,
  'POST /api/v1/follow-ups/:id/moves': organisers,
  'POST /api/v1/contacts/reveal (signup)': { ...organisers, about: '报名人的联系方式，留痕' },

  'GET /api/v1/signups/:token/presentations': link,
  'PUT /api/v1/signups/:token/presentations/:id': { ...link, about: '凭本人报名链接；活动结束之后' },

  'GET /api/v1/roadshows/:id/delegation-template': { door: 'signed_in', in: 'signed in' },
  'POST /api/v1/roadshows/:id/delegations/check': {
    door: 'signed_in',
    in: { own: 'members' },
    no: '403 organisation',
    about: '以某单位的名义',
  },
  'POST /api/v1/roadshows/:id/delegations': {
    door: 'signed_in',
    in: { own: 'members' },
    no: '403 organisation',
    about: '以某单位的名义',
  },
  'POST /api/v1/roadshows/:id/delegations (of nobody)': {
    door: 'signed_in',
    in: { own: 'members', other: 'operators' },
    no: { other: '403 organisation' },
    known: '活动是公开的',
    about: '主办方自己的名单',
  },
  'GET /api/v1/roadshows/:id/delegations': { door: 'signed_in', in: 'signed in', about: '本单位的；组织者看全部' },
  'GET /api/v1/delegations/:id': organisers,
}
