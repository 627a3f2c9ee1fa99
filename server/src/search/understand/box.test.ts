import type { Understood } from '@keqiao/shared/search'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { achievementDraft } from '../../../../tests/support/drafts.ts'
import { type House, startHouse } from '../../../../tests/support/start-house.ts'

const BARE = { indicators: [], keywords: [], object: null, problem: null, solution: null, scenarios: '', innovations: [] }
const strength = (value: number, unit: string) => ({
  name: '抗拉强度',
  op: '=' as const,
  value,
  valueMax: null,
  unit,
  condition: null,
})
const LIBRARY = [
  { name: '锂离子电池正极材料再生', abstract: '从退役锂离子电池中回收正极材料。', keywords: ['锂离子电池'] },
  { name: '质子交换膜的制备', abstract: '全氟质子交换膜的溶液浇铸。', keywords: ['质子交换膜'] },
  { name: '石墨烯 graphene 导热膜', abstract: 'Graphene 导热膜的卷对卷制备。', keywords: ['graphene'] },
  { name: '汽车用高强钢甲', abstract: '高强钢的抗拉强度提高。', indicators: [strength(980, 'MPa')] },
  { name: '汽车用高强钢乙', abstract: '高强钢的抗拉强度提高。', indicators: [strength(1.3, 'GPa')] },
  { name: '汽车用高强钢丙', abstract: '高强钢的抗拉强度提高。' },
]

let house: House
let secret: string
beforeAll(async () => {
  house = await startHouse()
  const { universityMember, university } = await house.addPeople()
  for (const one of LIBRARY)
    await house.services.achievements.create(universityMember, university.id, achievementDraft({ ...BARE, ...one }), {
      to: 'listed',
    })
  const gone = achievementDraft({ ...BARE, name: '蓝鲸计划', abstract: '代号 bluewhalex 的装置。', keywords: ['蓝鲸计划'] })
  secret = (await house.services.achievements.create(universityMember, university.id, gone, { to: 'listed' })).id
  await house.processAll()
  await house.services.meant.begin()
})
afterAll(() => house.close())

interface Reply {
  total: number
  items: { card: { name: string }; fulfils: boolean; title: { text: string; hit: boolean }[] }[]
  understood: Understood
}
const get = async <T>(url: string) => (await house.app.inject({ url })).json() as T
const search = (q: string, more = '') => get<Reply>(`/api/v1/search?q=${encodeURIComponent(q)}${more}`)
const names = ({ items }: Reply) => items.map(({ card }) => card.name)
const suggested = async (q: string) =>
  (await get<{ items: { text: string }[] }>(`/api/v1/suggest?q=${encodeURIComponent(q)}`)).items.map(({ text }) => text)

test('锂电 finds 锂离子电池, PEM finds 质子交换膜, and the answer says by which words', async () => {
  const found = await search('锂电')
  expect(names(found)).toEqual(['锂离子电池正极材料再生'])
  expect(found.understood.also[0]).toMatchObject({ said: '锂电', also: expect.arrayContaining(['锂离子电池']) })
  expect(found.items[0]?.title).toContainEqual({ text: '锂离子电池', hit: true })
  expect(names(await search('PEM'))).toEqual(['质子交换膜的制备'])
})

test('other words that the library does not write are not looked for in parts', async () => {
  const found = await search('MBR')
  expect(found).toMatchObject({ total: 0, understood: { also: [] } })
})

test('traditional characters and full-width letters find the same', async () => {
  expect(names(await search('質子交換膜'))[0]).toBe('质子交换膜的制备')
  expect(names(await search('ＰＥＭ'))).toEqual(['质子交换膜的制备'])
})

test('pinyin and initials suggest and find', async () => {
  expect(await suggested('zhizijiaohuanmo')).toContain('质子交换膜')
  expect(await suggested('zzjhm')).toContain('质子交换膜')
  const found = await search('zhizijiaohuanmo')
  expect(found.understood.searched).toBe('质子交换膜')
  expect(names(found)[0]).toBe('质子交换膜的制备')
  expect((await search('lidianchi')).understood.searched).toMatch(/^锂电池/)
})

test('two words typed as letters, with a blank or without, find both', async () => {
  for (const typed of ['zhizijiaohuanmo lilizidianchi', 'zhizijiaohuanmolilizidianchi']) {
    const found = await search(typed)
    expect(found.understood.searched).toBe('质子交换膜锂离子电池')
    expect(names(found)).toEqual(expect.arrayContaining(['质子交换膜的制备', '锂离子电池正极材料再生']))
  }
})

test('a Latin word spelled wrong is put right, unless one insists', async () => {
  const found = await search('grpahene 导热')
  expect(found.understood.searched).toBe('graphene 导热')
  expect(names(found)[0]).toBe('石墨烯 graphene 导热膜')
  const insisted = await search('grpahene', '&as=typed')
  expect(insisted).toMatchObject({ total: 0, understood: { searched: null, offers: [] } })
})

test('what fulfils a measure stands first, whatever its unit; what misses it last', async () => {
  const found = await search('抗拉强度≥1200MPa')
  expect(names(found)).toEqual(['汽车用高强钢乙', '汽车用高强钢丙', '汽车用高强钢甲'])
  expect(found.items.map(({ fulfils }) => fulfils)).toEqual([true, false, false])
  expect(found.understood).toMatchObject({ measures: ['抗拉强度 ≥ 1200 MPa'], fulfilled: 1 })
  const second = await search('抗拉强度≥1200MPa', '&page=2&size=1')
  expect(names(second)).toEqual(['汽车用高强钢丙'])
  expect((await search('抗拉强度≥1200MPa', '&as=typed')).understood.measures).toEqual([])
})

test('what left the library is neither suggested nor offered any more', async () => {
  expect(await suggested('lanjingjihua')).toEqual(['蓝鲸计划'])
  expect((await search('bluewhalez')).understood.searched).toBe('bluewhalex')
  await house.services.engine.remove([secret])
  house.clock.advance(61_000)
  expect(await suggested('lanjingjihua')).toEqual([])
  for (const typed of ['lanjingjihua', 'ljjh', 'bluewhalez'])
    expect((await search(typed)).understood, typed).toMatchObject({ searched: null, offers: [] })
})
