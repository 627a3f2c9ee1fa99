import type { ProblemCode } from '@keqiao/shared/problem'
import { expect, test } from 'vitest'
import { achievementDraft, moveOf, needDraft } from '../../../tests/support/drafts.ts'
import { startHouse } from '../../../tests/support/start-house.ts'
import type { Refusal } from '../platform/refusal.ts'

const refused = (code: ProblemCode) => expect.objectContaining({ name: 'Refusal', code })

test('an editor submits, the administrator passes it on, pauses and withdraws; a refused step names what is allowed', async () => {
  await using house = await startHouse()
  const { universityMember: editor, universityAdmin: admin, university } = await house.addPeople()
  const { achievements } = house.services
  const { id, state, moves } = await achievements.create(editor, university.id, achievementDraft(), { to: 'draft' })
  expect([state, moves]).toEqual(['draft', ['submit']])
  const submitted = await achievements.move(editor, id, moveOf('submit', 1))
  expect([submitted.state, submitted.moves]).toEqual(['org_review', ['recall']])
  const refusal = await achievements.move(editor, id, moveOf('org_approve', 2)).catch((one) => one)
  expect([refusal.code, refusal.facts.allowed]).toEqual(['transition_refused', ['recall']])
  expect((await achievements.move(admin, id, moveOf('org_approve', 2))).state).toBe('center_review')
})

test('an administrator passes the own organisation at once; what only a reviewer may do stays refused', async () => {
  await using house = await startHouse()
  const { universityAdmin: admin, university } = await house.addPeople()
  const { achievements } = house.services
  const made = await achievements.create(admin, university.id, achievementDraft(), { to: 'review' })
  expect([made.state, made.publishedAt]).toEqual(['center_review', null])
  await expect(achievements.move(admin, made.id, moveOf('approve', 1))).rejects.toEqual(refused('transition_refused'))
})

test('two editors of one revision: the second is told, and nothing of the first is lost', async () => {
  await using house = await startHouse()
  const { universityMember: owner, university } = await house.addPeople()
  const { achievements } = house.services
  const { id } = await achievements.create(owner, university.id, achievementDraft(), { to: 'draft' })
  const save = (name: string) =>
    achievements.save(owner, id, { revision: 1, pendingRevision: null, draft: achievementDraft({ name }) })
  await save('第一位编辑改的名称')
  await expect(save('第二位')).rejects.toEqual(refused('revision_conflict'))
  expect((await achievements.read(owner, id)).name).toBe('第一位编辑改的名称')
})

test('another organisation can neither read a draft nor change a published record', async () => {
  await using house = await startHouse()
  const { universityMember: owner, university, companyAdmin: stranger, visitor } = await house.addPeople()
  const { achievements } = house.services
  const { id } = await achievements.create(owner, university.id, achievementDraft(), { to: 'draft' })
  for (const viewer of [stranger, visitor]) await expect(achievements.read(viewer, id)).rejects.toEqual(refused('not_found'))
  const shown = (await achievements.create(owner, university.id, achievementDraft(), { to: 'listed' })).id
  const body = { revision: 1, pendingRevision: null, draft: achievementDraft() }
  await expect(achievements.save(stranger, shown, body)).rejects.toEqual(refused('not_found'))
  await expect(achievements.move(stranger, shown, moveOf('withdraw', 1))).rejects.toEqual(refused('not_found'))
  await expect(achievements.create(stranger, university.id, achievementDraft(), { to: 'listed' })).rejects.toEqual(
    refused('forbidden'),
  )
})

test('what the owner alone may know is absent for everybody else', async () => {
  await using house = await startHouse()
  const { universityMember: owner, university, visitor } = await house.addPeople()
  const { achievements } = house.services
  const draft = achievementDraft({ externalRef: 'U-1' })
  const { id } = await achievements.create(owner, university.id, draft, { to: 'listed' })
  const own = await achievements.read(owner, id)
  expect([own.contact?.email, own.externalRef, own.quality?.score]).toEqual(['secret@univ.example', 'U-1', 45])
  const open = await achievements.read(visitor, id)
  expect([open.contact, open.externalRef, open.quality, open.mine]).toEqual([null, null, null, false])
  expect(JSON.stringify(open)).not.toContain('secret@univ.example')
})

test('a listing that lacks what the public needs is not published, and the answer names each missing part', async () => {
  await using house = await startHouse()
  const { universityMember: owner, university } = await house.addPeople()
  const thin = achievementDraft({ field: null, modes: [], priceShow: null })
  const fault = await house.services.achievements.create(owner, university.id, thin, { to: 'listed' }).catch((one) => one)
  expect(fault).toEqual(refused('not_ready_to_publish'))
  expect((fault as Refusal).issues?.map((issue) => issue.path)).toEqual(['field', 'modes', 'priceShow'])
})

test('an unknown code and a price the wrong way round are faults at their fields', async () => {
  await using house = await startHouse()
  const { universityMember: owner, university } = await house.addPeople()
  const wrong = achievementDraft({ field: '0199', region: '139999', priceMin: 200, priceMax: 100 })
  const fault = await house.services.achievements.create(owner, university.id, wrong, { to: 'draft' }).catch((one) => one)
  expect((fault as Refusal).issues?.map(({ path, code }) => [path, code])).toEqual([
    ['field', 'unknown_code'],
    ['region', 'unknown_code'],
    ['priceMax', 'range_reversed'],
  ])
})

test('the operator takes a listing down with a reason and restores it to where it was', async () => {
  await using house = await startHouse()
  const { universityMember: owner, university, operator, visitor } = await house.addPeople()
  const { achievements } = house.services
  const { id } = await achievements.create(owner, university.id, achievementDraft(), { to: 'listed' })
  const down = await achievements.takeDown(operator, id, { reason: 'COMPLAINT', text: '权属有争议' })
  expect([down.state, down.takenDown?.reason]).toEqual(['taken_down', 'COMPLAINT'])
  await expect(achievements.read(visitor, id)).rejects.toEqual(refused('not_found'))
  await expect(achievements.move(owner, id, moveOf('resume', 2))).rejects.toEqual(refused('transition_refused'))
  expect((await achievements.restore(operator, id)).state).toBe('published')
  expect((await achievements.read(visitor, id)).takenDown).toBeNull()
})

test('an anonymous need hides its owner from all but the owner and the operator; what was tried is for members', async () => {
  await using house = await startHouse()
  const { companyAdmin: owner, company, visitor, universityMember: member, operator } = await house.addPeople()
  const { needs } = house.services
  const { id } = await needs.create(owner, company.id, needDraft({ disclosure: 'ANON' }), { to: 'listed' })
  const open = await needs.read(visitor, id)
  expect([open.owner, open.tried, open.contact]).toEqual([null, null, null])
  expect(JSON.stringify(open)).not.toContain(company.name)
  expect((await needs.read(member, id)).owner).toBeNull()
  expect((await needs.read(member, id)).tried).toBe('换过两家相机，都不行。')
  expect((await needs.read(owner, id)).owner?.name).toBe(company.name)
  expect((await needs.read(operator, id)).owner?.name).toBe(company.name)
  expect((await needs.cards([id], visitor)).get(id)?.owner).toBeNull()
})

test('a need for agents only does not exist for visitors and members, and one by invitation not even for agents', async () => {
  await using house = await startHouse()
  const { companyAdmin: owner, company, visitor, universityMember: member, agent } = await house.addPeople()
  const { needs } = house.services
  const forAgents = await needs.create(owner, company.id, needDraft({ disclosure: 'AGENT_ONLY' }), { to: 'listed' })
  const invited = await needs.create(owner, company.id, needDraft({ name: '定向需求', disclosure: 'INVITE' }), { to: 'listed' })
  for (const viewer of [visitor, member]) await expect(needs.read(viewer, forAgents.id)).rejects.toEqual(refused('not_found'))
  expect((await needs.read(agent, forAgents.id)).name).toBe('板坯表面裂纹下线才发现')
  await expect(needs.read(agent, invited.id)).rejects.toEqual(refused('not_found'))
})

test('the preview shows what a visitor, a member and an agent would read, and stores nothing', async () => {
  await using house = await startHouse()
  const { companyAdmin: owner, company } = await house.addPeople()
  const { needs } = house.services
  const seen = await needs.preview(owner, company.id, needDraft({ disclosure: 'ANON' }))
  expect([seen.visitor?.owner, seen.visitor?.tried, seen.visitor?.contact]).toEqual([null, null, null])
  expect([seen.member?.owner, seen.member?.tried]).toEqual([null, '换过两家相机，都不行。'])
  const forAgents = await needs.preview(owner, company.id, needDraft({ disclosure: 'AGENT_ONLY' }))
  expect([forAgents.visitor, forAgents.member, forAgents.agent?.owner?.name]).toEqual([null, null, company.name])
  expect((await needs.mine(owner, { page: 1, size: 10 })).total).toBe(0)
})

test('importing the same rows twice creates nothing new, and a changed row is changed once', async () => {
  await using house = await startHouse()
  const { universityAdmin: owner, university } = await house.addPeople()
  const { achievements } = house.services
  const rows = [1, 2, 3].map((n) => achievementDraft({ externalRef: `R-${n}`, name: `成果${n}` }))
  const bring = (drafts: typeof rows) => achievements.importMany(owner, university.id, drafts, { to: 'listed' })
  expect(await bring(rows)).toEqual({ created: 3, updated: 0, unchanged: 0, refused: [] })
  expect(await bring(rows)).toEqual({ created: 0, updated: 0, unchanged: 3, refused: [] })
  const changed = rows.map((row, i) => (i === 1 ? { ...row, name: '改过的成果2' } : row))
  expect(await bring(changed)).toEqual({ created: 0, updated: 1, unchanged: 2, refused: [] })
})

test('name, abstract and keywords alone become an unclaimed showcase entry, not a complete listing', async () => {
  await using house = await startHouse()
  const { universityAdmin: owner, university, visitor } = await house.addPeople()
  const { achievements } = house.services
  const row = achievementDraft({ externalRef: 'P-1', modes: [], priceShow: null, priceMin: null, priceMax: null, field: null })
  await achievements.importMany(owner, university.id, [row], { to: 'listed' })
  const [card] = (await achievements.mine(owner, { page: 1, size: 10 })).items
  expect(card?.state).toBe('imported_unclaimed')
  expect((await achievements.read(visitor, card?.id as string)).state).toBe('imported_unclaimed')
})
