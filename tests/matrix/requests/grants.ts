import type { At, Request } from '../request.ts'

/** An anonymous need: its name may be asked for and given. */
const subjectOf = async (at: At) => `need:${await at.listing('need', 'ANON')}`
const about: Request = { on: 'listing', build: async (at) => ({ query: { subject: await subjectOf(at) } }) }
/** What somebody asks of the record's owner. */
const askedOf = async (at: At) => {
  if (at.relation === 'none') return at.records.nobody
  const { AGENT } = at.world.cast
  return at.records.request(await at.listing('need', 'ANON'), 'need', 'NAME', AGENT.id, null)
}
/** What this person asked of another organisation; `other` is what somebody else asked there. */
const askedBy = async ({ records, relation, who, world }: At) => {
  if (relation === 'none') return records.nobody
  const by = relation === 'own' ? who : world.cast.AGENT.id === who.id ? world.cast.ENT_ADMIN : world.cast.AGENT
  const need = await records.listing('need', 'ANON', 'stranger', 'member')
  const organisation = by.owner && world.organisations[by.owner].id
  return records.request(need, 'need', 'NAME', by.id, organisation)
}
const given = async (at: At) => {
  if (at.relation === 'none') return at.records.nobody
  return at.records.grant('need', await at.listing('need', 'ANON'), at.world.cast.AGENT.id)
}
const invited = async (at: At) => {
  if (at.relation === 'none') return at.records.nobody
  return (await at.records.accessInvitation('need', await at.listing('need', 'INVITE'), at.owner, 'invited@firm.example')).id
}
const linked = async ({ records, relation, who }: At) => {
  if (relation === 'none') return 'x'.repeat(43)
  const need = await records.listing('need', 'INVITE', 'stranger', 'member')
  const to = relation === 'own' ? who.email : 'invited@firm.example'
  return (await records.accessInvitation('need', need, 'stranger', to)).token
}
const by = (find: (at: At) => Promise<string>, body?: object): Request => ({
  on: 'listing',
  build: async (at) => ({ params: { id: await find(at) }, ...(body && { body }) }),
})

export const GRANTS: Record<string, Request> = {
  'GET /api/v1/access': about,
  'GET /api/v1/grants': about,
  'POST /api/v1/access-requests': {
    on: 'listing',
    build: async (at) => ({
      body: {
        ...{ subject: await subjectOf(at), scope: 'NAME', reason: '做过同样的产线' },
        organisationId: at.who.owner && at.world.organisations[at.who.owner].id,
      },
    }),
  },
  'POST /api/v1/access-requests/:id/withdraw': { on: 'personal', build: async (at) => ({ params: { id: await askedBy(at) } }) },
  'POST /api/v1/access-requests/:id/answer': by(askedOf, { answer: 'grant' }),
  'GET /api/v1/my/access-requests': { on: null, build: () => ({}) },
  'GET /api/v1/my/grants': { on: null, build: () => ({}) },
  'GET /api/v1/my/received-grants': { on: null, build: () => ({}) },
  'GET /api/v1/grants/candidates': { on: null, build: () => ({ query: { q: '测试' } }) },
  'POST /api/v1/grants': {
    on: 'listing',
    build: async (at) => ({
      body: { subject: await subjectOf(at), to: { kind: 'agent', id: at.world.cast.AGENT.id } },
    }),
  },
  'POST /api/v1/grants/:id/withdraw': by(given),
  'POST /api/v1/access-invitations/:id/revoke': by(invited),
  'GET /api/v1/access-invitations': { on: 'personal', build: async (at) => ({ query: { token: await linked(at) } }) },
  'POST /api/v1/access-invitations/accept': { on: 'personal', build: async (at) => ({ body: { token: await linked(at) } }) },
}
