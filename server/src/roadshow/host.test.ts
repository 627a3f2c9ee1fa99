import type { OrganisationState } from '@keqiao/shared/accounts'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { achievementDraft } from '../../../tests/support/drafts.ts'
import type { People } from '../../../tests/support/people.ts'
import { roadshowDraft, signupDraft } from '../../../tests/support/roadshow.ts'
import { type House, startHouse } from '../../../tests/support/start-house.ts'
import { organisations } from '../accounts/tables.ts'

let house: House
let people: People
let cookie: string
let event: string
let own: string
beforeAll(async () => {
  house = await startHouse()
  people = await house.addPeople()
  cookie = await house.signIn('univ-admin@test.example')
  const { roadshow, achievements } = house.services
  const made = await roadshow.create(people.universityAdmin, roadshowDraft({ hostId: people.university.id }))
  const approved = await roadshow.move(people.operator, made.id, { move: 'approve', revision: made.revision, reason: null })
  event = (await roadshow.move(people.universityAdmin, made.id, { move: 'publish', revision: approved.revision, reason: null }))
    .id
  own = (await achievements.create(people.universityAdmin, people.university.id, achievementDraft(), { to: 'draft' })).id
  await roadshow.signUp(people.visitor, event, signupDraft())
})
afterAll(() => house.close())

/** What an administrator of the host is answered, by what has become of the organisation. */
async function answers(state: OrganisationState) {
  const host = eq(organisations.id, people.university.id)
  await house.services.db.write((tx) => tx.update(organisations).set({ state }).where(host))
  const ask = async (url: string, payload?: object) => {
    const answer = await house.app.inject({
      method: payload ? 'PUT' : 'GET',
      url,
      headers: { cookie },
      ...(payload && { payload }),
    })
    return answer.statusCode
  }
  const { revision, draft } = await house.services.roadshow.file(people.operator, event)
  return {
    organises: await ask(`/api/v1/roadshows/${event}/file`),
    changes: await ask(`/api/v1/roadshows/${event}`, { revision, draft }),
    signups: await ask(`/api/v1/roadshows/${event}/signups`),
    attendance: await ask(`/api/v1/roadshows/${event}/attendance`),
    readsOwn: await ask(`/api/v1/achievements/${own}`),
    members: await ask(`/api/v1/organisations/${people.university.id}/members`),
  }
}

test('a host that is suspended or closed organises nothing, and still reads what is its own', async () => {
  const open = { organises: 200, changes: 200, signups: 200, attendance: 200 }
  const shut = { organises: 404, changes: 404, signups: 404, attendance: 404 }
  const self = { readsOwn: 200, members: 200 }
  expect(await answers('active')).toMatchObject({ ...open, ...self })
  expect(await answers('suspended')).toMatchObject({ ...shut, ...self })
  expect(await answers('closed')).toMatchObject({ ...shut, ...self })
  // The event goes on in the hands of the region's operators, and is the host's again once that acts again.
  expect(await house.services.roadshow.file(people.cityOperator, event)).toMatchObject({ organises: true })
  expect(await answers('active')).toMatchObject(open)
})

test('a closed organisation’s people change nothing of it any more', async () => {
  await answers('closed')
  const { revision } = await house.services.achievements.read(people.operator, own).catch(() => ({ revision: 1 }))
  const save = { revision, pendingRevision: null, draft: achievementDraft({ name: '改过' }) }
  const url = `/api/v1/achievements/${own}`
  const closed = await house.app.inject({ method: 'PUT', url, headers: { cookie }, payload: save })
  await answers('active')
  const active = await house.app.inject({ method: 'PUT', url, headers: { cookie }, payload: save })
  expect([closed.statusCode >= 400, active.statusCode]).toEqual([true, 200])
})
