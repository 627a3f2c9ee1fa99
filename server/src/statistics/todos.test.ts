import type { Todo } from '@keqiao/shared/statistics'
import { expect, test } from 'vitest'
import { achievementDraft, moveOf, needDraft } from '../../../tests/support/drafts.ts'
import { openRoadshow } from '../../../tests/support/roadshow.ts'
import { startHouse } from '../../../tests/support/start-house.ts'
import { UNDO_MS } from '../listings/deciding.ts'
import { newId } from '../platform/ids.ts'
import { followUps } from '../turnout/tables.ts'

test('each of the owner’s people sees what waits for them, the most urgent first, and nobody else’s', async () => {
  await using house = await startHouse()
  const people = await house.addPeople()
  const { achievements, needs } = house.services
  const { universityAdmin, universityMember, university, companyAdmin, company, reviewer, operator } = people
  const make = (name: string, to: 'draft' | 'review' | 'listed', viewer = universityMember) =>
    achievements.create(viewer, university.id, achievementDraft({ name }), { to })
  await make('草稿', 'draft')
  await make('等单位', 'review')
  const back = await make('被退回', 'review', universityAdmin)
  const reasons = [{ field: 'name', code: 'UNCLEAR' as const, text: null }]
  await achievements.decide(reviewer, back.id, 'record', moveOf('return', 1, { reasons }))
  const shown = await make('有修改稿', 'listed')
  const draft = achievementDraft({ name: '修改稿' })
  await achievements.save(universityMember, shown.id, { revision: 1, pendingRevision: null, draft })
  const need = await needs.create(companyAdmin, company.id, needDraft(), { to: 'review' })
  await needs.decide(operator, need.id, 'record', moveOf('triage_detail', 1, { questions: ['钢种？'] }))
  house.clock.advance(UNDO_MS)
  await house.processAll()
  await needs.create(companyAdmin, company.id, needDraft({ name: '将到期' }), { to: 'listed' })

  const todos = async (email: string) => {
    const answer = await house.app.inject({ url: '/api/v1/my/todos', headers: { cookie: await house.signIn(email) } })
    return answer.json<{ items: Todo[] }>().items.map(({ name, todo }) => `${name} ${todo}`)
  }
  expect(await todos('univ-admin@test.example')).toEqual(['被退回 returned', '等单位 org_review', '有修改稿 pending_review'])
  expect(await todos('univ@test.example')).toEqual(['被退回 returned'])
  expect(await todos('firm-admin@test.example')).toEqual([`${needDraft().name} answer`])
  expect(await todos('other-firm@test.example')).toEqual([])

  house.clock.advance(160 * 86_400_000)
  expect(await todos('firm-admin@test.example')).toEqual([`${needDraft().name} answer`, '将到期 expiring'])

  const wanted = await needs.create(companyAdmin, company.id, needDraft({ name: '匿名的', disclosure: 'ANON' }), { to: 'listed' })
  const asked = { subject: `need:${wanted.id}`, scope: 'NAME' as const, attachmentId: null, reason: '想谈', organisationId: null }
  const request = await house.services.grants.ask(people.agent, asked)
  expect(await todos('firm-admin@test.example')).toEqual([`${needDraft().name} answer`, '匿名的 access_asked', '将到期 expiring'])
  expect(await todos('firm@test.example')).toEqual([`${needDraft().name} answer`, '将到期 expiring'])
  expect(await todos('other-firm@test.example')).toEqual([])
  await house.services.grants.answer(companyAdmin, request.id, { answer: 'refuse', text: '先不谈' })
})

test('what became of an event of the centre is asked of the operators of its region', async () => {
  await using house = await startHouse()
  const people = await house.addPeople()
  const id = await openRoadshow(house, people)
  for (const { person } of [people.cityOperator, people.otherCityOperator])
    await house.services.accounts.join(person?.id as string, people.company.id, 'member')
  const at = house.clock.now()
  const asked = { id: newId(), roadshowId: id, days: 30, dueAt: at, createdAt: at }
  await house.services.db.write(async (tx) => void (await tx.insert(followUps).values(asked)))
  const todos = async (email: string) => {
    const answer = await house.app.inject({ url: '/api/v1/my/todos', headers: { cookie: await house.signIn(email) } })
    return answer.json<{ items: Todo[] }>().items.map((one) => one.id)
  }
  const seen = ['tangshan@test.example', 'hengshui@test.example', 'firm-admin@test.example'].map(todos)
  expect(await Promise.all(seen)).toEqual([[id], [], []])
})

test('a city’s operator lists what is of the city, the province’s everything', async () => {
  await using house = await startHouse()
  const { companyAdmin, company, otherCompanyAdmin, otherCompany } = await house.addPeople()
  const { needs } = house.services
  await needs.create(companyAdmin, company.id, needDraft({ name: '唐山的', disclosure: 'INVITE' }), { to: 'listed' })
  await needs.create(otherCompanyAdmin, otherCompany.id, needDraft({ name: '衡水的', region: '130200' }), { to: 'draft' })
  const list = async (email: string) => {
    const url = '/api/v1/operator/listings?kind=need'
    const answer = await house.app.inject({ url, headers: { cookie: await house.signIn(email) } })
    return [
      answer
        .json()
        .items.map((row: { name: string }) => row.name)
        .sort(),
      answer.json().total,
    ]
  }
  expect(await list('tangshan@test.example')).toEqual([['唐山的'], 1])
  expect(await list('hengshui@test.example')).toEqual([['衡水的'], 1])
  expect(await list('operator@test.example')).toEqual([['唐山的', '衡水的'], 2])
})
