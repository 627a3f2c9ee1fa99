import type { Row } from '../row.ts'

/** Whoever is of the organisation that holds it, and the operators of its region. */
const organisers: Pick<Row, 'door' | 'in'> = { door: 'signed_in', in: { own: 'members', other: 'operators' } }
const link: Row = { door: 'public', in: 'anyone', about: '凭本人链接' }

export const EVENTS: Record<string, Row> = {
  'GET /api/v1/roadshows': { door: 'public', in: 'anyone', about: '只列已发布的' },
  'GET /api/v1/roadshows/:id': { door: 'public', in: { own: 'members', other: 'anyone' }, about: '已发布的活动' },
  'GET /api/v1/roadshows/:id (draft)': { door: 'public', in: { own: 'members', other: 'operators' }, about: '草稿' },
  'GET /api/v1/my/roadshows': { door: 'signed_in', in: 'signed in', about: '本单位的；运营看本地区的' },
  'GET /api/v1/roadshows/:id/file': organisers,
  'POST /api/v1/roadshows': {
    door: 'signed_in',
    in: { own: 'members', other: 'OPERATOR, REGION_OP' },
    no: {
      own: '403 organisation',
      other: '403 organisation',
      'none: operators': '400 invalid_input',
      none: '403 organisation',
    },
    about: '以本单位名义；运营在本地区',
  },
  'PUT /api/v1/roadshows/:id': organisers,
  'PUT /api/v1/roadshows/:id/agenda': organisers,
  'POST /api/v1/roadshows/:id/moves': { ...organisers, about: '提交草稿' },
  'POST /api/v1/roadshows/:id/moves (approve)': {
    door: 'signed_in',
    in: { other: 'operators' },
    no: { 'own: members': '409 transition_refused' },
    about: '批准草稿',
  },
  'PUT /api/v1/roadshows/:id/seats': organisers,
  'GET /api/v1/roadshows/:id/signups': { ...organisers, about: '联系方式打码' },
  'POST /api/v1/roadshow-signups/:id/decision': { ...organisers, about: '待审的报名' },

  'POST /api/v1/roadshows/:id/presentations': {
    door: 'member',
    in: { own: 'members' },
    no: '400 invalid_input',
    about: '以本单位的成果申报开放征集的活动',
  },
  'GET /api/v1/roadshows/:id/presentations': { ...organisers, about: '申报的项目' },
  'POST /api/v1/roadshows/:id/presentations/moves': { ...organisers, about: '本单位活动里的申报' },
  'GET /api/v1/my/presentations': { door: 'member', in: 'members', about: '本单位申报的' },
  'POST /api/v1/presentations/:id/moves': { ...organisers, about: '本单位活动里的申报' },
  'PUT /api/v1/presentations/:id/consent': {
    door: 'member',
    in: { own: 'members' },
    about: '本单位申报的项目',
  },

  'POST /api/v1/roadshows/:id/signups': { door: 'public', in: { own: 'members', other: 'anyone' }, about: '开放报名的活动' },
  'GET /api/v1/my/signups': { door: 'signed_in', in: 'signed in' },
  'GET /api/v1/signups/:token': link,
  'GET /api/v1/signups/:token/calendar': link,
  'GET /api/v1/signups/:token/materials': link,
  'GET /api/v1/signups/:token/materials/:id': { ...link, about: '凭本人链接；不公开的只给有位置的人' },
  'PUT /api/v1/signups/:token': link,
  'POST /api/v1/signups/:token/moves': link,
}
