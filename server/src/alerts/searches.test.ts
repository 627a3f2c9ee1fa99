import { MOST_SEARCHES, SearchAsked } from '@keqiao/shared/alerts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { achievementDraft, needDraft, WORDLESS } from '../../../tests/support/drafts.ts'
import type { People } from '../../../tests/support/people.ts'
import { type House, startHouse } from '../../../tests/support/start-house.ts'
import type { Viewer } from '../accounts/viewer.ts'

let house: House
let people: People
beforeAll(async () => {
  house = await startHouse()
  people = await house.addPeople()
})
afterAll(() => house.close())

const asked = (given: object) => SearchAsked.parse({ kind: 'achievement', filters: {}, ...given })
const save = (viewer: Viewer, given: object, frequency: 'at_once' | 'weekly' = 'at_once') =>
  house.services.alerts.save(viewer, { name: '裂纹', asked: asked(given), frequency })
const list = (given = {}) => {
  house.clock.advance(60_000)
  return house.services.achievements.create(people.universityAdmin, people.university.id, achievementDraft(given), {
    to: 'listed',
  })
}
const told = async (viewer: Viewer) =>
  (await house.services.notices.list(viewer, { page: 1, size: 50, unread: false })).items
    .flatMap(({ code, facts }) => (code === 'search_hits' ? [[facts.search, facts.count]] : []))
    .reverse()
const fresh = async (viewer: Viewer) => (await house.services.alerts.searches(viewer)).items.map((one) => one.fresh)

test('whoever keeps a search hears of what the search page would list for it from then on, not of what was there', async () => {
  await list()
  await house.processAll()
  house.clock.advance(1000)
  const kept = await save(people.signedIn, { q: '表面裂纹', filters: { field: ['01'] } })
  expect(kept).toMatchObject({ name: '裂纹', fresh: 0, muted: false, asked: { q: '表面裂纹', filters: { field: ['01'] } } })
  await house.processAll()
  expect(await told(people.signedIn)).toEqual([])
  const { id } = await list()
  await list(WORDLESS)
  await list({ field: '0902' })
  await house.processAll()
  expect(await told(people.signedIn)).toEqual([['裂纹', 1]])
  const { items } = await house.services.alerts.hits(people.signedIn, { source: `search:${kept.id}`, page: 1, size: 20 })
  const found = [{ source: `search:${kept.id}`, name: '裂纹', score: null }]
  expect(items.map(({ card, isNew, ...hit }) => [card.id, hit.for, isNew])).toEqual([[id, found, true]])
  expect(await fresh(people.signedIn)).toEqual([1])
  await house.services.alerts.look(people.signedIn, { source: `search:${kept.id}` })
  expect(await fresh(people.signedIn)).toEqual([0])
})

test('a search without words is told of whatever passes its filters, and a need that is not open to all of nothing', async () => {
  await save(people.otherCompanyAdmin, { kind: 'need', filters: { region: ['130200'] } })
  house.clock.advance(1000)
  const { needs } = house.services
  const post = (given: object) => needs.create(people.companyAdmin, people.company.id, needDraft(given), { to: 'listed' })
  await post({ name: '公开的难题' })
  await post({ name: '别的城市的难题', region: '130100' })
  await post({ name: '只给经理人看的难题', disclosure: 'AGENT_ONLY' })
  await house.processAll()
  expect(await told(people.otherCompanyAdmin)).toEqual([['裂纹', 1]])
})

test('a search belongs to its person: others neither read, change nor delete it', async () => {
  const { alerts } = house.services
  const { id } = await save(people.signedIn, { q: '微弧氧化' }, 'weekly')
  const values = { name: '我的', frequency: 'daily', muted: true } as const
  await expect(alerts.change(people.companyAdmin, id, values)).rejects.toMatchObject({ code: 'not_found' })
  await expect(alerts.remove(people.companyAdmin, id)).rejects.toMatchObject({ code: 'not_found' })
  expect((await alerts.hits(people.companyAdmin, { source: `search:${id}`, page: 1, size: 20 })).items).toEqual([])
  expect(await alerts.change(people.signedIn, id, values)).toMatchObject(values)
  expect((await alerts.remove(people.signedIn, id)).items.map(({ name }) => name)).toEqual(['裂纹'])
})

test('a deleted search leaves nothing behind, not even what it waited to tell', async () => {
  const { alerts } = house.services
  const { id } = await save(people.companyMember, { q: '表面裂纹' }, 'weekly')
  await list()
  await house.processAll()
  expect(await fresh(people.companyMember)).toEqual([1])
  await alerts.remove(people.companyMember, id)
  house.clock.advance(14 * 86_400_000)
  await alerts.timers[0]?.run()
  expect(await told(people.companyMember)).toEqual([])
})

test('nobody keeps more searches than a person looks through, however many are sent at once', async () => {
  const many = await Promise.allSettled(Array.from({ length: MOST_SEARCHES + 3 }, () => save(people.agent, { q: '裂纹' })))
  expect(many.filter(({ status }) => status === 'rejected').map((one) => 'reason' in one && one.reason.code)).toEqual(
    Array.from({ length: 3 }, () => 'too_many_searches'),
  )
  expect((await house.services.alerts.searches(people.agent)).items).toHaveLength(MOST_SEARCHES)
})

test('over the door a kept search comes back as it was asked', async () => {
  const cookie = await house.signIn('visitor@test.example')
  const payload = { name: '锂电', asked: { kind: 'need', q: '锂电', filters: { trl: ['6', '7'] } } }
  const made = await house.app.inject({ method: 'POST', url: '/api/v1/my/searches', headers: { cookie }, payload })
  expect(made.statusCode).toBe(201)
  const { id } = made.json()
  const change = { name: '锂电池', frequency: 'weekly', muted: false }
  const url = `/api/v1/my/searches/${id}`
  const changed = await house.app.inject({ method: 'PUT', url, headers: { cookie }, payload: change })
  expect(changed.json()).toMatchObject({ ...change, asked: { kind: 'need', q: '锂电', filters: { trl: ['6', '7'], field: [] } } })
})
