import { roadshowDraft, signupDraft } from '../../support/roadshow.ts'
import type { At, Request } from '../request.ts'

type Variant = 'draft' | 'open' | 'approval' | 'call'
const event = ({ relation, records, owner }: At, variant: Variant = 'open') =>
  relation === 'none' ? records.nobody : records.roadshow(owner, variant)
const onEvent = (variant: Variant, sent: object | ((at: At) => object) = {}): Request => ({
  on: 'organisation',
  build: async (at) => ({ params: { id: await event(at, variant) }, ...(typeof sent === 'function' ? sent(at) : sent) }),
})
const hosted = ({ world, owner, relation, records }: At) => {
  const { id, region } = world.organisations[owner]
  return roadshowDraft({ hostId: relation === 'none' ? records.nobody : id, region })
}
/** Somebody's link; whose does not matter, whoever has it. */
const byLink = (sent: object = {}): Request => ({
  on: null,
  build: async ({ records }) => ({ params: { token: (await records.signup('company', 'open')).token }, ...sent }),
})
const onProject = (named: 'id' | 'event', sent: (id: string) => object): Request => ({
  on: 'organisation',
  build: async ({ relation, records, owner }) => {
    const made = await records.project(owner)
    return { params: { id: relation === 'none' ? records.nobody : made[named] }, ...sent(made.id) }
  },
})
const details = { name: '李娜', organisation: '迁安测试机械' }

export const EVENTS: Record<string, Request> = {
  'GET /api/v1/roadshows': { on: null, build: () => ({}) },
  'GET /api/v1/roadshows/:id': onEvent('open'),
  'GET /api/v1/roadshows/:id (draft)': onEvent('draft'),
  'GET /api/v1/my/roadshows': { on: null, build: () => ({}) },
  'GET /api/v1/roadshows/:id/file': onEvent('open'),
  'POST /api/v1/roadshows': { on: 'organisation', build: (at) => ({ body: hosted(at) }) },
  'PUT /api/v1/roadshows/:id': onEvent('draft', (at) => ({ body: { revision: 1, draft: hosted({ ...at, relation: 'own' }) } })),
  'PUT /api/v1/roadshows/:id/agenda': onEvent('draft', { body: { revision: 1, agenda: [] } }),
  'POST /api/v1/roadshows/:id/moves': onEvent('draft', { body: { move: 'submit', revision: 1 } }),
  'POST /api/v1/roadshows/:id/moves (approve)': onEvent('draft', { body: { move: 'approve', revision: 1 } }),
  'PUT /api/v1/roadshows/:id/seats': onEvent('open', { body: { mode: 'ONSITE', capacity: 9 } }),
  'GET /api/v1/roadshows/:id/signups': onEvent('open'),
  'POST /api/v1/roadshow-signups/:id/decision': {
    on: 'organisation',
    build: async ({ relation, records, owner }) => ({
      params: { id: relation === 'none' ? records.nobody : (await records.signup(owner, 'approval')).id },
      body: { decision: 'confirm', revision: 1 },
    }),
  },

  'POST /api/v1/roadshows/:id/presentations': {
    on: 'organisation',
    build: async ({ relation, records, owner }) => ({
      params: { id: await records.roadshow('university', 'call') },
      body: {
        subject: `achievement:${relation === 'none' ? records.nobody : await records.listing('achievement', 'OPEN', owner, 'member')}`,
        ...{ speaker: '陈老师', pitch: '已在产线试用', secrecyTick: true },
      },
    }),
  },
  'GET /api/v1/roadshows/:id/presentations': onEvent('call'),
  'POST /api/v1/roadshows/:id/presentations/moves': onProject('event', (id) => ({
    body: { items: [{ id, revision: 1 }], move: 'select' },
  })),
  'GET /api/v1/my/presentations': { on: null, build: () => ({}) },
  'POST /api/v1/presentations/:id/moves': onProject('id', () => ({ body: { move: 'select', revision: 1 } })),
  'PUT /api/v1/presentations/:id/consent': onProject('id', () => ({ body: { revision: 1, recordConsent: true } })),

  'POST /api/v1/roadshows/:id/signups': onEvent('open', () => ({ body: signupDraft() })),
  'GET /api/v1/my/signups': { on: null, build: () => ({}) },
  'GET /api/v1/signups/:token': byLink(),
  'GET /api/v1/signups/:token/calendar': byLink(),
  'GET /api/v1/signups/:token/materials': byLink(),
  'GET /api/v1/signups/:token/materials/:id': {
    on: null,
    build: async ({ records }) => {
      const { token } = await records.signup('company', 'open')
      const event = `roadshow:${await records.roadshow('company', 'open')}`
      return { params: { token, id: await records.attachment(event, 'ON_REQUEST', 'material') } }
    },
  },
  'PUT /api/v1/signups/:token': byLink({ body: { ...details, revision: 1 } }),
  'POST /api/v1/signups/:token/moves': byLink({ body: { move: 'withdraw' } }),
}
