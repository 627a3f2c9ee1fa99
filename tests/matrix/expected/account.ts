import type { Row } from '../row.ts'

const open: Row = { door: 'public', in: 'anyone' }
const signedIn: Row = { door: 'signed_in', in: 'signed in' }
const own: Row = { door: 'signed_in', in: { own: 'signed in' }, about: '自己的' }
const linked: Row = { ...open, about: '凭信里的链接' }

export const ACCOUNT: Record<string, Row> = {
  'GET /api/v1/me': open,
  'GET /api/v1/password-rules': open,
  'POST /api/v1/session': open,
  'POST /api/v1/session/code': { ...open, about: '第一步通过之后' },
  'DELETE /api/v1/session': open,
  'POST /api/v1/sign-ups': open,
  'POST /api/v1/sign-ups/reading': linked,
  'POST /api/v1/sign-ups/completion': linked,
  'POST /api/v1/password-resets': open,
  'POST /api/v1/password-resets/completion': linked,
  'POST /api/v1/mail-confirmations': linked,
  'GET /api/v1/my/security': signedIn,
  'PUT /api/v1/my/password': signedIn,
  'POST /api/v1/my/mail-changes': signedIn,
  'POST /api/v1/my/mail-verifications': signedIn,
  'DELETE /api/v1/my/sessions': signedIn,
  'DELETE /api/v1/my/sessions/:id': own,
  'POST /api/v1/my/second-factor': signedIn,
  'POST /api/v1/my/second-factor/confirmation': signedIn,
  'POST /api/v1/my/second-factor/backup-codes': signedIn,
  'POST /api/v1/my/second-factor/removal': signedIn,

  'GET /api/v1/notices': signedIn,
  'GET /api/v1/notices/unread': signedIn,
  'POST /api/v1/notices/:id/read': own,
  'POST /api/v1/notices/read': signedIn,
  'GET /api/v1/notices/preferences': signedIn,
  'PUT /api/v1/notices/preferences': signedIn,
  'GET /api/v1/notices/unsubscribe': linked,
  'POST /api/v1/notices/unsubscribe': linked,
  'POST /unsubscribe': linked,
  'GET /api/v1/operator/mails': { door: 'operator', in: 'OPERATOR', no: '403 operator' },
  'POST /api/v1/operator/mails/:id/resend': { door: 'operator', in: 'OPERATOR', no: '403 operator' },
}

export const OPEN: Record<string, Row> = {
  'GET /health': open,
  'GET /ready': open,
  'GET /api/openapi.json': open,
  'GET /api/docs/*': { ...open, about: '接口文档的页面与文件' },
  'GET /api/v1/taxonomies': open,
  'GET /api/v1/overview': open,
  'GET /api/v1/search': open,
  'GET /api/v1/suggest': open,
  'POST /api/v1/suggest-field': open,
}

const auditors: Row = { door: 'auditor', in: 'AUDITOR' }
export const CENTRE: Record<string, Row> = {
  'GET /api/v1/my/todos': { door: 'signed_in', in: 'signed in' },
  'GET /api/v1/operator/listings': { door: 'operator', in: 'all operators', about: '只列本地区的' },
  'GET /api/v1/trail': auditors,
  'GET /api/v1/trail/state': auditors,
  'POST /api/v1/trail/verify': auditors,
  'GET /api/v1/trail/export': auditors,
  'POST /api/v1/risks': { door: 'member', in: 'members' },
  'GET /api/v1/operator/secrecy-words': { door: 'operator', in: 'all operators' },
  'POST /api/v1/operator/secrecy-words': { door: 'operator', in: 'OPERATOR', no: '403 province' },
  'GET /api/v1/operator/knowledge/problems': { door: 'operator', in: 'all operators' },
  'GET /api/v1/operator/knowledge/synonyms': { door: 'operator', in: 'all operators' },
  'POST /api/v1/operator/knowledge/problems': { door: 'operator', in: 'OPERATOR', no: '403 province' },
  'POST /api/v1/operator/knowledge/synonyms': { door: 'operator', in: 'OPERATOR', no: '403 province' },
  'POST /api/v1/operator/knowledge/switch': { door: 'operator', in: 'OPERATOR', no: '403 province' },
  'POST /api/v1/operator/knowledge/restore': { door: 'operator', in: 'OPERATOR', no: '403 province' },
  'GET /api/v1/operator/knowledge/export': { door: 'operator', in: 'all operators' },
  'POST /api/v1/operator/knowledge/file/check': { door: 'operator', in: 'OPERATOR', no: '403 province' },
  'POST /api/v1/operator/knowledge/file/import': { door: 'operator', in: 'OPERATOR', no: '403 province' },
  'POST /api/v1/operator/secrecy-words/:id/retire': { door: 'operator', in: 'OPERATOR', no: '403 province' },
}
