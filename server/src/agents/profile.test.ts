import { AGENT_RULES, type AgentFile } from '@keqiao/shared/agents'
import { and, desc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { agentDraft } from '../../../tests/support/drafts.ts'
import type { People } from '../../../tests/support/people.ts'
import { type House, startHouse } from '../../../tests/support/start-house.ts'
import type { Viewer } from '../accounts/viewer.ts'
import { notices } from '../notices/tables.ts'
import { trail } from '../platform/trail.tables.ts'
import { agents as rows } from './tables.ts'

let house: House
let people: People
let agents: House['services']['agents']
let me: Viewer
beforeAll(async () => {
  house = await startHouse()
  people = await house.addPeople()
  agents = house.services.agents
  me = people.signedIn
})
afterAll(() => house.close())
beforeEach(() =>
  house.services.db.write(async (tx) => {
    await tx.delete(rows)
    await tx.delete(notices)
  }),
)

const idOf = (viewer: Viewer) => viewer.person?.id as string
const rolesOf = async (viewer: Viewer) => (await house.services.accounts.asViewer(idOf(viewer)))?.roles
const told = async (viewer: Viewer) =>
  (
    await house.services.db.read
      .select()
      .from(notices)
      .where(eq(notices.personId, idOf(viewer)))
  ).map(({ code }) => code)
const refused = (code: string, facts: object = {}) => expect.objectContaining({ code, facts: expect.objectContaining(facts) })

const apply = (given = {}) => agents.apply(me, agentDraft(given), null)
const approve = (file: AgentFile) => agents.decide(people.cityOperator, file.id, { move: 'approve', revision: file.revision })
const accept = ({ revision }: AgentFile) => agents.move(me, { move: 'accept', revision, rulesVersion: AGENT_RULES })
const active = async (given = {}) => accept(await approve(await apply(given)))

describe('becoming an agent', () => {
  test('apply, be checked by the operator of the region, accept the rules: the role comes with the last step only', async () => {
    const applied = await apply()
    expect(applied).toMatchObject({ state: 'applied', waitingSince: house.clock.now(), dueAt: '2026-11-05T15:59:59.999Z' })
    expect(await told(people.cityOperator)).toEqual(['agent_applied'])
    expect([await told(people.operator), await told(people.otherCityOperator)]).toEqual([[], []])

    const qualified = await approve(applied)
    expect(qualified).toMatchObject({ state: 'qualified', waitingSince: null, stop: 'not_active' })
    expect(await rolesOf(me)).toEqual([])
    expect(await told(me)).toEqual(['agent_decided'])

    const done = await accept(qualified)
    expect(done).toMatchObject({ state: 'active', rulesVersion: AGENT_RULES, stop: null, dormantAt: '2027-01-31T15:59:59.999Z' })
    expect(await rolesOf(me)).toEqual(['AGENT'])
    const [last] = await house.services.db.read
      .select()
      .from(trail)
      .where(eq(trail.subject, `agent:${applied.id}`))
      .orderBy(desc(trail.seq))
    expect(last).toMatchObject({ actorId: idOf(me), action: 'agent.accept', facts: { from: 'qualified', to: 'active' } })
  })

  test('a text of the rules that no longer holds cannot be accepted', async () => {
    const { revision } = await approve(await apply())
    const old = agents.move(me, { move: 'accept', revision, rulesVersion: '2019-1' })
    await expect(old).rejects.toEqual(refused('revision_conflict'))
  })

  test('returned with a reason per field, corrected and sent again; the reasons are gone then', async () => {
    const applied = await apply()
    const faults = [{ field: 'certificate' as const, reason: 'NOT_READABLE' as const, text: '看不清编号' }]
    const body = { move: 'return' as const, revision: applied.revision, faults }
    const returned = await agents.decide(people.operator, applied.id, body)
    expect(returned).toMatchObject({ state: 'returned', waitingSince: null, faults })
    expect(await told(me)).toEqual(['agent_returned'])
    const again = await agents.apply(me, agentDraft({ intro: '改过了' }), returned.revision)
    expect(again).toMatchObject({ state: 'applied', faults: [], draft: { intro: '改过了' } })
  })

  test('faults of the input stand at their fields, and nothing is kept', async () => {
    const certificate = { number: '1', issuer: '某基地', issued: '2020-01-01', expires: '2021-01-01' }
    const bad = apply({ certificate, agencyId: people.company.id })
    await expect(bad).rejects.toMatchObject({
      code: 'invalid_input',
      issues: [
        { path: 'certificate.expires', code: 'already_expired' },
        { path: 'agencyId', code: 'not_your_agency' },
      ],
    })
    expect(await agents.mine(me)).toEqual({ agent: null })
  })

  test('an older revision changes nothing', async () => {
    const { id, revision } = await active()
    await expect(agents.save(me, agentDraft(), revision - 1)).rejects.toEqual(refused('revision_conflict'))
    const old = agents.decide(people.operator, id, { move: 'suspend', revision: revision - 1, reason: 'BREACH', text: null })
    await expect(old).rejects.toEqual(refused('revision_conflict'))
    expect(await rolesOf(me)).toEqual(['AGENT'])
  })
})

describe('what was checked', () => {
  const renewed = { number: 'JSJL-2027-0001', issuer: '某国家技术转移人才培养基地', issued: '2026-10-01', expires: '2031-09-30' }

  test('a new certificate waits for an operator while the old one stays in force', async () => {
    const before = await active()
    const saved = await agents.save(me, agentDraft({ certificate: renewed, intro: '新的简介' }), before.revision)
    expect(saved).toMatchObject({
      state: 'active',
      draft: { intro: '新的简介', certificate: { expires: '2028-01-09' } },
      pending: { certificate: renewed },
      waitingSince: house.clock.now(),
    })
    const after = await approve(saved)
    expect(after).toMatchObject({ state: 'active', draft: { certificate: renewed }, pending: null, waitingSince: null })
    expect(await rolesOf(me)).toEqual(['AGENT'])
  })

  test('one that is returned leaves the old one, and its reasons for the agent', async () => {
    const before = await active()
    const saved = await agents.save(me, agentDraft({ level: 'L3' }), before.revision)
    const faults = [{ field: 'level' as const, reason: 'MISMATCH' as const, text: null }]
    const after = await agents.decide(people.operator, saved.id, { move: 'return', revision: saved.revision, faults })
    expect(after).toMatchObject({ state: 'active', draft: { level: 'L2' }, pending: null, waitingSince: null, faults })
  })

  test('what needs no check is changed at once', async () => {
    const before = await active()
    const saved = await agents.save(me, agentDraft({ regions: ['130100'], maxLoad: 9 }), before.revision)
    expect(saved).toMatchObject({ draft: { regions: ['130100'], maxLoad: 9 }, pending: null, waitingSince: null })
    // 石家庄 is not 唐山's to look after.
    await expect(agents.file(people.cityOperator, saved.id)).rejects.toEqual(refused('not_found'))
  })
})

describe('leaving and coming back', () => {
  test('a suspended agent loses the role, keeps the state it had, and gets both back', async () => {
    const { id, revision } = await active()
    const body = { move: 'suspend' as const, revision, reason: 'COMPLAINT' as const, text: '查实一起' }
    const out = await agents.decide(people.cityOperator, id, body)
    expect(out).toMatchObject({ state: 'suspended', suspended: { reason: 'COMPLAINT', text: '查实一起' } })
    expect(await rolesOf(me)).toEqual([])
    await expect(agents.read(people.visitor, id)).rejects.toEqual(refused('not_found'))
    const back = await agents.decide(people.cityOperator, id, { move: 'restore', revision: out.revision })
    expect(back).toMatchObject({ state: 'active', suspended: null })
    expect(await rolesOf(me)).toEqual(['AGENT'])
    expect(await told(me)).toEqual(['agent_decided', 'agent_suspended', 'agent_restored'])
  })

  test('a withdrawn profile is out of the directory, and its person may apply again', async () => {
    const { id, revision } = await active()
    const gone = await agents.move(me, { move: 'withdraw', revision })
    expect([gone.state, await rolesOf(me)]).toEqual(['withdrawn', []])
    await expect(agents.read(people.visitor, id)).rejects.toEqual(refused('not_found'))
    expect((await agents.apply(me, agentDraft(), gone.revision)).state).toBe('applied')
  })
})

describe('whose it is', () => {
  test('an operator of another city, a reviewer and an auditor find nobody, by reading or by deciding', async () => {
    const { id, revision } = await apply()
    for (const stranger of [people.otherCityOperator, people.cityReviewer, people.auditor, people.companyAdmin, people.agent]) {
      await expect(agents.file(stranger, id)).rejects.toEqual(refused('not_found'))
      await expect(agents.decide(stranger, id, { move: 'approve', revision })).rejects.toEqual(refused('not_found'))
    }
    const desk = { waiting: true, q: '', page: 1, size: 20 }
    expect((await agents.desk(people.otherCityOperator, desk)).total).toBe(0)
    expect((await agents.desk(people.cityOperator, desk)).items.map((row) => row.id)).toEqual([id])
    expect((await agents.desk(people.operator, desk)).total).toBe(1)
  })

  test('an operator who is an agent does not decide about themselves', async () => {
    const own = await agents.apply(people.cityOperator, agentDraft(), null)
    const self = agents.decide(people.cityOperator, own.id, { move: 'approve', revision: own.revision })
    await expect(self).rejects.toEqual(refused('forbidden', { needs: 'another_operator' }))
    expect(await told(people.cityOperator)).toEqual([])
  })

  test('the queue has who waits longest first', async () => {
    await agents.apply(people.universityMember, agentDraft(), null)
    house.clock.advance(1000)
    await apply()
    const { items } = await agents.desk(people.operator, { waiting: true, q: '', page: 1, size: 20 })
    expect(items.map(({ name }) => name)).toEqual(['陈老师', '小林'])
  })

  test('over HTTP nobody moves, reads or writes the profile of another, whatever the body says', async () => {
    const { id, revision } = await apply()
    const cookie = await house.signIn('univ@test.example')
    const call = (method: 'GET' | 'POST' | 'PUT', url: string, payload?: object) =>
      house.app.inject({ method, url, headers: { cookie }, ...(payload && { payload }) })
    const mine = { ...agentDraft(), id, state: 'active', demo: true, waitingSince: null, personId: id }
    const saved = await call('PUT', '/api/v1/agent', { draft: mine, revision, id, state: 'active' })
    expect([saved.statusCode, saved.json().code]).toEqual([404, 'not_found'])
    const made = await call('POST', '/api/v1/agent', { draft: mine, id, state: 'active', demo: true })
    expect([made.statusCode, made.json().id, made.json().state, made.json().demo]).toEqual([
      201,
      idOf(people.universityMember),
      'applied',
      false,
    ])
    expect((await call('GET', `/api/v1/operator/agents/${id}`)).statusCode).toBe(403)
    expect((await agents.mine(me)).agent).toMatchObject({ id, state: 'applied', revision })
    const left = await house.services.db.read.$count(rows, and(eq(rows.state, 'active')))
    expect(left).toBe(0)
  })
})
