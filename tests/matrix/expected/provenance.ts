import type { Row } from '../row.ts'

const ours = { own: 'members', same: 'members' }
export const PROVENANCE: Record<string, Row> = {
  'GET /api/v1/achievements/:id/origins': { door: 'public', in: { ...ours, other: 'anyone' }, about: '公开的成果' },
  'GET /api/v1/achievements/:id/origins (draft)': { door: 'public', in: { ...ours, other: 'desk' }, about: '草稿' },
  'GET /api/v1/review/duplicates': { door: 'reviewer', in: 'all reviewers', about: '只列本地区的' },
  'POST /api/v1/review/duplicates/:id': { door: 'reviewer', in: { other: 'reviewers' }, about: '有一方在本地区' },
  'POST /api/v1/claims': {
    door: 'member',
    in: { own: 'admins' },
    no: '403 organisation_admin',
    about: '以某单位的名义认领',
  },
  'GET /api/v1/my/claims': { door: 'member', in: 'members' },
  'GET /api/v1/review/claims': { door: 'reviewer', in: 'all reviewers', about: '只列本地区单位的' },
  'POST /api/v1/review/claims/:id': { door: 'reviewer', in: { other: 'reviewers' }, about: '本地区单位的认领' },
}
