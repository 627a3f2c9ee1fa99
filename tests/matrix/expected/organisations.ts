import type { Row } from '../row.ts'

/** Its administrators; a plain member hears what is missing, a stranger that there is nothing. */
const admins: Pick<Row, 'in' | 'no'> = { in: { own: 'admins' }, no: { own: '403 admin' } }
const readers = 'OPERATOR, REGION_OP, AUDITOR'
const operators: Row = { door: 'operator', in: { other: 'operators' }, about: '本地区的机构' }
const province: Pick<Row, 'door' | 'in' | 'no'> = { door: 'operator', in: 'OPERATOR', no: '403 province_operator' }

export const ORGANISATIONS: Record<string, Row> = {
  'GET /api/v1/organisations/:id': { door: 'public', in: { own: 'members', other: 'anyone' }, about: '已核验的机构' },
  'GET /api/v1/organisations/:id (applied)': {
    door: 'public',
    in: { own: 'members', other: readers },
    about: '等待核验的机构',
  },
  'GET /api/v1/organisations/:id/file': { door: 'signed_in', in: { own: 'members', other: readers } },
  'POST /api/v1/organisations': { door: 'signed_in', in: 'signed in' },
  'PUT /api/v1/organisations/:id': { door: 'signed_in', ...admins },
  'DELETE /api/v1/organisations/:id/change': { door: 'signed_in', ...admins },
  'POST /api/v1/organisations/:id/move': { door: 'signed_in', ...admins, about: '撤回申请' },
  'POST /api/v1/organisations/claims': { door: 'signed_in', in: 'signed in', about: '无论有没有这家单位，回答相同' },

  'GET /api/v1/operator/organisations': { door: 'operator', in: 'all operators', about: '只列本地区的' },
  'GET /api/v1/operator/organisations/:id': operators,
  'POST /api/v1/operator/organisations/:id/decide': operators,
  'POST /api/v1/operator/organisations/:id/change': operators,
  'POST /api/v1/operator/organisations/:id/claims': operators,

  'GET /api/v1/organisations/:id/members': { door: 'signed_in', in: { own: 'members', other: 'operators' } },
  'PUT /api/v1/organisations/:id/members/:personId': { door: 'signed_in', ...admins },
  'DELETE /api/v1/organisations/:id/members/:personId': { door: 'signed_in', ...admins },
  'POST /api/v1/organisations/:id/leave': { door: 'signed_in', in: { own: 'members' } },
  'GET /api/v1/organisations/:id/invitations': { door: 'signed_in', ...admins },
  'POST /api/v1/organisations/:id/invitations': { door: 'signed_in', ...admins },
  'POST /api/v1/invitations/sent/:id/resend': { door: 'signed_in', ...admins },
  'DELETE /api/v1/invitations/sent/:id': { door: 'signed_in', ...admins },
  'DELETE /api/v1/invitations/sent/:id (office)': {
    door: 'signed_in',
    in: 'OPERATOR',
    no: { 'any: REGION_OP, REGION_OP_ELSEWHERE': '403 province_operator' },
    about: '对中心职务的邀请',
  },
  'GET /api/v1/invitations/:token': { door: 'public', in: { own: 'signed in', other: 'anyone' }, about: '凭信里的链接' },
  'POST /api/v1/invitations/:token/accept': {
    door: 'signed_in',
    in: { own: 'signed in' },
    no: { other: '403 invitation_other_address' },
    known: '链接本身就是凭据',
    about: '凭信里的链接，且用受邀的邮箱登录',
  },
  'GET /api/v1/my/invitations': { door: 'signed_in', in: 'signed in' },
  'POST /api/v1/my/invitations/:id/accept': { door: 'signed_in', in: { own: 'signed in' }, about: '发到自己邮箱的' },

  'GET /api/v1/operator/people': province,
  'POST /api/v1/operator/people': province,
  'DELETE /api/v1/operator/people/:personId/:role': province,
}
