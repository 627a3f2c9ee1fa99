import type { At, Request } from '../request.ts'

const draftOf = async (at: At) => ({
  ...{ on: '2026-11-01', kind: 'VISIT', outcome: 'HELD', content: '谈了在线检测的改造。' },
  people: [{ name: '王建国', side: 'demand' }],
  needId: await at.listing('need', 'OPEN'),
  achievementId: await at.records.listing('achievement', 'OPEN', at.owner === 'university' ? 'company' : 'university', 'admin'),
})
/** Written by an agent who is not of the cast, so that the owner of the need is asked. */
const asked = async (at: At) => {
  if (at.relation === 'none') return at.records.nobody
  return (await at.records.encounter(await at.listing('need', 'OPEN'), null)).id
}
const own = async (at: At) => {
  if (at.relation === 'none') return at.records.nobody
  return (await at.records.encounter(await at.listing('need', 'OPEN'), at.owner)).id
}
const linked = async ({ records }: At) =>
  (await records.encounter(await records.listing('need', 'OPEN', 'stranger', 'admin'), 'stranger')).token

export const ENCOUNTERS: Record<string, Request> = {
  'GET /api/v1/encounters': { on: null, build: () => ({}) },
  'GET /api/v1/encounters/candidates': { on: null, build: () => ({ query: { kind: 'need', q: '表面' } }) },
  'POST /api/v1/encounters': { on: 'listing', build: async (at) => ({ body: await draftOf(at) }) },
  'GET /api/v1/encounters/:id': { on: 'listing', build: async (at) => ({ params: { id: await asked(at) } }) },
  'PUT /api/v1/encounters/:id': {
    on: 'listing',
    build: async (at) => ({ params: { id: await own(at) }, body: { ...(await draftOf(at)), revision: 1 } }),
  },
  'POST /api/v1/encounters/:id/answer': {
    on: 'listing',
    build: async (at) => ({ params: { id: await asked(at) }, body: { revision: 1, said: { answer: 'confirm' } } }),
  },
  'POST /api/v1/encounters/:id/notes': {
    on: 'listing',
    build: async (at) => {
      const id = await asked(at)
      return {
        params: { id },
        body: { move: 'correct', text: '日期应为十月三十一日' },
        arrange: [["update encounters set state = 'confirmed' where id = ?", id] as const],
      }
    },
  },
  'GET /api/v1/encounter-links': { on: null, build: async (at) => ({ query: { token: await linked(at) } }) },
  'POST /api/v1/encounter-links': {
    on: null,
    build: async (at) => ({ body: { token: await linked(at), said: { answer: 'confirm' } } }),
  },
}
