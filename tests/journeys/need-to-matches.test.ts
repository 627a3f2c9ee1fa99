import type { Matches } from '@keqiao/shared/matching'
import type { Need } from '@keqiao/shared/needs'
import type { OrganisationFile } from '@keqiao/shared/organisations'
import type { SearchReply } from '@keqiao/shared/search'
import { expect, test } from 'vitest'
import { achievementDraft, needDraft } from '../support/drafts.ts'
import { openBrowser } from '../support/inject-browser.ts'
import { application } from '../support/organisations.ts'
import { throughReview } from '../support/review.ts'
import { startHouse } from '../support/start-house.ts'

test('somebody signs up, applies for a company that is then verified, posts a need and reads why an achievement answers it', async () => {
  await using house = await startHouse()
  const people = await house.addPeople()
  const { achievements } = house.services
  const solving = await achievements.create(people.universityAdmin, people.university.id, achievementDraft(), { to: 'listed' })
  await house.processAll()

  const one = openBrowser(house)
  await one.signUp('王工', 'wang@new.example', 'kan-jian-yan-shan-xue')
  const post = (url: string, payload: object) => one.post(url.replace('/api/v1', ''), payload)

  const early = await post('/api/v1/needs', { organisationId: people.company.id, draft: needDraft(), submit: true })
  expect([early.statusCode, early.json().code]).toEqual([403, 'forbidden'])

  const form = application({ name: '新开的轧钢厂', region: '130200' })
  const applied = await post('/api/v1/organisations', form)
  expect(applied.statusCode).toBe(201)
  const { id: organisationId, revision } = applied.json<OrganisationFile>()

  const waits = await post('/api/v1/needs', { organisationId, draft: needDraft(), submit: true })
  expect([waits.statusCode, waits.json().code]).toEqual([409, 'organisation_inactive'])
  expect((await post('/api/v1/needs', { organisationId, draft: needDraft(), submit: false })).statusCode).toBe(201)
  const decide = `/api/v1/operator/organisations/${organisationId}/decide`
  const asOperator = async (email: string) => {
    const headers = { cookie: await house.signIn(email) }
    const payload = { move: 'approve', revision, how: 'ON_SITE' }
    return (await house.app.inject({ method: 'POST', url: decide, headers, payload })).statusCode
  }
  expect(await asOperator('hengshui@test.example')).toBe(404)
  expect(await asOperator('tangshan@test.example')).toBe(200)

  const posted = await post('/api/v1/needs', { organisationId, draft: needDraft(), submit: true })
  expect(posted.statusCode).toBe(201)
  expect(posted.json<Need>().state).toBe('triage')
  const need = await throughReview(house, posted.json<Need>().id, people)
  expect([need.state, need.owner?.name]).toEqual(['open', '新开的轧钢厂'])

  const read = async <T>(url: string) => (await house.app.inject({ url })).json<T>()
  const { state, items } = await read<Matches>(`/api/v1/needs/${need.id}/matches`)
  expect([state, items[0]?.achievementId, items[0]?.rank]).toEqual(['ready', solving.id, 1])
  const codes = new Set(items[0]?.reasons.map((reason) => reason.code))
  expect(['sentence_pair', 'indicator', 'same_field'].filter((code) => !codes.has(code as never))).toEqual([])
  const seenFromOther = await read<Matches>(`/api/v1/achievements/${solving.id}/matches`)
  expect(seenFromOther.items.map((item) => item.needId)).toEqual([need.id])
  const found = await read<SearchReply>(`/api/v1/search?kind=need&q=${encodeURIComponent('连铸坯表面裂纹')}`)
  expect(found.items.map((item) => item.card.id)).toEqual([need.id])
})

test('a listing the operator takes down is gone from search and matches at once, and comes back when restored', async () => {
  await using house = await startHouse()
  const people = await house.addPeople()
  const { achievements, needs } = house.services
  const made = await achievements.create(people.universityAdmin, people.university.id, achievementDraft(), { to: 'listed' })
  const need = await needs.create(people.companyAdmin, people.company.id, needDraft(), { to: 'listed' })
  await house.processAll()
  const cookie = await house.signIn('operator@test.example')
  const read = async <T>(url: string) => (await house.app.inject({ url })).json<T>()
  const seen = async () => ({
    search: (await read<SearchReply>('/api/v1/search')).items.map((item) => item.card.id),
    matches: (await read<Matches>(`/api/v1/needs/${need.id}/matches`)).items.map((item) => item.achievementId),
    page: (await house.app.inject({ url: `/api/v1/achievements/${made.id}` })).statusCode,
  })
  const there = { search: [made.id], matches: [made.id], page: 200 }
  expect(await seen()).toEqual(there)

  const down = await house.app.inject({
    method: 'POST',
    url: `/api/v1/achievements/${made.id}/take-down`,
    headers: { cookie },
    payload: { reason: 'COMPLAINT', text: '接到投诉' },
  })
  expect(down.statusCode).toBe(200)
  // The index still holds it; no answer may.
  expect(await seen()).toEqual({ search: [], matches: [], page: 404 })

  await house.app.inject({ method: 'POST', url: `/api/v1/achievements/${made.id}/restore`, headers: { cookie }, payload: {} })
  await house.processAll()
  expect(await seen()).toEqual(there)
})
