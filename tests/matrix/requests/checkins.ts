import { signupDraft } from '../../support/roadshow.ts'
import type { At, Request } from '../request.ts'

type Made = Awaited<ReturnType<At['records']['door']>>
let nonces = 0
const nonce = () => `asked-${++nonces}-${'x'.repeat(16)}`

const atDoor = (sent: (made: Made) => object = () => ({})): Request => ({
  on: 'organisation',
  build: async ({ relation, records, owner }) => {
    const made = await records.door(owner)
    const { params = {}, ...rest } = sent(made) as { params?: object }
    if (relation !== 'none') return { params: { id: made.event, ...params }, ...rest }
    const nobody = (ids: object) => Object.fromEntries(Object.keys(ids).map((name) => [name, records.nobody]))
    return { params: { id: records.nobody, ...nobody(params) }, ...rest }
  },
})
/** A helper's link; whose does not matter, whoever has it. */
const byLink = (sent: (made: Made) => object = () => ({})): Request => ({
  on: null,
  build: async ({ records }) => {
    const made = await records.door('company')
    return { params: { id: made.event, token: made.token }, query: { door: made.token }, ...sent(made) }
  },
})
const scan = ({ ticket }: Made) => ({ ticket, nonce: nonce() })
const walkIn = () => {
  const { name, organisation, contact } = signupDraft()
  return { name, organisation, contact, consent: true, nonce: nonce() }
}

export const CHECKINS: Record<string, Request> = {
  'GET /api/v1/roadshows/:id/door': atDoor(),
  'GET /api/v1/roadshows/:id/door (helper)': byLink(),
  'GET /api/v1/roadshows/:id/door/people': atDoor(() => ({ query: { q: '来宾' } })),
  'GET /api/v1/roadshows/:id/door/pack': atDoor(),
  'POST /api/v1/roadshows/:id/check-ins': atDoor((made) => ({ body: scan(made) })),
  'POST /api/v1/roadshows/:id/check-ins (helper)': byLink((made) => ({ body: scan(made) })),
  'POST /api/v1/roadshows/:id/check-ins/batch': atDoor((made) => ({ body: { scans: [scan(made)] } })),
  'POST /api/v1/roadshows/:id/check-ins/:entry/undo': atDoor(({ entry }) => ({ params: { entry } })),
  'POST /api/v1/roadshows/:id/walk-ins': atDoor(() => ({ body: walkIn() })),
  'GET /api/v1/door/:token': byLink(),
  'GET /api/v1/roadshows/:id/door-links': atDoor(),
  'POST /api/v1/roadshows/:id/door-links': atDoor(() => ({ body: { name: '西门' } })),
  'POST /api/v1/roadshows/:id/door-links/:link/revoke': atDoor(({ link }) => ({ params: { link } })),
  'GET /api/v1/tickets/:token': byLink(({ ticket }) => ({ params: { token: ticket } })),
  'POST /api/v1/roadshows/:id/badges': atDoor(),
}
