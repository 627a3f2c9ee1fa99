import type { At, Request } from '../request.ts'

type Made = Awaited<ReturnType<At['records']['question']>>
/** Somebody's link; whose does not matter, whoever has it. */
const byLink = (sent: (made: Made) => object = () => ({})): Request => ({
  on: null,
  build: async ({ records }) => {
    const made = await records.question('company')
    return { params: { token: made.token, id: made.question }, ...sent(made) }
  },
})
const beforeOpening = (sent: object = {}) => byLink(() => ({ proof: '409 live_closed', ...sent }))
const inRoom = (sent: object = {}): Request => ({
  on: 'organisation',
  build: async ({ relation, records, owner }) => {
    const made = await records.question(owner)
    return { params: { id: relation === 'none' ? records.nobody : made.event, question: made.question }, ...sent }
  },
})
const onProject = (sent: object): Request => ({
  on: 'organisation',
  build: async ({ relation, records, owner }) => ({
    params: { id: relation === 'none' ? records.nobody : (await records.project(owner)).id },
    body: { speaker: '陈老师', ...sent },
  }),
})

export const LIVE: Record<string, Request> = {
  'GET /api/v1/live/:token': byLink(),
  'POST /api/v1/live/:token/presence': beforeOpening(),
  'POST /api/v1/live/:token/questions': beforeOpening({ body: { text: '多少钱？', key: 'x'.repeat(16) } }),
  'GET /api/v1/live/:token/questions': beforeOpening(),
  'GET /api/v1/live/:token/questions/stream': beforeOpening(),
  'PUT /api/v1/live/:token/questions/:id/vote': beforeOpening(),
  'GET /api/v1/roadshows/:id/live': inRoom(),
  'GET /api/v1/roadshows/:id/live/questions': inRoom({ proof: '409 live_closed' }),
  'GET /api/v1/roadshows/:id/live/questions/stream': inRoom({ proof: '409 live_closed' }),
  'GET /api/v1/roadshows/:id/replays': inRoom(),
  'POST /api/v1/presentations/:id/speaker-consents': onProject({ evidence: '同意书，存档第 12 号', secrecyTick: true }),
  'POST /api/v1/presentations/:id/speaker-consents/withdrawal': onProject({}),
  'POST /api/v1/roadshows/:id/live/steps': inRoom({ body: { step: 'say', message: '五分钟后开始' } }),
  'PUT /api/v1/roadshows/:id/live/questions/:question': inRoom({ body: { state: 'shown' } }),
}
