import type { OrganisationForm } from '@keqiao/shared/organisations'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { application, inventedCode } from '../../../tests/support/organisations.ts'
import type { People } from '../../../tests/support/people.ts'
import { type House, startHouse } from '../../../tests/support/start-house.ts'
import type { Viewer } from '../accounts/viewer.ts'
import { atDesk, refused } from './fixtures.ts'

let house: House
let people: People
let use: House['services']
let at: ReturnType<typeof atDesk>
beforeAll(async () => {
  house = await startHouse()
  people = await house.addPeople()
  use = house.services
  at = atDesk(use)
})
afterAll(() => house.close())

describe('changing what identifies an active organisation', () => {
  async function active(more: Partial<OrganisationForm> = {}) {
    const { file, admin } = await at.applied(more)
    await at.approve(people.operator, file)
    return { admin, file: await use.organisations.file(admin, file.id), uscc: file.uscc as string }
  }
  const row = async (id: string) => (await use.organisations.page(people.visitor, id)).name

  test('waits for the operator while the old stays in force; everything else is changed at once', async () => {
    const { admin, file, uscc } = await active({ name: '旧名机械' })
    const draft = application({ name: '新名机械', uscc, address: '新华西道 1 号' })
    const saved = await use.organisations.save(admin, file.id, file.revision, draft)
    expect(saved).toMatchObject({
      name: '旧名机械',
      address: '新华西道 1 号',
      change: { values: { name: '新名机械' }, state: 'pending' },
    })
    expect((await at.queue(people.cityOperator)).items.find(({ id }) => id === file.id)).toMatchObject({
      changes: true,
      state: 'active',
    })
    expect(await row(file.id)).toBe('旧名机械')
    const changeId = saved.change?.id as string
    await use.organisationDesk.decideChange(people.cityOperator, file.id, { changeId, confirm: true, text: null })
    expect(await row(file.id)).toBe('新名机械')
    expect(await at.told(admin)).toContain(`organisation_change_decided organisation:${file.id}`)
    const twice = use.organisationDesk.decideChange(people.cityOperator, file.id, { changeId, confirm: true, text: null })
    expect(await refused(twice)).toEqual(['revision_conflict'])
  })

  test('is refused with a reason that its people read, and can be taken back', async () => {
    const { admin, file, uscc } = await active({ name: '稳重机械' })
    const ask = async (name: string) => {
      const now = await use.organisations.file(admin, file.id)
      return use.organisations.save(admin, file.id, now.revision, application({ name, uscc }))
    }
    const changeId = (await ask('浮夸机械')).change?.id as string
    const refuse = (text: string | null) =>
      use.organisationDesk.decideChange(people.cityOperator, file.id, { changeId, confirm: false, text })
    expect(await refused(refuse(null))).toEqual(['text required'])
    await refuse('证照上没有这个名称')
    expect((await use.organisations.file(admin, file.id)).change).toMatchObject({ state: 'refused', text: '证照上没有这个名称' })
    await ask('再改一次')
    expect((await use.organisations.withdrawChange(admin, file.id)).change).toMatchObject({ state: 'refused' })
    expect(await row(file.id)).toBe('稳重机械')
  })

  test('to a code that another has is refused at once, and so when it was taken meanwhile', async () => {
    const { file: other } = await active()
    const { admin, file } = await active()
    const taken = application({ name: file.name, uscc: other.uscc as string })
    expect(await refused(use.organisations.save(admin, file.id, file.revision, taken))).toEqual(['uscc uscc_taken'])
    const free = inventedCode()
    const saved = await use.organisations.save(admin, file.id, file.revision, application({ name: file.name, uscc: free }))
    await at.applied({ uscc: free })
    const decision = { changeId: saved.change?.id as string, confirm: true, text: null }
    expect(await refused(use.organisationDesk.decideChange(people.cityOperator, file.id, decision))).toEqual(['text uscc_taken'])
  })

  test('to another city is for whoever reaches both', async () => {
    const { admin, file, uscc } = await active()
    const draft = application({ name: file.name, uscc, region: '131100' })
    const saved = await use.organisations.save(admin, file.id, file.revision, draft)
    const decision = { changeId: saved.change?.id as string, confirm: true, text: null }
    expect(await refused(use.organisationDesk.decideChange(people.cityOperator, file.id, decision))).toEqual(['forbidden'])
    expect(await refused(use.organisationDesk.decideChange(people.otherCityOperator, file.id, decision))).toEqual(['not_found'])
    expect((await use.organisationDesk.decideChange(people.operator, file.id, decision)).region).toBe('131100')
    expect(await refused(use.organisationDesk.show(people.cityOperator, file.id))).toEqual(['not_found'])
  })

  test('is for its administrators', async () => {
    const { file, uscc } = await active()
    const member = await at.newcomer()
    await use.accounts.join(member.person?.id as string, file.id, 'member')
    const draft = application({ name: file.name, uscc })
    const attempts = (viewer: Viewer) => [
      use.organisations.save(viewer, file.id, file.revision, draft),
      use.organisations.withdrawChange(viewer, file.id),
      use.organisations.move(viewer, file.id, 'withdraw', file.revision),
    ]
    for (const attempt of attempts(await at.again(member))) expect(await refused(attempt)).toEqual(['forbidden'])
    for (const stranger of [people.companyAdmin, people.operator])
      for (const attempt of attempts(stranger)) expect(await refused(attempt)).toEqual(['not_found'])
  })

  test('is over once it is closed', async () => {
    const { admin, file, uscc } = await active()
    const closed = await at.decide(people.cityOperator, file, 'close', { text: '注销' })
    const draft = application({ name: file.name, uscc })
    expect(await refused(use.organisations.save(admin, file.id, closed.revision, draft))).toEqual(['transition_refused'])
  })

  test('from an older view of it is too late', async () => {
    const { admin, file, uscc } = await active()
    const save = () => use.organisations.save(admin, file.id, file.revision, application({ name: file.name, uscc }))
    await save()
    expect(await refused(save())).toEqual(['revision_conflict'])
  })
})

describe('claiming', () => {
  test('is answered alike whether or not anybody has the code', async () => {
    const { file } = await at.applied()
    const one = await at.newcomer()
    const known = await use.organisations.claim(one, { uscc: file.uscc as string, text: '我是现任负责人' })
    const unknown = await use.organisations.claim(one, { uscc: inventedCode(), text: '我是现任负责人' })
    expect(known).toEqual(unknown)
  })

  test('is bounded, and nobody confirms their own', async () => {
    const units = [await at.applied(), await at.applied(), await at.applied()]
    const operator = people.cityOperator
    for (const { file } of units) await use.organisations.claim(operator, { uscc: file.uscc as string, text: null })
    const another = use.organisations.claim(operator, { uscc: inventedCode(), text: null })
    expect(await refused(another)).toEqual(['too_many_applications'])
    const id = units[0]?.file.id as string
    const [claim] = (await use.organisationDesk.show(operator, id)).claims
    const own = use.organisationDesk.decideClaim(operator, id, { claimId: claim?.id as string, confirm: true })
    expect(await refused(own)).toEqual(['forbidden'])
  })

  test('waits at the desk of the region; confirmed, the claimant administers it, and the others are told', async () => {
    const { file, admin } = await at.applied()
    await at.approve(people.operator, file)
    const one = await at.newcomer('接任的人')
    await use.organisations.claim(one, { uscc: file.uscc as string, text: '原管理员已离职' })
    await use.organisations.claim(one, { uscc: file.uscc as string, text: '再说一遍' })
    expect((await at.queue(people.cityOperator)).items.find(({ id }) => id === file.id)).toMatchObject({ claims: 1 })
    const { claims } = await use.organisationDesk.show(people.cityOperator, file.id)
    expect(claims).toEqual([expect.objectContaining({ name: '接任的人', text: '原管理员已离职' })])
    const claimId = claims[0]?.id as string
    expect(
      await refused(use.organisationDesk.decideClaim(people.otherCityOperator, file.id, { claimId, confirm: true })),
    ).toEqual(['not_found'])
    await use.organisationDesk.decideClaim(people.cityOperator, file.id, { claimId, confirm: true })
    expect((await at.again(one)).organisations).toEqual([expect.objectContaining({ id: file.id, membership: 'admin' })])
    expect(await at.told(one)).toEqual([`organisation_claim_decided organisation:${file.id}`])
    expect(await at.told(admin)).toContain(`membership_changed organisation:${file.id}`)
  })
})
