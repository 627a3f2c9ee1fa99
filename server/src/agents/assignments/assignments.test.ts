import { AGENT_RULES } from '@keqiao/shared/agents'
import type { Assignment } from '@keqiao/shared/assignments'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { agentDraft } from '../../../../tests/support/drafts.ts'
import type { People } from '../../../../tests/support/people.ts'
import { type House, startHouse } from '../../../../tests/support/start-house.ts'
import type { Viewer } from '../../accounts/viewer.ts'
import { notices } from '../../notices/tables.ts'
import { createTrail } from '../../platform/trail.ts'
import type { Assignable, AssignmentSubject } from '../subject.ts'
import { agents as agentRows, assignments as rows } from '../tables.ts'
import { type Assignments, createAssignments } from './service.ts'

let house: House
let people: People
let assignments: Assignments
let broker: Viewer
const jobs = new Map<string, Assignable & { hiddenFrom?: Viewer }>()

/** Jobs as another module would tell of its records. */
const subject: AssignmentSubject = {
  kind: 'job',
  async find(viewer, ids) {
    const found = ids.flatMap((id) => {
      const job = jobs.get(id)
      return job && job.hiddenFrom !== viewer ? [[id, job] as const] : []
    })
    return new Map(found)
  },
}

beforeAll(async () => {
  house = await startHouse()
  people = await house.addPeople()
  const { db, clock, accounts, notices, consents, taxonomies, calendar } = house.services
  const uses = {
    db,
    clock,
    accounts,
    notices,
    consents,
    taxonomies,
    calendar,
    trail: createTrail(clock),
    hasCertificate: async () => false,
  }
  assignments = createAssignments({ ...uses, subjects: [subject] })
  broker = people.signedIn
})
afterAll(() => house.close())
beforeEach(async () => {
  await house.services.db.write(async (tx) => {
    await tx.delete(rows)
    await tx.delete(notices)
    await tx.delete(agentRows)
  })
  await activate(broker)
})

async function activate(viewer: Viewer, given: Parameters<typeof agentDraft>[0] = {}) {
  const { agents } = house.services
  const { id, revision } = await agents.apply(viewer, agentDraft(given), null)
  const checked = await agents.decide(people.operator, id, { move: 'approve', revision })
  await agents.move(viewer, { move: 'accept', revision: checked.revision, rulesVersion: AGENT_RULES })
}
const idOf = (viewer: Viewer) => viewer.person?.id as string
let number = 0
function job(given: Partial<Assignable & { hiddenFrom: Viewer }> = {}) {
  const id = `0190a5e0-0000-7000-8000-${String(++number).padStart(12, '0')}`
  jobs.set(id, {
    name: '一件工作',
    organisationId: people.company.id,
    region: '130200',
    assignable: true,
    claimable: true,
    ...given,
  })
  return `job:${id}`
}
const assign = (subject: string, agent = broker, by = people.cityOperator) =>
  assignments.assign(by, { agentId: idOf(agent), subject })
const refused = (code: string, facts: object = {}) => expect.objectContaining({ code, facts: expect.objectContaining(facts) })
const told = async (viewer: Viewer) =>
  (
    await house.services.db.read
      .select()
      .from(notices)
      .where(eq(notices.personId, idOf(viewer)))
  )
    .map(({ code, facts }) => [code, facts] as const)
    .filter(([code]) => code.startsWith('assignment'))

describe('offering work', () => {
  test('an operator of the region offers it, with an answer due in five working days', async () => {
    const offered = await assign(job())
    expect(offered).toMatchObject({ state: 'offered', name: '一件工作', agentName: '小林', due: '2026-11-09T15:59:59.999Z' })
    expect(await told(broker)).toEqual([['assignment_offered', { dueAt: '2026-11-09T15:59:59.999Z' }]])
  })

  test('an operator of another city and a person without the office learn nothing', async () => {
    const about = job()
    for (const stranger of [people.otherCityOperator, people.cityReviewer, people.companyAdmin])
      await expect(assign(about, broker, stranger)).rejects.toEqual(refused('not_found'))
    await expect(assign('job:0190a5e0-0000-7000-8000-ffffffffffff')).rejects.toEqual(refused('not_found'))
    await expect(assign('gap:0190a5e0-0000-7000-8000-ffffffffffff')).rejects.toEqual(refused('not_found'))
    await expect(assign(job({ assignable: false }))).rejects.toEqual(refused('transition_refused'))
  })

  test('one agent at a time: another is refused until the first is out', async () => {
    const about = job()
    await activate(people.universityMember)
    const first = await assign(about)
    await expect(assign(about, people.universityMember)).rejects.toEqual(refused('already_assigned'))
    await assignments.release(people.cityOperator, first.id, null)
    expect((await assign(about, people.universityMember)).state).toBe('offered')
    expect((await told(broker)).map(([code]) => code)).toEqual(['assignment_offered', 'assignment_released'])
  })

  test('nobody gets more than their places, offers counted, and a place comes free again', async () => {
    const first = await assign(job())
    await assign(job())
    await expect(assign(job())).rejects.toEqual(refused('agent_unavailable', { stop: 'full' }))
    await assignments.answer(broker, first.id, { answer: 'decline', reason: 'CAPACITY', text: null })
    expect((await assign(job())).state).toBe('offered')
  })

  test('twenty operators at once for the last free place: one gets it', async () => {
    await assign(job())
    const tries = await Promise.allSettled(Array.from({ length: 20 }, () => assign(job())))
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const faults = tries.flatMap((one) => (one.status === 'rejected' ? [one.reason.facts.stop] : []))
    expect(faults).toEqual(Array.from({ length: 19 }, () => 'full'))
    const file = await house.services.agents.file(people.operator, idOf(broker))
    expect([file.openLoad, file.stop]).toEqual([2, 'full'])
  })

  test('two agents at once for one piece of work: one has it', async () => {
    await activate(people.universityMember)
    const about = job()
    const tries = await Promise.allSettled([
      assign(about),
      assign(about, people.universityMember),
      assignments.claim(broker, about),
    ])
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const faults = tries.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []))
    expect(faults).toEqual(['already_assigned', 'already_assigned'])
  })

  test('work of a unit that the agent must avoid is refused, assigned or claimed', async () => {
    await activate(people.universityMember, { avoid: [people.company.id] })
    const stop = refused('agent_unavailable', { stop: 'avoids' })
    await expect(assign(job(), people.universityMember)).rejects.toEqual(stop)
    await expect(assignments.claim(people.universityMember, job())).rejects.toEqual(stop)
    expect((await assign(job({ organisationId: people.otherCompany.id }), people.universityMember)).state).toBe('offered')
    expect((await assign(job())).state).toBe('offered')
  })

  test('an expired certificate, an applicant, a person who is no agent: no new work', async () => {
    house.clock.set('2028-01-09T15:59:59.000Z')
    expect((await assign(job())).state).toBe('offered')
    house.clock.set('2028-01-09T16:00:00.000Z')
    await expect(assign(job())).rejects.toEqual(refused('agent_unavailable', { stop: 'certificate_expired' }))
    expect((await house.services.agents.mine(broker)).agent).toMatchObject({
      stop: 'certificate_expired',
      certificateDaysLeft: -1,
    })
    house.clock.set('2026-11-02T09:00:00.000Z')
    await house.services.agents.apply(people.universityMember, agentDraft(), null)
    await expect(assign(job(), people.universityMember)).rejects.toEqual(refused('agent_unavailable', { stop: 'not_active' }))
    await expect(assign(job(), people.agent)).rejects.toEqual(refused('agent_unavailable', { stop: 'not_active' }))
  })
})

describe('answering', () => {
  test('accepted, then finished; the operator hears of both', async () => {
    const { id } = await assign(job())
    const yes = await assignments.answer(broker, id, { answer: 'accept' })
    expect([yes.state, yes.endedAt]).toEqual(['accepted', null])
    const done = await assignments.answer(broker, id, { answer: 'finish' })
    expect([done.state, done.endedAt]).toEqual(['done', house.clock.now()])
    expect(await told(people.cityOperator)).toEqual([
      ['assignment_answered', { by: '小林', answer: 'accepted' }],
      ['assignment_answered', { by: '小林', answer: 'done' }],
    ])
  })

  test('every state and every answer: only these lead on', async () => {
    const outcomes: string[] = []
    const answers = [{ answer: 'accept' }, { answer: 'decline', reason: 'NOT_FIT', text: null }, { answer: 'finish' }] as const
    for (const state of ['offered', 'accepted', 'declined', 'lapsed', 'done'] as const)
      for (const body of answers) {
        const { id } = await assign(job())
        await house.services.db.write(async (tx) => void (await tx.update(rows).set({ state }).where(eq(rows.id, id))))
        const after = await assignments.answer(broker, id, body).then(
          (one: Assignment) => one.state,
          (fault) => fault.code,
        )
        if (after !== 'transition_refused') outcomes.push(`${state} ${body.answer} ${after}`)
        await house.services.db.write(async (tx) => void (await tx.delete(rows)))
      }
    expect(outcomes).toEqual([
      'offered accept accepted',
      'offered decline declined',
      'accepted decline declined',
      'accepted finish done',
    ])
  })

  test('nobody answers for another, whatever the office', async () => {
    const { id } = await assign(job())
    for (const stranger of [people.cityOperator, people.operator, people.agent, people.companyAdmin])
      await expect(assignments.answer(stranger, id, { answer: 'accept' })).rejects.toEqual(refused('not_found'))
    await expect(assignments.release(people.otherCityOperator, id, null)).rejects.toEqual(refused('not_found'))
  })

  test('a claim is accepted at once, and what one cannot read cannot be claimed', async () => {
    expect((await assignments.claim(broker, job())).state).toBe('accepted')
    await expect(assignments.claim(broker, job({ hiddenFrom: broker }))).rejects.toEqual(refused('not_found'))
    await expect(assignments.claim(broker, job({ claimable: false }))).rejects.toEqual(refused('transition_refused'))
  })

  test('a suspended agent’s offers are free for others, and running work is out of reach', async () => {
    const { agents } = house.services
    const offered = await assign(job())
    const running = await assignments.claim(broker, job())
    const id = running.subject.slice('job:'.length)
    const mine = async (viewer: Viewer) => [...(await agents.assignedTo(viewer, 'job', [id, idOf(viewer)]))]
    expect([await mine(broker), await mine(people.agent), await mine(people.reviewer)].map((ids) => ids.length)).toEqual([
      1, 0, 0,
    ])
    const { revision } = await agents.file(people.operator, idOf(broker))
    await agents.decide(people.operator, idOf(broker), { move: 'suspend', revision, reason: 'BREACH', text: null })
    const states = new Map((await assignments.mine(broker, { page: 1, size: 20 })).items.map(({ id, state }) => [id, state]))
    expect([states.get(offered.id), states.get(running.id)]).toEqual(['lapsed', 'accepted'])
    await expect(assignments.answer(broker, running.id, { answer: 'finish' })).rejects.toEqual(refused('agent_unavailable'))
    expect(await mine(broker)).toEqual([])
  })

  test('who has open work does not withdraw', async () => {
    const { agents } = house.services
    const { id } = await assign(job())
    const { revision } = await agents.file(people.operator, idOf(broker))
    await expect(agents.move(broker, { move: 'withdraw', revision })).rejects.toEqual(refused('agent_has_work', { open: 1 }))
    await assignments.answer(broker, id, { answer: 'decline', reason: 'OTHER', text: '要退休了' })
    expect((await agents.move(broker, { move: 'withdraw', revision })).state).toBe('withdrawn')
  })
})

describe('who sees what', () => {
  test('the organisation whose work was taken up may reach the agent; one whose offer waits may not yet', async () => {
    const phone = async (viewer: Viewer) => (await house.services.agents.read(viewer, idOf(broker))).phone
    const { id } = await assign(job())
    expect(await phone(people.companyAdmin)).toBe(null)
    await assignments.answer(broker, id, { answer: 'accept' })
    expect([await phone(people.companyAdmin), await phone(people.otherCompanyAdmin)]).toEqual(['137****0000', null])
  })

  test('an operator lists what lies in the own region, the province all of it; a name only to who may read it', async () => {
    await assign(job())
    await assign(job({ region: '131100', name: '衡水的事', hiddenFrom: people.operator }), broker, people.otherCityOperator)
    const page = { page: 1, size: 20 }
    const regional = await assignments.given(people.cityOperator, page)
    expect(regional.items.map(({ name }) => name)).toEqual(['一件工作'])
    expect((await assignments.given(people.operator, page)).items.map(({ name }) => name).sort()).toEqual(
      [null, '一件工作'].sort(),
    )
    expect((await assignments.mine(people.agent, page)).total).toBe(0)
    expect((await assignments.mine(broker, page)).total).toBe(2)
  })
})
