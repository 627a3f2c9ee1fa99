import { AGENT_RULES } from '@keqiao/shared/agents'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { agentDraft, needDraft } from '../support/drafts.ts'
import type { People } from '../support/people.ts'
import { type House, startHouse } from '../support/start-house.ts'

let house: House
let people: People
const cookies: Record<string, string> = {}
beforeAll(async () => {
  house = await startHouse()
  people = await house.addPeople()
  for (const name of ['visitor', 'univ', 'firm-admin', 'operator', 'tangshan', 'hengshui'])
    cookies[name] = await house.signIn(`${name}@test.example`)
})
afterAll(() => house.close())

async function as(name: string, method: 'GET' | 'POST' | 'PUT', path: string, payload?: object) {
  const headers = { cookie: cookies[name] as string }
  const answer = await house.app.inject({ method, url: `/api/v1${path}`, headers, ...(payload && { payload }) })
  return { status: answer.statusCode, body: answer.json() }
}

async function becomeAgent(name: string, given: Parameters<typeof agentDraft>[0] = {}): Promise<string> {
  const { body } = await as(name, 'POST', '/agent', { draft: agentDraft(given) })
  await as('tangshan', 'POST', `/operator/agents/${body.id}/moves`, { move: 'approve', revision: body.revision })
  const { agent } = (await as(name, 'GET', '/agent')).body
  await as(name, 'POST', '/agent/moves', { move: 'accept', revision: agent.revision, rulesVersion: AGENT_RULES })
  return body.id
}

test('a hidden need opens to the agent it is given to, and closes when it is declined or taken back', async () => {
  const broker = await becomeAgent('visitor')
  const other = await becomeAgent('univ')
  const draft = needDraft({ disclosure: 'INVITE', name: '蓝鲸七号回转窑结圈' })
  const { id } = await house.services.needs.create(people.companyAdmin, people.company.id, draft, { to: 'listed' })
  const reads = async (name: string) => (await as(name, 'GET', `/needs/${id}`)).status
  const subject = `need:${id}`

  expect([await reads('visitor'), await reads('univ')]).toEqual([404, 404])
  expect(await as('visitor', 'POST', '/agent/claims', { subject })).toMatchObject({ status: 404, body: { code: 'not_found' } })
  const elsewhere = await as('hengshui', 'POST', '/operator/assignments', { agentId: broker, subject })
  expect(elsewhere).toMatchObject({ status: 404, body: { code: 'not_found' } })

  const offered = await as('tangshan', 'POST', '/operator/assignments', { agentId: broker, subject })
  expect(offered).toMatchObject({ status: 201, body: { state: 'offered', name: draft.name } })
  expect([await reads('visitor'), await reads('univ')]).toEqual([200, 404])
  const decline = { answer: 'decline', reason: 'CONFLICT' }
  expect((await as('univ', 'POST', `/agent/assignments/${offered.body.id}`, decline)).status).toBe(404)
  expect((await as('visitor', 'POST', `/agent/assignments/${offered.body.id}`, decline)).body.state).toBe('declined')
  expect([await reads('visitor'), await reads('univ')]).toEqual([404, 404])
  // What was declined is still listed, without the name that may no longer be read.
  const { items } = (await as('visitor', 'GET', '/agent/assignments')).body
  expect(items.map((one: { state: string; name: string | null }) => [one.state, one.name])).toEqual([['declined', null]])

  const second = await as('tangshan', 'POST', '/operator/assignments', { agentId: other, subject })
  expect((await as('univ', 'POST', `/agent/assignments/${second.body.id}`, { answer: 'accept' })).body.state).toBe('accepted')
  expect(await reads('univ')).toBe(200)
  expect((await as('firm-admin', 'GET', `/agents/${other}`)).body.phone).toBe('137****0000')
  expect((await as('hengshui', 'POST', `/operator/assignments/${second.body.id}/release`, {})).status).toBe(404)
  expect((await as('tangshan', 'POST', `/operator/assignments/${second.body.id}/release`, {})).body.state).toBe('lapsed')
  expect(await reads('univ')).toBe(404)
})

test('an AGENT_ONLY need is read by active agents only, and the certificate’s file by its owner and its operators', async () => {
  const draft = needDraft({ disclosure: 'AGENT_ONLY' })
  const { id } = await house.services.needs.create(people.companyAdmin, people.company.id, draft, { to: 'listed' })
  const reads = async () => (await as('visitor', 'GET', `/needs/${id}`)).status
  expect(await reads()).toBe(200)
  const { agent } = (await as('visitor', 'GET', '/agent')).body
  const suspend = { move: 'suspend', revision: agent.revision, reason: 'BREACH' }
  expect((await as('tangshan', 'POST', `/operator/agents/${agent.id}/moves`, suspend)).body.state).toBe('suspended')
  expect(await reads()).toBe(404)

  const files = async (name: string) => (await as(name, 'GET', `/attachments?subject=agent:${agent.id}`)).status
  const seen = { visitor: 200, tangshan: 200, operator: 200, hengshui: 404, univ: 404, 'firm-admin': 404 }
  const found = Object.fromEntries(await Promise.all(Object.keys(seen).map(async (name) => [name, await files(name)])))
  expect(found).toEqual(seen)
})
