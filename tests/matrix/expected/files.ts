import type { Row } from '../row.ts'

const ours = { own: 'members', same: 'members' }
const oursAndDesk = { ...ours, other: 'desk' }
const mine: Row = { door: 'member', in: ours, about: '本单位的导入' }

export const FILES: Record<string, Row> = {
  'GET /api/v1/attachments': { door: 'public', in: { ...ours, other: 'anyone' }, about: '公开需求的附件' },
  'GET /api/v1/attachments (INVITE)': { door: 'public', in: oursAndDesk, about: '定向需求的附件' },
  'GET /api/v1/attachments (licence)': { door: 'public', in: { own: 'admins', other: 'operators' }, about: '单位的执照' },
  'GET /api/v1/attachments (certificate)': { door: 'public', in: 'AGENT, operators', about: '经理人的证书' },
  'POST /api/v1/attachments': {
    door: 'signed_in',
    in: ours,
    no: { other: '403 owner' },
    known: '需求是公开的',
    about: '公开的需求',
  },
  'POST /api/v1/attachments (licence)': {
    door: 'signed_in',
    in: { own: 'admins' },
    no: { 'other: operators': '403 owner' },
    known: '本地区运营看得到执照',
    about: '单位的执照',
  },
  'GET /api/v1/attachments/:id/file (public)': { door: 'public', in: { ...ours, other: 'anyone' }, about: '公开需求的公开附件' },
  'GET /api/v1/attachments/:id/file (on request)': {
    door: 'public',
    in: oursAndDesk,
    no: { other: '403 grant' },
    known: '公开需求有几个附件是公开的',
    about: '公开需求的按申请附件',
  },
  'GET /api/v1/attachments/:id/file (waiting)': {
    door: 'public',
    in: { ...ours, other: 'reviewers' },
    about: '公开需求里等待审核的附件',
  },
  'GET /api/v1/attachments/:id/file (INVITE)': { door: 'public', in: oursAndDesk, about: '定向需求的附件' },
  'PUT /api/v1/attachments/:id/visibility': {
    door: 'signed_in',
    in: ours,
    no: { other: '403 owner' },
    known: '公开需求有几个附件是公开的',
  },
  'DELETE /api/v1/attachments/:id': {
    door: 'signed_in',
    in: ours,
    no: { other: '403 owner' },
    known: '公开需求有几个附件是公开的',
  },

  'GET /api/v1/imports': { door: 'member', in: 'members' },
  'GET /api/v1/imports/:id': mine,
  'GET /api/v1/imports/:id/problems': mine,
  'GET /api/v1/imports/:id/problems.xlsx': mine,
  'POST /api/v1/imports/:id/confirm': mine,
  'POST /api/v1/imports/:id/cancel': mine,
  'POST /api/v1/imports': { door: 'member', in: { own: 'members' }, no: '403 organisation', about: '以某单位的名义导入' },
  'GET /api/v1/import-template': { door: 'public', in: 'anyone' },
  'GET /api/v1/export (search)': { door: 'public', in: 'anyone', about: '检索结果' },
  'GET /api/v1/export (mine)': { door: 'member', in: 'members', about: '本单位的条目' },
  'GET /api/v1/export (all)': { door: 'operator', in: 'all operators', about: '全部条目，地区运营只得本地区看得到的' },
}
