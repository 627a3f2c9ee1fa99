import { AGENT_RULES } from '@keqiao/shared/agents'
import { triageApi } from '@keqiao/shared/triage'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { agentDraft, moveOf, needDraft } from '../../../tests/support/drafts.ts'
import type { People } from '../../../tests/support/people.ts'
import { type House, startHouse } from '../../../tests/support/start-house.ts'
import { type Viewer, viewerOf } from '../accounts/viewer.ts'
import { assignments } from '../agents/tables.ts'
import { UNDO_MS } from '../listings/life.ts'
import { decisions } from '../listings/tables.ts'
import { needs as rows } from '../needs/tables.ts'
import { newId } from '../platform/ids.ts'

let house: House
let people: People
let agent: Viewer
beforeAll(async () => {
  house = await startHouse()
  people = await house.addPeople()
  const { agents } = house.services
  const { id, revision } = await agents.apply(people.signedIn, agentDraft(), null)
  const checked = await agents.decide(people.operator, id, { move: 'approve', revision })
  await agents.move(people.signedIn, { move: 'accept', revision: checked.revision, rulesVersion: AGENT_RULES })
  agent = people.signedIn
})
afterAll(() => house.close())
beforeEach(() =>
  house.services.db.write(async (tx) => {
    for (const table of [decisions, rows, assignments]) await tx.delete(table)
  }),
)

const refusal = (code: string) => expect.objectContaining({ code })
const pass = async () => {
  house.clock.advance(UNDO_MS)
  await house.processAll()
}
const queue = (viewer: Viewer, state: 'triage' | 'parked' | 'service_desk' = 'triage') =>
  house.services.triage.queue(viewer, { page: 1, size: 20, state })
const names = async (viewer: Viewer, state?: 'triage' | 'parked' | 'service_desk') =>
  (await queue(viewer, state)).items.map(({ name }) => name)
const post = async (name: string, more = {}, owner: 'company' | 'otherCompany' = 'company') => {
  const who = owner === 'company' ? people.companyAdmin : people.otherCompanyAdmin
  const made = await house.services.needs.create(who, people[owner].id, needDraft({ name, ...more }), { to: 'review' })
  house.clock.advance(60_000)
  return made
}
const decide = (viewer: Viewer, id: string, verdict: 'READY' | 'DETAIL' | 'REDIAG' | 'LONGTERM' | 'NOT_TECH', more = {}) =>
  house.services.triage.decide(viewer, id, { verdict, revision: 1, questions: [], text: null, ...more })
const stateOf = async (id: string) => (await house.services.needs.load([id]))[0]?.state
const assign = (id: string) =>
  house.services.assignments.assign(people.cityOperator, { agentId: agent.person?.id as string, subject: `need:${id}` })

describe('the desk of diagnosis', () => {
  test('lies in the company’s region: the province has all of it, another city nothing', async () => {
    const { triage } = house.services
    const { id } = await post('唐山的需求', { region: '131100' })
    await post('衡水的需求', { region: '130200' }, 'otherCompany')
    expect(await names(people.cityOperator)).toEqual(['唐山的需求'])
    expect(await names(people.otherCityOperator)).toEqual(['衡水的需求'])
    expect(await names(people.operator)).toEqual(['唐山的需求', '衡水的需求'])
    for (const stranger of [people.otherCityOperator, people.cityReviewer, people.companyAdmin, agent]) {
      await expect(triage.item(stranger, id)).rejects.toEqual(refusal('not_found'))
      await expect(decide(stranger, id, 'READY')).rejects.toEqual(refusal('not_found'))
      await expect(triage.reveal(stranger, id)).rejects.toEqual(refusal('not_found'))
    }
    expect((await queue(people.otherCityOperator)).total).toBe(1)
  })

  test('is open to an agent for what an operator gave them, and for nothing else', async () => {
    const { triage } = house.services
    const { id } = await post('派给经理人的', { disclosure: 'ANON' })
    await post('没有派的')
    expect(await names(agent)).toEqual([])
    await assign(id)
    expect(await names(viewerOf({ id: newId(), name: '钱敏', email: 'q@test.example' }, [], agent.appointments))).toEqual([])
    expect((await queue(agent)).items).toMatchObject([{ name: '派给经理人的', owner: null, agent: { accepted: false } }])
    const item = await triage.item(agent, id)
    // Whose it is and whom to call stays with the centre; the agent asks through the desk.
    expect([item.owner, item.contact, item.operates, item.draft.tried]).toEqual([null, null, false, needDraft().tried])
    await expect(triage.reveal(agent, id)).rejects.toEqual(refusal('not_found'))
    await decide(agent, id, 'READY')
    await pass()
    expect(await stateOf(id)).toBe('center_review')
    await expect(triage.item(agent, id)).rejects.toEqual(refusal('not_found'))
  })

  test('shows what the draft lacks, the contact masked, and by when it should be judged', async () => {
    house.clock.set('2026-11-02T09:00:00.000Z')
    const { id } = await post('写得不全', { constraints: null, tried: null, deadline: null })
    const item = await house.services.triage.item(people.cityOperator, id)
    expect(item).toMatchObject({
      lacks: ['background', 'constraints', 'deadline', 'tried'],
      contact: { phone: '139****0000' },
      dueAt: '2026-11-05T15:59:59.999Z',
      operates: true,
    })
    expect(item.moves.sort()).toEqual(['triage_detail', 'triage_longterm', 'triage_not_tech', 'triage_ready', 'triage_rediag'])
  })
})

test('questions go back to the company; the answers come first to whoever asked, who is told', async () => {
  const { triage, needs, notices } = house.services
  const { id } = await post('要细化的')
  await expect(decide(people.cityOperator, id, 'DETAIL')).rejects.toMatchObject({
    issues: [{ path: 'questions', code: 'required' }],
  })
  const questions = ['钢种是什么？', '产线速度是多少？']
  await decide(people.cityOperator, id, 'DETAIL', { questions })
  await pass()
  expect([await stateOf(id), await names(people.cityOperator)]).toEqual(['returned', []])
  await post('后来的')
  await post('更早没有的')
  await needs.move(people.companyAdmin, id, moveOf('submit', 2, { answers: ['Q235', '1.2 m/min'] }))
  expect(await names(people.operator)).toEqual(['后来的', '更早没有的', '要细化的'])
  const mine = (await queue(people.cityOperator)).items
  expect(mine.map(({ name, isMine, answered, triager }) => [name, isMine, answered, triager])).toEqual([
    ['要细化的', true, true, '唐山值班员'],
    ['后来的', false, false, null],
    ['更早没有的', false, false, null],
  ])
  const told = await notices.list(people.cityOperator, { page: 1, size: 5, unread: false })
  expect(told.items.slice(0, 1).map(({ code, facts, subject }) => [code, facts, subject])).toEqual([
    ['need_answered', { name: '要细化的' }, `need:${id}`],
  ])
  const { feedback } = await triage.item(people.operator, id)
  expect(feedback?.questions).toEqual([
    { text: '钢种是什么？', answer: 'Q235' },
    { text: '产线速度是多少？', answer: '1.2 m/min' },
  ])
})

test('whoever asked and has lost the work since hears nothing of the answers', async () => {
  const { assignments, needs, notices } = house.services
  const { id } = await post('换人的', { disclosure: 'INVITE' })
  const { id: work } = await assign(id)
  await decide(agent, id, 'DETAIL', { questions: ['钢种是什么？'] })
  await pass()
  await assignments.release(people.cityOperator, work, null)
  await needs.move(people.companyAdmin, id, moveOf('submit', 2, { answers: ['Q235'] }))
  const told = await notices.list(agent, { page: 1, size: 20, unread: false })
  expect(told.items.filter(({ code }) => code === 'need_answered')).toEqual([])
  expect(await names(agent)).toEqual([])
})

test('each verdict leads where it says, after ten seconds in which it can be undone', async () => {
  const { triage } = house.services
  const outcomes: Record<string, string | undefined> = {}
  for (const verdict of triageApi.decide.body?.shape.verdict.options ?? []) {
    const { id } = await post(verdict)
    const decision = await decide(people.cityOperator, id, verdict, { questions: ['？'], text: '原因' })
    expect((await queue(people.cityOperator)).items).toEqual([])
    await triage.undo(people.cityOperator, decision.id)
    await pass()
    expect(await stateOf(id)).toBe('triage')
    await decide(people.cityOperator, id, verdict, { questions: ['？'], text: '原因' })
    await pass()
    outcomes[verdict] = await stateOf(id)
    if (outcomes[verdict] === 'triage') await decide(people.cityOperator, id, 'LONGTERM', { revision: 2 })
    await pass()
  }
  expect(outcomes).toEqual({
    READY: 'center_review',
    DETAIL: 'returned',
    REDIAG: 'triage',
    LONGTERM: 'parked',
    NOT_TECH: 'service_desk',
  })
})

test('what is not technical is closed at the service desk; what is parked is taken up again', async () => {
  const { triage } = house.services
  const [notTech, later] = [await post('办执照'), await post('常温超导')]
  await decide(people.cityOperator, notTech.id, 'NOT_TECH', { text: '请到政务大厅' })
  await decide(people.cityOperator, later.id, 'LONGTERM')
  await pass()
  expect([await names(people.cityOperator, 'service_desk'), await names(people.cityOperator, 'parked')]).toEqual([
    ['办执照'],
    ['常温超导'],
  ])
  const takeUp = { move: 'unpark' as const, revision: 2, text: null }
  await expect(triage.move(people.companyAdmin, later.id, takeUp)).rejects.toEqual(refusal('not_found'))
  const close = { move: 'close' as const, revision: 2, text: '已转政务大厅办理' }
  await expect(triage.move(people.otherCityOperator, notTech.id, close)).rejects.toEqual(refusal('not_found'))
  await expect(triage.move(people.cityOperator, notTech.id, { ...close, text: null })).rejects.toEqual(refusal('invalid_input'))
  await triage.move(people.cityOperator, notTech.id, close)
  await triage.move(people.cityOperator, later.id, { move: 'unpark', revision: 2, text: null })
  expect([await stateOf(notTech.id), await stateOf(later.id), await names(people.cityOperator)]).toEqual([
    'closed',
    'triage',
    ['常温超导'],
  ])
  const told = await house.services.notices.list(people.companyAdmin, { page: 1, size: 20, unread: false })
  expect(
    told.items.filter(({ subject }) => subject === `need:${notTech.id}`).map(({ code, facts }) => [code, facts]),
  ).toContainEqual(['need_closed', { name: '办执照' }])
})
