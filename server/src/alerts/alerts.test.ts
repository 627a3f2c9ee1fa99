import { USUAL_SETTINGS } from '@keqiao/shared/alerts'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { achievementDraft, moveOf, needDraft, WORDLESS } from '../../../tests/support/drafts.ts'
import type { People } from '../../../tests/support/people.ts'
import { type House, startHouse } from '../../../tests/support/start-house.ts'
import type { Viewer } from '../accounts/viewer.ts'

let house: House
let people: People
let needId: string
beforeAll(async () => {
  house = await startHouse()
  people = await house.addPeople()
  const { achievements, needs } = house.services
  // In a library of one, its words say nothing.
  for (let n = 0; n < 6; n++) {
    const draft = achievementDraft({ ...WORDLESS, name: `${WORDLESS.name}之${n}` })
    await achievements.create(people.universityAdmin, people.university.id, draft, { to: 'listed' })
  }
  needId = (await needs.create(people.companyAdmin, people.company.id, needDraft(), { to: 'listed' })).id
  await house.processAll()
})
afterAll(() => house.close())

const MINUTE = 60_000
const DAY = 86_400_000
const idOf = (viewer: Viewer) => viewer.person?.id as string
/** Name and count of each alert, the oldest first. */
async function told(viewer: Viewer) {
  const { items } = await house.services.notices.list(viewer, { page: 1, size: 100, unread: false })
  return items.flatMap(({ code, facts }) => (/matched|hits|gathered/.test(code) ? [[code, facts.count]] : [])).reverse()
}
const listed: { id: string; revision: number }[] = []
async function list(given = {}) {
  house.clock.advance(MINUTE)
  const draft = achievementDraft(given)
  const made = await house.services.achievements.create(people.universityAdmin, people.university.id, draft, { to: 'listed' })
  listed.push(made)
  return made
}
/** Words that half a library uses say little: what a test listed goes when it ends. */
afterEach(async () => {
  const { achievements } = house.services
  for (const { id } of listed.splice(0)) {
    const { revision, moves } = await achievements.read(people.universityAdmin, id)
    if (moves.includes('withdraw')) await achievements.move(people.universityAdmin, id, moveOf('withdraw', revision))
  }
  await house.processAll()
})
const tick = () => house.services.alerts.timers[0]?.run()

test('within a minute of its publication an achievement is told to the owner of the need it fits, and to nobody else', async () => {
  const { id } = await list()
  await house.processAll()
  expect(await told(people.companyAdmin)).toEqual([['need_matched', 1]])
  const [notice] = (await house.services.notices.list(people.companyAdmin, { page: 1, size: 1, unread: true })).items
  expect(notice?.facts).toEqual({ name: needDraft().name, count: 1 })
  const batch = notice?.subject.slice('alert:'.length) as string
  const { items } = await house.services.alerts.hits(people.companyAdmin, { batch, page: 1, size: 20 })
  expect(items.map(({ card, isNew }) => [card.id, isNew])).toEqual([[id, true]])
  for (const other of [people.companyMember, people.otherCompanyAdmin, people.universityAdmin, people.operator])
    expect(await told(other)).toEqual([])
  expect((await house.services.alerts.hits(people.otherCompanyAdmin, { batch, page: 1, size: 20 })).items).toEqual([])
  expect(await house.services.alerts.look(people.otherCompanyAdmin, { batch })).toEqual({ count: 0 })
})

test('a re-ranking, a rebuilt index and a third run tell nothing again', async () => {
  const { matching, indexer, outbox, db } = house.services
  await matching.refreshNeed(needId)
  await db.write((tx) => outbox.add(tx, 'indexed', `need:${needId}`))
  await indexer.reconcile({ force: true })
  await house.processAll()
  expect(await told(people.companyAdmin)).toEqual([['need_matched', 1]])
  expect(await told(people.universityAdmin)).toEqual([])
})

test('a new need is told to the owners of the achievements that answer it; what does not fit to nobody', async () => {
  const { needs } = house.services
  await list()
  await list(WORDLESS)
  await house.processAll()
  expect(await told(people.universityAdmin)).toEqual([])
  house.clock.advance(MINUTE)
  await needs.create(people.otherCompanyAdmin, people.otherCompany.id, needDraft({ disclosure: 'ANON' }), { to: 'listed' })
  await house.processAll()
  expect(await told(people.universityAdmin)).toEqual([['achievement_matched', 1]])
  expect(await told(people.companyAdmin)).toHaveLength(2)
  const { items } = await house.services.alerts.hits(people.universityAdmin, { page: 1, size: 20 })
  expect(items.map(({ card }) => [card.kind, card.kind === 'need' && card.owner])).toEqual([['need', null]])
})

test('a need that is only open to agents is told to no owner of achievements', async () => {
  await list()
  await house.processAll()
  house.clock.advance(MINUTE)
  const hidden = needDraft({ disclosure: 'AGENT_ONLY', name: '只给经理人看的需求' })
  await house.services.needs.create(people.otherCompanyAdmin, people.otherCompany.id, hidden, { to: 'listed' })
  await house.processAll()
  expect(await told(people.universityAdmin)).toEqual([['achievement_matched', 1]])
})

test('a threshold that the score does not reach, and a mute, keep it quiet; the list holds what a mute kept quiet', async () => {
  const { alerts } = house.services
  const before = (await told(people.companyAdmin)).length
  const own = (values: object) =>
    alerts.watch(people.companyAdmin, { kind: 'need', id: needId, own: { ...USUAL_SETTINGS, ...values } })
  await own({ threshold: 90 })
  await list({
    name: '板坯表面缺陷检测',
    abstract: '板坯表面的图像采集。',
    problem: null,
    object: null,
    keywords: [],
    indicators: [],
    field: '0902',
  })
  await house.processAll()
  expect(await told(people.companyAdmin)).toHaveLength(before)
  await own({ muted: true })
  const { id } = await list()
  await house.processAll()
  expect(await told(people.companyAdmin)).toHaveLength(before)
  await own({ muted: false })
  await house.processAll()
  await tick()
  expect(await told(people.companyAdmin)).toHaveLength(before)
  const { items } = await alerts.hits(people.companyAdmin, { source: `need:${needId}`, page: 1, size: 20 })
  expect(items[0]).toMatchObject({ card: { id }, isNew: true })
  expect((await alerts.watches(people.companyAdmin, { kind: 'need', page: 1, size: 20 })).items[0]).toMatchObject({
    fresh: 1,
    told: true,
  })
  await alerts.look(people.companyAdmin, { source: `need:${needId}` })
  expect((await alerts.watches(people.companyAdmin, { kind: 'need', page: 1, size: 20 })).items[0]?.fresh).toBe(0)
  await alerts.watch(people.companyAdmin, { kind: 'need', id: needId, own: null })
})

test('a colleague is told once they ask for it, a stranger cannot ask', async () => {
  const { alerts } = house.services
  const watch = { kind: 'need', id: needId, own: USUAL_SETTINGS } as const
  await alerts.watch(people.companyMember, watch)
  await expect(alerts.watch(people.otherCompanyAdmin, watch)).rejects.toMatchObject({ code: 'not_found' })
  await list()
  await house.processAll()
  expect(await told(people.companyMember)).toEqual([['need_matched', 1]])
  await alerts.watch(people.companyMember, { ...watch, own: null })
})

test('daily and weekly settings collect until eight in the morning of Shanghai, and say nothing when there is nothing', async () => {
  const { alerts } = house.services
  // A Wednesday, ten in the morning of Shanghai.
  house.clock.set('2026-12-02T02:00:00.000Z')
  const before = (await told(people.companyAdmin)).length
  await alerts.choose(people.companyAdmin, { ...USUAL_SETTINGS, frequency: 'daily' })
  await list()
  await list()
  await house.processAll()
  house.clock.set('2026-12-02T23:59:00.000Z')
  await tick()
  expect(await told(people.companyAdmin)).toHaveLength(before)
  house.clock.set('2026-12-03T00:00:00.000Z')
  await tick()
  expect((await told(people.companyAdmin)).slice(before)).toEqual([['need_matched', 2]])

  await alerts.choose(people.companyAdmin, { ...USUAL_SETTINGS, frequency: 'weekly' })
  await list()
  await house.processAll()
  house.clock.set('2026-12-06T23:59:00.000Z')
  await tick()
  expect(await told(people.companyAdmin)).toHaveLength(before + 1)
  house.clock.set('2026-12-07T00:00:00.000Z')
  await tick()
  house.clock.advance(14 * DAY)
  await tick()
  expect((await told(people.companyAdmin)).slice(before)).toEqual([
    ['need_matched', 2],
    ['need_matched', 1],
  ])
})

test('what waits for a weekly digest comes at once when the settings change to that, and never when they become a mute', async () => {
  const { alerts } = house.services
  const before = (await told(people.companyAdmin)).length
  await list()
  await house.processAll()
  await alerts.choose(people.companyAdmin, { ...USUAL_SETTINGS, frequency: 'at_once' })
  await tick()
  expect(await told(people.companyAdmin)).toHaveLength(before + 1)
  await alerts.choose(people.companyAdmin, { ...USUAL_SETTINGS, frequency: 'daily' })
  await list()
  await house.processAll()
  await alerts.choose(people.companyAdmin, { ...USUAL_SETTINGS, muted: true })
  house.clock.advance(2 * DAY)
  await tick()
  expect(await told(people.companyAdmin)).toHaveLength(before + 1)
  await alerts.choose(people.companyAdmin, USUAL_SETTINGS)
})

test('what was withdrawn before the digest is not told, and is news again should it come back', async () => {
  const { alerts, achievements } = house.services
  const before = (await told(people.companyAdmin)).length
  await alerts.choose(people.companyAdmin, { ...USUAL_SETTINGS, frequency: 'daily' })
  const made = await list()
  await house.processAll()
  const paused = await achievements.move(people.universityAdmin, made.id, moveOf('pause', made.revision))
  await house.processAll()
  house.clock.advance(2 * DAY)
  await tick()
  expect(await told(people.companyAdmin)).toHaveLength(before)
  await alerts.choose(people.companyAdmin, USUAL_SETTINGS)
  await achievements.move(people.universityAdmin, made.id, moveOf('resume', paused.revision))
  await house.processAll()
  expect(await told(people.companyAdmin)).toHaveLength(before + 1)
})

test('whoever left the organisation is told nothing of its listings any more', async () => {
  const { alerts, members } = house.services
  await alerts.watch(people.companyMember, { kind: 'need', id: needId, own: { ...USUAL_SETTINGS, frequency: 'daily' } })
  const before = (await told(people.companyMember)).length
  await list()
  await house.processAll()
  await members.remove(people.companyAdmin, people.company.id, idOf(people.companyMember))
  house.clock.advance(2 * DAY)
  await tick()
  expect(await told(people.companyMember)).toHaveLength(before)
})
