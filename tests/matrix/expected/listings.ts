import type { Row } from '../row.ts'

const ours: Row['in'] = { own: 'members', same: 'members' }
const oursAndDesk: Row['in'] = { ...ours, other: 'desk' }
const admins: Row['in'] = { own: 'admins', same: 'admins' }
/** An editor hears which moves are open to them; a stranger hears nothing. */
const editorsHear: Row['no'] = { own: '409 transition_refused', same: '409 transition_refused' }
const DRAFT = '草稿，只有本单位与中心知道'

const ofKind = (at: string, name: string): Record<string, Row> => ({
  [`GET ${at}/:id`]: { door: 'public', in: { own: 'members', same: 'members', other: 'anyone' }, about: `公开的${name}` },
  [`GET ${at}/:id (draft)`]: { door: 'public', in: oursAndDesk, about: DRAFT },
  [`GET ${at}/:id/draft`]: { door: 'member', in: ours, about: DRAFT },
  [`GET ${at}/:id/draft (shown)`]: { door: 'member', in: ours, about: `公开的${name}` },
  [`GET ${at}/:id/history`]: { door: 'signed_in', in: oursAndDesk, about: `公开的${name}` },
  [`GET ${at}/:id/history (draft)`]: { door: 'signed_in', in: oursAndDesk, about: DRAFT },
  [`GET ${at}/:id/matches`]: { door: 'public', in: { own: 'members', same: 'members', other: 'anyone' }, about: `公开的${name}` },
  [`GET ${at}/:id/matches (draft)`]: { door: 'public', in: oursAndDesk, about: DRAFT },
  [`POST ${at}/:id/copy`]: { door: 'member', in: ours, about: `公开的${name}` },
  [`POST ${at}`]: { door: 'member', in: { own: 'members' }, no: '403 organisation', about: '以某单位的名义新建' },
  [`PUT ${at}/:id`]: { door: 'member', in: ours, about: DRAFT },
  [`PUT ${at}/:id (shown)`]: { door: 'member', in: ours, about: `公开的${name}，改动等待审核` },
  [`DELETE ${at}/:id`]: { door: 'member', in: ours, about: DRAFT },
  [`POST ${at}/:id/move (submit)`]: { door: 'member', in: ours, about: '提交草稿' },
  [`POST ${at}/:id/move (org_approve)`]: { door: 'member', in: admins, no: editorsHear, about: '单位审核通过' },
  [`POST ${at}/:id/move (confirm)`]: { door: 'member', in: ours, about: '确认仍有效' },
  [`POST ${at}/:id/move (withdraw)`]: { door: 'member', in: admins, no: editorsHear, about: '撤回公开的记录' },
  [`POST ${at}/:id/pending/move (org_approve)`]: { door: 'member', in: admins, no: editorsHear, about: '单位通过修改稿' },
  [`POST ${at}/:id/pending/move (recall)`]: { door: 'member', in: ours, about: '放弃修改稿' },
  [`POST ${at}/:id/take-down`]: {
    door: 'operator',
    in: { other: 'operators' },
    no: { other: '409 transition_refused' },
    about: `公开的${name}`,
    known: '记录是公开的',
  },
  [`POST ${at}/:id/restore`]: { door: 'operator', in: { other: 'operators' }, about: '已下架的记录' },
})

export const LISTINGS: Record<string, Row> = {
  ...ofKind('/api/v1/needs', '需求'),
  ...ofKind('/api/v1/achievements', '成果'),
  'GET /api/v1/my/needs': { door: 'member', in: 'members' },
  'GET /api/v1/my/achievements': { door: 'member', in: 'members' },
  'GET /api/v1/needs/:id (ANON)': {
    door: 'public',
    in: { own: 'members', same: 'members', other: 'anyone' },
    about: '匿名公开：都看得到，看不到是谁',
  },
  'GET /api/v1/needs/:id (AGENT_ONLY)': {
    door: 'public',
    in: { ...ours, other: 'desk, AGENT' },
    about: '仅技术经理人',
  },
  'GET /api/v1/needs/:id (INVITE)': { door: 'public', in: oursAndDesk, about: '定向，未受邀' },
  'GET /api/v1/needs/:id/matches (INVITE)': { door: 'public', in: oursAndDesk, about: '定向，未受邀' },
  'POST /api/v1/needs/preview': { door: 'member', in: { own: 'members' }, no: '403 organisation', about: '以某单位的名义预览' },
  'PUT /api/v1/needs/:id/matches/:achievementId/mark': {
    door: 'member',
    in: { own: 'members', same: 'members', other: 'members' },
    about: '自己的标记，在公开的供需上',
  },
  'GET /api/v1/needs/:id/matches/:achievementId/raises': { door: 'member', in: ours, about: '公开的一对，只告诉能改它的单位' },
  'GET /api/v1/needs/:id/teams': {
    door: 'public',
    in: { own: 'members', same: 'members', other: 'anyone' },
    about: '公开的需求',
  },
  'GET /api/v1/needs/:id/teams (draft)': { door: 'public', in: oursAndDesk, about: DRAFT },
  'GET /api/v1/matches/unbrokered': { door: 'triage', in: 'AGENT, all operators' },
  'GET /api/v1/matches/weighing': { door: 'public', in: 'anyone' },
  'GET /api/v1/operator/feedback': { door: 'operator', in: 'OPERATOR', no: '403 province', about: '谁说过什么不在其中' },
  'GET /api/v1/matches/best': { door: 'public', in: 'anyone' },
  'POST /api/v1/needs/suggest': { door: 'signed_in', in: 'signed in' },
}
