import { OrganisationForm } from '@keqiao/shared/organisations'
import { application, inventedCode } from '../../support/organisations.ts'
import type { At, Request, Sent } from '../request.ts'

const id = ({ organisation }: At): Sent => ({ params: { id: organisation } })
const of: Request = { on: 'organisation', build: id }
const formOf = ({ owner, world }: At) => {
  const { name, kind, region } = world.organisations[owner]
  return OrganisationForm.parse({ ...application(), name, kind, region, intro: '改过的介绍' })
}
const stated = (at: At, state: string): Sent => ({
  ...id(at),
  arrange: [['update organisations set state = ?, revision = 0 where id = ?', state, at.organisation]],
})
const official = ({ world, relation, records }: At) => (relation === 'none' ? records.nobody : world.cast.REVIEWER_CITY.id)
const sentTo = 'new-colleague@firm.example'
const invited = async (at: At) =>
  at.relation === 'none' ? at.records.nobody : (await at.records.invitation(at.owner, sentTo)).id
/** The link in the mail to this address; what stands in `own` was sent to who asks. */
const linked = async ({ records, relation, who, owner }: At) =>
  relation === 'none'
    ? 'x'.repeat(43)
    : (await records.invitation(owner, relation === 'own' ? who.email : sentTo, 'member')).token

export const ORGANISATIONS: Record<string, Request> = {
  'GET /api/v1/organisations/:id': of,
  'GET /api/v1/organisations/:id (applied)': { on: 'organisation', build: (at) => stated(at, 'applied') },
  'GET /api/v1/organisations/:id/file': of,
  'POST /api/v1/organisations': { on: null, build: () => ({ body: application() }) },
  'PUT /api/v1/organisations/:id': {
    on: 'organisation',
    build: (at) => ({ ...id(at), body: { revision: 0, draft: formOf(at) } }),
  },
  'DELETE /api/v1/organisations/:id/change': {
    on: 'organisation',
    build: async (at) => {
      await at.records.change(at.owner)
      return id(at)
    },
  },
  'POST /api/v1/organisations/:id/move': {
    on: 'organisation',
    build: (at) => ({ ...stated(at, 'applied'), body: { move: 'withdraw', revision: 0 } }),
  },
  'POST /api/v1/organisations/claims': { on: null, build: () => ({ body: { uscc: inventedCode() } }) },

  'GET /api/v1/operator/organisations': { on: null, build: () => ({}) },
  'GET /api/v1/operator/organisations/:id': of,
  'POST /api/v1/operator/organisations/:id/decide': {
    on: 'organisation',
    build: (at) => ({ ...id(at), body: { move: 'suspend', revision: 0, text: '核查' } }),
  },
  'POST /api/v1/operator/organisations/:id/change': {
    on: 'organisation',
    build: async (at) => ({ ...id(at), body: { changeId: await at.records.change(at.owner), confirm: true } }),
  },
  'POST /api/v1/operator/organisations/:id/claims': {
    on: 'organisation',
    build: async (at) => {
      const claimId = await at.records.claim(at.owner, at.world.cast.SIGNED_IN.id)
      return { ...id(at), body: { claimId, confirm: true } }
    },
  },

  'GET /api/v1/organisations/:id/members': of,
  'PUT /api/v1/organisations/:id/members/:personId': {
    on: 'organisation',
    build: (at) => ({ params: { id: at.organisation, personId: at.memberThere }, body: { role: 'admin' } }),
  },
  'DELETE /api/v1/organisations/:id/members/:personId': {
    on: 'organisation',
    build: (at) => ({ params: { id: at.organisation, personId: at.memberThere } }),
  },
  'POST /api/v1/organisations/:id/leave': {
    on: 'organisation',
    build: (at) => ({
      ...id(at),
      body: { handTo: null },
      arrange: [["update memberships set role = 'admin' where organisation_id = ?", at.organisation]],
    }),
  },
  'GET /api/v1/organisations/:id/invitations': of,
  'POST /api/v1/organisations/:id/invitations': {
    on: 'organisation',
    build: (at) => ({ ...id(at), body: { email: 'somebody-new@firm.example' } }),
  },
  'POST /api/v1/invitations/sent/:id/resend': {
    on: 'organisation',
    build: async (at) => ({ params: { id: await invited(at) } }),
  },
  'DELETE /api/v1/invitations/sent/:id': { on: 'organisation', build: async (at) => ({ params: { id: await invited(at) } }) },
  'DELETE /api/v1/invitations/sent/:id (office)': {
    on: null,
    build: async ({ records }) => ({ params: { id: (await records.invitation(null, sentTo)).id } }),
  },
  'GET /api/v1/invitations/:token': { on: 'personal', build: async (at) => ({ params: { token: await linked(at) } }) },
  'POST /api/v1/invitations/:token/accept': { on: 'personal', build: async (at) => ({ params: { token: await linked(at) } }) },
  'GET /api/v1/my/invitations': { on: null, build: () => ({}) },
  'POST /api/v1/my/invitations/:id/accept': {
    on: 'personal',
    build: async (at) => {
      if (at.relation === 'none') return { params: { id: at.records.nobody } }
      const to = at.relation === 'own' ? at.who.email : sentTo
      return { params: { id: (await at.records.invitation(at.owner, to, 'member')).id } }
    },
  },

  'GET /api/v1/operator/people': { on: null, build: () => ({}) },
  'POST /api/v1/operator/people': {
    on: null,
    build: () => ({ body: { email: 'new-reviewer@centre.example', role: 'REVIEWER', region: '130200' } }),
  },
  'DELETE /api/v1/operator/people/:personId/:role': {
    on: null,
    build: (at) => ({ params: { personId: official({ ...at, relation: 'other' }), role: 'REVIEWER' } }),
  },
}
