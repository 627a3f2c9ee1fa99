import type { DeskFile } from '@keqiao/shared/organisations'
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

describe('applying', () => {
  test('the applicant administers it at once, it waits, and the operators of its city are told, those of others not', async () => {
    const { file, admin } = await at.applied()
    expect(file).toMatchObject({ state: 'applied', membership: 'admin', may: ['withdraw'], verified: null })
    // Monday 17:00 in Shanghai: two working days are Tuesday and Wednesday.
    expect(file.dueAt).toBe('2026-11-04T15:59:59.999Z')
    expect(admin.organisations).toEqual([expect.objectContaining({ id: file.id, membership: 'admin', state: 'applied' })])
    const notice = `organisation_applied organisation:${file.id}`
    expect(await at.told(people.cityOperator)).toContain(notice)
    expect(await at.told(people.otherCityOperator)).not.toContain(notice)
    expect(await at.told(people.operator)).not.toContain(notice)
  })

  test('a city without an operator of its own waits for the province', async () => {
    const { file } = await at.applied({ region: '130682' })
    expect(await at.told(people.operator)).toContain(`organisation_applied organisation:${file.id}`)
  })

  test('a code in use is refused at its field and says nothing of who has it; a closed organisation gives it free', async () => {
    const { file, admin } = await at.applied({ name: '先到的单位' })
    const uscc = file.uscc as string
    const second = await at.newcomer()
    const answer = await use.organisations.apply(second, application({ uscc })).catch((fault) => fault)
    expect(answer.issues).toEqual([{ path: 'uscc', code: 'uscc_taken', facts: {} }])
    expect(JSON.stringify(answer)).not.toContain('先到的单位')
    await use.organisations.move(admin, file.id, 'withdraw', file.revision)
    expect((await use.organisations.apply(second, application({ uscc }))).state).toBe('applied')
  })

  test('two who apply with one code in the same moment: one is taken', async () => {
    const uscc = inventedCode()
    const both = [await at.newcomer(), await at.newcomer()]
    const answers = await Promise.allSettled(both.map((one) => use.organisations.apply(one, application({ uscc }))))
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test('nobody piles up applications', async () => {
    const one = await at.newcomer()
    for (let n = 0; n < 3; n++) await use.organisations.apply(one, application())
    expect(await refused(use.organisations.apply(one, application()))).toEqual(['too_many_applications'])
  })

  test('a state-established one says where objections go', async () => {
    const one = await at.newcomer()
    expect(await refused(use.organisations.apply(one, application({ stateEstablished: true })))).toEqual([
      'objectionChannel required',
    ])
  })
})

describe('the desk', () => {
  test('shows a city its own, the province all, 定州 not to 保定, and the oldest first', async () => {
    const { file: first } = await at.applied({ region: '130600' })
    house.clock.advance(60_000)
    const { file: dingzhou } = await at.applied({ region: '130682' })
    house.clock.advance(60_000)
    const { file: last } = await at.applied({ region: '130600' })
    const ids = [first.id, dingzhou.id, last.id]
    const seen = async (viewer: Viewer) => (await at.queue(viewer)).items.map(({ id }) => id).filter((id) => ids.includes(id))
    const baoding = { ...people.cityOperator, appointments: [{ role: 'REGION_OP' as const, region: '130600' }] }
    expect(await seen(baoding)).toEqual([first.id, last.id])
    expect(await seen(people.operator)).toEqual(ids)
    expect(await seen(people.cityOperator)).toEqual([])
    expect((await use.organisationDesk.show(baoding, first.id)).id).toBe(first.id)
    for (const stranger of [people.cityOperator, people.otherCityOperator])
      for (const attempt of [
        () => use.organisationDesk.show(stranger, first.id),
        () => at.approve(stranger, first),
        () => at.decide(stranger, first, 'close', { text: '越区' }),
        () => use.organisations.file(stranger, first.id),
        () => use.members.list(stranger, first.id),
      ])
        expect(await refused(attempt())).toEqual(['not_found'])
    expect(await refused(use.organisationDesk.show(baoding, dingzhou.id))).toEqual(['not_found'])
  })

  test('is searched by name and by code', async () => {
    const { file } = await at.applied({ name: '滦州独一无二阀门厂' })
    expect((await at.queue(people.operator, 'waiting', '独一无二')).items.map(({ id }) => id)).toEqual([file.id])
    expect((await at.queue(people.operator, 'waiting', file.uscc ?? '')).items.map(({ id }) => id)).toEqual([file.id])
    expect((await at.queue(people.operator, 'active', '独一无二')).items).toEqual([])
  })

  test('names what may be the same, and of other cities only what is public', async () => {
    const { file: far } = await at.applied({ name: '山海起重设备有限公司', region: '130600' })
    const { file: near } = await at.applied({ name: '山海起重设备集团' })
    const { file } = await at.applied({ name: '山海起重设备有限责任公司' })
    const likely = ({ likely }: DeskFile) => likely.map(({ id, name, region, because }) => ({ id, name, region, because }))
    expect(likely(await use.organisationDesk.show(people.cityOperator, file.id))).toEqual(
      expect.arrayContaining([
        { id: near.id, name: '山海起重设备集团', region: '130200', because: ['name'] },
        { id: null, name: null, region: '130600', because: ['name'] },
      ]),
    )
    await at.approve(people.operator, far)
    const found = likely(await use.organisationDesk.show(people.cityOperator, file.id))
    expect(found).toContainEqual({ id: null, name: '山海起重设备有限公司', region: '130600', because: ['name'] })
  })

  test('approves by licence only with one, writes down who verified it, and its people are told', async () => {
    const { file, admin } = await at.applied()
    expect(await refused(at.decide(people.cityOperator, file, 'approve', { how: 'LICENCE' }))).toEqual(['how licence_missing'])
    await at.addLicence(file.id)
    const after = await at.decide(people.cityOperator, file, 'approve', { how: 'LICENCE' })
    expect(after).toMatchObject({ state: 'active', verified: { how: 'LICENCE', region: '130200' }, may: ['suspend', 'close'] })
    expect(await use.accounts.isActive(file.id)).toBe(true)
    expect(await at.told(admin)).toEqual([`organisation_verified organisation:${file.id}`])
  })

  test('returns with a reason per field; the applicant corrects and hands in again, and the desk starts anew', async () => {
    const { file, admin } = await at.applied()
    const returned = [{ path: 'name', text: '与证照不一致' }]
    await at.decide(people.cityOperator, file, 'return', { returned, text: '请核对' })
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
    const { file, admin } = await at.applied()
    const page = (viewer: Viewer) => use.organisations.page(viewer, file.id)
    expect(await refused(page(people.visitor))).toEqual(['not_found'])
    let now = await at.approve(people.cityOperator, file)
    expect(await page(people.visitor)).toMatchObject({ state: 'active', isKnown: false, verified: { region: '130200' } })
    now = await at.decide(people.cityOperator, now, 'suspend', { text: '证照过期' })
    for (const stranger of [people.visitor, people.signedIn, people.companyAdmin, people.otherCityOperator])
      expect(await refused(page(stranger))).toEqual(['not_found'])
    for (const own of [admin, people.cityOperator, people.operator, people.auditor])
      expect(await page(own)).toMatchObject({ state: 'suspended', isKnown: true })
    expect(await use.accounts.isActive(file.id)).toBe(false)
    now = await at.decide(people.cityOperator, now, 'reopen', { text: '证照已更新' })
    now = await at.decide(people.cityOperator, now, 'close', { text: '注销' })
    now = await at.decide(people.cityOperator, now, 'reopen', { text: '误注销' })
    expect(now).toMatchObject({ state: 'applied', verified: null })
  })

  test('a closed one does not come back while another has its code', async () => {
    const { file } = await at.applied()
    const closed = await at.decide(people.cityOperator, file, 'close', { text: '误报' })
    await at.applied({ uscc: file.uscc as string })
    const reopened = at.decide(people.cityOperator, closed, 'reopen', { text: '恢复' })
    expect(await refused(reopened)).toEqual(['text uscc_taken'])
  })

  test('an operator does not decide about an organisation of their own', async () => {
    const { file } = await at.applied()
    await use.accounts.join(people.cityOperator.person?.id as string, file.id, 'member')
    expect(await refused(at.approve(await at.again(people.cityOperator), file))).toEqual(['forbidden'])
  })

  test('of two operators who decide at once one is too late', async () => {
    const { file } = await at.applied()
    const answers = await Promise.allSettled([
      at.approve(people.operator, file),
      at.decide(people.cityOperator, file, 'close', { text: '重复' }),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })
})
