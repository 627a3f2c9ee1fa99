import type { At, Request } from '../request.ts'

const CSV = Buffer.from('姓名,手机号或邮箱\n李娜,lina@delegation.example\n')
const person = {
  name: '李娜',
  organisation: '',
  title: '',
  contact: 'lina@delegation.example',
  mail: '',
  mode: '',
  role: '',
  companions: '',
}

type Record = Awaited<ReturnType<At['records']['turnout']>>
const onEvent = (sent: object = {}): Request => ({
  on: 'organisation',
  build: async ({ relation, records, owner }) => ({
    params: { id: relation === 'none' ? records.nobody : (await records.turnout(owner)).event },
    ...sent,
  }),
})
const onRecord = (part: 'followUp' | 'delegation', sent: (record: Record) => object = () => ({})): Request => ({
  on: 'organisation',
  build: async ({ relation, records, owner }) => {
    const record = await records.turnout(owner)
    return { params: { id: relation === 'none' ? records.nobody : record[part] }, ...sent(record) }
  },
})
/** Somebody's link; whose does not matter, whoever has it. */
const byLink = (more: (record: Record) => object = () => ({}), sent: object = {}): Request => ({
  on: null,
  build: async ({ records }) => {
    const record = await records.turnout('company')
    return { params: { token: record.token, ...more(record) }, ...sent }
  },
})
/** Of an event that takes sign-ups, in the name of the organisation that is asked about. */
const atOpen = (sent: (at: At) => object): Request => ({
  on: 'organisation',
  build: async (at) => ({ params: { id: await at.records.roadshow('company', 'open') }, ...sent(at) }),
})
const ofOwn = (sent: object): Request => ({
  on: 'organisation',
  build: async ({ relation, records, owner }) => ({
    params: { id: relation === 'none' ? records.nobody : await records.roadshow(owner, 'open') },
    ...sent,
  }),
})
const list = { name: '一行', rows: [person], consent: true, key: 'matrix-'.padEnd(20, 'x') }

export const TURNOUT: { [row: string]: Request } = {
  'GET /api/v1/roadshows/:id/turnout': onEvent(),
  'GET /api/v1/roadshows/:id/attendance': onEvent({ query: { format: 'csv' } }),
  'GET /api/v1/roadshows/:id/attendance (contacts)': onEvent({ query: { format: 'csv', reason: '通知停车' } }),
  'GET /api/v1/roadshows/:id/intentions': onEvent(),
  'GET /api/v1/roadshows/:id/follow-ups': onEvent(),
  'PUT /api/v1/follow-ups/:id/answers': onRecord('followUp', ({ source }) => ({ body: { source, outcome: 'TALKING' } })),
  'POST /api/v1/follow-ups/:id/moves': onRecord('followUp', () => ({ body: { move: 'done' } })),
  'POST /api/v1/contacts/reveal (signup)': {
    on: 'organisation',
    build: async ({ relation, records, owner }) => ({
      body: { subject: `signup:${relation === 'none' ? records.nobody : (await records.turnout(owner)).signup}` },
    }),
  },

  'GET /api/v1/signups/:token/presentations': byLink(),
  'PUT /api/v1/signups/:token/presentations/:id': byLink(({ presentation }) => ({ id: presentation }), {
    body: { score: 4, intent: 'NONE' },
  }),

  'GET /api/v1/roadshows/:id/delegation-template': atOpen(() => ({})),
  'POST /api/v1/roadshows/:id/delegations/check': atOpen(({ organisation }) => ({
    file: { name: '名单.csv', content: CSV, fields: { organisationId: organisation } },
  })),
  'POST /api/v1/roadshows/:id/delegations': atOpen(({ organisation }) => ({ body: { ...list, organisationId: organisation } })),
  'POST /api/v1/roadshows/:id/delegations (of nobody)': ofOwn({ body: list }),
  'GET /api/v1/roadshows/:id/delegations': atOpen(() => ({})),
  'GET /api/v1/delegations/:id': onRecord('delegation'),
}
