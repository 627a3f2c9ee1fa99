import type { Row } from '../row.ts'

const signedIn: Row = { door: 'signed_in', in: 'signed in' }
const own: Row = { door: 'signed_in', in: { own: 'signed in' }, about: '自己的' }
const linked: Row = { door: 'public', in: 'anyone', about: '凭信里的链接' }

export const ALERTS: Record<string, Row> = {
  'GET /api/v1/my/alerts': signedIn,
  'PUT /api/v1/my/alerts': signedIn,
  'GET /api/v1/my/alerts/hits': signedIn,
  'POST /api/v1/my/alerts/looks': signedIn,
  'GET /api/v1/my/watches': signedIn,
  'PUT /api/v1/my/watches': { door: 'signed_in', in: { own: 'members', same: 'members' }, about: '公开的需求' },
  'GET /api/v1/my/searches': signedIn,
  'POST /api/v1/my/searches': signedIn,
  'PUT /api/v1/my/searches/:id': own,
  'DELETE /api/v1/my/searches/:id': own,
  'GET /api/v1/alert-links': linked,
  'POST /api/v1/alert-links': linked,
}
