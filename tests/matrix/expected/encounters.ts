import type { Row } from '../row.ts'

const ours = { own: 'members', same: 'members' }

export const ENCOUNTERS: Record<string, Row> = {
  'GET /api/v1/encounters': { door: 'signed_in', in: 'signed in', about: '只列自己有份的，运营另列本地区的' },
  'GET /api/v1/encounters/candidates': { door: 'signed_in', in: 'signed in', about: '只有自己读得到的' },
  'POST /api/v1/encounters': {
    door: 'signed_in',
    in: { ...ours, other: 'SUP_EDIT, SUP_ADMIN, AGENT, operators' },
    no: {
      'any: SIGNED_IN, all reviewers, AUDITOR': '403 party',
      'any: NO_FACTOR': '403 second_factor',
      other: '403 party',
      none: '400 invalid_input',
    },
    known: '需求与成果是公开的',
    about: '双方之一、技术经理人、本地区运营',
  },
  'GET /api/v1/encounters/:id': { door: 'signed_in', in: { ...ours, other: 'operators' }, about: '与本单位的对接' },
  'PUT /api/v1/encounters/:id': { door: 'signed_in', in: ours, about: '本单位记的，还没有定稿' },
  'POST /api/v1/encounters/:id/answer': { door: 'signed_in', in: ours, about: '请本单位确认的' },
  'POST /api/v1/encounters/:id/notes': {
    door: 'signed_in',
    in: ours,
    no: { 'other: operators': '409 transition_refused' },
    known: '本地区的运营读得到',
    about: '已定稿的记录',
  },
  'GET /api/v1/encounter-links': { door: 'public', in: 'anyone', about: '凭信里的链接' },
  'POST /api/v1/encounter-links': { door: 'public', in: 'anyone', about: '凭信里的链接' },
}
