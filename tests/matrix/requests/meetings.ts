import { meetingBook } from '../../support/roadshow.ts'
import type { At, Request } from '../request.ts'

type Made = Awaited<ReturnType<At['records']['meeting']>>
/** Somebody's link; whose does not matter, whoever has it. */
const byLink = (sent: (made: Made) => object = () => ({}), state: 'asked' | 'over' = 'asked'): Request => ({
  on: null,
  build: async ({ records }) => {
    const made = await records.meeting('company', state)
    return { params: { token: made.asked, id: made.meeting }, ...sent(made) }
  },
})
const onEvent = (sent: (made: Made) => object = () => ({})): Request => ({
  on: 'organisation',
  build: async ({ relation, records, owner }) => {
    const made = await records.meeting(owner)
    return { params: { id: relation === 'none' ? records.nobody : made.event }, ...sent(made) }
  },
})

export const MEETINGS: Record<string, Request> = {
  'GET /api/v1/signups/:token/meetings': byLink(),
  'PUT /api/v1/signups/:token/meetings': byLink(() => ({ body: { takesPart: true } })),
  'GET /api/v1/signups/:token/meetings/people': byLink(),
  'POST /api/v1/signups/:token/meetings': byLink(({ other }) => ({
    body: { to: [other], reason: '谈检测' },
    proof: '409 already_asked_to_meet',
  })),
  'POST /api/v1/signups/:token/meetings/:id/moves': byLink(() => ({ body: { move: 'accept' } })),
  'POST /api/v1/signups/:token/meetings/:id/outcome': byLink(() => ({ body: { outcome: 'HELD' } }), 'over'),
  'GET /api/v1/roadshows/:id/meetings': onEvent(),
  'PUT /api/v1/roadshows/:id/meetings': onEvent(() => ({ body: { revision: 1, book: meetingBook() } })),
  'POST /api/v1/roadshows/:id/meetings/groups': onEvent(({ guests }) => ({
    body: { people: guests, reason: '一起谈检测' },
    proof: '409 already_asked_to_meet',
  })),
  'POST /api/v1/roadshows/:id/meetings/plan': onEvent(),
  'POST /api/v1/roadshows/:id/meetings/plan/publish': onEvent(({ plan }) => ({ body: { planId: plan } })),
}
