import type { Row } from '../row.ts'

const ours = { own: 'members', same: 'members' }
const admins: Pick<Row, 'in' | 'no'> = { in: { own: 'admins', same: 'admins' }, no: { own: '403 admin', same: '403 admin' } }

export const GRANTS: Record<string, Row> = {
  'GET /api/v1/access': { door: 'signed_in', in: { ...ours, other: 'signed in' }, about: '匿名公开的需求' },
  'GET /api/v1/grants': { door: 'member', in: ours, about: '本单位的记录' },
  'POST /api/v1/access-requests': {
    door: 'signed_in',
    in: { other: 'members, AGENT' },
    no: { own: '409 transition_refused', same: '409 transition_refused', other: '403 organisation' },
    known: '需求是公开的',
    about: '匿名公开的需求，问是谁',
  },
  'POST /api/v1/access-requests/:id/withdraw': { door: 'signed_in', in: { own: 'signed in' } },
  'POST /api/v1/access-requests/:id/answer': { door: 'member', ...admins, about: '向本单位提出的申请' },
  'GET /api/v1/my/access-requests': { door: 'signed_in', in: 'signed in' },
  'GET /api/v1/my/grants': { door: 'member', in: 'members' },
  'GET /api/v1/my/received-grants': { door: 'signed_in', in: 'signed in' },
  'GET /api/v1/grants/candidates': { door: 'member', in: 'members' },
  'POST /api/v1/grants': { door: 'member', ...admins, about: '本单位的记录' },
  'POST /api/v1/grants/:id/withdraw': { door: 'member', ...admins, about: '本单位给出的授权' },
  'POST /api/v1/access-invitations/:id/revoke': { door: 'member', ...admins, about: '本单位发出的邀请' },
  'GET /api/v1/access-invitations': { door: 'public', in: { own: 'signed in', other: 'anyone' }, about: '凭信里的链接' },
  'POST /api/v1/access-invitations/accept': {
    door: 'signed_in',
    in: { own: 'signed in' },
    no: { other: '403 invitation_other_address' },
    known: '链接本身就是凭据',
    about: '凭信里的链接，且用受邀的邮箱登录',
  },
}
