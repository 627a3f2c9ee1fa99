import type { At, Request } from '../request.ts'

const ASKED = '2026-11-01T09:00:00.000Z'
const DUE = '2026-11-08T09:00:00.000Z'
const plain: Request = { on: null, build: () => ({}) }
const somebodyElse = ({ who, world }: At) => (who.id === world.cast.ENT_ADMIN.id ? world.cast.SUP_ADMIN : world.cast.ENT_ADMIN)
const subject = (variant: 'OPEN' | 'draft'): Request => ({
  on: 'listing',
  build: async (at) => ({ body: { subject: `need:${await at.listing('need', variant)}` } }),
})

export const PRIVACY: Record<string, Request> = {
  'GET /api/v1/privacy/notice': plain,
  'GET /api/v1/privacy/data-map': plain,
  'GET /api/v1/my/privacy': plain,
  'GET /api/v1/my/records': plain,
  'PUT /api/v1/my/notice': { on: null, build: ({ world }) => ({ body: { version: world.noticeVersion } }) },
  'PUT /api/v1/my/consents/:purpose': {
    on: null,
    build: ({ world }) => ({ params: { purpose: 'name_public' }, body: { given: true, version: world.noticeVersion } }),
  },
  'POST /api/v1/my/exports': plain,
  'GET /api/v1/my/exports/:id/file': {
    on: 'personal',
    build: async (at) => {
      if (at.relation === 'none') return { params: { id: at.records.nobody } }
      return { params: { id: await at.records.copy((at.relation === 'own' ? at.who : somebodyElse(at)).id) } }
    },
  },
  // Nobody of the cast has a password, and the field says so.
  'POST /api/v1/my/erasure': { on: null, build: () => ({ body: { password: 'not-this-one' }, proof: '400 invalid_input' }) },
  'DELETE /api/v1/my/erasure': {
    on: null,
    build: ({ who }) => ({
      arrange: [
        [
          'insert into erasures (id, person_id, state, asked_at, due_at, open_key) values (?, ?, ?, ?, ?, ?)',
          ...['0190a5e0-0000-7000-8000-0000000e4a5e', who.id, 'waiting', ASKED, DUE, who.id],
        ],
      ],
    }),
  },
  'POST /api/v1/contacts/reveal': subject('OPEN'),
  'POST /api/v1/contacts/reveal (draft)': subject('draft'),
  'POST /api/v1/contacts/reveal (agent)': {
    on: 'personal',
    build: async ({ relation, records, who, world, role }) => {
      const other = role === 'AGENT' ? world.otherAgent.person.id : world.cast.AGENT.id
      const own = role === 'AGENT' || relation !== 'own' ? who.id : await records.profile(who.id)
      return { body: { subject: `agent:${relation === 'none' ? records.nobody : relation === 'own' ? own : other}` } }
    },
  },
}
