import type { DeskFile, OrganisationFile } from '@keqiao/shared/organisations'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newcomer as makeNewcomer, again as readAgain } from '../../../tests/support/newcomers.ts'
import { application, inventedCode } from '../../../tests/support/organisations.ts'
import type { People } from '../../../tests/support/people.ts'
import { type House, startHouse } from '../../../tests/support/start-house.ts'
import type { Viewer } from '../accounts/viewer.ts'
import { attachments, files } from '../attachments/tables.ts'
import { notices } from '../notices/tables.ts'
import { newId } from '../platform/ids.ts'

let house: House
let people: People
let use: House['services']
beforeAll(async () => {
  house = await startHouse()
  people = await house.addPeople()
  use = house.services
})
afterAll(() => house.close())

const newcomer = (name?: string) => makeNewcomer(use, name)
const again = (viewer: Viewer) => readAgain(use, viewer)
async function applied(more: Parameters<typeof application>[0] = {}) {
  const applicant = await newcomer()
  const file = await use.organisations.apply(applicant, application(more))
  return { file, admin: await again(applicant) }
}
const queue = (viewer: Viewer, state: 'waiting' | 'active' = 'waiting', q = '') =>
  use.organisationDesk.queue(viewer, { page: 1, size: 100, state, q })
const decide = (viewer: Viewer, { id, revision }: Pick<OrganisationFile, 'id' | 'revision'>, move: string, more: object = {}) =>
  use.organisationDesk.decide(viewer, id, { move, revision, how: null, text: null, returned: [], ...more } as never)
const approve = (viewer: Viewer, file: OrganisationFile) => decide(viewer, file, 'approve', { how: 'ON_SITE' })
const told = async (viewer: Viewer) => {
  const rows = await use.db.read.select().from(notices)
  return rows.filter((row) => row.personId === viewer.person?.id).map(({ code, subject }) => `${code} ${subject}`)
}
const issues = (work: Promise<unknown>) =>
  work.then(
    () => [],
    (fault) => (fault.issues ?? [fault]).map((one: { path?: string; code: string }) => `${one.path ?? ''} ${one.code}`.trim()),
  )
async function addLicence(organisationId: string) {
  const createdAt = use.clock.now()
  const id = newId()
  await use.db.write(async (tx) => {
    await tx.insert(files).values({ id, bytes: 3, sha256: 'x', kind: 'pdf', createdAt } as never)
    const row = {
      id: newId(),
      fileId: id,
      subject: `organisation:${organisationId}`,
      purpose: 'licence',
      number: 1,
      name: '证照.pdf',
    }
    await tx.insert(attachments).values({ ...row, visibility: 'ON_REQUEST', createdAt } as never)
  })
}

describe('applying', () => {
  test('the applicant administers it at once, it waits, and the operators of its city are told, those of others not', async () => {
    const { file, admin } = await applied()
    expect(file).toMatchObject({ state: 'applied', membership: 'admin', may: ['withdraw'], verified: null })
    // Monday 17:00 in Shanghai: two working days are Tuesday and Wednesday.
    expect(file.dueAt).toBe('2026-11-04T15:59:59.999Z')
    expect(admin.organisations).toEqual([expect.objectContaining({ id: file.id, membership: 'admin', state: 'applied' })])
    const notice = `organisation_applied organisation:${file.id}`
    expect(await told(people.cityOperator)).toContain(notice)
    expect(await told(people.otherCityOperator)).not.toContain(notice)
    expect(await told(people.operator)).not.toContain(notice)
  })

  test('a city without an operator of its own waits for the province', async () => {
    const { file } = await applied({ region: '130682' })
    expect(await told(people.operator)).toContain(`organisation_applied organisation:${file.id}`)
  })

  test('a code in use is refused at its field and says nothing of who has it; a closed organisation gives it free', async () => {
    const { file, admin } = await applied({ name: '先到的单位' })
    const uscc = file.uscc as string
    const second = await newcomer()
    const refused = await use.organisations.apply(second, application({ uscc })).catch((fault) => fault)
    expect(refused.issues).toEqual([{ path: 'uscc', code: 'uscc_taken', facts: {} }])
    expect(JSON.stringify(refused)).not.toContain('先到的单位')
    await use.organisations.move(admin, file.id, 'withdraw', file.revision)
    expect((await use.organisations.apply(second, application({ uscc }))).state).toBe('applied')
  })

  test('two who apply with one code in the same moment: one is taken', async () => {
    const uscc = inventedCode()
    const both = [await newcomer(), await newcomer()]
    const answers = await Promise.allSettled(both.map((one) => use.organisations.apply(one, application({ uscc }))))
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test('nobody piles up applications', async () => {
    const one = await newcomer()
    for (let n = 0; n < 3; n++) await use.organisations.apply(one, application())
    expect(await issues(use.organisations.apply(one, application()))).toEqual(['too_many_applications'])
  })

  test('a state-established one says where objections go', async () => {
    const one = await newcomer()
    expect(await issues(use.organisations.apply(one, application({ stateEstablished: true })))).toEqual([
      'objectionChannel required',
    ])
  })
})

describe('the desk', () => {
  test('shows a city its own, the province all, 定州 not to 保定, and the oldest first', async () => {
    const { file: first } = await applied({ region: '130600' })
    house.clock.advance(60_000)
    const { file: dingzhou } = await applied({ region: '130682' })
    house.clock.advance(60_000)
    const { file: last } = await applied({ region: '130600' })
    const ids = [first.id, dingzhou.id, last.id]
    const seen = async (viewer: Viewer) => (await queue(viewer)).items.map(({ id }) => id).filter((id) => ids.includes(id))
    const baoding = { ...people.cityOperator, appointments: [{ role: 'REGION_OP' as const, region: '130600' }] }
    expect(await seen(baoding)).toEqual([first.id, last.id])
    expect(await seen(people.operator)).toEqual(ids)
    expect(await seen(people.cityOperator)).toEqual([])
    expect((await use.organisationDesk.show(baoding, first.id)).id).toBe(first.id)
    for (const stranger of [people.cityOperator, people.otherCityOperator])
      for (const attempt of [
        use.organisationDesk.show(stranger, first.id),
        approve(stranger, first),
        decide(stranger, first, 'close', { text: '越区' }),
        use.organisations.file(stranger, first.id),
        use.members.list(stranger, first.id),
      ])
        expect(await issues(attempt)).toEqual(['not_found'])
    expect(await issues(use.organisationDesk.show(baoding, dingzhou.id))).toEqual(['not_found'])
  })

  test('is searched by name and by code', async () => {
    const { file } = await applied({ name: '滦州独一无二阀门厂' })
    expect((await queue(people.operator, 'waiting', '独一无二')).items.map(({ id }) => id)).toEqual([file.id])
    expect((await queue(people.operator, 'waiting', file.uscc ?? '')).items.map(({ id }) => id)).toEqual([file.id])
    expect((await queue(people.operator, 'active', '独一无二')).items).toEqual([])
  })

  test('names what may be the same, and of other cities only what is public', async () => {
    const { file: far } = await applied({ name: '山海起重设备有限公司', region: '130600' })
    const { file: near } = await applied({ name: '山海起重设备集团' })
    const { file } = await applied({ name: '山海起重设备有限责任公司' })
    const likely = ({ likely }: DeskFile) => likely.map(({ id, name, region, because }) => ({ id, name, region, because }))
    expect(likely(await use.organisationDesk.show(people.cityOperator, file.id))).toEqual(
      expect.arrayContaining([
        { id: near.id, name: '山海起重设备集团', region: '130200', because: ['name'] },
        { id: null, name: null, region: '130600', because: ['name'] },
      ]),
    )
    await approve(people.operator, far)
    const found = likely(await use.organisationDesk.show(people.cityOperator, file.id))
    expect(found).toContainEqual({ id: null, name: '山海起重设备有限公司', region: '130600', because: ['name'] })
  })

  test('approves by licence only with one, writes down who verified it, and its people are told', async () => {
    const { file, admin } = await applied()
    expect(await issues(decide(people.cityOperator, file, 'approve', { how: 'LICENCE' }))).toEqual(['how licence_missing'])
    await addLicence(file.id)
    const after = await decide(people.cityOperator, file, 'approve', { how: 'LICENCE' })
    expect(after).toMatchObject({ state: 'active', verified: { how: 'LICENCE', region: '130200' }, may: ['suspend', 'close'] })
    expect(await use.accounts.isActive(file.id)).toBe(true)
    expect(await told(admin)).toEqual([`organisation_verified organisation:${file.id}`])
  })

  test('returns with a reason per field; the applicant corrects and hands in again, and the desk starts anew', async () => {
    const { file, admin } = await applied()
    const returned = [{ path: 'name', text: '与证照不一致' }]
    await decide(people.cityOperator, file, 'return', { returned, text: '请核对' })
    const seen = await use.organisations.file(admin, file.id)
    expect(seen).toMatchObject({ state: 'returned', returned, stateText: '请核对', may: ['resubmit', 'withdraw'] })
    const draft = application({ name: '改正后的名称', uscc: file.uscc as string })
    const saved = await use.organisations.save(admin, file.id, seen.revision, draft)
    expect(saved).toMatchObject({ name: '改正后的名称', state: 'returned', change: null })
    house.clock.advance(3_600_000)
    const handedIn = await use.organisations.move(admin, file.id, 'resubmit', saved.revision)
    expect(handedIn).toMatchObject({ state: 'applied', stateAt: house.clock.now(), returned: [], stateText: null })
  })

  test('a suspended one is hidden from strangers, and comes back; closed, it must be verified again', async () => {
    const { file, admin } = await applied()
    const page = (viewer: Viewer) => use.organisations.page(viewer, file.id)
    expect(await issues(page(people.visitor))).toEqual(['not_found'])
    let now = await approve(people.cityOperator, file)
    expect(await page(people.visitor)).toMatchObject({ state: 'active', isKnown: false, verified: { region: '130200' } })
    now = await decide(people.cityOperator, now, 'suspend', { text: '证照过期' })
    for (const stranger of [people.visitor, people.signedIn, people.companyAdmin, people.otherCityOperator])
      expect(await issues(page(stranger))).toEqual(['not_found'])
    for (const own of [admin, people.cityOperator, people.operator, people.auditor])
      expect(await page(own)).toMatchObject({ state: 'suspended', isKnown: true })
    expect(await use.accounts.isActive(file.id)).toBe(false)
    now = await decide(people.cityOperator, now, 'reopen', { text: '证照已更新' })
    now = await decide(people.cityOperator, now, 'close', { text: '注销' })
    now = await decide(people.cityOperator, now, 'reopen', { text: '误注销' })
    expect(now).toMatchObject({ state: 'applied', verified: null })
  })

  test('an operator does not decide about an organisation of their own', async () => {
    const { file } = await applied()
    await use.accounts.join(people.cityOperator.person?.id as string, file.id, 'member')
    expect(await issues(approve(await again(people.cityOperator), file))).toEqual(['forbidden'])
  })

  test('of two operators who decide at once one is too late', async () => {
    const { file } = await applied()
    const answers = await Promise.allSettled([
      approve(people.operator, file),
      decide(people.cityOperator, file, 'close', { text: '重复' }),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })
})

describe('changing what identifies an active organisation', () => {
  async function active(more: Parameters<typeof application>[0] = {}) {
    const { file, admin } = await applied(more)
    await approve(people.operator, file)
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
    expect((await queue(people.cityOperator)).items.find(({ id }) => id === file.id)).toMatchObject({
      changes: true,
      state: 'active',
    })
    expect(await row(file.id)).toBe('旧名机械')
    const changeId = saved.change?.id as string
    await use.organisationDesk.decideChange(people.cityOperator, file.id, { changeId, confirm: true, text: null })
    expect(await row(file.id)).toBe('新名机械')
    expect(await told(admin)).toContain(`organisation_change_decided organisation:${file.id}`)
    const twice = use.organisationDesk.decideChange(people.cityOperator, file.id, { changeId, confirm: true, text: null })
    expect(await issues(twice)).toEqual(['revision_conflict'])
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
    expect(await issues(refuse(null))).toEqual(['text required'])
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
    expect(await issues(use.organisations.save(admin, file.id, file.revision, taken))).toEqual(['uscc uscc_taken'])
    const free = inventedCode()
    const saved = await use.organisations.save(admin, file.id, file.revision, application({ name: file.name, uscc: free }))
    await applied({ uscc: free })
    const decision = { changeId: saved.change?.id as string, confirm: true, text: null }
    expect(await issues(use.organisationDesk.decideChange(people.cityOperator, file.id, decision))).toEqual(['text uscc_taken'])
  })

  test('to another city is for whoever reaches both', async () => {
    const { admin, file, uscc } = await active()
    const draft = application({ name: file.name, uscc, region: '131100' })
    const saved = await use.organisations.save(admin, file.id, file.revision, draft)
    const decision = { changeId: saved.change?.id as string, confirm: true, text: null }
    expect(await issues(use.organisationDesk.decideChange(people.cityOperator, file.id, decision))).toEqual(['forbidden'])
    expect(await issues(use.organisationDesk.decideChange(people.otherCityOperator, file.id, decision))).toEqual(['not_found'])
    expect((await use.organisationDesk.decideChange(people.operator, file.id, decision)).region).toBe('131100')
    expect(await issues(use.organisationDesk.show(people.cityOperator, file.id))).toEqual(['not_found'])
  })

  test('is for its administrators', async () => {
    const { file, uscc } = await active()
    const member = await newcomer()
    await use.accounts.join(member.person?.id as string, file.id, 'member')
    const draft = application({ name: file.name, uscc })
    expect(await issues(use.organisations.save(await again(member), file.id, file.revision, draft))).toEqual(['forbidden'])
    for (const stranger of [people.companyAdmin, people.operator])
      expect(await issues(use.organisations.save(stranger, file.id, file.revision, draft))).toEqual(['not_found'])
  })
})

describe('claiming', () => {
  test('is answered alike whether or not anybody has the code', async () => {
    const { file } = await applied()
    const one = await newcomer()
    const known = await use.organisations.claim(one, { uscc: file.uscc as string, text: '我是现任负责人' })
    const unknown = await use.organisations.claim(one, { uscc: inventedCode(), text: '我是现任负责人' })
    expect(known).toEqual(unknown)
  })

  test('waits at the desk of the region; confirmed, the claimant administers it, and the others are told', async () => {
    const { file, admin } = await applied()
    await approve(people.operator, file)
    const one = await newcomer('接任的人')
    await use.organisations.claim(one, { uscc: file.uscc as string, text: '原管理员已离职' })
    await use.organisations.claim(one, { uscc: file.uscc as string, text: '再说一遍' })
    expect((await queue(people.cityOperator)).items.find(({ id }) => id === file.id)).toMatchObject({ claims: 1 })
    const { claims } = await use.organisationDesk.show(people.cityOperator, file.id)
    expect(claims).toEqual([expect.objectContaining({ name: '接任的人', text: '原管理员已离职' })])
    const claimId = claims[0]?.id as string
    expect(await issues(use.organisationDesk.decideClaim(people.otherCityOperator, file.id, { claimId, confirm: true }))).toEqual(
      ['not_found'],
    )
    await use.organisationDesk.decideClaim(people.cityOperator, file.id, { claimId, confirm: true })
    expect((await again(one)).organisations).toEqual([expect.objectContaining({ id: file.id, membership: 'admin' })])
    expect(await told(one)).toEqual([`organisation_claim_decided organisation:${file.id}`])
    expect(await told(admin)).toContain(`membership_changed organisation:${file.id}`)
  })
})
