import type { At, Request, Sent } from '../request.ts'

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const CSV = Buffer.from('需求名称\n板坯表面裂纹\n')
const need = async (at: At, variant: 'OPEN' | 'draft' | 'INVITE' = 'OPEN') => `need:${await at.listing('need', variant)}`
const attached = async (at: At, visibility: 'PUBLIC' | 'ON_REQUEST' | 'waiting', variant: 'OPEN' | 'INVITE' = 'OPEN') =>
  at.relation === 'none' ? at.records.nobody : at.records.attachment(await need(at, variant), visibility, 'material')
const licence = ({ organisation }: At) => `organisation:${organisation}`
const about = (subject: string): Sent => ({ query: { subject } })
const agentOf = ({ relation, records, world }: At) => (relation === 'none' ? records.nobody : world.cast.AGENT.id)
const imported = async ({ relation, records, owner, author }: At, what?: string) =>
  relation === 'none' ? records.nobody : records.import(owner, author, what)
const ofImport: Request = { on: 'listing', build: async (at) => ({ params: { id: await imported(at) } }) }

export const FILES: Record<string, Request> = {
  'GET /api/v1/attachments': { on: 'listing', build: async (at) => about(await need(at)) },
  'GET /api/v1/attachments (INVITE)': { on: 'listing', build: async (at) => about(await need(at, 'INVITE')) },
  'GET /api/v1/attachments (licence)': { on: 'organisation', build: (at) => about(licence(at)) },
  'GET /api/v1/attachments (certificate)': { on: null, build: (at) => about(`agent:${agentOf({ ...at, relation: 'other' })}`) },
  'POST /api/v1/attachments': {
    on: 'listing',
    build: async (at) => ({ ...about(await need(at)), file: { name: '工况.png', content: PNG } }),
  },
  'POST /api/v1/attachments (licence)': {
    on: 'organisation',
    build: (at) => ({ query: { subject: licence(at), purpose: 'licence' }, file: { name: '执照.png', content: PNG } }),
  },
  'GET /api/v1/attachments/:id/file (public)': {
    on: 'listing',
    build: async (at) => ({ params: { id: await attached(at, 'PUBLIC') } }),
  },
  'GET /api/v1/attachments/:id/file (on request)': {
    on: 'listing',
    build: async (at) => ({ params: { id: await attached(at, 'ON_REQUEST') } }),
  },
  'GET /api/v1/attachments/:id/file (waiting)': {
    on: 'listing',
    build: async (at) => ({ params: { id: await attached(at, 'waiting') } }),
  },
  'GET /api/v1/attachments/:id/file (INVITE)': {
    on: 'listing',
    build: async (at) => ({ params: { id: await attached(at, 'PUBLIC', 'INVITE') } }),
  },
  'PUT /api/v1/attachments/:id/visibility': {
    on: 'listing',
    build: async (at) => ({ params: { id: await attached(at, 'ON_REQUEST') }, body: { visibility: 'PUBLIC' } }),
  },
  'DELETE /api/v1/attachments/:id': { on: 'listing', build: async (at) => ({ params: { id: await attached(at, 'PUBLIC') } }) },

  'GET /api/v1/imports': { on: null, build: () => ({}) },
  'GET /api/v1/imports/:id': ofImport,
  'GET /api/v1/imports/:id/problems': ofImport,
  'POST /api/v1/imports/:id/confirm': ofImport,
  'POST /api/v1/imports/:id/cancel': { on: 'listing', build: async (at) => ({ params: { id: await imported(at, 'cancel') } }) },
  'GET /api/v1/imports/:id/problems.xlsx': ofImport,
  'POST /api/v1/imports': {
    on: 'organisation',
    build: ({ organisation }) => ({
      file: { name: '需求.csv', content: CSV, fields: { kind: 'need', organisationId: organisation } },
    }),
  },
  'GET /api/v1/import-template': { on: null, build: () => ({}) },
  'GET /api/v1/export (search)': { on: null, build: () => ({ query: { format: 'csv' } }) },
  'GET /api/v1/export (mine)': { on: null, build: () => ({ query: { format: 'csv', list: 'mine', kind: 'need' } }) },
  'GET /api/v1/export (all)': { on: null, build: () => ({ query: { format: 'csv', list: 'all', kind: 'need' } }) },
}
