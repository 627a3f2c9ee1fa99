import type { Row } from '../row.ts'

const waiting: Row = { door: 'reviewer', in: { other: 'reviewers' }, about: '本地区待审的' }
const reviewers: Row = { door: 'reviewer', in: 'all reviewers', about: '只列本地区的' }
/** Under diagnosis, nobody's work yet. */
const triaged: Row = { door: 'triage', in: { other: 'operators' }, about: '本地区待诊断的需求' }
const entrusted: Row = { door: 'triage', in: { other: 'operators, AGENT' }, about: '派给这位经理人的需求' }
const tooLate: Row['no'] = '409 undo_too_late'

export const DESK: Record<string, Row> = {
  'GET /api/v1/review/queue': reviewers,
  'GET /api/v1/review/items/:kind/:id': waiting,
  'GET /api/v1/review/items/:kind/:id (pending)': { ...waiting, about: '本地区待审的修改稿' },
  'POST /api/v1/review/items/:kind/:id/contact': waiting,
  'POST /api/v1/review/items/:kind/:id/decisions': waiting,
  'POST /api/v1/review/items/:kind/:id/decisions (pending)': { ...waiting, about: '本地区待审的修改稿' },
  'DELETE /api/v1/review/decisions/:id': {
    door: 'reviewer',
    in: { own: 'all reviewers' },
    no: tooLate,
    about: '自己十秒内的决定',
  },
  'GET /api/v1/review/batches': reviewers,
  'POST /api/v1/review/batches/:kind/:id/approve': { ...waiting, about: '本地区待审的导入' },
  'DELETE /api/v1/review/approvals/:id': { door: 'reviewer', in: { own: 'all reviewers' }, about: '自己十秒内的整批通过' },

  'GET /api/v1/triage': { door: 'triage', in: 'AGENT, all operators', about: '只列本地区的、派给自己的' },
  'GET /api/v1/triage/:id': triaged,
  'GET /api/v1/triage/:id (assigned)': entrusted,
  'POST /api/v1/triage/:id/contact': { ...triaged, door: 'operator' },
  'POST /api/v1/triage/:id/decisions': triaged,
  'POST /api/v1/triage/:id/decisions (assigned)': entrusted,
  'DELETE /api/v1/triage/decisions/:id': {
    door: 'triage',
    in: { own: 'AGENT, all operators' },
    no: tooLate,
    about: '自己十秒内的结论',
  },
  'POST /api/v1/triage/:id/move': { door: 'operator', in: { other: 'operators' }, about: '本地区在服务台的需求' },
}
