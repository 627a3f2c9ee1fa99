import { afterAll, beforeAll, expect, test } from 'vitest'
import { achievementDraft, moveOf, needDraft } from '../../../tests/support/drafts.ts'
import type { People } from '../../../tests/support/people.ts'
import { type House, startHouse } from '../../../tests/support/start-house.ts'
import type { Viewer } from '../accounts/viewer.ts'
import { UNDO_MS } from '../listings/life.ts'

let house: House
let people: People
let needId: string
beforeAll(async () => {
  house = await startHouse()
  people = await house.addPeople()
  const { needs } = house.services
  const made = await needs.create(people.companyAdmin, people.company.id, needDraft({ disclosure: 'INVITE' }), { to: 'review' })
  needId = made.id
  await needs.decide(people.cityOperator, needId, 'record', moveOf('triage_longterm', made.revision))
  house.clock.advance(UNDO_MS)
  await house.processAll()
})
afterAll(() => house.close())

const MONTH = 31 * 86_400_000
const list = (given = {}) =>
  house.services.achievements.create(people.universityAdmin, people.university.id, achievementDraft(given), { to: 'listed' })
const told = async (viewer: Viewer) => {
  const { items } = await house.services.notices.list(viewer, { page: 1, size: 50, unread: false })
  return items.filter(({ code }) => code === 'parked_match').map(({ facts, subject }) => [facts.count, subject])
}

test('the operators of the company’s city hear once of each strong pair that appears for a parked need, and read it', async () => {
  const { matching } = house.services
  expect(await told(people.cityOperator)).toEqual([])
  const { id } = await list()
  await house.processAll()
  const { items } = await matching.ofNeed(people.cityOperator, needId, 10)
  expect(items.map(({ achievementId, score }) => [achievementId, score >= 60])).toEqual([[id, true]])
  await matching.refreshNeed(needId)
  await matching.refreshAchievement(id)
  await list({
    name: '玉米秸秆还田机',
    problem: '秸秆堵塞',
    object: '玉米秸秆',
    keywords: [],
    field: '0204',
    indicators: [],
    abstract: null,
  })
  await house.processAll()
  expect(await told(people.cityOperator)).toEqual([[1, `need:${needId}`]])
  expect([await told(people.otherCityOperator), await told(people.operator), await told(people.companyAdmin)]).toEqual([
    [],
    [],
    [],
  ])
  await expect(matching.ofNeed(people.otherCityOperator, needId, 10)).rejects.toMatchObject({ code: 'not_found' })
})

test('a parked need is matched again a month after its last run, and not sooner', async () => {
  const { timers } = house.services
  const run = () => timers.all.find(({ name }) => name === 'matching.parked')?.run()
  expect(await run()).toBe(0)
  house.clock.advance(MONTH)
  expect([await run(), await run()]).toEqual([1, 0])
})
