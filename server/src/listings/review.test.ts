import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { achievementDraft, moveOf, needDraft } from '../../../tests/support/drafts.ts'
import type { People } from '../../../tests/support/people.ts'
import { type House, startHouse } from '../../../tests/support/start-house.ts'
import { UNDO_MS } from './deciding.ts'

let house: House
let people: People
beforeAll(async () => {
  house = await startHouse()
  people = await house.addPeople()
})
afterAll(() => house.close())

const refusal = (code: string) => expect.objectContaining({ code })
const pass = async () => {
  house.clock.advance(UNDO_MS)
  await house.processAll()
}
const submitted = () =>
  house.services.achievements.create(people.universityAdmin, people.university.id, achievementDraft(), { to: 'review' })
const shown = () =>
  house.services.achievements.create(people.universityAdmin, people.university.id, achievementDraft(), { to: 'listed' })
const edit = (name: string, revision: number, pendingRevision: number | null = null) => ({
  revision,
  pendingRevision,
  draft: achievementDraft({ name }),
})

describe('a decision', () => {
  test('takes effect after ten seconds, with who decided, when and in which role', async () => {
    const { achievements } = house.services
    const { id } = await submitted()
    await achievements.decide(people.reviewer, id, 'record', moveOf('approve', 1))
    await house.processAll()
    await expect(achievements.read(people.visitor, id)).rejects.toEqual(refusal('not_found'))
    await pass()
    const open = await achievements.read(people.visitor, id)
    expect([open.state, open.publishedAt, open.feedback]).toEqual(['published', house.clock.now(), null])
    const [, last] = await achievements.history(people.universityAdmin, id)
    expect(last).toMatchObject({ from: 'center_review', to: 'published', move: 'approve', role: 'REVIEWER', actor: null })
  })

  test('can be undone until then, by its maker only, and not after', async () => {
    const { achievements } = house.services
    const { id } = await submitted()
    const decision = await achievements.decide(people.reviewer, id, 'record', moveOf('reject', 1, { text: '不实' }))
    await expect(achievements.undo(people.operator, decision.id)).rejects.toEqual(refusal('undo_too_late'))
    await achievements.undo(people.reviewer, decision.id)
    await pass()
    expect((await achievements.read(people.universityAdmin, id)).state).toBe('center_review')
    const again = await achievements.decide(people.reviewer, id, 'record', moveOf('approve', 1))
    await pass()
    await expect(achievements.undo(people.reviewer, again.id)).rejects.toEqual(refusal('undo_too_late'))
  })

  test('of two reviewers at once one wins and the other is told', async () => {
    const { achievements } = house.services
    const { id } = await submitted()
    const outcomes = await Promise.allSettled(
      Array.from({ length: 4 }, () => achievements.decide(people.reviewer, id, 'record', moveOf('approve', 1))),
    )
    expect(outcomes.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected', 'rejected', 'rejected'])
  })

  test('is void when the owner takes the record back in time', async () => {
    const { achievements } = house.services
    const { id } = await submitted()
    await achievements.decide(people.reviewer, id, 'record', moveOf('approve', 1))
    await achievements.move(people.universityAdmin, id, moveOf('recall', 1))
    await pass()
    expect((await achievements.read(people.universityAdmin, id)).state).toBe('draft')
  })

  test('is refused to owners, to operators, to reviewers of another region, and to a reviewer of the own organisation', async () => {
    const { achievements } = house.services
    const { id } = await submitted()
    const decide = (viewer: typeof people.reviewer) => achievements.decide(viewer, id, 'record', moveOf('approve', 1))
    await expect(decide(people.universityAdmin)).rejects.toEqual(refusal('transition_refused'))
    await expect(decide(people.operator)).rejects.toEqual(refusal('transition_refused'))
    // The university is in 秦皇岛, this reviewer in 唐山.
    await expect(decide(people.cityReviewer)).rejects.toEqual(refusal('not_found'))
    const own = { ...people.reviewer, organisations: people.universityAdmin.organisations }
    await expect(decide(own)).rejects.toEqual(refusal('transition_refused'))
  })

  test('is made at the desk, where it can be undone, and by no plain move', async () => {
    const { achievements } = house.services
    const { id } = await submitted()
    await expect(achievements.move(people.reviewer, id, moveOf('approve', 1))).rejects.toEqual(refusal('transition_refused'))
  })

  test('is not for who belongs to the owner, whatever their office', async () => {
    const { needs } = house.services
    const { id } = await needs.create(people.companyAdmin, people.company.id, needDraft(), { to: 'review' })
    const own = { ...people.operator, organisations: people.companyMember.organisations }
    expect((await needs.seen(own, id)).standing.movers).toEqual(['EDIT'])
    expect((await needs.seen(people.operator, id)).standing.movers).toEqual(['OPERATOR', 'TRIAGE'])
  })

  test('to return asks for a reason at a field, and the owner reads it there', async () => {
    const { achievements } = house.services
    const { id } = await submitted()
    await expect(achievements.decide(people.reviewer, id, 'record', moveOf('return', 1))).rejects.toMatchObject({
      code: 'invalid_input',
      issues: [{ path: 'reasons', code: 'required' }],
    })
    const reasons = [{ field: 'problem', code: 'UNCLEAR' as const, text: '说清楚漏检率是多少' }]
    await achievements.decide(people.reviewer, id, 'record', moveOf('return', 1, { reasons }))
    await pass()
    const back = await achievements.read(people.universityMember, id)
    expect([back.state, back.feedback?.by, back.feedback?.reasons]).toEqual(['returned', 'centre', reasons])
    expect((await achievements.move(people.universityMember, id, moveOf('submit', 2))).state).toBe('org_review')
  })
})

describe('an edit of a published achievement', () => {
  test('of its name waits while the old version stays, and replaces it once approved', async () => {
    const { achievements } = house.services
    const { id } = await shown()
    const saved = await achievements.save(people.universityMember, id, edit('改过的名称', 1))
    expect([saved.name, saved.pending?.state, saved.pending?.changed]).toEqual([achievementDraft().name, 'org_review', ['name']])
    expect((await achievements.read(people.visitor, id)).pending).toBeNull()
    await achievements.movePending(people.universityAdmin, id, moveOf('org_approve', 1))
    expect((await achievements.draft(people.universityAdmin, id)).draft.name).toBe('改过的名称')
    await achievements.decide(people.reviewer, id, 'pending', moveOf('approve', 2))
    expect((await achievements.read(people.visitor, id)).name).toBe(achievementDraft().name)
    await pass()
    const after = await achievements.read(people.visitor, id)
    expect([after.name, after.state]).toEqual(['改过的名称', 'published'])
    expect((await achievements.read(people.universityAdmin, id)).pending).toBeNull()
  })

  test('of anything else is there at once', async () => {
    const { achievements } = house.services
    const { id } = await shown()
    const draft = achievementDraft({ scenarios: '中厚板厂' })
    const saved = await achievements.save(people.universityMember, id, { revision: 1, pendingRevision: null, draft })
    expect([saved.scenarios, saved.pending]).toEqual(['中厚板厂', null])
    expect((await achievements.read(people.visitor, id)).scenarios).toBe('中厚板厂')
  })

  test('that was returned keeps its text and its reasons; a second editor is told of the first', async () => {
    const { achievements } = house.services
    const { id } = await shown()
    await achievements.save(people.universityAdmin, id, edit('第一稿', 1))
    const reasons = [{ field: 'name', code: 'EXAGGERATED' as const, text: null }]
    await achievements.decide(people.reviewer, id, 'pending', moveOf('return', 1, { reasons }))
    await pass()
    const { draft, pending } = await achievements.draft(people.universityMember, id)
    expect([draft.name, pending?.state, pending?.feedback?.reasons]).toEqual(['第一稿', 'returned', reasons])
    await achievements.save(people.universityMember, id, edit('第二稿', 1, 2))
    await expect(achievements.save(people.universityAdmin, id, edit('同时的第二稿', 1, 2))).rejects.toEqual(
      refusal('revision_conflict'),
    )
  })

  test('can be given up, and the old version never noticed', async () => {
    const { achievements } = house.services
    const { id, revision } = await shown()
    await achievements.save(people.universityAdmin, id, edit('不要了', 1))
    await achievements.movePending(people.universityMember, id, moveOf('recall', 1))
    const read = await achievements.read(people.universityAdmin, id)
    expect([read.pending, read.name, read.revision]).toEqual([null, achievementDraft().name, revision])
  })
})

test('a need: the company confirms, triage asks two questions, the answers come back to triage', async () => {
  const { needs } = house.services
  const { id, state } = await needs.create(people.companyAdmin, people.company.id, needDraft(), { to: 'review' })
  expect(state).toBe('triage')
  const questions = ['钢种是什么？', '现有产线速度是多少？']
  await needs.decide(people.cityOperator, id, 'record', moveOf('triage_detail', 1, { questions }))
  await pass()
  const back = await needs.read(people.companyAdmin, id)
  expect([back.state, back.feedback?.questions.map((one) => one.text)]).toEqual(['returned', questions])
  await expect(needs.move(people.companyAdmin, id, moveOf('submit', 2, { answers: ['Q235'] }))).rejects.toMatchObject({
    issues: [{ path: 'answers.1', code: 'required' }],
  })
  const again = await needs.move(people.companyAdmin, id, moveOf('submit', 2, { answers: ['Q235', '1.2 m/min'] }))
  expect([again.state, again.feedback?.questions.map((one) => one.answer)]).toEqual(['triage', ['Q235', '1.2 m/min']])
  await expect(needs.read(people.otherCityOperator, id)).rejects.toEqual(refusal('not_found'))
})

test('an organisation that was not checked yet prepares drafts and submits nothing to the centre', async () => {
  const { achievements } = house.services
  const [own] = people.universityAdmin.organisations
  const waiting = {
    ...people.universityAdmin,
    organisations: [{ ...(own as NonNullable<typeof own>), state: 'applied' as const }],
  }
  const { id } = await achievements.create(waiting, people.university.id, achievementDraft(), { to: 'draft' })
  for (const send of [
    () => achievements.move(waiting, id, moveOf('submit', 1)),
    () => achievements.create(waiting, people.university.id, achievementDraft(), { to: 'review' }),
  ])
    await expect(send()).rejects.toEqual(refusal('organisation_inactive'))
  const handedIn = await achievements.create(people.universityMember, people.university.id, achievementDraft(), { to: 'review' })
  await expect(achievements.move(waiting, handedIn.id, moveOf('org_approve', 1))).rejects.toEqual(
    refusal('organisation_inactive'),
  )
  const listed = await shown()
  await expect(achievements.save(waiting, listed.id, edit('换一个名称', 1))).rejects.toEqual(refusal('organisation_inactive'))
})

test('what lies with a reviewer is not edited under their eyes', async () => {
  const { id } = await submitted()
  await expect(house.services.achievements.save(people.universityAdmin, id, edit('换一个名称', 1))).rejects.toEqual(
    refusal('transition_refused'),
  )
})

test('an ended record begins again as a draft of its own; only a draft can be deleted', async () => {
  const { achievements } = house.services
  const { id } = await shown()
  await achievements.move(people.universityAdmin, id, moveOf('withdraw', 1))
  const copy = await achievements.copy(people.universityMember, id)
  expect([copy.state, copy.id === id]).toEqual(['draft', false])
  await expect(achievements.discard(people.operator, copy.id, copy.revision)).rejects.toEqual(refusal('not_found'))
  await achievements.discard(people.universityMember, copy.id, copy.revision)
  await expect(achievements.read(people.universityMember, copy.id)).rejects.toEqual(refusal('not_found'))
  await expect(achievements.discard(people.universityMember, id, 2)).rejects.toEqual(refusal('transition_refused'))
})
