import { AGENT_RULES } from '@keqiao/shared/agents'
import { UnbrokeredQuery as Query, type UnbrokeredQuery } from '@keqiao/shared/matching'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { achievementDraft, agentDraft, needDraft } from '../../../tests/support/drafts.ts'
import type { People } from '../../../tests/support/people.ts'
import { type House, startHouse } from '../../../tests/support/start-house.ts'
import type { Viewer } from '../accounts/viewer.ts'
import { agentAvoids } from '../agents/tables.ts'

let house: House
let people: People
const ids = { achievement: '', open: '', anonymous: '', agents: '', invited: '' }

beforeAll(async () => {
  house = await startHouse()
  people = await house.addPeople()
  const { achievements, needs } = house.services
  const { companyAdmin, company, universityMember, university } = people
  const post = async (disclosure: 'OPEN' | 'ANON' | 'AGENT_ONLY' | 'INVITE', more: Parameters<typeof needDraft>[0] = {}) =>
    (await needs.create(companyAdmin, company.id, needDraft({ disclosure, ...more }), { to: 'listed' })).id
  ids.achievement = (await achievements.create(universityMember, university.id, achievementDraft(), { to: 'listed' })).id
  ids.open = await post('OPEN')
  ids.anonymous = await post('ANON', { name: '热态板坯表面裂纹机器视觉识别不准', field: '0102' })
  ids.agents = await post('AGENT_ONLY', { name: '板坯裂纹漏检' })
  ids.invited = await post('INVITE', { name: '不给外人看的裂纹' })
  await house.processAll()
})
afterAll(() => house.close())

const seen = async (viewer: Viewer, query: Partial<UnbrokeredQuery> = {}) =>
  (await house.services.matching.unbrokered(viewer, Query.parse(query))).items.map(({ needId }) => needId).sort()
const some = (...names: (keyof typeof ids)[]) => names.map((name) => ids[name]).sort()

test('an agent sees the strong pairs that agents may read, with both places', async () => {
  expect(await seen(people.agent)).toEqual(some('open', 'anonymous', 'agents'))
  const { items, more } = await house.services.matching.unbrokered(people.agent, Query.parse({ size: 2 }))
  expect([items.length, more]).toEqual([2, true])
  expect(items.every(({ rank, mutualRank, under }) => rank === 1 && (mutualRank ?? 9) <= 3 && under === null)).toBe(true)
  expect(await seen(people.agent, { which: 'rest' })).toEqual([])
})

test('field, region, company and unit narrow it down, and find out nothing of an anonymous need', async () => {
  expect(await seen(people.agent, { field: '0102' })).toEqual(some('anonymous'))
  expect(await seen(people.agent, { field: '11' })).toEqual([])
  expect(await seen(people.agent, { unit: '燕山' })).toEqual(some('open', 'anonymous', 'agents'))
  expect(await seen(people.agent, { unit: '滦河' })).toEqual([])
  expect(await seen(people.agent, { company: '滦河' })).toEqual(some('open', 'agents'))
  expect(await seen(people.agent, { region: '130000' })).toEqual(some('open', 'anonymous', 'agents'))
  expect(await seen(people.agent, { region: '131100' })).toEqual([])
})

test('a pair that somebody brings together is gone: followed by another, or spoken of; and nobody is shown whom they avoid', async () => {
  const { agents, assignments, db, interests } = house.services
  const broker = people.signedIn
  const { id, revision } = await agents.apply(broker, agentDraft(), null)
  const { revision: checked } = await agents.decide(people.operator, id, { move: 'approve', revision })
  await agents.move(broker, { move: 'accept', revision: checked, rulesVersion: AGENT_RULES })
  const working = { ...broker, isAgent: true }
  await assignments.claim(working, `need:${ids.open}`)
  expect(await seen(people.agent)).toEqual(some('anonymous', 'agents'))
  const own = (await house.services.matching.unbrokered(working, Query.parse({}))).items
  expect(own.find(({ needId }) => needId === ids.open)?.followed).toBe(true)
  await db.write(async (tx) => {
    await interests.interestFrom(tx, {
      ...{ source: 'test:1', stage: 'interested', need: ids.agents, achievement: ids.achievement, agent: null },
      parties: { demand: { organisationId: null, name: null }, supply: { organisationId: null, name: null } },
      ...{ outcome: null, score: null, intent: null, by: null, as: null, at: house.clock.now() },
    })
  })
  expect(await seen(people.agent)).toEqual(some('anonymous'))
  expect(await seen(working)).toEqual(some('anonymous', 'open'))
  await db.write(async (tx) => {
    await tx.insert(agentAvoids).values({ agentId: id, organisationId: people.university.id })
  })
  expect(await seen(working)).toEqual([])
})
