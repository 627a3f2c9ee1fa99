import type { At, Request, Sent } from '../request.ts'
import type { Actor } from '../world.ts'

const plain: Request = { on: null, build: () => ({}) }
const sending = (body: object, more: Sent = {}): Request => ({ on: null, build: () => ({ body, ...more }) })
const TOKEN = 'x'.repeat(43)
const PASSWORD = 'kan-jian-yan-shan-xue'
const ENTRIES = { name: '同义词.csv', content: Buffer.from('编号,可以互换的词\n,矩阵甲词；矩阵乙词\n') }
/** Nobody of the cast has a password, so the field says so, to whoever came as far as the field. */
const wrong = { proof: '400 invalid_input' }
const spent = { proof: '410 link_spent' }
const isOfCentre = ({ viewer }: Actor) => viewer.appointments.some(({ role }) => role !== 'AGENT')
const somebodyElse = ({ who, world }: At) => (who.id === world.cast.ENT_ADMIN.id ? world.cast.SUP_ADMIN : world.cast.ENT_ADMIN)

export const ACCOUNT: Record<string, Request> = {
  'GET /api/v1/me': plain,
  'GET /api/v1/password-rules': plain,
  'POST /api/v1/session': sending({ email: 'nobody@firm.example', password: 'not-this-one' }, { proof: '401 credentials_wrong' }),
  'POST /api/v1/session/code': {
    on: null,
    build: ({ who }) => ({
      body: { code: '000000', kind: 'app' },
      proof: who.hasApp ? '400 invalid_input' : '401 challenge_over',
    }),
  },
  'DELETE /api/v1/session': plain,
  'POST /api/v1/sign-ups': sending({ name: '新人', email: 'new@firm.example' }),
  'POST /api/v1/sign-ups/reading': sending({ token: TOKEN }, spent),
  'POST /api/v1/sign-ups/completion': {
    on: null,
    build: ({ world }) => ({
      body: { token: TOKEN, name: '新人', password: PASSWORD, noticeVersion: world.noticeVersion, optionalMails: false },
      ...spent,
    }),
  },
  'POST /api/v1/password-resets': sending({ email: 'nobody@firm.example' }),
  'POST /api/v1/password-resets/completion': sending({ token: TOKEN, password: PASSWORD }, spent),
  'POST /api/v1/mail-confirmations': sending({ token: TOKEN, kind: 'mail_verification' }, spent),
  'GET /api/v1/my/security': plain,
  'PUT /api/v1/my/password': sending({ current: 'not-this-one', password: PASSWORD }, wrong),
  'POST /api/v1/my/mail-changes': sending({ email: 'new@firm.example', password: 'not-this-one' }, wrong),
  'POST /api/v1/my/mail-verifications': sending({}),
  'DELETE /api/v1/my/sessions': plain,
  'DELETE /api/v1/my/sessions/:id': {
    on: 'personal',
    build: async (at) => {
      if (at.relation === 'none') return { params: { id: at.records.nobody } }
      return { params: { id: await at.records.session((at.relation === 'own' ? at.who : somebodyElse(at)).email) } }
    },
  },
  'POST /api/v1/my/second-factor': sending({ password: 'not-this-one' }, wrong),
  'POST /api/v1/my/second-factor/confirmation': sending({ code: '000000' }, { proof: '409 transition_refused' }),
  'POST /api/v1/my/second-factor/backup-codes': sending({ password: 'not-this-one', code: '000000' }, wrong),
  'POST /api/v1/my/second-factor/removal': {
    on: null,
    build: ({ who }) => ({
      body: { password: 'not-this-one', code: '000000' },
      proof: isOfCentre(who) ? '409 second_factor_needed' : '400 invalid_input',
    }),
  },

  'GET /api/v1/notices': plain,
  'GET /api/v1/notices/unread': plain,
  'POST /api/v1/notices/:id/read': {
    on: 'personal',
    build: async (at) => {
      if (at.relation === 'none') return { params: { id: at.records.nobody } }
      return { params: { id: await at.records.notice((at.relation === 'own' ? at.who : somebodyElse(at)).id) } }
    },
  },
  'POST /api/v1/notices/read': plain,
  'GET /api/v1/notices/preferences': plain,
  'PUT /api/v1/notices/preferences': sending({
    language: 'en',
    mail: {
      review: 'off',
      access: 'off',
      organisation: 'daily',
      meeting: 'off',
      roadshow: 'daily',
      match: 'off',
      expiry: 'off',
      account: 'off',
    },
  }),
  'GET /api/v1/notices/unsubscribe': { on: null, build: ({ world }) => ({ query: { token: world.stopToken } }) },
  'POST /api/v1/notices/unsubscribe': { on: null, build: ({ world }) => ({ body: { token: world.stopToken } }) },
  'POST /unsubscribe': { on: null, build: ({ world }) => ({ query: { token: world.stopToken } }) },
  'GET /api/v1/operator/mails': plain,
  'POST /api/v1/operator/mails/:id/resend': {
    on: null,
    build: async ({ records }) => ({ params: { id: await records.stuckMail() } }),
  },
}

export const OPEN: Record<string, Request> = {
  'GET /health': plain,
  'GET /ready': plain,
  'GET /api/openapi.json': plain,
  'GET /api/docs/*': plain,
  'GET /api/v1/taxonomies': plain,
  'GET /api/v1/overview': plain,
  'GET /api/v1/search': plain,
  'GET /api/v1/suggest': { on: null, build: () => ({ query: { q: '裂纹' } }) },
  'POST /api/v1/suggest-field': sending({ text: '连铸坯表面裂纹' }),
}

export const CENTRE: Record<string, Request> = {
  'GET /api/v1/my/todos': plain,
  'GET /api/v1/operator/listings': plain,
  'GET /api/v1/trail': plain,
  'GET /api/v1/trail/state': plain,
  'POST /api/v1/trail/verify': plain,
  'GET /api/v1/trail/export': { on: null, build: () => ({ query: { format: 'csv' } }) },
  'POST /api/v1/risks': sending({ kind: 'need', texts: [{ field: 'background', text: '请打电话' }] }),
  'GET /api/v1/operator/secrecy-words': plain,
  'POST /api/v1/operator/secrecy-words': sending({ word: '绝密代号', note: null }),
  'GET /api/v1/operator/knowledge/problems': plain,
  'GET /api/v1/operator/knowledge/synonyms': plain,
  'POST /api/v1/operator/knowledge/problems': sending({
    ...{ code: '010101-1', field: '010101', symptoms: ['板坯老裂'], techniques: ['动态轻压下'], materials: [], quantities: [] },
  }),
  'POST /api/v1/operator/knowledge/synonyms': sending({ code: 'S0001', field: '0101', terms: ['连铸坯', '铸坯'] }),
  'POST /api/v1/operator/knowledge/switch': sending({ kind: 'synonym', code: 'S0002', active: false, reason: '待核对' }),
  'POST /api/v1/operator/knowledge/restore': sending({ kind: 'synonym', code: 'S0003' }),
  'GET /api/v1/operator/knowledge/export': { on: null, build: () => ({ query: { kind: 'synonym' } }) },
  'POST /api/v1/operator/knowledge/file/check': { on: null, build: () => ({ query: { kind: 'synonym' }, file: ENTRIES }) },
  'POST /api/v1/operator/knowledge/file/import': {
    on: null,
    build: () => ({ query: { kind: 'synonym', seen: '0'.repeat(64) }, file: ENTRIES, proof: '409 knowledge_moved' }),
  },
  'POST /api/v1/operator/secrecy-words/:id/retire': {
    on: null,
    build: ({ world }) => ({ params: { id: world.secrecyWord } }),
  },
}
