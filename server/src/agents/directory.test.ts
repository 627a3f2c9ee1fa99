import { AGENT_RULES, DirectoryQuery } from '@keqiao/shared/agents'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { agentDraft } from '../../../tests/support/drafts.ts'
import type { People } from '../../../tests/support/people.ts'
import { type House, startHouse } from '../../../tests/support/start-house.ts'
import { memberships } from '../accounts/tables.ts'
import { type Viewer, viewerOf } from '../accounts/viewer.ts'

let house: House
let people: People
let agents: House['services']['agents']
let agency: { id: string; name: string }
beforeAll(async () => {
  house = await startHouse()
  people = await house.addPeople()
  agents = house.services.agents
  const { accounts } = house.services
  const draft = { name: '燕赵测试技术转移中心', kind: 'TTO' as const, region: '130100', intro: null, fields: [] }
  const tto = await accounts.ensureOrganisation(draft, false)
  agency = tto
  const broker = people.universityMember.person as { id: string; name: string; email: string }
  await accounts.join(broker.id, tto.id, 'member')
  await activate(people.signedIn, { namePublic: true })
  await activate(viewerOf(broker, [{ ...tto, membership: 'member' }]), {
    kind: 'BROKER',
    level: 'L3',
    regions: ['130000'],
    fields: ['0202'],
    services: ['FTO'],
    agencyId: tto.id,
    intro: '只做 PCT 与氢能专利',
  })
  await agents.apply(people.companyAdmin, agentDraft({ namePublic: true, intro: '还没有核验' }), null)
})
afterAll(() => house.close())

async function activate(viewer: Viewer, given: Parameters<typeof agentDraft>[0]) {
  const { id, revision } = await agents.apply(viewer, agentDraft(given), null)
  const checked = await agents.decide(people.operator, id, { move: 'approve', revision })
  await agents.move(viewer, { move: 'accept', revision: checked.revision, rulesVersion: AGENT_RULES })
}
const find = async (query: object = {}) =>
  (await agents.directory(DirectoryQuery.parse(query))).items.map(({ kind, name }) => name ?? kind)
const idOf = (viewer: Viewer) => viewer.person?.id as string

describe('the directory', () => {
  test.each([
    ['holds active agents only, the highest level first, and the name only with the tick', {}, ['BROKER', '小林']],
    ['by a box of the plan', { field: '01' }, ['小林']],
    ['by a domain', { field: '0202' }, ['BROKER']],
    ['by a city: who serves the whole province serves it too', { region: '130200' }, ['BROKER', '小林']],
    ['by another city', { region: '130400' }, ['BROKER']],
    ['by the province: whoever is in it', { region: '130000' }, ['BROKER', '小林']],
    ['by a service', { service: 'FTO' }, ['BROKER']],
    ['all filters at once', { service: 'FTO', field: '01' }, []],
    ['words of the introduction, in any case', { q: 'pct 氢能' }, ['BROKER']],
    ['the label of a field', { q: '钢铁' }, ['小林']],
    ['a name that is shown', { q: '小林' }, ['小林']],
    ['a name that is not shown finds nobody', { q: '陈老师' }, []],
    ['signs that mean something to the database are plain signs', { q: '%' }, ['BROKER', '小林']],
  ])('%s', async (_name, query, expected) => {
    expect(await find(query)).toEqual(expected)
  })

  test('a page at a time, with the whole count', async () => {
    const second = await agents.directory(DirectoryQuery.parse({ page: 2, size: 1 }))
    expect([second.total, second.items.map(({ name }) => name)]).toEqual([2, ['小林']])
  })

  test('the agency is named while the person is one of its members', async () => {
    const cards = async () => (await agents.directory(DirectoryQuery.parse({ service: 'FTO' }))).items
    expect((await cards()).map((card) => card.agency?.name)).toEqual(['燕赵测试技术转移中心'])
    await house.services.db.write(async (tx) => {
      await tx.delete(memberships).where(eq(memberships.organisationId, agency.id))
    })
    expect((await cards()).map((card) => card.agency)).toEqual([null])
  })
})

describe('an agent’s page', () => {
  const read = (viewer: Viewer) => agents.read(viewer, idOf(people.signedIn))

  test.each([
    ['a visitor', () => people.visitor, null, null],
    ['a signed-in stranger', () => people.agent, null, null],
    ['a member of an organisation', () => people.otherCompanyAdmin, '成交额的百分之二，上限十万元。', null],
    ['the operator of another city', () => people.otherCityOperator, null, null],
    ['the operator of the region', () => people.cityOperator, '成交额的百分之二，上限十万元。', '137****0000'],
    ['the agent', () => people.signedIn, '成交额的百分之二，上限十万元。', '13700000000'],
  ])('%s reads commission terms and telephone as far as they may', async (_who, viewer, commissionTerms, phone) => {
    expect(await read(viewer())).toMatchObject({ name: '小林', commissionTerms, phone })
  })

  test('nothing that anybody reads holds number, telephone, terms, units to avoid or the hidden name', async () => {
    const pages = ['/api/v1/agents', `/api/v1/agents/${idOf(people.signedIn)}`, `/api/v1/agents/${idOf(people.universityMember)}`]
    const texts = await Promise.all(pages.map(async (url) => (await house.app.inject({ url })).body))
    const secret = ['JSJL-2025-0113', '13700000000', '百分之二', '陈老师', 'test.example', 'avoid']
    expect(texts.every((text) => text.length > 100)).toBe(true)
    expect(secret.filter((word) => texts.some((text) => text.includes(word)))).toEqual([])
  })

  test.each([
    ['an applicant', () => idOf(people.companyAdmin)],
    ['a person who is no agent', () => idOf(people.reviewer)],
    ['nobody', () => '0190a5e0-0000-7000-8000-000000000000'],
  ])('%s has no page, and all answer alike', async (_who, id) => {
    const { statusCode, json } = await house.app.inject({ url: `/api/v1/agents/${id()}` })
    expect([statusCode, { ...json(), requestId: '' }]).toEqual([404, { code: 'not_found', facts: {}, requestId: '' }])
  })
})
