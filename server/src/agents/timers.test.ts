import { AGENT_RULES } from '@keqiao/shared/agents'
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { agentDraft } from '../../../tests/support/drafts.ts'
import type { People } from '../../../tests/support/people.ts'
import { type House, startHouse } from '../../../tests/support/start-house.ts'
import type { Viewer } from '../accounts/viewer.ts'
import { notices } from '../notices/tables.ts'
import { newId } from '../platform/ids.ts'
import { createTrail, holderOf } from '../platform/trail.ts'
import { assignments, agents as rows } from './tables.ts'

const DAY = 86_400_000
const START = '2026-11-02T09:00:00.000Z'
let house: House
let people: People
let me: Viewer
let id: string
beforeAll(async () => {
  house = await startHouse()
  people = await house.addPeople()
  me = people.signedIn
  id = me.person?.id as string
})
afterAll(() => house.close())
beforeEach(async () => {
  house.clock.set(START)
  await house.services.db.write(async (tx) => {
    await tx.delete(rows)
    await tx.delete(notices)
  })
})

async function activate(given: Parameters<typeof agentDraft>[0] = {}, viewer = me) {
  const { agents } = house.services
  const { id, revision } = await agents.apply(viewer, agentDraft(given), null)
  const checked = await agents.decide(people.operator, id, { move: 'approve', revision })
  return agents.move(viewer, { move: 'accept', revision: checked.revision, rulesVersion: AGENT_RULES })
}
const run = (name: string) => house.services.timers.all.find((timer) => timer.name === name)?.run()
const told = async (code: string, personId = id) =>
  (
    await house.services.db.read
      .select()
      .from(notices)
      .where(and(eq(notices.personId, personId), eq(notices.code, code as 'agent_dormant')))
  ).map(({ facts }) => facts)
const stateOf = async (viewer = me) => (await house.services.agents.mine(viewer)).agent?.state
const isAgent = async () => (await house.services.accounts.asViewer(id))?.isAgent

describe('ninety days without an action', () => {
  test('an active agent falls asleep once, loses the role, and comes back by one move', async () => {
    await activate()
    house.clock.advance(90 * DAY)
    expect([await run('agents.dormant'), await stateOf()]).toEqual([0, 'active'])
    house.clock.advance(1)
    expect([await run('agents.dormant'), await run('agents.dormant'), await stateOf(), await isAgent()]).toEqual([
      1,
      0,
      'dormant',
      false,
    ])
    expect(await told('agent_dormant')).toEqual([{}])

    const { revision } = await house.services.agents.file(people.operator, id)
    const awake = await house.services.agents.move(me, { move: 'wake', revision })
    expect([awake.state, await isAgent(), await run('agents.dormant')]).toEqual(['active', true, 0])
  })

  test('a sign-in that the trail knows counts as an action', async () => {
    const other = people.universityMember
    await activate({}, other)
    house.clock.advance(60 * DAY)
    const { id } = other.person as { id: string }
    const trail = createTrail(house.clock)
    await house.services.db.write((tx) => trail.record(tx, holderOf(id), 'session.opened', `person:${id}`))
    house.clock.advance(31 * DAY)
    expect([await run('agents.dormant'), await stateOf(other)]).toEqual([0, 'active'])
    house.clock.advance(60 * DAY)
    expect([await run('agents.dormant'), await stateOf(other)]).toEqual([1, 'dormant'])
  })

  test('running work stays with a sleeping agent, and so does its reading', async () => {
    await activate()
    const need = newId()
    const subject = `need:${need}`
    await house.services.db.write(async (tx) => {
      const open = { agentId: id, subject, openSubject: subject, state: 'accepted' as const }
      await tx.insert(assignments).values({ ...open, id: newId(), at: START })
    })
    house.clock.set('2027-11-02T09:00:00.000Z')
    expect(await run('agents.dormant')).toBe(1)
    const { agents } = house.services
    expect([...(await agents.assignedTo(me, 'need', [newId(), need]))]).toEqual([need])
    expect(await agents.agentOf(subject)).toEqual({ agentId: id, state: 'accepted' })
  })
})

describe('a certificate that ends', () => {
  const expires = '2026-12-31'
  const certificate = { number: '1', issuer: '某基地', issued: '2024-01-01', expires }

  test('is reminded of thirty days, seven days and on the day, once each, and not afterwards', async () => {
    await activate({ certificate })
    const sent: string[] = []
    for (let day = 0; day < 70; day++) {
      for (const hour of [1, 13]) {
        house.clock.set(new Date(Date.parse('2026-11-02T00:00:00.000Z') + day * DAY + hour * 3_600_000).toISOString())
        if ((await run('agents.certificates')) === 1) sent.push(house.clock.now().slice(0, 10))
      }
    }
    expect(sent).toEqual(['2026-12-01', '2026-12-24', '2026-12-31'])
    expect(await told('agent_certificate_expiring')).toEqual(
      Array.from({ length: 3 }, () => ({ expiresAt: `${expires}T00:00:00.000Z` })),
    )
  })

  test('two servers at once remind once', async () => {
    await activate({ certificate })
    house.clock.set('2026-12-24T02:00:00.000Z')
    const counts = await Promise.all([run('agents.certificates'), run('agents.certificates'), run('agents.certificates')])
    expect(counts.sort()).toEqual([0, 0, 1])
    expect(await told('agent_certificate_expiring')).toHaveLength(1)
  })

  test('a new one that was checked starts anew; one that never ends reminds of nothing', async () => {
    const { agents } = house.services
    await activate({ certificate })
    house.clock.set('2026-12-31T02:00:00.000Z')
    expect(await run('agents.certificates')).toBe(1)
    const { revision } = await agents.file(people.operator, id)
    const later = { ...certificate, expires: '2027-01-20' }
    const saved = await agents.save(me, agentDraft({ certificate: later }), revision)
    expect(await run('agents.certificates')).toBe(0)
    const checked = await agents.decide(people.operator, id, { move: 'approve', revision: saved.revision })
    expect(await run('agents.certificates')).toBe(1)
    const endless = await agents.save(me, agentDraft({ certificate: { ...certificate, expires: null } }), checked.revision)
    await agents.decide(people.operator, id, { move: 'approve', revision: endless.revision })
    house.clock.set('2036-12-31T02:00:00.000Z')
    expect(await run('agents.certificates')).toBe(0)
  })
})

describe('an offer without an answer', () => {
  test('ends after five working days, is free for another, and the operator is told once', async () => {
    await activate()
    const subject = `need:${newId()}`
    const due = house.services.calendar.workingDays(START, 5)
    const by = people.cityOperator.person?.id as string
    await house.services.db.write(async (tx) => {
      const open = { agentId: id, subject, openSubject: subject, state: 'offered' as const, by, due }
      await tx.insert(assignments).values({ ...open, id: newId(), at: START })
    })
    house.clock.set(due)
    expect(await run('agents.offers')).toBe(0)
    house.clock.advance(1)
    expect([await run('agents.offers'), await run('agents.offers')]).toEqual([1, 0])
    expect([await house.services.agents.agentOf(subject), (await house.services.agents.mine(me)).agent?.openLoad]).toEqual([
      null,
      0,
    ])
    expect(await told('assignment_lapsed', by)).toEqual([{ by: '小林' }])
  })
})
