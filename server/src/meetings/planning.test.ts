import { describe, expect, test } from 'vitest'
import { achievementDraft, needDraft } from '../../../tests/support/drafts.ts'
import { meetingBook as book } from '../../../tests/support/roadshow.ts'
import { matches } from '../matching/tables.ts'
import { newId } from '../platform/ids.ts'
import { FIRST, fault, type Guest, meetingHouse, refused, SECOND, THIRD } from './fixtures.ts'
import { planInThread } from './planner/planner.ts'
import { createMeetings } from './service.ts'
import * as store from './store.ts'

const at = meetingHouse()

describe('nobody and no table is taken twice', () => {
  test('when eleven accept at once what only three slots and one table can hold', async () => {
    const id = await at.event()
    const a = await at.guest(id)
    const others = await Promise.all(Array.from({ length: 12 }, () => at.guest(id)))
    const asks: [Guest, string][] = []
    for (const other of others.slice(0, 5)) asks.push([other, await at.asked(a, other)])
    for (let n = 5; n < 11; n++) asks.push([others[n] as Guest, await at.asked(others[n + 1] as Guest, others[n] as Guest)])
    const results = await Promise.allSettled(asks.map(([who, meeting]) => at.accept(who, meeting)))
    const lost = results.flatMap((result) => (result.status === 'rejected' ? [result.reason.code] : []))
    expect([results.length - lost.length, new Set(lost)]).toEqual([3, new Set(['no_common_slot'])])
    const { meetings: agreed } = await at.meetings.file(at.people.operator, id)
    expect(new Set(agreed.map(({ startsAt, place }) => `${startsAt} ${place}`)).size).toBe(3)
  })

  test('even where the code forgets to look: the database refuses the second', async () => {
    const id = await at.event()
    const [a, b, c] = [await at.guest(id), await at.guest(id), await at.guest(id)]
    const [first, second] = [await at.asked(a, b), await at.asked(a, c)]
    const hold = (meetingId: string, ...holders: string[]) =>
      at.house.services.db.write((tx) =>
        store.hold(
          tx,
          holders.map((holder) => ({ roadshowId: id, startsAt: FIRST, holder, meetingId })),
        ),
      )
    expect(await hold(first, `signup:${a.id}`, `signup:${b.id}`, 'place:0')).toBe(true)
    expect(await hold(second, `signup:${c.id}`, 'place:0')).toBe(false)
    expect(await hold(second, `signup:${a.id}`, 'place:1')).toBe(false)
    expect((await store.heldAt(at.house.services.db.read, id)).get(FIRST)).toEqual(
      new Set([`signup:${a.id}`, `signup:${b.id}`, 'place:0']),
    )
  })
})

test('only the organisations of these people count, and only pairs of which both owners are among them', async () => {
  const { people } = at
  const { achievements, needs, db } = at.house.services
  const { company, university } = people
  const need = await needs.create(people.companyAdmin, company.id, needDraft(), { to: 'draft' })
  const one = await achievements.create(people.universityAdmin, university.id, achievementDraft(), { to: 'draft' })
  const pair = { id: newId(), needId: need.id, achievementId: one.id, needRevision: 1, achievementRevision: 1, at: FIRST }
  const found = { score: 80, weight: 0.8, low: 70, high: 90, confidence: 1, kind: 'x', signals: [], reasons: [] }
  await db.write(async (tx) => void (await tx.insert(matches).values({ ...pair, ...found })))
  const among = async (...ids: string[]) => (await store.matchesAmong(db.read, ids)).map(({ needId }) => needId)
  expect([await among(university.id), await among(company.id), await among(company.id, university.id)]).toEqual([
    [],
    [],
    [need.id],
  ])
  const her = people.companyAdmin.person?.id as string
  expect(await store.organisationsOf(db.read, [her])).toEqual(new Map([[her, [company.id]]]))
})

describe('the organiser', () => {
  test('has a plan drawn, sees it, and publishes it: people hear whom they meet', async () => {
    const id = await at.event({
      places: [
        { name: '1 号桌', link: null },
        { name: '2 号桌', link: null },
      ],
      mostEach: 2,
    })
    const presenters = [await at.guest(id, { role: 'PRESENTER', interests: ['0101'] }), await at.guest(id, { role: 'PRESENTER' })]
    const buyers = [
      await at.guest(id, { role: 'BUYER', interests: ['0101'] }),
      await at.guest(id, { role: 'BUYER' }, [FIRST, SECOND]),
    ]
    expect((await at.meetings.plan(at.people.operator, id)).plan).toMatchObject({ state: 'working', meetings: [] })
    await at.house.processAll()
    const { plan, meetings: none } = await at.meetings.file(at.people.operator, id)
    expect(none).toEqual([])
    expect(plan).toMatchObject({ state: 'ready', served: 4, servedAtMost: 4, score: 80, bound: 80 })
    await at.meetings.publishPlan(at.people.operator, id, plan?.id as string)
    const { meetings: agreed } = await at.meetings.file(at.people.operator, id)
    expect(agreed.map(({ isPlanned }) => isPlanned)).toEqual([true, true, true])
    const counts = await Promise.all(
      [...presenters, ...buyers].map(async ({ token }) => (await at.meetings.mine(token)).meetings.length),
    )
    expect(counts.toSorted()).toEqual([1, 1, 2, 2])
    expect((await at.meetings.mine((buyers[1] as Guest).token)).meetings).toMatchObject([
      { by: 'plan', state: 'accepted', slot: { startsAt: THIRD }, score: 20, moves: ['move', 'cancel'] },
    ])
    await expect(at.meetings.publishPlan(at.people.operator, id, plan?.id as string)).rejects.toEqual(
      refused('transition_refused'),
    )
    const elsewhere = await at.event()
    await expect(at.meetings.publishPlan(at.people.operator, elsewhere, plan?.id as string)).rejects.toEqual(refused('not_found'))
  })

  test('has a plan for the slots it began with, however long the solving takes', async () => {
    const id = await at.event()
    await at.guest(id, { role: 'PRESENTER' })
    await at.guest(id, { role: 'BUYER' }, [SECOND, THIRD])
    const { roadshow, roadshowUses } = at.house.services
    const slow = createMeetings({
      ...roadshowUses,
      roadshow,
      deals: at.house.services.interests,
      planner: (problem) => {
        at.house.clock.set('2026-12-02T05:01:00.000Z')
        return planInThread(problem)
      },
    })
    const { plan } = await slow.plan(at.people.operator, id)
    await slow.topics.meeting_plan?.handle([plan?.id as string])
    const { plan: drawn } = await at.meetings.file(at.people.operator, id)
    expect(drawn?.meetings.map(({ startsAt }) => startsAt)).toEqual([FIRST])
  })

  test('publishes only what still fits: of the rest nothing stays, for nobody', async () => {
    const id = await at.event()
    const [a, b] = [await at.guest(id, { role: 'PRESENTER' }), await at.guest(id, { role: 'BUYER' }, [SECOND, THIRD])]
    const { plan } = await at.meetings.plan(at.people.operator, id)
    await at.house.processAll()
    const c = await at.guest(id)
    await at.accept(c, await at.asked(a, c))
    const { meetings: agreed, counts } = await at.meetings.publishPlan(at.people.operator, id, plan?.id as string)
    expect([agreed.map(({ startsAt, isPlanned }) => [startsAt, isPlanned]), counts]).toEqual([[[FIRST, false]], { accepted: 1 }])
    expect((await at.meetings.mine(b.token)).meetings).toEqual([])
  })

  test('cannot take away slots or tables in which people meet', async () => {
    const id = await at.event({
      places: [
        { name: '1 号桌', link: null },
        { name: '2 号桌', link: null },
      ],
    })
    const [a, b] = [await at.guest(id), await at.guest(id)]
    await at.accept(b, await at.asked(a, b))
    const later = { windows: [{ startsAt: '2026-12-02T05:25:00.000Z', endsAt: '2026-12-02T06:10:00.000Z' }] }
    await expect(at.meetings.saveBook(at.people.operator, id, 1, book(later))).rejects.toEqual(
      fault('book.windows', 'slots_in_use'),
    )
    expect((await at.meetings.saveBook(at.people.operator, id, 1, book({ mostEach: 3 }))).revision).toBe(2)
    await expect(at.meetings.saveBook(at.people.operator, id, 1, book())).rejects.toEqual(
      refused('revision_conflict', { revision: 2 }),
    )
    await expect(at.meetings.file(at.people.companyAdmin, id)).rejects.toEqual(refused('not_found'))
  })
})
