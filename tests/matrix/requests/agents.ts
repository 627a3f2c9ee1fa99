import { AGENT_RULES } from '@keqiao/shared/agents'
import { agentDraft } from '../../support/drafts.ts'
import type { At, Request } from '../request.ts'

const profile = ({ relation, records, who, world, role }: At): Promise<string> | string => {
  if (relation === 'none') return records.nobody
  if (relation === 'own') return role === 'AGENT' ? who.id : records.profile(who.id)
  return role === 'AGENT' ? world.otherAgent.person.id : world.cast.AGENT.id
}
/** Stands for a profile in this state, as the agents' table has it. */
const stated = (id: string, state: string) => [['update agents set state = ?, revision = 1 where id = ?', state, id]] as const
/** Nobody else is an agent. */
const unlessAgent = ({ role, who }: At) => (role === 'AGENT' ? [] : [['delete from agents where id = ?', who.id] as const])
const assigned = async (at: At) => {
  const agent =
    at.relation === 'own' && at.role === 'AGENT'
      ? at.who.id
      : at.role === 'AGENT'
        ? at.world.otherAgent.person.id
        : at.world.cast.AGENT.id
  // One agent for one need: the other one has an achievement's place at another need.
  const need = await at.records.listing(
    'need',
    agent === at.world.otherAgent.person.id ? 'ANON' : 'AGENT_ONLY',
    'company',
    'admin',
  )
  return at.relation === 'none' ? at.records.nobody : at.records.assignment(agent, need)
}

export const AGENTS: Record<string, Request> = {
  'GET /api/v1/agents': { on: null, build: () => ({}) },
  'GET /api/v1/agents/:id': {
    on: 'personal',
    build: async (at) => {
      const id = await profile(at)
      return { params: { id }, arrange: [...stated(id, 'active')] }
    },
  },
  'GET /api/v1/agents/:id (dormant)': {
    on: 'personal',
    build: async (at) => {
      const id = await profile(at)
      return { params: { id }, arrange: [...stated(id, 'dormant')] }
    },
  },
  'GET /api/v1/agent': { on: null, build: () => ({}) },
  'GET /api/v1/agent/organisations': { on: null, build: () => ({ query: { q: '测试' } }) },
  'POST /api/v1/agent': {
    on: null,
    build: ({ who }) => ({
      body: { draft: agentDraft(), revision: 1 },
      arrange: [...stated(who.id, 'withdrawn')],
    }),
  },
  'PUT /api/v1/agent': {
    on: null,
    build: (at) => ({
      body: { draft: agentDraft(), revision: 1 },
      arrange: [...stated(at.who.id, 'active'), ...unlessAgent(at)],
    }),
  },
  'POST /api/v1/agent/moves': {
    on: null,
    build: (at) => ({
      body: { move: 'accept', revision: 1, rulesVersion: AGENT_RULES },
      arrange: [...stated(at.who.id, 'qualified'), ...unlessAgent(at)],
    }),
  },
  'GET /api/v1/operator/agents': { on: null, build: () => ({}) },
  'GET /api/v1/operator/agents/:id': { on: 'personal', build: async (at) => ({ params: { id: await profile(at) } }) },
  'POST /api/v1/operator/agents/:id/moves': {
    on: 'personal',
    build: async (at) => {
      const id = await profile(at)
      return { params: { id }, body: { move: 'approve', revision: 1 }, arrange: [...stated(id, 'applied')] }
    },
  },

  'GET /api/v1/agent/assignments': { on: null, build: () => ({}) },
  'POST /api/v1/agent/assignments/:id': {
    on: 'personal',
    // Nobody but agents has work: what stands in `own` for the others is an agent's.
    build: async (at) => ({ params: { id: await assigned(at) }, body: { answer: 'accept' } }),
  },
  'POST /api/v1/agent/claims': {
    on: 'listing',
    build: async (at) => ({ body: { subject: `need:${await at.listing('need', 'OPEN')}` } }),
  },
  'POST /api/v1/agent/claims (INVITE)': {
    on: 'listing',
    build: async (at) => ({ body: { subject: `need:${await at.listing('need', 'INVITE')}` } }),
  },
  'GET /api/v1/operator/assignments': { on: null, build: () => ({}) },
  'POST /api/v1/operator/assignments': {
    on: 'listing',
    build: async (at) => ({ body: { agentId: at.world.cast.AGENT.id, subject: `need:${await at.listing('need', 'OPEN')}` } }),
  },
  'POST /api/v1/operator/assignments/:id/release': {
    on: 'listing',
    build: async (at) => ({ params: { id: await assigned(at) }, body: { text: '另派' } }),
  },
}
