import type { Todo } from '@keqiao/shared/statistics'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { achievementDraft } from '../../../tests/support/drafts.ts'
import type { People } from '../../../tests/support/people.ts'
import { openRoadshow, roadshowDraft, signupDraft } from '../../../tests/support/roadshow.ts'
import { type House, startHouse } from '../../../tests/support/start-house.ts'
import { organisations } from '../accounts/tables.ts'
import { roadshows } from '../roadshow/tables.ts'

let house: House
let people: People
beforeAll(async () => {
  house = await startHouse()
  people = await house.addPeople()
})
afterAll(() => house.close())

async function todos(email: string): Promise<string[]> {
  const answer = await house.app.inject({ url: '/api/v1/my/todos', headers: { cookie: await house.signIn(email) } })
  return answer.json<{ items: Todo[] }>().items.map(({ name, todo, count }) => `${name} ${todo}${count ? ` ${count}` : ''}`)
}
const [HOST, CENTRE, OTHER_CITY] = ['univ@test.example', 'tangshan@test.example', 'hengshui@test.example']

test('an event waits in the list of whoever must act next, and of nobody else', async () => {
  const { roadshow } = house.services
  const { universityMember, cityOperator, operator } = people
  const draft = roadshowDraft({ title: '对接', hostId: people.university.id, approval: true })
  const { id, revision } = await roadshow.create(universityMember, draft)
  const all = async () => [await todos(HOST), await todos(CENTRE), await todos(OTHER_CITY)]
  const move = async (
    by: typeof operator,
    name: 'submit' | 'return' | 'approve' | 'publish' | 'postpone',
    reason: string | null = null,
  ) => roadshow.move(by, id, { move: name, revision: (await roadshow.file(operator, id)).revision, reason })
  expect([revision, await all()]).toEqual([1, [[], [], []]])
  await move(universityMember, 'submit')
  expect(await all()).toEqual([[], ['对接 event_approval'], []])
  await move(cityOperator, 'return', '请写明地址')
  expect(await all()).toEqual([['对接 event_returned'], [], []])
  await move(universityMember, 'submit')
  await move(cityOperator, 'approve')
  expect(await all()).toEqual([['对接 event_publish'], [], []])
  await move(universityMember, 'publish')
  expect(await all()).toEqual([[], [], []])
  await roadshow.signUp(people.visitor, id, signupDraft())
  await roadshow.signUp(people.visitor, id, signupDraft())
  expect(await all()).toEqual([['对接 event_signups 2'], [], []])

  // Where the host can act no more, the region's operators do.
  const host = eq(organisations.id, people.university.id)
  await house.services.db.write((tx) => tx.update(organisations).set({ state: 'suspended' }).where(host))
  expect(await all()).toEqual([[], ['对接 event_signups 2'], []])
  await house.services.db.write((tx) => tx.update(organisations).set({ state: 'active' }).where(host))
  await move(universityMember, 'postpone', '场地不能用')
  expect(await all()).toEqual([['对接 event_date'], [], []])
  await house.services.db.write((tx) => tx.delete(roadshows).where(eq(roadshows.id, id)))
})

test('the centre’s own events wait for its operators, who need no organisation: projects, and what became of it', async () => {
  const { roadshow, achievements } = house.services
  const call = { callOpensAt: '2026-11-01T00:00:00.000Z', callClosesAt: '2026-12-01T00:00:00.000Z' }
  const id = await openRoadshow(house, people, { title: '中心的', ...call })
  const { universityAdmin, university } = people
  const listed = await achievements.create(universityAdmin, university.id, achievementDraft(), { to: 'listed' })
  const project = { subject: `achievement:${listed.id}`, speaker: '陈老师', speakerTitle: null, minutes: 10, pitch: '可以上线' }
  await roadshow.projects.submit(universityAdmin, id, { ...project, secrecyTick: true, recordConsent: false })
  expect([await todos(CENTRE), await todos(OTHER_CITY), await todos(HOST)]).toEqual([['中心的 event_projects 1'], [], []])
  house.clock.set('2026-12-30T01:00:00.000Z')
  await house.services.timers.tick()
  expect([await todos(CENTRE), await todos(OTHER_CITY)]).toEqual([['中心的 follow_up 30'], []])
})
