import type { Matches } from '@keqiao/shared/matching'
import type { OrganisationMove } from '@keqiao/shared/organisations'
import type { SearchReply } from '@keqiao/shared/search'
import type { Overview } from '@keqiao/shared/statistics'
import { expect, test } from 'vitest'
import { achievementDraft, needDraft } from '../support/drafts.ts'
import { startHouse } from '../support/start-house.ts'

test('what a suspended organisation listed is gone for everybody outside, at once, and is back when it is reopened', async () => {
  await using house = await startHouse()
  const people = await house.addPeople()
  const { achievements, needs, organisationDesk } = house.services
  const { id } = people.university
  const own = await achievements.create(people.universityAdmin, id, achievementDraft(), { to: 'listed' })
  const need = await needs.create(people.companyAdmin, people.company.id, needDraft(), { to: 'listed' })
  await house.processAll()

  const cookies = {
    owner: await house.signIn('univ@test.example'),
    operator: await house.signIn('operator@test.example'),
    member: await house.signIn('firm-admin@test.example'),
    agent: await house.signIn('agent@test.example'),
  }
  const ask = (url: string, who?: keyof typeof cookies) =>
    house.app.inject({ url: `/api/v1/${url}`, ...(who && { headers: { cookie: cookies[who] } }) })
  const statuses = async (url: string) => {
    const found: Record<string, number> = { visitor: (await ask(url)).statusCode }
    for (const who of Object.keys(cookies) as (keyof typeof cookies)[]) found[who] = (await ask(url, who)).statusCode
    return found
  }
  const seen = async (who?: keyof typeof cookies) => ({
    search: (await ask('search?kind=achievement', who)).json<SearchReply>().items.map(({ card }) => card.id),
    matches: (await ask(`needs/${need.id}/matches`, who)).json<Matches>().items.map((item) => item.achievementId),
    newest: (await ask('overview', who)).json<Overview>().newest.achievements.map((card) => card.id),
    count: (await ask('overview', who)).json<Overview>().achievements,
  })
  const all = { search: [own.id], matches: [own.id], newest: [own.id], count: 1 }
  const nothing = { search: [], matches: [], newest: [], count: 0 }
  const everybody = { visitor: 200, owner: 200, operator: 200, member: 200, agent: 200 }
  const insiders = { visitor: 404, owner: 200, operator: 200, member: 404, agent: 404 }
  const decide = async (move: OrganisationMove) => {
    const { revision } = await organisationDesk.show(people.operator, id)
    const decision = { move, revision, how: null, text: '证照过期', returned: [] }
    await organisationDesk.decide(people.operator, id, decision)
  }
  expect([await seen(), await seen('member')]).toEqual([all, all])
  expect(await statuses(`achievements/${own.id}`)).toEqual(everybody)

  await decide('suspend')
  // Nothing was processed yet: the index still knows it, no reader is shown it.
  expect([await seen(), await seen('member'), await seen('agent')]).toEqual([nothing, nothing, nothing])
  expect(await statuses(`achievements/${own.id}`)).toEqual(insiders)
  expect(await statuses(`organisations/${id}`)).toEqual(insiders)
  await house.processAll()
  expect(await seen()).toEqual(nothing)
  expect((await ask('search?kind=achievement')).json<SearchReply>().total).toBe(0)

  await decide('reopen')
  await house.processAll()
  expect([await seen(), await statuses(`achievements/${own.id}`)]).toEqual([all, everybody])
})
