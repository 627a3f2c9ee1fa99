import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { achievementDraft, moveOf } from '../../../tests/support/drafts.ts'
import type { People } from '../../../tests/support/people.ts'
import { type House, startHouse } from '../../../tests/support/start-house.ts'
import { type Viewer, viewerOf } from '../accounts/viewer.ts'

let house: House
let people: People
/** The centre's own organisation, and an operator who is a member of it. */
let centre: { id: string }
let keeper: Viewer
beforeAll(async () => {
  house = await startHouse()
  people = await house.addPeople()
  const card = await house.services.accounts.ensureOrganisation(
    { name: '测试交易中心', kind: 'EXCH', region: '130000', intro: null, fields: [] } as never,
    false,
  )
  centre = card
  const { person, appointments } = people.operator
  keeper = viewerOf(person as NonNullable<typeof person>, [{ ...card, membership: 'admin' }], appointments)
})
afterAll(() => house.close())

const PAGE = { page: 1, size: 50 }
const refusal = (code: string) => expect.objectContaining({ code })
const AWARD = { code: 'AW-P4', batch: '2025' }
const bring = (names: string[], unitName: string, origin = AWARD) =>
  house.services.achievements.importMany(
    keeper,
    centre.id,
    names.map((name, n) => achievementDraft({ name, unitName, externalRef: `${origin.code}-${n}`, ips: [] })),
    { to: 'unclaimed', origin, importId: '01900000-0000-7000-8000-00000000000a' },
  )
const pairs = async (viewer: Viewer = people.reviewer) => {
  await house.processAll()
  return (await house.services.duplicates.open(viewer, PAGE)).items
}
const patent = (number: string) => [{ kind: 'PAT_INV' as const, number, name: null, status: 'GRANTED' as const }]
const list = (name: string, more: Parameters<typeof achievementDraft>[0] = {}, viewer = people.universityAdmin) =>
  house.services.achievements.create(viewer, viewer.organisations[0]?.id as string, achievementDraft({ name, ...more }), {
    to: 'listed',
  })

describe('duplicates', () => {
  test('one patent number written in two ways, or a near-identical name of one unit, waits for a reviewer', async () => {
    const a = await list('多孔陶瓷膜油水分离组件', { ips: patent('ZL202310123456.7') })
    const b = await list('含油废水处理用无机膜', { ips: patent('CN 2023 1 0123456.7') }, people.otherCompanyAdmin)
    const c = await list('稀土永磁电机低谐波绕组设计方法')
    const d = await list('稀土永磁电机的低谐波绕组设计方法')
    await list('稀土永磁电机低谐波绕组设计方法', {}, people.otherCompanyAdmin)
    const found = (await pairs()).map(({ reason, a, b }) => [reason, [a.id, b.id].sort()])
    expect(found).toContainEqual(['patent', [a.id, b.id].sort()])
    expect(found).toContainEqual(['name', [c.id, d.id].sort()])
    expect(found).toHaveLength(2)
  })

  test('a merge keeps origins and numbers of both, tells both owners, and the old address leads on', async () => {
    const { achievements, duplicates, notices } = house.services
    const kept = await list('电弧炉绿色冶炼余热回收系统', { externalRef: 'K-1', ips: patent('ZL202211111111.1') })
    const more = { externalRef: 'G-1', ips: [...patent('ZL2022 1 1111111.1'), ...patent('ZL202222222222.2')] }
    const gone = await list('电弧炉烟气余热利用', more, people.otherCompanyAdmin)
    const [candidate] = (await pairs()).filter((one) => [one.a.id, one.b.id].includes(kept.id))
    await duplicates.decide(people.reviewer, candidate?.id as string, { verdict: 'merge', keep: kept.id })
    await house.processAll()
    expect(await achievements.origins(people.visitor, kept.id)).toMatchObject([{ code: 'OP-SELF', number: 'G-1' }])
    const read = await achievements.read(people.universityAdmin, kept.id)
    expect([read.externalRef, read.ips.map((ip) => ip.number)]).toEqual([
      'K-1',
      ['ZL202211111111.1', 'ZL2022 1 1111111.1', 'ZL202222222222.2'],
    ])
    await expect(achievements.read(people.visitor, gone.id)).rejects.toMatchObject({ code: 'merged', facts: { into: kept.id } })
    expect((await achievements.read(people.otherCompanyAdmin, gone.id)).state).toBe('archived')
    for (const owner of [people.universityAdmin, people.otherCompanyAdmin]) {
      const { items } = await notices.list(owner, { ...PAGE, unread: false })
      expect(items.map((item) => item.code)).toContain('record_merged')
    }
  })

  test('what was told apart is not asked again, and one pair is decided once', async () => {
    const { duplicates, achievements } = house.services
    const a = await list('固态电池硫化物电解质薄膜制备')
    await list('固态电池硫化物电解质薄膜的制备')
    const mine = async () => (await pairs()).filter((one) => [one.a.id, one.b.id].includes(a.id))
    const [candidate] = await mine()
    const decide = () => duplicates.decide(people.reviewer, candidate?.id as string, { verdict: 'distinct' })
    const outcomes = await Promise.allSettled([decide(), decide()])
    expect(outcomes.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
    const draft = achievementDraft({ name: '固态电池硫化物电解质薄膜制备', scenarios: '车用' })
    await achievements.save(people.universityAdmin, a.id, { revision: 1, pendingRevision: null, draft })
    expect(await mine()).toEqual([])
  })

  test('are no drafts, nor what has ended', async () => {
    const name = '水稻秸秆定向液化制备多元醇'
    const draft = (given: string) =>
      house.services.achievements.create(people.universityAdmin, people.university.id, achievementDraft({ name: given }), {
        to: 'draft',
      })
    await draft(name)
    await list(`${name}的方法`)
    await draft(`${name}方法`)
    const found = async () => (await pairs()).filter(({ a, b }) => [a, b].some((one) => one.name.startsWith(name)))
    expect(await found()).toEqual([])
    const ended = await list(`一种${name}的方法`)
    expect(await found()).toHaveLength(1)
    await house.services.achievements.move(people.universityAdmin, ended.id, moveOf('withdraw', 1))
    // Nothing was processed yet: the keys of the ended one still stand.
    const late = await list(`一种${name}方法`)
    await house.services.duplicates.handle([late.id])
    const open = (await house.services.duplicates.open(people.reviewer, PAGE)).items
    expect(open.filter(({ a, b }) => [a.id, b.id].includes(late.id) && [a.id, b.id].includes(ended.id))).toEqual([])
  })

  test('are neither listed nor judged by a reviewer of another region, nor by one of the owning organisation', async () => {
    const { duplicates } = house.services
    const a = await list('海上风电大直径导管架高强灌浆料')
    await list('海上风电大直径导管架的高强灌浆料')
    const [candidate] = (await pairs()).filter((one) => [one.a.id, one.b.id].includes(a.id))
    expect(candidate).toBeDefined()
    const id = candidate?.id as string
    expect((await pairs(people.cityReviewer)).map((one) => one.id)).not.toContain(id)
    await expect(duplicates.decide(people.cityReviewer, id, { verdict: 'distinct' })).rejects.toEqual(refusal('not_found'))
    const own = { ...people.reviewer, organisations: people.universityAdmin.organisations }
    await expect(duplicates.decide(own, id, { verdict: 'distinct' })).rejects.toEqual(refusal('forbidden'))
  })
})

describe('an official list', () => {
  test('is shown in the names of its units, and brought in again changes nothing', async () => {
    const { achievements } = house.services
    expect(await bring(['获奖成果甲', '获奖成果乙'], '华北某研究院')).toMatchObject({ created: 2, updated: 0, unchanged: 0 })
    expect(await bring(['获奖成果甲', '获奖成果乙'], '华北某研究院')).toMatchObject({ created: 0, updated: 0, unchanged: 2 })
    const { items } = await achievements.mine(keeper, PAGE)
    const read = await achievements.read(people.visitor, items[0]?.id as string)
    expect([read.state, read.owner, read.unitName, read.contact]).toEqual(['imported_unclaimed', null, '华北某研究院', null])
    expect(await achievements.origins(people.visitor, read.id)).toMatchObject([{ code: 'AW-P4', batch: '2025' }])
  })

  test('and a registration list with the same achievements give candidates, and a merge shows two origins and two numbers', async () => {
    const names = ['二氧化碳捕集复合胺溶剂', '盐碱地耐盐碱小麦新品种', '煤矿采空区注浆充填']
    await bring(names, '冀中某大学', { code: 'AW-P2', batch: '2024' })
    await bring(names, '冀中某大学', { code: 'RG-ACH', batch: '2024' })
    const found = (await pairs()).filter((one) => one.a.unitName === '冀中某大学')
    expect(found).toHaveLength(3)
    const [one] = found
    await house.services.duplicates.decide(people.reviewer, one?.id as string, { verdict: 'merge', keep: one?.a.id as string })
    const origins = await house.services.achievements.origins(people.visitor, one?.a.id as string)
    expect(origins.map(({ code }) => code).sort()).toEqual(['AW-P2', 'RG-ACH'])
    expect(new Set(origins.map(({ number }) => number)).size).toBe(2)
  })
})

describe('an unclaimed record', () => {
  test('is claimed, becomes its unit’s on approval, and the list no longer changes it', async () => {
    const { achievements, claims, notices } = house.services
    const origin = { code: 'FP-PROV', batch: null as never }
    await bring(['省级项目成果：高温合金返回料净化'], '燕山测试大学', origin)
    const card = (await achievements.mine(keeper, PAGE)).items.find((one) => one.name.startsWith('省级项目成果'))
    const body = { kind: 'achievement' as const, listingId: card?.id as string, evidence: '项目合同编号 2023-X' }
    const ask = (viewer: Viewer, organisationId: string) => claims.ask(viewer, { ...body, organisationId })
    await expect(ask(people.universityMember, people.university.id)).rejects.toEqual(refusal('forbidden'))
    const claim = await ask(people.universityAdmin, people.university.id)
    expect((await ask(people.universityAdmin, people.university.id)).id).toBe(claim.id)
    const rival = await ask(people.otherCompanyAdmin, people.otherCompany.id)
    expect((await claims.waiting(people.cityReviewer, PAGE)).items).toEqual([])
    await expect(claims.decide(people.cityReviewer, claim.id, { verdict: 'approve', text: null })).rejects.toEqual(
      refusal('not_found'),
    )
    const { person, appointments } = people.reviewer
    const ofTheirs = viewerOf(person as NonNullable<typeof person>, people.universityMember.organisations, appointments)
    await expect(claims.decide(ofTheirs, claim.id, { verdict: 'approve', text: null })).rejects.toEqual(refusal('forbidden'))
    await claims.decide(people.reviewer, claim.id, { verdict: 'approve', text: null })
    const read = await achievements.read(people.universityAdmin, body.listingId)
    expect([read.state, read.owner?.id]).toEqual(['org_review', people.university.id])
    const mine = await claims.mine(people.otherCompanyAdmin, PAGE)
    expect(mine.items.find((one) => one.id === rival.id)?.state).toBe('refused')
    const told = (await notices.list(people.otherCompanyAdmin, { ...PAGE, unread: false })).items.map((item) => item.code)
    expect(told).toContain('claim_decided')
    await achievements.move(people.universityAdmin, read.id, moveOf('org_approve', read.revision))
    expect(await bring(['改了名的省级项目成果'], '燕山测试大学', origin)).toMatchObject({ created: 0, updated: 0, unchanged: 1 })
    expect((await achievements.read(people.universityAdmin, read.id)).name).toBe('省级项目成果：高温合金返回料净化')
  })

  test('is not claimed by an organisation that was not checked, nor anything else than an unclaimed record', async () => {
    const { achievements, claims } = house.services
    await bring(['市级项目成果：余热制冷'], '某厂', { code: 'FP-CITY', batch: '1' })
    const card = (await achievements.mine(keeper, PAGE)).items.find((one) => one.name.startsWith('市级项目成果'))
    const body = {
      kind: 'achievement' as const,
      listingId: card?.id as string,
      organisationId: people.company.id,
      evidence: '有合同',
    }
    const [own] = people.companyAdmin.organisations
    const waiting = {
      ...people.companyAdmin,
      organisations: [{ ...(own as NonNullable<typeof own>), state: 'applied' as const }],
    }
    await expect(claims.ask(waiting, body)).rejects.toEqual(refusal('organisation_inactive'))
    const shown = await list('展示中的一项成果')
    await expect(claims.ask(people.companyAdmin, { ...body, listingId: shown.id })).rejects.toEqual(refusal('transition_refused'))
  })

  test('is brought in by an operator of the centre only', async () => {
    const stream = (await import('node:stream')).Readable.from(['成果名称\n甲\n'])
    const given = { kind: 'achievement' as const, organisationId: people.university.id, fileName: 'a.csv', origin: 'AW-P4' }
    await expect(house.services.interchange.receive(people.universityAdmin, { ...given, stream })).rejects.toEqual(
      refusal('forbidden'),
    )
  })
})
