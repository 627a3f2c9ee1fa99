import type { Row } from '../row.ts'

const open: Row = { door: 'public', in: 'anyone' }
const signedIn: Row = { door: 'signed_in', in: 'signed in' }
const ours = { own: 'members', same: 'members' }

export const PRIVACY: Record<string, Row> = {
  'GET /api/v1/privacy/notice': open,
  'GET /api/v1/privacy/data-map': open,
  'GET /api/v1/my/privacy': signedIn,
  'GET /api/v1/my/records': signedIn,
  'PUT /api/v1/my/notice': signedIn,
  'PUT /api/v1/my/consents/:purpose': signedIn,
  'POST /api/v1/my/exports': signedIn,
  'GET /api/v1/my/exports/:id/file': { door: 'signed_in', in: { own: 'signed in' }, about: '自己的副本' },
  'POST /api/v1/my/erasure': signedIn,
  'DELETE /api/v1/my/erasure': signedIn,
  'POST /api/v1/contacts/reveal': { door: 'signed_in', in: { ...ours, other: 'desk' }, about: '公开需求的联系方式' },
  'POST /api/v1/contacts/reveal (draft)': { door: 'signed_in', in: { ...ours, other: 'desk' }, about: '草稿的联系方式' },
  'POST /api/v1/contacts/reveal (agent)': {
    door: 'signed_in',
    in: { own: 'signed in', other: 'operators' },
    about: '经理人的电话；合作过的单位另见测试',
  },
}
